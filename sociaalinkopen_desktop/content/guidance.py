"""Reads families and guides out of plain mappings: those of their YAML files, and the compiled resources/guidance.json.

The compiled file holds the same mappings as the YAML files (`guidance_sources` makes it), so that one reader serves
both and the program at its start needs no YAML.
"""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..domain import encoding, fields
from ..domain.choices import ChainRisk, ContractNature, PolicyDomain, Theme
from ..domain.families import Family
from ..domain.guidance import Guidance
from ..domain.guides import Change, Guide, Option, Question, Suggestion, faults
from .problems import ContentProblem
from .sections import Section

FILE_NAME = "guidance.json"


def read_guidance(path: Path) -> Guidance:
    """The families and guides in a compiled file. Raises ContentProblem when it is missing or damaged."""
    try:
        return guidance_of(json.loads(path.read_bytes()))
    except OSError as error:
        raise _damaged(path, "het bestand met de hulp kan niet worden gelezen.") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged(path, "het bestand met de hulp is beschadigd.") from error


def check_names(guidance: Guidance, norm_names: Iterable[str], clause_ids: Iterable[str] | None = None) -> None:
    """Raises ContentProblem when a guide names a field, norm or text that does not exist, or has no end."""
    norms, clauses = frozenset(norm_names), None if clause_ids is None else frozenset(clause_ids)
    for guide in guidance.guides:
        for fault in faults(guide, norms, clauses):
            raise ContentProblem(f"guides/{guide.id}.yaml", "questions", fault, "Verbeter de vraag of het antwoord.")


def guidance_of(plain: Mapping[str, Any]) -> Guidance:
    """The families and guides in plain mappings, by the names of their files. Raises ContentProblem."""
    families = [_family(Section(item, f"families/{name}.yaml"), name) for name, item in plain["families"].items()]
    guides = [_guide(Section(item, f"guides/{name}.yaml"), name) for name, item in plain["guides"].items()]
    return Guidance(
        families=tuple(item for _order, item in sorted(families, key=lambda pair: pair[0])),
        guides=tuple(item for _order, item in sorted(guides, key=lambda pair: pair[0])),
    )


def _family(section: Section, name: str) -> tuple[Decimal, Family]:
    family = Family(
        id=name,
        name=section.text("name"),
        hint=section.text("hint"),
        nature=section.choice("nature", ContractNature),
        cpv=section.text("cpv"),
        is_social_or_specific=section.flag("social_or_specific", False) if section.has("social_or_specific") else None,
        themes=section.choices("themes", Theme),
        source=section.text("source"),
        policy_domain=section.choice("policy_domain", PolicyDomain)
        if section.has("policy_domain")
        else PolicyDomain.GENERAL,
        chain_risk=section.choice("chain_risk", ChainRisk) if section.has("chain_risk") else None,
        social_market=section.flag("social_market", False),
        example=section.optional_text("example"),
    )
    order = section.number("order")
    section.done()
    if len(family.cpv) != 8 or not family.cpv.isdigit():
        raise section.problem("cpv", "een CPV-code heeft acht cijfers.", "Schrijf haar zonder het controlecijfer.")
    return order, family


def _guide(section: Section, name: str) -> tuple[Decimal, Guide]:
    guide = Guide(
        id=name,
        title=section.text("title"),
        about=section.text("about"),
        group=section.text("group"),
        source=section.text("source"),
        questions=tuple(_question(item) for item in section.sections("questions")),
    )
    order = section.number("order")
    section.done()
    if not guide.questions:
        raise section.problem("questions", "er is geen vraag.", "Schrijf er ten minste één.")
    return order, guide


def _question(section: Section) -> Question:
    question = Question(
        id=section.text("id"),
        words=section.text("words"),
        help=section.optional_text("help"),
        options=tuple(_option(item) for item in section.sections("options")),
    )
    section.done()
    return question


def _option(section: Section) -> Option:
    option = Option(
        key=section.text("key"),
        words=section.text("words"),
        then=section.optional_text("then"),
        help=section.optional_text("help"),
        changes=tuple(_change(item) for item in section.sections("fills")) if section.has("fills") else (),
        clauses=section.texts("clauses"),
        without_clauses=section.flag("without_clauses", False),
        note=section.optional_text("note"),
        likely=_suggestion(section.section("likely")) if section.has("likely") else Suggestion(),
    )
    section.done()
    return option


def _change(section: Section) -> Change:
    path, why, norm = section.text("field"), section.text("why"), section.optional_text("norm")
    if norm:
        section.done()
        return Change(path=path, norm=norm, why=why)
    value = _typed(section, path)
    section.done()
    return Change(path=path, value=value, why=why)


def _typed(section: Section, path: str) -> object:
    """The value as the field keeps it. Raises ContentProblem when the field does not exist or the value cannot be."""
    plain: Any = section.anything("value")
    for part in reversed(path.split(".")):
        plain = {part: plain}
    try:
        return fields.get(encoding.from_plain(plain), path)
    except (encoding.InvalidTender, KeyError) as wrong:
        raise section.problem("value", "dit past niet in het veld.", "Kijk in het schema van het dossier.") from wrong


def _suggestion(section: Section) -> Suggestion:
    found = Suggestion(
        cpv=section.texts("cpv"),
        natures=section.choices("natures", ContractNature) if section.has("natures") else (),
        value_from=section.optional_text("value_from"),
        value_below=section.optional_text("value_below"),
        months_from=int(section.number("months_from")) if section.has("months_from") else None,
        months_below=int(section.number("months_below")) if section.has("months_below") else None,
    )
    section.done()
    return found


def _damaged(path: Path, reason: str) -> ContentProblem:
    return ContentProblem(path.name, "", reason, "Installeer het programma opnieuw; uw dossiers blijven bewaard.")
