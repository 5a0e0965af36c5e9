"""The overview "Waarop toetsen wij?": every criterion, number and duty with its source, its dates and its certainty."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from . import dutch
from .catalogue import SHORT_NAMES, Basis, Catalogue, Criterion, Duty, LegalBasis, Severity
from .catalogue_numbers import number_tables
from .catalogue_search import EVERYTHING, CatalogueFilter, CatalogueIndex, is_sure
from .catalogue_texts import (
    NOTICE,
    consequence,
    counted,
    paragraphs,
    sources,
    validity,
)
from .choices import Regime
from .document import Block, Bullets, Cell, Chapter, Column, Document, Facts, Paragraph, Table
from .norms import Certainty, Norm, Origin

TITLE = "Waarop toetsen wij?"

_MEANINGS = {
    Basis.STATUTORY: "Wettelijk: dit staat in een wet of in een uitspraak van de rechter.",
    Basis.GUIDE: "Gids Proportionaliteit: wijkt u af, dan legt u uit waarom.",
    Basis.POLICY: "Beleid: uw gemeente kiest dit zelf.",
    Basis.RECOMMENDED: "Aanbevolen: andere gemeenten en kennisinstellingen raden dit aan.",
    Basis.OPPORTUNITY: "Kans: een idee om meer te bereiken. Het hoeft niet.",
}
_ORIGINS = {
    Origin.LAW: ("Getallen uit de wet", "Deze getallen staan in een wet of in Europese regels."),
    Origin.GUIDE: (
        "Getallen uit richtsnoeren",
        "Deze getallen staan in een richtsnoer, zoals de Gids Proportionaliteit.",
    ),
    Origin.POLICY: ("Getallen uit beleid", "Geen wet, maar een keuze van uw gemeente."),
}


def catalogue_document(
    catalogue: Catalogue,
    day: date,
    organisation: str,
    made_on: date,
    version: str,
    wanted: CatalogueFilter = EVERYTHING,
) -> Document:
    """What of the catalogue is `wanted`, as a document. `day` says which of the dated values holds.

    `version` is that of the program. Everything wanted stands in it exactly once, in the order of the page on screen;
    numbers that share a source stand together.
    """
    shown = CatalogueIndex(catalogue).narrowed(wanted)
    parts = [
        *_theme_parts(shown.criteria),
        *_number_parts(shown.norms.values(), day),
        *_duty_parts(shown.duties),
        *_source_parts(shown),
        _receipt(catalogue, day, made_on, version, wanted),
    ]
    chapters = tuple(
        Chapter(number=number, title=part.title, blocks=part.blocks) for number, part in enumerate(parts, 1)
    )
    held = counted(shown) or "Bij deze keuze hoort niets"
    selection = tuple((f"Keuze: {label.lower()}", text) for label, text in wanted.told())
    return Document(
        kind="Kennisbank",
        title=TITLE,
        organisation=organisation.strip(),
        status="" if wanted.is_everything else "Selectie",
        date=made_on,
        file_name=file_name(made_on, wanted),
        key_facts=Facts(
            rows=(
                ("Inhoud", held),
                *selection,
                ("Criteria", f"versie {catalogue.version}"),
                *((("Beleidsprofiel", catalogue.profile),) if catalogue.profile else ()),
                ("Recht van", dutch.day(day)),
            )
        ),
        summary=_summary(shown, wanted),
        chapters=chapters,
        disclaimer=NOTICE,
    )


def file_name(made_on: date, wanted: CatalogueFilter = EVERYTHING) -> str:
    """A tidy file name, without the question mark that Windows does not take."""
    selection = "" if wanted.is_everything else " - selectie"
    return f"{TITLE.rstrip('?')}{selection} - {made_on.isoformat()}.pdf"


@dataclass(frozen=True)
class _Part:
    """A chapter before it has its number."""

    title: str
    blocks: tuple[Block, ...]


# -- the first pages ----------------------------------------------------------------------------------------------
def _summary(shown: Catalogue, wanted: CatalogueFilter) -> tuple[Block, ...]:
    whole = "alles" if wanted.is_everything else "een deel van alles"
    blocks: list[Block] = [
        Paragraph(
            text=f"Dit overzicht noemt {whole} waarop het programma een aanbesteding toetst. Bij elk punt staat waarom "
            "het ertoe doet, wat u kunt doen, uit welke bron het komt en hoe zeker het is."
        ),
        Paragraph(
            text="Staat er ‘nog te bevestigen’? Dan is de bron niet volledig nagekeken. Kijk het zelf na voordat u "
            "erop bouwt. Zo’n punt houdt een publicatie nooit tegen."
        ),
    ]
    bases = [basis for basis in Basis if any(item.basis is basis for item in shown.criteria)]
    if bases:
        blocks.append(Bullets(items=tuple(_MEANINGS[basis] for basis in bases)))
    if len({item.theme for item in shown.criteria}) > 1:
        blocks.append(_by_theme(shown.criteria))
    return tuple(blocks)


def _by_theme(criteria: Sequence[Criterion]) -> Table:
    def numbers(items: Sequence[Criterion]) -> tuple[Cell, ...]:
        statutory = sum(item.basis is Basis.STATUTORY for item in items)
        unsure = sum(item.certainty is not Certainty.SURE for item in items)
        return tuple(Cell(text=dutch.number(amount)) for amount in (len(items), statutory, unsure))

    rows = [
        (Cell(text=theme.label), *numbers(list(group))) for theme, group in groupby(criteria, lambda item: item.theme)
    ]
    total = (Cell(text="Samen", strong=True), *numbers(criteria))
    columns = (
        Column(title="Thema", share=4),
        Column(title="Punten", share=1, numeric=True),
        Column(title="Wettelijk", share=1, numeric=True),
        Column(title="Nog te bevestigen", share=1.6, numeric=True),
    )
    return Table(caption="Punten per thema", columns=columns, rows=(*rows, total))


# -- criteria -----------------------------------------------------------------------------------------------------
def _theme_parts(criteria: Iterable[Criterion]) -> Iterable[_Part]:
    """A chapter per theme, with a table per basis and weight."""
    for theme, of_theme in groupby(criteria, lambda item: item.theme):
        tables = [_criteria_table(*both, group) for both, group in groupby(of_theme, _basis_and_weight)]
        yield _Part(theme.label, tuple(tables))


def _basis_and_weight(item: Criterion) -> tuple[Basis, Severity]:
    return item.basis, item.severity


def _criteria_table(basis: Basis, severity: Severity, criteria: Iterable[Criterion]) -> Table:
    columns = (
        Column(title="Punt", share=2.5),
        Column(title="Waarom, en wat u kunt doen", share=5.6),
        Column(title="Bron en zekerheid", share=3.1),
    )
    rows = tuple((_named(item.id, item.title), Cell(text=_asked(item)), _grounds(item)) for item in criteria)
    weight = "" if severity.label == basis.label else f": {severity.label.lower()}"
    return Table(caption=f"{basis.label}{weight}", columns=columns, rows=rows)


def _named(identifier: str, title: str) -> Cell:
    return Cell(text=f"{identifier}\n{title}", strong=True)


def _asked(item: Criterion) -> str:
    led = (
        ("", item.why),
        ("Doen: ", item.remedy),
        ("Let op: ", item.known_limits),
        ("Voorbeeldtekst: ", item.proposed_clause),
    )
    return "\n".join(f"{lead}{' '.join(told)}" for lead, text in led if (told := paragraphs(text)))


def _grounds(item: Criterion) -> Cell:
    lines = [
        *_source_lines(item.legal_basis),
        _certainty_line(item.certainty, item.valid_from, item.valid_until),
        f"{item.kind.label}.",
        *((consequence(item),) if item.blocks else ()),
    ]
    return Cell(text="\n".join(lines))


def _certainty_line(certainty: Certainty, start: date | None, end: date | None) -> str:
    return " ".join(filter(None, (f"{certainty.label}.", validity(start, end))))


def _source_lines(bases: Iterable[LegalBasis]) -> list[str]:
    return [f"{source}." for source in sources(bases, short=True)]


# -- numbers ------------------------------------------------------------------------------------------------------
def _number_parts(norms: Iterable[Norm], day: date) -> Iterable[_Part]:
    """A chapter per origin."""
    for origin, of_origin in groupby(norms, lambda norm: norm.origin):
        title, intro = _ORIGINS[origin]
        group = list(of_origin)
        checked = {norm.last_checked for norm in group}
        if len(checked) == 1:
            intro = f"{intro} Alle zijn nagekeken op {dutch.day(checked.pop())}."
        yield _Part(title, (Paragraph(text=intro), *number_tables(group, day)))


# -- duties -------------------------------------------------------------------------------------------------------
def _duty_parts(duties: Sequence[Duty]) -> Iterable[_Part]:
    if not duties:
        return
    intro = "Dit legt u vast of legt u uit, met de plek waar het moet staan. Niet elke plicht geldt bij elke opdracht."
    columns = (
        Column(title="Plicht", share=2.4),
        Column(title="Wat u vastlegt", share=4.6),
        Column(title="Waar", share=1.8),
        Column(title="Bron en zekerheid", share=3),
    )
    rows = tuple(
        (
            _named(duty.id, duty.title),
            Cell(text="\n".join(filter(None, (duty.what, duty.note, _regimes(duty))))),
            Cell(text="\n".join(place.label for place in duty.places)),
            Cell(
                text="\n".join(
                    (
                        *_source_lines(duty.legal_basis),
                        _certainty_line(duty.certainty, duty.valid_from, duty.valid_until),
                    )
                )
            ),
        )
        for duty in duties
    )
    table = Table(caption="Motiveringsplichten met bron", columns=columns, rows=rows)
    yield _Part("Motiveringsplichten", (Paragraph(text=intro), table))


def _regimes(duty: Duty) -> str:
    """For which purchases the duty holds."""
    if set(duty.regimes) == set(Regime):
        return "Bij elke soort aanbesteding."
    names = [regime.label.partition(":")[0] for regime in duty.regimes]
    return f"Bij: {'; '.join(names)}." if names else ""


# -- sources and receipt ------------------------------------------------------------------------------------------
def _source_parts(shown: Catalogue) -> Iterable[_Part]:
    """Every law and publication that can be read somewhere, with its address: on paper nobody can follow a link."""
    resting = [item.legal_basis for item in shown.criteria] + [duty.legal_basis for duty in shown.duties]
    used = Counter(source for bases in resting for source in dict.fromkeys(map(_publication, bases)) if source[2])
    if not used:
        return
    columns = (
        Column(title="Bron", share=4.2),
        Column(title="Keer", share=0.8, numeric=True),
        Column(title="Adres", share=5.6),
    )
    rows = tuple(
        (Cell(text=_named_source(law, text_of)), Cell(text=dutch.number(amount)), Cell(text=url, url=url))
        for (law, text_of, url), amount in sorted(
            used.items(), key=lambda item: (-item[1], item[0][0].casefold(), item[0][1] or date.min, item[0][2])
        )
    )
    intro = "Deze bronnen kunt u zelf lezen. Achter ‘Keer’ staat hoeveel punten en plichten erop steunen."
    yield _Part("Bronnen", (Paragraph(text=intro), Table(caption="Bronnen met adres", columns=columns, rows=rows)))


def _publication(basis: LegalBasis) -> tuple[str, date | None, str]:
    return basis.law, basis.text_of, basis.url


def _named_source(law: str, text_of: date | None) -> str:
    short = f" ({SHORT_NAMES[law]})" if law in SHORT_NAMES else ""
    return f"{law}{short}" + (f", stand {dutch.day(text_of)}" if text_of else "")


def _receipt(catalogue: Catalogue, day: date, made_on: date, version: str, wanted: CatalogueFilter) -> _Part:
    certain = [
        *(item.certainty is Certainty.SURE for item in catalogue.criteria),
        *(is_sure(norm) for norm in catalogue.norms.values()),
        *(duty.certainty is Certainty.SURE for duty in catalogue.duties),
    ]
    chosen = "; ".join(f"{label}: {text}" for label, text in wanted.told())
    rows = (
        ("Programma", f"Sociaal Inkopen Desktop {version}"),
        ("Criteria", f"versie {catalogue.version}"),
        ("Kenmerk van de criteria", catalogue.fingerprint[:16]),
        *((("Beleidsprofiel", catalogue.profile),) if catalogue.profile else ()),
        ("In het programma", counted(catalogue)),
        ("Nog te bevestigen", f"{dutch.number(certain.count(False))} daarvan"),
        (
            "Getoond",
            chosen or "alles",
        ),
        ("Recht van", dutch.day(day)),
        ("Gemaakt op", dutch.day(made_on)),
    )
    return _Part("Verantwoording", (Facts(caption="Waaruit dit overzicht is gemaakt", rows=rows),))
