"""Step 2 says when other tenders in the same data file look like parts of one contract."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ..application.ports import Problem
from ..domain import dutch
from ..domain.steps import Step
from .form import FormPage
from .service_door import ServiceDoor
from .tasks import Tasks
from .tender_editor import TenderEditor
from .widgets.card import Card
from .widgets.text import Label

if TYPE_CHECKING:
    from ..application.splitting import Splitting
    from ..domain.tender import Tender

DELAY_MS = 800
MOST = 5


class SplittingCard(Card):
    """What lies beside this tender, and what it comes to together."""

    def __init__(self) -> None:
        super().__init__("Soortgelijke aanbestedingen")
        self._words = Label("", wrap=True)
        self._list = Label("", "caption", "muted", wrap=True)
        self.add(self._words, self._list)
        self.hide()

    def show_splitting(self, found: Splitting | None) -> None:
        """Show what was found; nothing is shown when there is nothing alike."""
        self.setVisible(found is not None)
        if found is None:
            return
        self._words.setText(found.sentence)
        lines = [_line(item.title, item.reference, item.value) for item in found.others[:MOST]]
        more = len(found.others) - MOST
        if more > 0:
            lines.append(f"En nog {more}.")
        self._list.setText("\n".join(lines))
        self.set_tone("why" if found.crosses else "")
        if found.crosses:
            self.set_state("to_justify", "Kijk dit na")
        else:
            self.set_state()

    def words(self) -> str:
        """What is said now."""
        return f"{self._words.text()}\n{self._list.text()}"


class SplittingWatch(QObject):
    """Looks again when what it depends on has changed, and puts the card on the page of step 2 when it first has news.

    `page(Step)` gives the page of a step.
    """

    def __init__(
        self,
        editor: TenderEditor,
        door: ServiceDoor,
        tasks: Tasks,
        page: Callable[[Step], QWidget],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor, self._door, self._tasks, self._page = editor, door, tasks, page
        self.card: SplittingCard | None = None
        self._seen: tuple[Any, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        editor.changed.connect(self._on_changed)
        editor.opened.connect(self._on_opened)
        self._timer.start(0)

    def look(self) -> None:
        """Look now. A store that cannot be read is told elsewhere: this card is only a help."""
        self._timer.stop()
        tender = self._editor.tender
        self._seen = _facts(tender)

        def failed(error: BaseException) -> None:
            if not isinstance(error, Problem):
                raise error
            self._show(None, tender)

        self._tasks.run(
            self._door.use(lambda services: services.splitting(tender)),
            lambda found: self._show(found, tender),
            failed,
        )

    def _show(self, found: Splitting | None, tender: Tender) -> None:
        if tender.id != self._editor.tender.id:
            return
        if self.card is None:
            if found is None:
                return
            page = self._page(Step.VALUE)
            if not isinstance(page, FormPage):
                return
            self.card = SplittingCard()
            page.add_card(self.card, after="Looptijd")
        self.card.show_splitting(found)

    def _on_changed(self, tender: Tender) -> None:
        if _facts(tender) != self._seen:
            self._timer.start(DELAY_MS)

    def _on_opened(self, _tender: Tender) -> None:
        if self.card is not None:
            self.card.show_splitting(None)
        self._timer.start(0)


def _facts(tender: Tender) -> tuple[Any, ...]:
    """What the sum depends on."""
    subject, schedule = tender.subject, tender.schedule
    return (
        tender.id,
        subject.main_cpv,
        subject.department,
        subject.nature,
        subject.is_social_or_specific_service,
        tender.estimated_value,
        schedule.dispatch_date,
        schedule.contract_start,
        tender.assessment_date,
    )


def _line(title: str, reference: str, value: Any) -> str:
    name = " ".join(part for part in (reference.strip(), title.strip() or "Aanbesteding zonder titel") if part)
    return f"{name} – {dutch.euro(value) if value is not None else 'waarde nog niet bekend'}"
