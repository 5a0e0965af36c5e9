"""Reads criteria: resources/criteria/<theme>/<ID>.yaml, one file each, so that each has its own history."""

import re
from pathlib import Path
from string import Formatter

from ..domain import fields
from ..domain.catalogue import Basis, Criterion, CriterionPhase, Kind, LegalBasis, Severity
from ..domain.choices import CriterionTheme
from ..domain.norms import Certainty
from ..domain.tender import Tender
from ..domain.verdicts import Outcome
from .problems import ContentProblem
from .sections import Section
from .yaml_files import read_yaml

ARTICLE = re.compile(r"^[0-9]+[a-z]?(?:[.:][0-9]+[a-z]*)?$")
BWB_ID = re.compile(r"^BWBR[0-9]{7}$")
ORDERS = {item: place for kind in (Basis, CriterionTheme) for place, item in enumerate(kind)}

# Without these texts the officer would read a bare word.
NEEDED_MESSAGES = {
    Kind.AUTOMATIC: (Outcome.MET, Outcome.NOT_MET),
    Kind.QUESTION: (Outcome.UNDECIDED, Outcome.ANSWERED, Outcome.NOT_MET),
    Kind.SIGNAL: (Outcome.NOT_MET,),
    Kind.OPPORTUNITY: (Outcome.NOT_MET,),
}


def load_criteria(folder: Path) -> tuple[Criterion, ...]:
    """Every criterion below `folder`, by basis, theme and id. Raises ContentProblem."""
    criteria = [read_criterion(path) for path in sorted(folder.glob("*/*.yaml"))]
    known = {criterion.id for criterion in criteria}
    if len(known) != len(criteria):
        twice = sorted({item.id for item in criteria if sum(item.id == other.id for other in criteria) > 1})
        raise ContentProblem(f"{twice[0]}.yaml", "id", "deze code staat in twee mappen.", "Laat er één staan.")
    for criterion in criteria:
        if criterion.replaced_by and criterion.replaced_by not in known:
            raise ContentProblem(
                f"{criterion.id}.yaml", "valid.replaced_by", "dit criterium bestaat niet.", "Noem een bestaande code."
            )
    return tuple(sorted(criteria, key=lambda item: (ORDERS[item.basis], ORDERS[item.theme], item.id)))


def read_criterion(path: Path) -> Criterion:
    """One criterion. Raises ContentProblem."""
    section = Section(read_yaml(path), f"{path.parent.name}/{path.name}")
    valid = section.section("valid")
    criterion = Criterion(
        id=section.text("id"),
        title=section.text("title"),
        theme=section.choice("theme", CriterionTheme),
        phase=section.choice("phase", CriterionPhase),
        kind=section.choice("kind", Kind),
        severity=section.choice("severity", Severity),
        basis=section.choice("basis", Basis),
        certainty=section.choice("certainty", Certainty),
        legal_basis=tuple(read_legal_basis(item) for item in section.sections("legal_basis")),
        message=section.texts_by_name("message"),
        reasons=section.texts_by_name("reasons"),
        value_labels=section.texts_by_name("value_labels"),
        why=section.text("why"),
        remedy=section.text("remedy"),
        known_limits=section.text("known_limits"),
        requires=section.texts("requires"),
        norms=section.texts("norms"),
        may_be_explained=section.flag("may_be_explained", True),
        also_in_procurement_documents=section.flag("also_in_procurement_documents", False),
        proposed_clause=section.optional_text("proposed_clause"),
        valid_from=valid.day("from"),
        valid_until=valid.optional_day("until"),
        replaced_by=valid.optional_text("replaced_by"),
    )
    valid.done()
    section.done()
    _check_place(criterion, path, section)
    _check_texts(criterion, section)
    _check_paths(criterion, section)
    return criterion


def placeholders(text: str) -> tuple[str, ...]:
    """The names between braces in a message: "tot {ceiling}" gives ("ceiling",). Raises ValueError when malformed."""
    found = []
    for _, name, form, conversion in Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier() or form or conversion:
            raise ValueError(name)
        found.append(name)
    return tuple(found)


def read_legal_basis(section: Section) -> LegalBasis:
    """An article of law or another source. Raises ContentProblem."""
    basis = LegalBasis(
        law=section.text("law"),
        article=section.optional_text("article"),
        paragraph=section.optional_text("paragraph"),
        bwb_id=section.optional_text("bwb_id"),
        text_of=section.optional_day("text_of"),
        url=section.optional_text("url"),
    )
    section.done()
    if basis.bwb_id and not BWB_ID.match(basis.bwb_id):
        raise section.problem("bwb_id", "dit is geen nummer van een wet.", "Schrijf BWBR en zeven cijfers.")
    if basis.bwb_id and not ARTICLE.match(basis.article):
        raise section.problem("article", "dit is geen artikelnummer.", 'Schrijf één nummer, zoals "2.90" of "2.82a".')
    if basis.url and not basis.url.startswith(("https://", "http://")):
        raise section.problem("url", "dit is geen webadres.", "Begin met https://.")
    return basis


def _check_place(criterion: Criterion, path: Path, section: Section) -> None:
    if criterion.id != path.stem:
        raise section.problem("id", "de code is anders dan de naam van het bestand.", f"Schrijf {path.stem}.")
    if criterion.theme.value != path.parent.name:
        raise section.problem("theme", "het thema is anders dan de map.", "Verplaats het bestand of wijzig het thema.")
    if not criterion.legal_basis:
        raise section.problem("legal_basis", "er is geen grondslag.", "Noem een artikel of een andere bron.")
    if criterion.valid_from and criterion.valid_until and criterion.valid_until < criterion.valid_from:
        raise section.problem("valid.until", "deze dag ligt voor het begin.", "Kies een latere dag.")


def _check_texts(criterion: Criterion, section: Section) -> None:
    for outcome in NEEDED_MESSAGES[criterion.kind]:
        if outcome.value not in criterion.message:
            raise section.problem(f"message.{outcome.value}", "deze tekst ontbreekt.", "Voeg haar toe.")
    for name in criterion.message:
        if name not in set(Outcome):
            raise section.problem(f"message.{name}", "deze uitkomst bestaat niet.", f"Kies uit: {', '.join(Outcome)}.")
    for place, text in _texts(criterion):
        try:
            placeholders(text)
        except ValueError:
            raise section.problem(
                place, "tussen accolades hoort één naam.", "Schrijf {naam}, zonder spaties of tekens."
            ) from None


def _texts(criterion: Criterion) -> list[tuple[str, str]]:
    groups = (("message", criterion.message), ("reasons", criterion.reasons))
    return [(f"{group}.{name}", text) for group, texts in groups for name, text in texts.items()]


def _check_paths(criterion: Criterion, section: Section) -> None:
    for path in criterion.requires:
        try:
            fields.describe(Tender, path)
        except KeyError:
            raise section.problem(
                "requires", f"het veld '{path}' bestaat niet.", "Kijk in het schema van de aanbesteding."
            ) from None
