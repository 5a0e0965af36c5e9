"""The social and sustainable fields of a notice, per lot, as they follow from the choices in the tender.

The mapping is that of wettelijk kader § 7. The rules of the Publications Office check that BT-777 and BT-755 are filled
in; they do not see that `soc-obj` without BT-775 says nothing, nor that `none` contradicts another aim. Here they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from .ambition import Green
from .choices import ChainForm, Choice, Procedure, ReservationScope, ReservedParticipation, Theme
from .fields import label_of
from .tender import Tender

LONGEST_TEXT = 6000
NONE = "none"
AIM_DETAILS = MappingProxyType({"env-imp": "BT-774", "soc-obj": "BT-775", "inn-pur": "BT-776"})
"""Which field says more about each aim of BT-06."""

AIMS = MappingProxyType({"env-imp": "milieu", "soc-obj": "sociaal", "inn-pur": "innovatie"})
THEME_CODES = MappingProxyType(
    {
        Theme.SOCIAL_RETURN: ("BT-775", "opp"),
        Theme.SUPPLY_CHAIN: ("BT-775", "hum-right"),
        Theme.DIVERSITY: ("BT-775", "other"),
        Theme.CIRCULAR: ("BT-774", "circ-econ"),
        Theme.CLIMATE: ("BT-774", "clim-mitig"),
        Theme.ENVIRONMENT: ("BT-774", "biodiv-eco"),
    }
)
LABELS = MappingProxyType(
    {
        "BT-71": "Voorbehouden deelname",
        "BT-736": "Uitvoering in beschut werk",
        "BT-06": "Doel van strategisch inkopen",
        "BT-774": "Aanpak van milieueffecten",
        "BT-775": "Sociaal doel",
        "BT-776": "Innovatief doel",
        "BT-777": "Beschrijving van het doel",
        "BT-805": "Criteria voor groen inkopen",
        "BT-754": "Toegankelijkheid",
        "BT-755": "Waarom niet toegankelijk",
    }
)


class EformsCode(Choice):
    """The codes that this program can choose, with what they mean."""

    NOT_RESERVED = "BT-71 none", "geen voorbehoud"
    RESERVED_SHELTERED = "BT-71 res-ws", "sociale werkplaatsen en sociale ondernemingen"
    RESERVED_PUBLIC = "BT-71 res-pub-ser", "organisaties met een publieke taak"
    SHELTERED_YES = "BT-736 yes", "ja"
    SHELTERED_NO = "BT-736 no", "nee"
    NO_AIM = "BT-06 none", "geen"
    ENVIRONMENT = "BT-06 env-imp", "milieu"
    SOCIAL = "BT-06 soc-obj", "sociaal"
    INNOVATION = "BT-06 inn-pur", "innovatie"
    CIRCULAR = "BT-774 circ-econ", "circulaire economie"
    CLIMATE = "BT-774 clim-mitig", "minder klimaatverandering"
    BIODIVERSITY = "BT-774 biodiv-eco", "natuur en biodiversiteit"
    WORK = "BT-775 opp", "werk voor wie moeilijk werk vindt"
    WORKING_CONDITIONS = "BT-775 work-cond", "eerlijke arbeidsvoorwaarden"
    HUMAN_RIGHTS = "BT-775 hum-right", "mensenrechten in de keten"
    ACCESS_FOR_ALL = "BT-775 acc-all", "toegankelijk voor iedereen"
    OTHER_SOCIAL = "BT-775 other", "ander sociaal doel"
    GREEN_NATIONAL = "BT-805 national", "nationale criteria"
    GREEN_NONE = "BT-805 none", "geen"
    ACCESSIBLE = "BT-754 inc", "opgenomen in de eisen"
    NOT_FOR_PEOPLE = "BT-754 n-inc", "niet opgenomen: niet voor mensen bedoeld"
    NOT_ACCESSIBLE = "BT-754 n-inc-just", "niet opgenomen, met uitleg"


@dataclass(frozen=True, kw_only=True)
class EformsField:
    """One field of the notice: its codes or its text, the fields it follows from, and what is wrong with it.

    `aim` is the code of BT-06 that a BT-777 belongs to. `problems` are Dutch sentences, each with a remedy.
    """

    bt: str
    codes: tuple[str, ...] = ()
    text: str = ""
    paths: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    aim: str = ""

    @property
    def label(self) -> str:
        """The Dutch name of the field: "Beschrijving van het doel (sociaal)"."""
        return f"{LABELS[self.bt]} ({AIMS[self.aim]})" if self.aim else LABELS[self.bt]

    @property
    def value(self) -> str:
        """What goes into the field: its codes, or its text."""
        return ", ".join(self.codes) or self.text

    @property
    def meaning(self) -> str:
        """The codes in Dutch words; empty for a text."""
        known = {code.value: code.label for code in EformsCode}
        return ", ".join(known.get(f"{self.bt} {code}", code) for code in self.codes)


@dataclass(frozen=True, kw_only=True)
class LotFields:
    """The fields of one lot; `name` is its title or number, or "De hele opdracht" when nothing is divided."""

    name: str
    fields: tuple[EformsField, ...]


def has_notice(tender: Tender) -> bool:
    """Whether the chosen procedure starts with a notice that has these fields."""
    procedure = tender.procedure.procedure
    return procedure is not None and (
        procedure.is_european
        or procedure in (Procedure.NATIONAL_OPEN, Procedure.NATIONAL_RESTRICTED, Procedure.SOCIAL_AND_SPECIFIC)
    )


def eforms_values(tender: Tender) -> tuple[LotFields, ...]:
    """The fields of each lot, in the order of the lots; one for all when the contract is not divided."""
    if not tender.lots:
        return (LotFields(name="De hele opdracht", fields=_fields(tender, None)),)
    return tuple(
        LotFields(name=lot.title.strip() or f"Perceel {index + 1}", fields=_fields(tender, index))
        for index, lot in enumerate(tender.lots)
    )


def grouped(lots: Sequence[LotFields]) -> tuple[LotFields, ...]:
    """What is the same for every lot once, as "Alle percelen"; then the lots, with only what differs."""
    if len(lots) < 2:
        return tuple(lots)
    # Where a value stands in the tender differs per lot; whether it is the same value does not.
    bare = [tuple(replace(field, paths=()) for field in lot.fields) for lot in lots]
    shared = set(bare[0]).intersection(*bare[1:])
    alike: dict[tuple[EformsField, ...], list[LotFields]] = {}
    for lot, fields in zip(lots, bare, strict=True):
        own = tuple(field for field, plain in zip(lot.fields, fields, strict=True) if plain not in shared)
        key = tuple(plain for plain in fields if plain not in shared)
        if own:
            alike.setdefault(key, []).append(LotFields(name=lot.name, fields=own))
    same = tuple(field for field, plain in zip(lots[0].fields, bare[0], strict=True) if plain in shared)
    found = [LotFields(name="Alle percelen", fields=same)] if same else []
    found += [LotFields(name="; ".join(lot.name for lot in one), fields=one[0].fields) for one in alike.values()]
    return tuple(found)


def inconsistencies(codes: Mapping[str, Sequence[str]], texts: Mapping[str, str]) -> dict[str, list[str]]:
    """What does not fit together, by field: `codes` per field; `texts` with "BT-755" and "BT-777 <aim>".

    Dutch sentences with a remedy. These are the checks that the published rules do not make, and the two they do.
    """
    found: dict[str, list[str]] = {}

    def tell(field: str, sentence: str) -> None:
        found.setdefault(field, []).append(sentence)

    aims = codes.get("BT-06", ())
    for field in ("BT-06", "BT-71", "BT-805"):
        if NONE in codes.get(field, ()) and len(codes[field]) > 1:
            tell(field, "De code 'none' kan niet samen met een andere code. Haal haar weg.")
    for aim, field in AIM_DETAILS.items():
        details = codes.get(field, ())
        if aim in aims and not details:
            tell(field, f"Bij '{aim}' hoort ten minste één code in {field}. Kies er een.")
        if aim not in aims and details:
            tell("BT-06", f"{field} is ingevuld, dus hier hoort ook '{aim}'.")
        text = texts.get(f"BT-777 {aim}", "").strip()
        if aim in aims and not text:
            tell(f"BT-777 {aim}", f"Bij '{aim}' is een beschrijving verplicht. Schrijf haar in één of twee zinnen.")
        if aim not in aims and text:
            tell(f"BT-777 {aim}", f"Deze beschrijving mag alleen bij '{aim}'.")
    for field, text in texts.items():
        if len(text) > LONGEST_TEXT:
            tell(field, f"De tekst is langer dan {LONGEST_TEXT} tekens. Kort hem in.")
    needs_reason = "n-inc-just" in codes.get("BT-754", ())
    if needs_reason and not texts.get("BT-755", "").strip():
        tell("BT-755", "Bij 'n-inc-just' is uitleg verplicht. Schrijf waarom toegankelijkheid ontbreekt.")
    for field in ("BT-71", "BT-736"):
        if not codes.get(field):
            tell(field, "Dit veld is altijd verplicht, ook zonder voorbehoud.")
    return found


@dataclass(frozen=True)
class _Draft:
    """A field before it is checked."""

    bt: str
    codes: tuple[str, ...]
    paths: tuple[str, ...]
    text: str = ""
    aim: str = ""
    problems: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.bt} {self.aim}".strip()


def _fields(tender: Tender, lot: int | None) -> tuple[EformsField, ...]:
    drafts = [_reserved(tender, lot), _sheltered(tender), *_strategic(tender), *_green(tender), *_accessibility(tender)]
    wrong = inconsistencies(
        {draft.bt: draft.codes for draft in drafts if not draft.aim},
        {draft.key: draft.text for draft in drafts if draft.text},
    )
    return tuple(
        EformsField(
            bt=draft.bt,
            codes=draft.codes,
            text=draft.text,
            paths=draft.paths,
            # What is still unanswered explains itself; the general sentence about the field would say it twice.
            problems=draft.problems or tuple(wrong.get(draft.key, ())),
            aim=draft.aim,
        )
        for draft in drafts
    )


def _reserved(tender: Tender, lot: int | None) -> _Draft:
    """BT-71: what the lot says, and else the ground for the whole contract; "none" only when that was chosen."""
    reservation = tender.ambition.reservation
    scope, ground = "ambition.reservation.scope", "ambition.reservation.participation"
    own = tender.lots[lot].reserved if lot is not None else ReservedParticipation.NONE
    if own is not ReservedParticipation.NONE:
        return _Draft("BT-71", (own.value,), (f"lots.{lot}.reserved",))
    match reservation.scope:
        case None:
            return _Draft("BT-71", (), (scope,), problems=(_unanswered(scope),))
        case ReservationScope.NONE:
            return _Draft("BT-71", (NONE,), (scope,))
        case ReservationScope.LOTS:
            paths = (scope, "lots" if lot is None else f"lots.{lot}.reserved")
            problem = ("U voorbehoudt percelen, maar er zijn geen percelen. Vul ze in.",) if lot is None else ()
            return _Draft("BT-71", () if lot is None else (NONE,), paths, problems=problem)
    if reservation.participation is ReservedParticipation.NONE:
        if reservation.is_sheltered_execution:
            return _Draft("BT-71", (NONE,), (scope, ground))  # art. 2.82 for the performance alone: BT-736 says it
        return _Draft("BT-71", (), (scope, ground), problems=(_unanswered(ground),))
    return _Draft("BT-71", (reservation.participation.value,), (scope, ground))


def _sheltered(tender: Tender) -> _Draft:
    path = "ambition.reservation.is_sheltered_execution"
    answer = tender.ambition.reservation.is_sheltered_execution
    if answer is None:
        return _Draft("BT-736", (), (path,), problems=(_unanswered(path),))
    return _Draft("BT-736", ("yes" if answer else "no",), (path,))


def _strategic(tender: Tender) -> Iterator[_Draft]:
    """BT-06 with what goes with it: BT-774, 775, 776 and a description for each aim."""
    sources: dict[tuple[str, str], list[str]] = {}
    for field, code, path in _details(tender):
        sources.setdefault((field, code), []).append(path)
    chosen = {field: tuple(code for each, code in sources if each == field) for field in AIM_DETAILS.values()}
    paths = {
        field: tuple(dict.fromkeys(path for (each, _), found in sources.items() if each == field for path in found))
        for field in AIM_DETAILS.values()
    }
    aims = [aim for aim, field in AIM_DETAILS.items() if chosen[field]]
    buys_new = tender.procedure.procedure is Procedure.INNOVATION_PARTNERSHIP
    if buys_new:
        aims.append("inn-pur")
        paths["BT-776"] = ("procedure.procedure",)
    all_paths = tuple(path for field in paths for path in paths[field])
    open_themes = tuple(
        f"ambition.themes.{index}.is_applied"
        for index, item in enumerate(tender.ambition.themes)
        if item.is_applied is None
    )
    problems = () if not open_themes or aims else ("Kies eerst voor elk thema of het meedoet.",)
    codes = tuple(aims) or (() if problems else (NONE,))
    yield _Draft("BT-06", codes, all_paths or open_themes or ("ambition.themes",), problems=problems)
    for aim, field in AIM_DETAILS.items():
        if aim not in aims:
            continue
        yield _Draft(field, chosen[field], paths[field])
    for aim in aims:
        text, text_paths = _description(tender, aim)
        yield _Draft("BT-777", (), text_paths, text=text, aim=aim)


def _details(tender: Tender) -> Iterator[tuple[str, str, str]]:
    """Field, code and path for every choice that says something about an aim."""
    for index, item in enumerate(tender.ambition.themes):
        if item.is_applied:
            field, code = THEME_CODES[item.theme]
            yield field, code, f"ambition.themes.{index}.is_applied"
    if tender.ambition.social_return.is_applied:
        yield "BT-775", "opp", "ambition.social_return.is_applied"
    if tender.performance.has_labour_law_clause:
        yield "BT-775", "work-cond", "performance.has_labour_law_clause"
    if tender.ambition.supply_chain.form not in (None, ChainForm.NONE):
        yield "BT-775", "hum-right", "ambition.supply_chain.form"
    if tender.ambition.accessibility.is_required:
        yield "BT-775", "acc-all", "ambition.accessibility.is_required"


def _description(tender: Tender, aim: str) -> tuple[str, tuple[str, ...]]:
    """BT-777: the reasons of the themes behind the aim, after the purpose of the purchase for a social aim."""
    field = AIM_DETAILS[aim]
    parts: dict[str, str] = {}
    if aim == "soc-obj":
        parts["subject.social_purpose"] = tender.subject.social_purpose
    if aim == "inn-pur":
        parts["procedure.desired_result"] = tender.procedure.desired_result
    for index, item in enumerate(tender.ambition.themes):
        if item.is_applied and THEME_CODES[item.theme][0] == field:
            parts[f"ambition.themes.{index}.reason"] = item.reason
    written = [text.strip() for text in parts.values() if text.strip()]
    return " ".join(dict.fromkeys(written)), tuple(parts) or ("subject.social_purpose",)


def _green(tender: Tender) -> Iterator[_Draft]:
    """BT-805: the criteria of the MVI tool are the national set; left out while nothing was said about green."""
    green = tender.ambition.green
    if green == Green():
        return
    uses = bool(green.criteria_count) or (green.criteria_count is None and bool(green.product_group.strip()))
    paths = ("ambition.green.product_group", "ambition.green.criteria_count")
    yield _Draft("BT-805", ("national" if uses else NONE,), paths)


def _accessibility(tender: Tender) -> Iterator[_Draft]:
    access = tender.ambition.accessibility
    used, required = "ambition.accessibility.used_by_natural_persons", "ambition.accessibility.is_required"
    reason = "ambition.accessibility.exception_reason"
    if access.is_required:
        yield _Draft("BT-754", ("inc",), (required,))
    elif access.used_by_natural_persons is False:
        yield _Draft("BT-754", ("n-inc",), (used,))
    elif access.is_required is False and access.used_by_natural_persons:
        yield _Draft("BT-754", ("n-inc-just",), (used, required))
        yield _Draft("BT-755", (), (reason,), text=access.exception_reason.strip())
    else:
        path = required if access.used_by_natural_persons else used
        yield _Draft("BT-754", (), (path,), problems=(_unanswered(path),))


def _unanswered(path: str) -> str:
    return f"Nog niet ingevuld: {label_of(Tender, path)}."
