"""What narrows the list of who could deliver: distance, recognition, kind and name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain.catalogue_search import plain
from ...domain.enterprises.enterprise import EnterpriseKind
from ...domain.enterprises.matching import Match
from ..widgets.choice_chip import ChoiceChip
from ..widgets.inputs import CheckBox, IntegerEdit
from ..widgets.layouts import Flow, holder, row
from ..widgets.search_field import SearchField
from ..widgets.text import Label

_FARTHEST = 400


class MatchingFilters(QWidget):
    """`changed()`: something else is asked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField("Zoek op naam", "Zoek op naam onder wie past")
        self.km = IntegerEdit(minimum=1, maximum=_FARTHEST)
        self.km.setAccessibleName("Binnen hoeveel kilometer")
        self.proven = CheckBox("Met geldige erkenning")
        self.kinds = ChoiceChip("Soort", tuple(EnterpriseKind), "Alle soorten")
        flow = Flow(gap=14, line_gap=6)
        near = holder(row(Label("Binnen", tone="muted"), self.km, Label("km", tone="muted"), gap=6))
        near.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for part in (self.search, near, self.proven, self.kinds):
            flow.addWidget(part)
        self.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.search.searched.connect(lambda _words: self.changed.emit())
        self.km.edited.connect(lambda _km: self.changed.emit())
        self.proven.edited.connect(lambda _on: self.changed.emit())
        self.kinds.chosen_changed.connect(lambda _kinds: self.changed.emit())

    @property
    def is_narrowing(self) -> bool:
        """Whether anything is asked at all."""
        return bool(self.search.words() or self.km.value() or self.proven.value() or self.kinds.chosen())

    def wipe(self) -> None:
        """Ask nothing any more, without telling."""
        self.search.show_words("")
        self.km.reset(None)
        self.proven.reset(False)
        self.kinds.choose(())

    def passes(self, match: Match) -> bool:
        """Whether a match is among what is asked. An unknown distance is not within any."""
        item, km = match.enterprise, self.km.value()
        name = plain(item.name)
        return (
            all(word in name for word in plain(self.search.words()).split())
            and (km is None or (match.distance_km is not None and match.distance_km <= km))
            and (not self.proven.value() or (match.recognition is not None and match.recognition.holds))
            and (not self.kinds.chosen() or item.kind in self.kinds.chosen())
        )
