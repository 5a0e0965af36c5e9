"""One topic of the help, to read: headings, steps and lists, with words to follow. Built by code, never from markup."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextListFormat,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from ...domain.help import HelpBlock, HelpBook, HelpParagraph, Line, Points, Steps, Terms, Topic, told_lines
from ...domain.help_search import marks
from ..drawing import focus_ring
from ..theme import look
from ..tokens import RADIUS_ROW
from .text import keep_together

_SCHEME = "onderwerp"
_MOST_WIDE = 720  # pixels; longer lines read badly
_INDENT, _POINT = 24, 14  # pixels: where the words of a list begin, and how far before them their point stands
_LEADING = 128  # percent between lines: text to read, not to scan


@dataclass(frozen=True, slots=True)
class FieldHelp:
    """The field that has the focus, and what is said about it."""

    label: str = ""
    words: str = ""


class HelpText(QTextBrowser):
    """`link_asked(str)`: the user wants to read another topic. Tab goes from link to link, Enter follows one."""

    link_asked = Signal(str)

    def __init__(self, book: HelpBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._topic: Topic | None = None
        self._field, self._words = FieldHelp(), ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(self._follow)

    def topic(self) -> Topic | None:
        """What can be read now."""
        return self._topic

    def show_topic(self, topic: Topic, field: FieldHelp | None = None, words: str = "") -> None:
        """Show a topic from its beginning; `field` stands above it, and `words` that were sought are marked."""
        self._topic, self._field, self._words = topic, field or FieldHelp(), words
        self._build()
        self.verticalScrollBar().setValue(0)

    def restyle(self) -> None:
        if self._topic is not None:
            before = self.verticalScrollBar().value() / max(1, self.verticalScrollBar().maximum())
            self._build()
            self.verticalScrollBar().setValue(round(before * self.verticalScrollBar().maximum()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines stay short enough to read, however wide the help is."""
        wide = max(0, self.width() - look().px(_MOST_WIDE))
        if self.viewportMargins().right() != wide:
            self.setViewportMargins(0, 0, wide, 0)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the window (Esc, Alt with an arrow) go on; those for reading stay here."""
        with_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if with_alt or event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            p = QPainter(self.viewport())
            focus_ring(p, self.viewport().rect(), look().c.focus, look().c.focus_gap, RADIUS_ROW)
            p.end()

    # -- building -------------------------------------------------------------------------------------------------
    def _build(self) -> None:
        topic = self._topic
        if topic is None:
            return
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(look().px(16))
        document.setDefaultFont(look().font())
        document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, topic.title)
        writer = _Writer(document)
        writer.head(topic.title, 1)
        if self._field.words:
            writer.field(self._field)
        for section in topic.sections:
            if section.title:
                writer.head(section.title, 2)
            for block in section.blocks:
                writer.block(block)
        if topic.see:
            writer.head("Zie ook", 2)
            writer.links([(other, self._book.topic(other).title) for other in topic.see])
        self.setDocument(document)  # the one before belongs to this widget, and goes
        self.setAccessibleName(f"Hulp: {topic.title}")
        told = f"{self._field.label}: {self._field.words}. " if self._field.words else ""
        self.setAccessibleDescription(told + " ".join(told_lines(topic)))
        self._mark()

    def _mark(self) -> None:
        """Show where the words stand that were sought: underlined, on another ground."""
        found = QTextCharFormat()
        found.setBackground(look().c.soft)
        found.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        shown = []
        for begin, end in marks(self.document().toPlainText(), self._words):
            part = QTextEdit.ExtraSelection()
            part.cursor = QTextCursor(self.document())
            part.cursor.setPosition(begin)
            part.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            part.format = found
            shown.append(part)
        self.setExtraSelections(shown)

    def _follow(self, url: QUrl) -> None:
        if url.scheme() == _SCHEME:
            self.link_asked.emit(url.path())


class _Writer:
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

    def field(self, field: FieldHelp) -> None:
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
        self._at.insertText(f"Dit veld: {field.label}", self._form(style.font("strong")))
        self._begin(top=0, bottom=0)
        self._at.insertText(keep_together(field.words), self._form())
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

    def _begin(self, *, top: int = 0, bottom: int = 0, level: int = 0, hanging: bool = False) -> None:
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
        form.setLineHeight(100 if level else _LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
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

    def _link(self, topic: str) -> QTextCharFormat:
        form = self._form()
        form.setAnchor(True)
        form.setAnchorHref(f"{_SCHEME}:{topic}")
        form.setForeground(look().c.accent)
        form.setFontUnderline(True)
        return form
