"""The rows of the list of the help: heads and topics, or what was found for some words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ...domain import dutch
from ...domain.help import HelpBook, Topic
from ...domain.help_search import Hit, found

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
ROW = int(Qt.ItemDataRole.UserRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)


@dataclass(frozen=True, slots=True)
class HelpRow:
    """One row: a topic with a line of it, or a head, which has no topic. `words` are marked in both."""

    title: str
    line: str = ""
    topic: Topic | None = None
    words: str = ""


class HelpRows(QAbstractListModel):
    """All topics by group, or only those that were sought."""

    def __init__(self, book: HelpBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.rows: list[HelpRow] = []
        self.seek("")

    def seek(self, words: str) -> None:
        """Show what fits these words, the best first; everything without words."""
        self.beginResetModel()
        self.rows = _found_rows(found(self._book, words), words) if words.strip() else _all_rows(self._book)
        self.endResetModel()

    def topics(self) -> list[Topic]:
        """The topics that are shown, in their order."""
        return [row.topic for row in self.rows if row.topic is not None]

    def place_of(self, topic: str) -> int:
        """The row of a topic, or of the first one when it is not shown; -1 when there is none at all."""
        places = [at for at, row in enumerate(self.rows) if row.topic is not None]
        mine = (at for at in places if self.rows[at].topic.id == topic)  # type: ignore[union-attr]
        return next(mine, places[0] if places else -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (_DISPLAY, _ACCESSIBLE):
            return f"{row.title}. {row.line}" if row.line else row.title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].topic is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _all_rows(book: HelpBook) -> list[HelpRow]:
    rows: list[HelpRow] = []
    for group, topics in book.groups():
        rows.append(HelpRow(group.label))
        rows += [HelpRow(topic.title, "", topic) for topic in topics]
    return rows


def _found_rows(hits: Sequence[Hit], words: str) -> list[HelpRow]:
    if not hits:
        return []
    head = HelpRow(f"{dutch.counted(len(hits), 'onderwerp', 'onderwerpen')} gevonden")
    return [head, *(HelpRow(hit.topic.title, hit.line or hit.topic.summary, hit.topic, words) for hit in hits)]
