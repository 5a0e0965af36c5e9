"""Recognitions, groups of people and references in one cell of a list: one per line, and back.

What our own list writes is read back exactly; what others write ("PSO trede 3; Code Sociale Ondernemingen") is
understood as far as it can be meant in one way only.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from .. import dutch
from ..choices import Recognition
from ..policy import PsoStep
from . import importing_values as values
from .enterprise import RecognitionProof, Reference, TargetGroup, TargetGroupCount
from .importing_file import plain
from .importing_values import NoValue

_KINDS: tuple[tuple[str, Recognition], ...] = (
    ("pso 30", Recognition.PSO_30_PLUS),
    ("30 plus", Recognition.PSO_30_PLUS),
    ("pso", Recognition.PSO),
    ("prestatieladder", Recognition.PSO),
    ("code sociale", Recognition.CODE_SOCIALE_ONDERNEMINGEN),
    ("cso", Recognition.CODE_SOCIALE_ONDERNEMINGEN),
    ("b corp", Recognition.B_CORP),
    ("bcorp", Recognition.B_CORP),
    ("sw bedrijf", Recognition.SW_BEDRIJF),
    ("sociale werkvoorziening", Recognition.SW_BEDRIJF),
    ("participatiebedrijf", Recognition.SW_BEDRIJF),
    ("eigen verklaring", Recognition.OWN_STATEMENT),
)
_STEPS: tuple[tuple[str, PsoStep], ...] = (
    ("30", PsoStep.STEP_30_PLUS),
    ("aspirant", PsoStep.ASPIRANT),
    ("basis(?:trede)?", PsoStep.BASIC),
    ("1", PsoStep.STEP_1),
    ("2", PsoStep.STEP_2),
    ("3", PsoStep.STEP_3),
)
_DAYS = (("afgegeven op", "issued_on"), ("geldig tot en met", "valid_until"), ("bekeken op", "checked_on"))
_SAID_DAY = re.compile(r"(?i)^(afgegeven|bekeken|gecontroleerd|geldig)(?: op| tot en met| t/m| tot| tm)?:?\s+(\S.*)$")
_GROUP_WORDS: tuple[tuple[str, TargetGroup], ...] = (
    ("participatiewet", TargetGroup.PARTICIPATION_ACT),
    ("bijstand", TargetGroup.PARTICIPATION_ACT),
    ("wsw", TargetGroup.WSW),
    ("beschut", TargetGroup.WSW),
    ("wajong", TargetGroup.WAJONG),
    ("wia", TargetGroup.WIA),
    ("wao", TargetGroup.WIA),
    ("ww", TargetGroup.WW),
    ("leerling", TargetGroup.LEARNING),
    ("stagiair", TargetGroup.LEARNING),
    ("statushouder", TargetGroup.STATUS_HOLDER),
    ("anders?", TargetGroup.OTHER),
)


# -- recognitions -------------------------------------------------------------------------------------------------
def step(cell: str) -> PsoStep | None:
    """The step of PSO that a cell names; None when it names none."""
    said = plain(cell)
    if values.says_nothing(cell):
        return None
    for word, found in _STEPS:
        if re.search(rf"\b{word}\b", said):
            return found
    raise NoValue(f"'{values.short(cell)}' is geen trede. Schrijf bijvoorbeeld 'trede 2' of 'aspirant'.")


def recognition(words: str) -> RecognitionProof | None:
    """The recognition that words name; None for "geen". Raises NoValue for one that we do not know."""
    said = plain(words)
    if values.says_nothing(words) or said == plain(Recognition.NONE.label):
        return None
    for item in Recognition:
        if said == plain(item.label):
            return RecognitionProof(kind=item)
    kind = next((kind for word, kind in _KINDS if re.search(rf"\b{word}", said)), None)
    if kind is None:
        raise NoValue(f"'{values.short(words)}' is geen erkenning die wij kennen.")
    named = re.search(r"\b(?:trede|niveau)\s*([123])\b|\baspirant\b|\bbasistrede\b|\bpso\s*([123])\b", said)
    return RecognitionProof(kind=kind, step=step(named[0]) if named and kind is Recognition.PSO else None)


def recognitions(cell: str) -> tuple[tuple[RecognitionProof, ...], tuple[str, ...]]:
    """The recognitions in a cell, and a sentence for each part that cannot be understood."""
    found: list[RecognitionProof] = []
    wrong: list[str] = []
    for item in values.items(cell, ";|"):
        before, marked, proof = item.partition("bewijs:")
        here: list[RecognitionProof] = []
        for part in filter(None, (values.tidy(piece) for piece in before.split(","))):
            try:
                _take_part(here, part)
            except NoValue as problem:
                wrong.append(problem.sentence)
        if marked and here:
            here[-1] = replace(here[-1], proof=values.tidy(proof))
        found.extend(here)
    return tuple(found[: values.MOST_ITEMS]), tuple(wrong)


def recognitions_under(head: str, cell: str) -> tuple[tuple[RecognitionProof, ...], tuple[str, ...]]:
    """As `recognitions`; below a head that names one itself ("PSO"), also "ja", "nee" and a step alone."""
    kind = next((kind for word, kind in _KINDS if re.search(rf"\b{word}", plain(head))), None)
    if kind is not None:
        try:
            if re.fullmatch(r"(?:trede |niveau )?[123]|aspirant(?: status)?|basis(?:trede)?", plain(cell)):
                return (RecognitionProof(kind=kind, step=step(cell)),), ()
            return ((RecognitionProof(kind=kind),) if values.yes_no(cell) else ()), ()
        except NoValue:
            pass  # more than yes or no: the cell says itself what it is
    return recognitions(cell)


def recognition_lines(proofs: Sequence[RecognitionProof]) -> str:
    """The cell that `recognitions` reads back; what is no recognition is left out."""
    return values.joined([_line(item) for item in proofs if item.kind is not Recognition.NONE], ";|")


def _take_part(here: list[RecognitionProof], part: str) -> None:
    if match := _SAID_DAY.match(part):
        if here:
            here[-1] = replace(here[-1], **{_day_field(match[1]): values.day(match[2])})  # type: ignore[arg-type]
    elif part.lower().startswith("trede:"):
        if here:
            here[-1] = replace(here[-1], step=step(part.partition(":")[2]))
    elif (made := recognition(part)) is not None:
        here.append(made)


def _day_field(word: str) -> str:
    said = word.lower()
    return "issued_on" if said == "afgegeven" else "valid_until" if said == "geldig" else "checked_on"


def _line(item: RecognitionProof) -> str:
    parts = [item.kind.label]
    if item.step is not None:
        parts.append(f"trede: {item.step.label}")
    for words, field in _DAYS:
        value: date | None = getattr(item, field)
        if value is not None:
            parts.append(f"{words} {dutch.day(value)}")
    if item.proof:
        parts.append(f"bewijs: {values.tidy(item.proof)}")
    return ", ".join(parts)


# -- people by group ----------------------------------------------------------------------------------------------
def groups(cell: str) -> tuple[tuple[TargetGroupCount, ...], tuple[str, ...]]:
    """The groups in a cell with how many people, and a sentence for each part that cannot be understood."""
    found: list[TargetGroupCount] = []
    wrong: list[str] = []
    for item in values.items(cell.replace("|", ";").replace(",", ";")):
        match = re.fullmatch(r"(?:([0-9.]+)\s+)?([^:0-9]+?)(?:\s*[:=]\s*([0-9.]+)|\s*\(([0-9.]+)\))?", item)
        try:
            if match is None:
                raise NoValue(f"'{values.short(item)}' is geen doelgroep met een aantal.")
            group = values.choice(match[2], TargetGroup, _GROUP_WORDS)
            people = next((said for said in (match[1], match[3], match[4]) if said), "")
            found.append(TargetGroupCount(group=group, people=values.whole(people) if people else None))
        except NoValue as problem:
            wrong.append(problem.sentence)
    return tuple(found[: values.MOST_ITEMS]), tuple(wrong)


def group_lines(counts: Sequence[TargetGroupCount]) -> str:
    """The cell that `groups` reads back."""
    return values.joined(
        [item.group.label if item.people is None else f"{item.group.label}: {item.people}" for item in counts]
    )


# -- references ---------------------------------------------------------------------------------------------------
def references(cell: str) -> tuple[tuple[Reference, ...], tuple[str, ...]]:
    """The references in a cell, one per line: work, client, year, amount and CPV with a bar between them."""
    found: list[Reference] = []
    wrong: list[str] = []
    for item in filter(None, (values.tidy(line) for line in cell.split("\n"))):
        title, client, year, value, cpv = (*_divided(item), "", "", "", "", "")[:5]
        try:
            found.append(
                Reference(
                    title=values.text(title),
                    client=values.text(client),
                    year=_year(year) if year else None,
                    value=values.money(value) if value else None,
                    cpv=values.text(cpv, 40),
                )
            )
        except NoValue as problem:
            wrong.append(problem.sentence)
    return tuple(found[: values.MOST_ITEMS]), tuple(wrong)


def reference_lines(done: Sequence[Reference]) -> str:
    """The cell that `references` reads back."""
    lines = []
    for item in done:
        parts = [
            values.tidy(item.title),
            values.tidy(item.client),
            "" if item.year is None else str(item.year),
            "" if item.value is None else dutch.number(item.value),
            values.tidy(item.cpv),
        ]
        while parts and not parts[-1]:
            parts.pop()
        lines.append(" | ".join(part.replace("\\", "\\\\").replace("|", "\\|") for part in parts))
    return "\n".join(filter(None, lines))


def _year(said: str) -> int:
    if not re.fullmatch(r"(?:19[5-9]|20|21)[0-9]{1,2}", said) or len(said) != 4:
        raise NoValue(f"'{values.short(said)}' is geen jaar.")
    return int(said)


def _divided(item: str) -> list[str]:
    """The parts between bars; a bar or backslash with a backslash before it belongs to the text."""
    parts = [""]
    signs = iter(item)
    for sign in signs:
        if sign == "\\":
            parts[-1] += next(signs, "")
        elif sign == "|":
            parts.append("")
        else:
            parts[-1] += sign
    return [values.tidy(part) for part in parts]
