"""What the palette of the window can find: actions, pages, steps, fields, findings, tenders, criteria, settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..application.ports import Query, Summary
from ..domain import fields
from ..domain.assessment import without_repeats
from ..domain.catalogue_search import CatalogueFilter, CatalogueIndex, is_sure
from ..domain.obstacles import TITLE as OBSTACLES
from ..domain.steps import Step, step_of
from ..domain.telling import told
from ..domain.tender import Tender
from .actions import applicable
from .findings_list import IN_ORDER
from .form import FieldSpec
from .main_window import RAIL
from .models.palette import MOST_IN_GROUP, Entry, best_first, remembered, tenders_in
from .models.shortcuts import told_key
from .models.tender_list import kind_of, title_of
from .palette import ListSource, Palette, PaletteSource, Show
from .palette_enterprises import EnterpriseSource, register_actions
from .services import Services
from .window_lists import places_of, print_rows, printable_lists
from .window_market import market_actions
from .window_meetings import MeetingSource, meeting_actions
from .window_obstacles import palette_entries
from .window_settings import keep_recent
from .workspace import FORMS

if TYPE_CHECKING:
    from ..domain.catalogue import Catalogue
    from .main_window import MainWindow
    from .workspace import Workspace

_STEP_GLYPH = "list-numbers"
_LEAST = 2  # letters before criteria are looked up
_MOST_CRITERIA = 200


def make_palette(window: MainWindow) -> Palette:
    """The palette over this window, with everything it can find, and what pages add to `window.palette_sources`."""
    tenders, enterprises, knowledge = _Tenders(window), EnterpriseSource(window), _Knowledge(window)
    meetings = MeetingSource(window)

    def sources() -> Sequence[PaletteSource]:
        return (
            ListSource("Opdrachten", lambda: tuple(_actions(window)), idle=True),
            ListSource("Stappen", lambda: tuple(_steps(window))),
            ListSource("Velden", lambda: tuple(_fields(window))),
            ListSource("Bevindingen", lambda: tuple(_findings(window))),
            ListSource("Instellingen", lambda: tuple(_settings(window))),
            ListSource("Hulp", lambda: tuple(window.helper.entries())),
            ListSource(OBSTACLES, lambda: tuple(palette_entries(window))),
            *window.palette_sources,
            tenders,
            enterprises,
            meetings,
            knowledge,
        )

    def chosen(key: str) -> None:
        keep_recent(window, remembered(window.settings.recent, key))

    return Palette(window, sources, lambda: window.settings.recent, chosen)


# -- what is known at once ----------------------------------------------------------------------------------------
def _actions(window: MainWindow) -> Iterator[Entry]:
    """What can be done now, and the pages."""
    for spec in applicable(places_of(window)):
        if spec.name != "palette":
            yield Entry(
                f"action:{spec.name}",
                spec.words,
                window.actions_by_name[spec.name].trigger,
                glyph=spec.glyph,
                keys=told_key(spec.keys[0]),
                also=spec.also,
            )
    work = window.open_workspace()
    for path, label in printable_lists(work) if work is not None else ():
        words = f"Afdrukken: {label.lower()}"
        yield Entry(f"print:{path}", words, _calling(lambda path: print_rows(window, path), path), glyph="printer")
    yield from register_actions(window)
    yield from market_actions(window)
    yield from meeting_actions(window)
    for item in RAIL:
        words = f"Naar {item.words}".replace("-\n", "").replace("\n", " ")
        yield Entry(f"page:{item.key}", words, _calling(window.go_to, item.key), glyph=item.glyph, also="pagina")


def _steps(window: MainWindow) -> Iterator[Entry]:
    work = window.open_workspace()
    if work is None:
        return
    for step in Step:
        yield Entry(
            f"step:{step.value}",
            step.label,
            _calling(work.go_to_step, step),
            second=f"Stap {step.number}",
            glyph=_STEP_GLYPH,
        )


def _fields(window: MainWindow) -> Iterator[Entry]:
    """Every field of the open tender that applies to it, lists with their rows among them."""
    work, tender = window.open_workspace(), window.editor.tender
    if work is None:
        return
    for form in FORMS:
        for card in form.cards:
            if card.when is not None and not card.when(tender):
                continue
            where = f"{form.step.number} {form.step.label} · {card.title}"
            for part in card.parts:
                if part.when is None or part.when(tender):
                    if isinstance(part, FieldSpec):
                        yield from _field_entries(work, part, where)
                    else:
                        yield from _list_entries(work, tender, part.path, part.summary[0], where)


def _field_entries(work: Workspace, part: FieldSpec, where: str) -> Iterator[Entry]:
    for path, label in ((part.path, part.label), (part.beside, "")):
        if path:
            about = fields.describe(Tender, path).about
            shown = label or about.label
            # The field beside another one has no focus of its own to go to: its row has.
            yield Entry(
                f"field:{path}",
                shown,
                _calling(work.go_to_field, part.path),
                second=where,
                glyph="pencil-simple",
                also=f"{about.label} {about.help}",
            )


def _list_entries(work: Workspace, tender: Tender, path: str, name: str, where: str) -> Iterator[Entry]:
    field = fields.describe(Tender, path)
    yield Entry(
        f"field:{path}", field.about.label, _calling(work.go_to_field, path), second=where, glyph="rows", also="lijst"
    )
    for at, row in enumerate(fields.get(tender, path)):
        title = told(fields.field_of(field.kind, name), getattr(row, name))
        if title:
            yield Entry(
                f"field:{path}.{at}",
                title,
                _calling(work.go_to_field, f"{path}.{at}"),
                second=f"{field.about.label} · {where}",
                glyph="rows",
            )


def _findings(window: MainWindow) -> Iterator[Entry]:
    work = window.open_workspace()
    if work is None or work.assessment is None:
        return
    for item in without_repeats(work.assessment.findings):
        if item.status not in IN_ORDER:
            step = step_of(item.path) if item.path else Step.ASSESSMENT
            yield Entry(
                f"finding:{item.criterion.id}",
                item.criterion.title,
                _calling(work.show_finding, item),
                second=f"{item.status.label} · {step.number} {step.label}",
                glyph="scales",
                also=f"{item.criterion.id} {item.message}",
            )


def _settings(window: MainWindow) -> Iterator[Entry]:
    from .pages.settings import SIZES, THEMES

    for theme, words in THEMES:
        yield Entry(
            f"theme:{theme}",
            f"Kleuren: {words.lower()}",
            _calling(lambda theme: window.use_settings(replace(window.settings, theme=theme)), theme),
            glyph="palette",
            also="thema weergave contrast donker licht",
        )
    for size in SIZES:
        yield Entry(
            f"size:{size}",
            f"Tekst op {size} %",
            _calling(lambda size: window.use_settings(replace(window.settings, text_percent=size)), size),
            glyph="text-aa",
            also="grootte letter zoom weergave",
        )
    for name, words, also in (
        ("organisation", "Naam van uw organisatie", "gemeente"),
        ("folder", "Map voor documenten", "pdf bewaren export"),
        ("place", "Waar uw gegevens staan", "map data reservekopie"),
    ):
        yield Entry(
            f"setting:{name}",
            words,
            _calling(lambda name: _show_setting(window, name), name),
            second="Instellingen",
            glyph="gear-six",
            also=also,
        )


def _show_setting(window: MainWindow, name: str) -> None:
    """Show the page of the settings with the focus in one of its fields."""
    window.go_to("settings")
    window.page("settings").show_setting(name)  # type: ignore[attr-defined]


# -- what is looked up --------------------------------------------------------------------------------------------
class _Tenders:
    """Tenders by any word in them; before anything is typed those opened last."""

    heading = "Aanbestedingen"

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._asked = 0

    def find(self, words: str, show: Show) -> None:
        query = Query(search=words, limit=MOST_IN_GROUP + 1)
        opened = tenders_in(self._window.settings.recent)

        def look(services: Services) -> Sequence[Summary]:
            return services.dossiers.rows(query) if words else services.dossiers.rows_of(opened)

        self.heading = "Aanbestedingen" if words else "Laatst geopend"
        self._asked += 1
        asked = self._asked

        def found(rows: Sequence[Summary]) -> None:
            show(best_first(words, [self._entry(row) for row in rows]))

        _look_up(self._window, lambda: asked == self._asked, look, found)

    def known(self, key: str) -> Entry | None:
        return None  # those opened last have a head of their own

    def _entry(self, row: Summary) -> Entry:
        return Entry(
            f"tender:{row.id}",
            title_of(row),
            _calling(self._window.desk.open, row.id),
            second=" · ".join(part for part in (kind_of(row), row.phase.label) if part),
            glyph="file-text",
        )


@dataclass
class _Kept:
    """The catalogue that was indexed last, with its index."""

    catalogue: Catalogue | None = None
    index: CatalogueIndex | None = None


class _Knowledge:
    """Criteria, numbers and duties by any word in them."""

    heading = "Kennisbank"

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._kept = _Kept()
        self._asked = 0

    def find(self, words: str, show: Show) -> None:
        self._asked += 1
        asked = self._asked
        if len(words) < _LEAST:
            show(())
            return

        def look(services: Services) -> Sequence[tuple[str, str, str]]:
            catalogue = services.assessor.catalogue
            if self._kept.index is None or self._kept.catalogue is not catalogue:
                self._kept = _Kept(catalogue, CatalogueIndex(catalogue))
            assert self._kept.index is not None
            return tuple(_lines_of(self._kept.index.narrowed(CatalogueFilter(words=words))))[:_MOST_CRITERIA]

        def found(lines: Sequence[tuple[str, str, str]]) -> None:
            entries = [
                Entry(
                    f"knowledge:{key}",
                    title,
                    _calling(lambda key: _show_criterion(self._window, key), key),
                    second=second,
                    glyph="book-open",
                )
                for key, title, second in lines
            ]
            show(best_first(words, entries))

        _look_up(self._window, lambda: asked == self._asked, look, found)

    def known(self, key: str) -> Entry | None:
        return None


def _show_criterion(window: MainWindow, key: str) -> None:
    """Show a criterion, a number or a duty in the Kennisbank."""
    window.go_to("knowledge")
    if window.knowledge is not None:
        window.knowledge.show_entry(key)


def _lines_of(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    for item in catalogue.criteria:
        yield item.id, item.title, f"{item.id} · {item.basis.label} · {item.theme.label}"
    for norm in catalogue.norms.values():
        sure = "" if is_sure(norm) else " · nog te bevestigen"
        yield norm.name, norm.description, f"Getal{sure}"
    for duty in catalogue.duties:
        yield duty.id, duty.title, "Motiveringsplicht"


def _look_up(
    window: MainWindow, wanted: Callable[[], bool], look: Callable[[Services], Any], found: Callable[[Any], object]
) -> None:
    """Look something up on the thread of the store; not at all when it is no longer wanted once its turn has come.

    What cannot be read is not shown here: the list itself says what is wrong with the file.
    """

    def show(result: Any) -> None:
        if result is not None:
            found(result)

    work = window.door.use(lambda services: look(services) if wanted() else None)
    window.tasks.run(work, show, lambda _error: found(()))


def _calling(action: Callable[[Any], object], value: Any) -> Callable[[], object]:
    return lambda: action(value)
