"""Puts a topic of the help in a text document, piece by piece; what is written is never read as markup."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QBrush,
    QFont,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextListFormat,
    QTextOption,
)

from ...domain.help import HelpBlock, HelpParagraph, HelpPicture, Line, Points, Steps, Terms
from ..theme import look
from .text import keep_together

TOPIC, LARGER = "onderwerp", "groter"  # the schemes of links: to another topic, and to a larger picture
_PICTURE = "afbeelding"
_INDENT, _POINT = 24, 14  # pixels: where the words of a list begin, and how far before them their point stands
_LEADING = 128  # percent between lines: text to read, not to scan


class HelpWriter:
    """Puts a topic in a text document, piece by piece."""

    def __init__(self, document: QTextDocument) -> None:
        self._at = QTextCursor(document)
        self._empty = True

    def head(self, words: str, level: int) -> None:
        """A heading, which a screen reader can jump to."""
        style = look()
        self._begin(top=0 if level == 1 else 16, bottom=8 if level == 1 else 4, level=level)
        form = self._form(QFont(style.font("page" if level == 1 else "strong")))
        self._at.insertText(words, form)

    def field(self, label: str, words: str) -> None:
        """What is said about the field, in a frame of its own."""
        style = look()
        frame = QTextFrameFormat()
        frame.setBorder(1)
        frame.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        frame.setBorderBrush(QBrush(style.c.field_line))
        frame.setBackground(style.c.sunken)
        frame.setPadding(style.px(10))
        frame.setTopMargin(style.px(4))
        frame.setBottomMargin(style.px(8))
        outside = self._at.currentFrame()
        self._at.insertFrame(frame)
        self._empty = True
        self._begin(top=0, bottom=2)
        self._at.insertText(f"Dit veld: {label}", self._form(style.font("strong")))
        self._begin(top=0, bottom=0)
        self._at.insertText(keep_together(words), self._form())
        self._at = outside.lastCursorPosition()
        self._empty = True

    def block(self, block: HelpBlock) -> None:
        """A paragraph, steps, a list, or words with their meaning."""
        match block:
            case HelpParagraph():
                self._begin(bottom=8)
                self._line(block.line)
            case Steps():
                self._steps(block.items)
            case Points():
                self._points(block.items)
            case Terms():
                self._terms(block)

    def picture(self, picture: HelpPicture, drawn: QImage, wide: int) -> None:
        """A picture in a line of its own; its words are told with those of the topic."""
        address = QUrl(f"{_PICTURE}:{picture.name}")
        document = self._at.document()
        document.addResource(QTextDocument.ResourceType.ImageResource.value, address, drawn)
        form = QTextImageFormat()
        form.setName(address.toString())
        form.setWidth(wide)
        form.setHeight(drawn.height() / drawn.devicePixelRatio())
        form.setToolTip(picture.alternative)
        self._begin(top=4, bottom=4, tight=True)
        self._at.insertImage(form)

    def larger(self, words: str) -> None:
        """A link that asks for more room for the picture, or gives it back."""
        self._begin(bottom=8)
        self._at.insertText(words, self._link("", LARGER))

    def links(self, topics: list[tuple[str, str]]) -> None:
        """Titles of other topics, each on a line of its own."""
        for identifier, title in topics:
            self._begin(top=2, bottom=2)
            self._at.insertText(title, self._link(identifier))

    def _steps(self, items: tuple[Line, ...]) -> None:
        form = QTextListFormat()
        form.setStyle(QTextListFormat.Style.ListDecimal)
        form.setIndent(1)
        self._at.document().setIndentWidth(look().px(_INDENT))
        made = None
        for item in items:
            self._begin(bottom=4)
            if made is None:
                made = self._at.createList(form)
            else:
                made.add(self._at.block())
            self._line(item)

    def _points(self, items: tuple[Line, ...]) -> None:
        """Points before lines that hang in; those of Qt touch the words."""
        for item in items:
            self._begin(bottom=4, hanging=True)
            self._at.insertText("•\t", self._form())
            self._line(item)

    def _terms(self, terms: Terms) -> None:
        style = look()
        for item in terms.items:
            self._begin(top=8, bottom=0)
            self._at.insertText(item.word, self._form(style.font("strong")))
            self._begin(bottom=0)
            self._at.insertText(keep_together(item.meaning), self._form())
            self._begin(bottom=2)
            self._at.insertText(item.source, self._form(style.font("caption"), muted=True))

    def _line(self, line: Line) -> None:
        for run in line:
            form = self._link(run.topic) if run.topic else self._form(look().font("strong" if run.strong else "body"))
            self._at.insertText(keep_together(run.text), form)

    def _begin(
        self, *, top: int = 0, bottom: int = 0, level: int = 0, hanging: bool = False, tight: bool = False
    ) -> None:
        """Begin a new block; the one that is there when it is still empty."""
        style = look()
        form = QTextBlockFormat()
        form.setTopMargin(style.px(top))
        form.setBottomMargin(style.px(bottom))
        form.setHeadingLevel(level)
        if hanging:
            form.setLeftMargin(style.px(_INDENT))
            form.setTextIndent(-style.px(_POINT))
            form.setTabPositions([QTextOption.Tab(style.px(_POINT), QTextOption.TabType.LeftTab)])
        leading = 100 if level or tight else _LEADING
        form.setLineHeight(leading, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._empty:
            self._at.setBlockFormat(form)
            self._at.setBlockCharFormat(self._form())  # the number of a step takes after this, not after the head
            self._empty = False
        else:
            self._at.insertBlock(form, self._form())
        listed = self._at.currentList()
        if listed is not None:
            listed.remove(self._at.block())
            self._at.setBlockFormat(form)

    def _form(self, font: QFont | None = None, *, muted: bool = False) -> QTextCharFormat:
        style = look()
        form = QTextCharFormat()
        form.setFont(font if font is not None else style.font())
        form.setForeground(style.c.muted if muted else style.c.text)
        return form

    def _link(self, topic: str, scheme: str = TOPIC) -> QTextCharFormat:
        form = self._form()
        form.setAnchor(True)
        form.setAnchorHref(f"{scheme}:{topic}")
        form.setForeground(look().c.accent)
        form.setFontUnderline(True)
        return form
