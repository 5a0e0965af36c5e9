"""One topic of the help, to read: headings, steps and lists, with words to follow. Built by code, never from markup."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from ...domain.help import (
    HelpBook,
    HelpPicture,
    Topic,
    told_lines,
)
from ...domain.help_search import marks
from ..drawing import focus_ring
from ..theme import look
from ..tokens import RADIUS_ROW
from .help_writer import LARGER, TOPIC, HelpWriter

_DENSITY = 2  # pixels of a picture for each pixel that it is meant to take on screen
_MOST_WIDE = 720  # pixels; longer lines read badly


@dataclass(frozen=True, slots=True)
class FieldHelp:
    """The field that has the focus, and what is said about it."""

    label: str = ""
    words: str = ""


class HelpText(QTextBrowser):
    """`link_asked(str)`: the user wants to read another topic. Tab goes from link to link, Enter follows one.

    `larger_asked(int)`: a picture wants so many pixels more room, or fewer below zero. `pictures` gives the file of a
    picture by its name; b"" leaves it out.
    """

    link_asked = Signal(str)
    larger_asked = Signal(int)

    def __init__(self, book: HelpBook, pictures: Callable[[str], bytes], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book, self._pictures = book, pictures
        self._widest = self._room_then = 0
        self._room_before = 0  # the room there was before a picture was made larger; 0 when none is
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
        if self._widest and self._room() != self._room_then:
            self.restyle()  # pictures take the room there is

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
        self._room_then, self._widest = self._room(), 0
        writer = HelpWriter(document)
        writer.head(topic.title, 1)
        if self._field.words:
            writer.field(self._field.label, self._field.words)
        for section in topic.sections:
            if section.title:
                writer.head(section.title, 2)
            for block in section.blocks:
                if isinstance(block, HelpPicture):
                    self._draw(block, writer)
                else:
                    writer.block(block)
        if topic.see:
            writer.head("Zie ook", 2)
            writer.links([(other, self._book.topic(other).title) for other in topic.see])
        self.setDocument(document)  # the one before belongs to this widget, and goes
        self.setAccessibleName(f"Hulp: {topic.title}")
        told = f"{self._field.label}: {self._field.words}. " if self._field.words else ""
        self.setAccessibleDescription(told + " ".join(told_lines(topic)))
        self._mark()

    def _room(self) -> int:
        """How wide a picture can be."""
        return max(1, self.viewport().width() - 2 * look().px(16))

    def _draw(self, picture: HelpPicture, writer: HelpWriter) -> None:
        """A picture as large as it is meant to be, or as there is room for, drawn for the pixels of this screen."""
        drawn = QImage.fromData(self._pictures(picture.name))
        if drawn.isNull():
            return
        full = look().px(drawn.width() // _DENSITY)
        self._widest = max(self._widest, full)
        ratio = self.devicePixelRatioF()
        wide = min(full, self._room_then)
        fitted = drawn.scaledToWidth(round(wide * ratio), Qt.TransformationMode.SmoothTransformation)
        fitted.setDevicePixelRatio(ratio)
        writer.picture(picture, fitted, wide)
        if full > self._room_then or self._room_before:
            writer.larger("Afbeelding kleiner" if self._room_before else "Afbeelding groter")

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
        if url.scheme() == TOPIC:
            self.link_asked.emit(url.path())
        elif url.scheme() == LARGER:
            now, before = self._room(), self._room_before
            self._room_before = 0 if before else now
            self.larger_asked.emit(before - now if before else self._widest - now)
            self.restyle()
