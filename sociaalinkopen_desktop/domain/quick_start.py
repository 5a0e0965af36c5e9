"""Five questions, and a tender with the choices that follow from them: by law, by policy and by what is bought.

Nothing is filled in that nobody asked for. Every choice says which field it is in and why, so that the officer can look
at it and change it; what only may fit is advice, without a value.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from . import dutch, fields
from .choices import (
    Choice,
    ContractNature,
    Procedure,
    ReservationScope,
    ReservedParticipation,
    SupplierKind,
    Theme,
)
from .families import Family
from .norms import NoNormOnDate, Norms
from .planning import NoPlanning, StepKind, plan_backwards
from .policy import PolicyProfile
from .policy_in_force import started
from .procedures import advise
from .quantities import Quantity, euros
from .telling import told
from .tender import Tender
from .verdicts import MissingFact

GREEN = (Theme.ENVIRONMENT, Theme.CLIMATE, Theme.CIRCULAR, Theme.SUPPLY_CHAIN)
SOCIAL_RETURN = "ambition.social_return"
RESERVED = "ambition.reservation"
LISTED = ("procedure", "schedule", "ambition", "market", "subject")
"""The order of the choices in the list, by the group of their field."""


class Aim(Choice):
    """What the officer wants socially with this purchase."""

    SOCIAL_ENTERPRISE = "social_enterprise", "Sociale onderneming"
    SOCIAL_RETURN = "social_return", "Social return"
    RESERVED = "reserved", "Voorbehouden opdracht"
    SUSTAINABLE = "sustainable", "Duurzaam"
    UNKNOWN = "unknown", "Weet ik nog niet"


@dataclass(frozen=True, kw_only=True)
class QuickAnswers:
    """The answers to the five questions; every one of them may be left open. `value` is excl. btw."""

    title: str = ""
    family: str = ""
    value: Decimal | None = None
    months: int | None = None
    start: date | None = None
    department: str = ""
    place: str = ""
    aims: frozenset[Aim] = frozenset()


@dataclass(frozen=True, kw_only=True)
class MadeChoice:
    """What the program chose and why. `words` is the value as one reads it; "" is advice: nothing was filled in.

    `name` is how the choice is called, where the name of the field alone says too little.
    """

    path: str
    words: str
    reason: str
    name: str = ""

    @property
    def label(self) -> str:
        """The Dutch name of the choice: its own, or that of the field."""
        return self.name or fields.label_of(Tender, self.path)

    @property
    def is_advice(self) -> bool:
        """Whether this is something to look at, without a value."""
        return not self.words


@dataclass(frozen=True, kw_only=True)
class QuickStart:
    """The tender, the choices in it that the officer did not make, and the key of an example that resembles it."""

    tender: Tender
    choices: tuple[MadeChoice, ...] = ()
    example: str = ""


def begin(
    answers: QuickAnswers, family: Family | None, norms: Norms, profile: PolicyProfile, today: date
) -> QuickStart:
    """The tender that follows from the answers.

    `norms` are those of today; what changes before the notice is sent, the assessment tells later.
    Never raises for answers that are left open, nor for a day without norms: then less is filled in.
    """
    making = _Making(norms, _asked(answers))
    if family is not None:
        _by_family(making, family)
    before = making.tender
    making.tender = started(before, profile, norms.day)
    _told_by_policy(making, before)
    _by_aims(making, answers, family)
    _social_return(making, answers)
    _procedure(making, answers, family)
    _planning(making, answers, today)
    return QuickStart(
        tender=making.tender,
        choices=tuple(sorted(making.choices, key=_place_in_list)),
        example=family.example if family is not None else "",
    )


def _place_in_list(choice: MadeChoice) -> int:
    """What matters most comes first: how and when, then what is wanted socially, then what was bought."""
    group = choice.path.split(".")[0]
    return LISTED.index(group) if group in LISTED else len(LISTED)


def _asked(answers: QuickAnswers) -> Tender:
    """What the officer said, in the fields where it belongs."""
    tender = Tender()
    subject = replace(
        tender.subject,
        title=answers.title.strip(),
        department=answers.department.strip(),
        place=answers.place.strip(),
    )
    value = replace(tender.value, base_value=answers.value, duration_months=answers.months)
    schedule = replace(tender.schedule, contract_start=answers.start)
    return replace(tender, subject=subject, value=value, schedule=schedule)


class _Making:
    """The tender while it is made, with the list of choices."""

    def __init__(self, norms: Norms, tender: Tender) -> None:
        self.norms, self.tender = norms, tender
        self.choices: list[MadeChoice] = []

    def set(self, path: str, value: object, reason: str) -> None:
        """Fill a field in, and say why."""
        self.tender = fields.replaced(self.tender, path, value)
        self.choices.append(MadeChoice(path=path, words=told(fields.describe(Tender, path), value), reason=reason))

    def advise(self, path: str, reason: str, name: str = "") -> None:
        """Point to a field without filling it in."""
        self.choices.append(MadeChoice(path=path, words="", reason=reason, name=name))

    def set_theme(self, place: int, reason: str) -> None:
        """Apply the theme at that place of the list, and say why."""
        path = f"ambition.themes.{place}.is_applied"
        self.tender = fields.replaced(self.tender, path, True)
        name = _theme_name(self.tender.ambition.themes[place].theme)
        self.choices.append(MadeChoice(path=path, words="Ja", reason=reason, name=name))

    def norm(self, name: str) -> Quantity | None:
        """A number of policy or law; None on a day for which it is not known."""
        try:
            return self.norms.quantity(name)
        except NoNormOnDate:
            return None


def _by_family(making: _Making, family: Family) -> None:
    bought = f"Dat hoort bij “{family.name}”."
    making.set("subject.nature", family.nature, bought)
    making.set("subject.main_cpv", family.cpv, f"{bought} Zoek zo nodig een code die preciezer past.")
    if family.is_social_or_specific is not None:
        threshold = "Er geldt een hogere Europese drempel (bijlage XIV)."
        usual = "De gewone Europese drempel geldt."
        reason = threshold if family.is_social_or_specific else usual
        making.set("subject.is_social_or_specific_service", family.is_social_or_specific, f"{bought} {reason}")
    elif family.nature is ContractNature.SERVICES:
        making.advise(
            "subject.is_social_or_specific_service",
            "Dit hangt af van wat u precies koopt. Kijk in bijlage XIV, want de drempel verschilt.",
        )
    if family.policy_domain is not Tender().subject.policy_domain:
        making.set("subject.policy_domain", family.policy_domain, f"{bought} Er gelden regels over een reële prijs.")
    if family.chain_risk is not None:
        making.set(
            "ambition.supply_chain.risk",
            family.chain_risk,
            "In deze groep komt misbruik in de keten voor (PIANOo, internationale sociale voorwaarden).",
        )


def _told_by_policy(making: _Making, before: Tender) -> None:
    """Say which themes, table and sanction the profile filled in."""
    after = making.tender
    for place, theme in enumerate(after.ambition.themes):
        if theme != before.ambition.themes[place]:
            path = f"ambition.themes.{place}.is_applied"
            words = "Ja" if theme.is_applied else "Nee"
            reason = "Zo begint uw beleidsprofiel elke aanbesteding."
            making.choices.append(MadeChoice(path=path, words=words, reason=reason, name=_theme_name(theme.theme)))
    for name in ("bouwblok_version", "sanction"):
        path = f"{SOCIAL_RETURN}.{name}"
        value = fields.get(after, path)
        if value != fields.get(before, path):
            words = told(fields.describe(Tender, path), value)
            making.choices.append(MadeChoice(path=path, words=words, reason="Dit staat in uw beleidsprofiel."))


def _theme_name(theme: Theme) -> str:
    return f"Thema {theme.label.lower()}"


def _by_aims(making: _Making, answers: QuickAnswers, family: Family | None) -> None:
    fitting = family.themes if family is not None else ()
    for place, choice in enumerate(making.tender.ambition.themes):
        if choice.is_applied is not None or choice.theme not in fitting or choice.theme not in GREEN:
            continue
        path = f"ambition.themes.{place}.is_applied"
        assert family is not None
        if Aim.SUSTAINABLE in answers.aims:
            making.set_theme(place, f"U wilt duurzaam kopen, en dit thema past bij “{family.name}”.")
        elif not answers.aims or Aim.UNKNOWN in answers.aims:
            reason = f"Dit thema past vaak bij “{family.name}”. Kies zelf."
            making.advise(path, reason, _theme_name(choice.theme))
    if Aim.RESERVED in answers.aims:
        _reserved(making)
    if Aim.SOCIAL_ENTERPRISE in answers.aims or (family is not None and family.social_market):
        making.advise(
            "market.register_search_date",
            "Zoek vroeg welke sociale ondernemingen dit kunnen leveren, en schrijf op wat u vond.",
        )


def _reserved(making: _Making) -> None:
    making.set(f"{RESERVED}.scope", ReservationScope.WHOLE, "U wilt de opdracht voorbehouden. Een perceel kan ook.")
    making.set(
        f"{RESERVED}.participation",
        ReservedParticipation.SHELTERED,
        "Art. 2.82 kan bij elke opdracht. Bij zorg en andere diensten van art. 2.82a is er nog een weg.",
    )
    share = making.norm("reserved.minimum_share_percent")
    if share is not None:
        making.set(f"{RESERVED}.minimum_share_percent", share.amount, "Dit aandeel noemt art. 2.82.")


def _social_return(making: _Making, answers: QuickAnswers) -> None:
    """Asked for, or by policy for who does not know yet. Beside a reservation it would ask the same twice."""
    asked, unknown = Aim.SOCIAL_RETURN in answers.aims, Aim.UNKNOWN in answers.aims
    if Aim.RESERVED in answers.aims:
        if asked:
            making.advise(
                f"{SOCIAL_RETURN}.is_applied",
                "U koos ook een voorbehouden opdracht. Dan vraagt social return hetzelfde nog eens. Kies er één.",
            )
        return
    threshold = making.norm("policy.social_return.threshold")
    due = threshold is not None and answers.value is not None and answers.value >= threshold.amount
    if making.tender.subject.nature is ContractNature.SUPPLIES:
        due = False
    if not asked and not due:
        return
    by_policy = f"Uw beleid weegt social return bij werken en diensten vanaf {threshold}."
    path = f"{SOCIAL_RETURN}.is_applied"
    if not asked and not unknown:
        making.advise(path, f"{by_policy} U koos het niet. Schrijf op waarom, of vraag het toch.")
        return
    small = asked and threshold is not None and answers.value is not None and answers.value < threshold.amount
    reason = "U wilt social return vragen." if asked else by_policy
    making.set(path, True, f"{reason} Het bedrag is lager dan {threshold}: houd het klein." if small else reason)
    percent = making.norm("policy.social_return.percent_normal")
    if percent is not None:
        making.set(
            f"{SOCIAL_RETURN}.percentage",
            percent.amount,
            "Dit percentage noemt uw beleid. Is er weinig arbeid, kies dan een lager percentage.",
        )
    for place, choice in enumerate(making.tender.ambition.themes):
        if choice.theme is Theme.SOCIAL_RETURN and choice.is_applied is None:
            making.set_theme(place, "Dat volgt uit uw keuze voor social return.")


def _procedure(making: _Making, answers: QuickAnswers, family: Family | None) -> None:
    path = "procedure.procedure"
    if answers.value is None:
        making.advise(path, "Vul een waarde in. Dan adviseert het programma een procedure.")
        return
    try:
        advice = advise(making.tender, making.norms)
    except MissingFact as missing:
        label = fields.label_of(Tender, missing.path)
        making.advise(missing.path, f"Vul in: {label}. Dan adviseert het programma een procedure.")
        return
    if not advice.advised:
        making.advise(path, advice.summary)
        return
    best = advice.advised[0]
    making.set(path, best.procedure, f"{advice.summary} {best.reason}")
    if best.procedure is Procedure.SINGLE_ONDERHANDS and Aim.SOCIAL_ENTERPRISE in answers.aims:
        making.set(
            f"{RESERVED}.intended_supplier",
            SupplierKind.SOCIAL_ENTERPRISE,
            f"Bij {euros(answers.value)} mag u één onderneming vragen, en u wilt een sociale onderneming.",
        )


def _planning(making: _Making, answers: QuickAnswers, today: date) -> None:
    if answers.start is None or making.tender.procedure.procedure is None:
        return
    path = "schedule.dispatch_date"
    try:
        planning = plan_backwards(making.tender, making.norms, answers.start, today)
    except NoPlanning as problem:
        making.advise("schedule.contract_start", problem.sentence)
        return
    except (MissingFact, NoNormOnDate):
        making.advise(path, "De planning is nog niet te berekenen. Kijk bij de stap Procedure en planning.")
        return
    dispatch = planning.day_of(StepKind.DISPATCH)
    if dispatch is None or dispatch < today:
        day = f" Dat had uiterlijk {dutch.day(dispatch)} gemoeten." if dispatch is not None else ""
        making.advise(
            "schedule.contract_start",
            f"Voor een start op {dutch.day(answers.start)} is het te laat om nog te verzenden.{day} "
            "Kies een latere start.",
        )
        return
    making.tender = planning.applied(making.tender)
    begun = making.tender.schedule.preparation_start
    if begun is not None and begun < today:
        making.tender = fields.replaced(making.tender, "schedule.preparation_start", today)
    making.choices.append(
        MadeChoice(
            path=path,
            words=f"{dutch.day(dispatch)}, en de andere dagen",
            reason=f"Teruggerekend vanaf de start op {dutch.day(answers.start)}, met de termijnen van wet en beleid. "
            "Dit is de laatste dag waarop het nog kan.",
        )
    )
