"""Which procedures are open to a contract, and which one fits, by value, nature and the policy of the municipality.

The law decides from the European threshold on; below it the policy profile does (start values, to be replaced by the
municipality's own). The advice never decides: the officer still answers the six questions of voorschrift 3.4 A.
"""

from dataclasses import dataclass

from . import dutch
from .choices import ContractNature, Procedure
from .norms import NoNormOnDate, Norms
from .quantities import Quantity, euros
from .tender import Tender
from .thresholds import threshold_for
from .verdicts import need_value

# How heavy a procedure is. The others (in-house, without a call, within a framework) rest on grounds of their own.
WEIGHT = {
    Procedure.SINGLE_ONDERHANDS: 0,
    Procedure.MEERVOUDIG_ONDERHANDS: 1,
    Procedure.NATIONAL_OPEN: 2,
    Procedure.NATIONAL_RESTRICTED: 2,
    Procedure.SOCIAL_AND_SPECIFIC: 3,
    Procedure.OPEN: 4,
    Procedure.RESTRICTED: 4,
    Procedure.NEGOTIATED_WITH_CALL: 4,
    Procedure.COMPETITIVE_DIALOGUE: 4,
    Procedure.INNOVATION_PARTNERSHIP: 4,
}

WITH_CONDITIONS = {
    Procedure.NEGOTIATED_WITH_CALL: "Alleen als aanpassen, ontwerpen of onderhandelen nodig is (art. 2.28 en 2.30).",
    Procedure.COMPETITIVE_DIALOGUE: "Alleen als u de oplossing nog niet precies kunt beschrijven (art. 2.28).",
    Procedure.INNOVATION_PARTNERSHIP: "Alleen als wat u zoekt nog niet te koop is (art. 2.31a).",
    Procedure.NEGOTIATED_WITHOUT_CALL: "Alleen in gevallen die de wet noemt, zoals dwingende spoed (art. 2.32-2.37).",
}
ON_OWN_GROUNDS = {
    Procedure.IN_HOUSE: "Alleen bij een eigen bedrijf, zoals een sw-bedrijf, dat aan drie eisen voldoet (art. 2.24a).",
    Procedure.MINI_COMPETITION: "Alleen binnen een raamovereenkomst die er al is (art. 2.143).",
}


@dataclass(frozen=True, kw_only=True)
class Option:
    """A procedure with the reason why it is possible or advised, in one Dutch sentence."""

    procedure: Procedure
    reason: str


@dataclass(frozen=True, kw_only=True)
class ProcedureAdvice:
    """What the program says about the procedure.

    `advised` is the best fit first; `allowed` has every procedure that is possible, lightest first. Both are empty, and
    `threshold` is None, when no threshold is known on the day: then there is no advice, and `summary` says so.
    `too_light` says that the chosen procedure is lighter than the advice; `is_allowed` that it is possible at all
    (None while nothing was chosen or nothing can be said). `cautions` are what the officer must still look at.
    """

    summary: str
    threshold: Quantity | None = None
    is_above_threshold: bool | None = None
    allowed: tuple[Option, ...] = ()
    advised: tuple[Option, ...] = ()
    chosen: Procedure | None = None
    cautions: tuple[str, ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """The advice as sentences: why, what fits, and what to look at."""
        advised = (f"{option.procedure.label}: {option.reason}" for option in self.advised)
        return (self.summary, *advised, *self.cautions)

    @property
    def is_allowed(self) -> bool | None:
        """Whether the chosen procedure is possible at all."""
        if self.chosen is None or not self.allowed:
            return None
        return any(option.procedure is self.chosen for option in self.allowed)

    @property
    def too_light(self) -> bool:
        """Whether the chosen procedure is lighter than the first advice; never for one with grounds of its own."""
        if self.chosen not in WEIGHT or not self.advised:
            return False
        return WEIGHT[self.chosen] < WEIGHT[self.advised[0].procedure]


Found = tuple[tuple[Option, ...], tuple[Option, ...], str]
"""What is allowed, what is advised, and the sentence that says why."""


def advise(tender: Tender, norms: Norms) -> ProcedureAdvice:
    """The advice for this tender. Raises MissingFact for a value, nature or kind of service not yet known."""
    value = euros(need_value(tender))
    chosen = tender.procedure.procedure
    try:
        threshold = threshold_for(tender, norms)
    except NoNormOnDate as unknown:
        return ProcedureAdvice(
            summary=f"Voor {dutch.day(unknown.day)} is niet bekend: {unknown.description}. "
            "Daarom geeft het programma geen advies over de procedure. Kijk het na en kies zelf.",
            chosen=chosen,
        )
    if value.amount >= threshold.amount:
        allowed, advised, summary = _above(tender, value, threshold)
    elif tender.procedure.has_cross_border_interest:
        allowed, advised, summary = _cross_border(tender, value, threshold)
    else:
        allowed, advised, summary = _below(tender, norms, value, threshold)
    return ProcedureAdvice(
        summary=summary,
        threshold=threshold,
        is_above_threshold=value.amount >= threshold.amount,
        allowed=allowed,
        advised=advised,
        chosen=chosen,
        cautions=_cautions(tender, norms, value, threshold),
    )


def _above(tender: Tender, value: Quantity, threshold: Quantity) -> Found:
    always = "Mag altijd boven de drempel (art. 2.25)."
    reasons = {Procedure.OPEN: always, Procedure.RESTRICTED: always, **WITH_CONDITIONS, **ON_OWN_GROUNDS}
    advised: tuple[Option, ...] = (
        Option(procedure=Procedure.OPEN, reason="Iedereen kan in één ronde inschrijven; dat kost het minst."),
        Option(procedure=Procedure.RESTRICTED, reason="Past als u veel inschrijvers verwacht en eerst wilt kiezen."),
    )
    if _is_light_service(tender):
        light = "De lichte procedure voor sociale en andere specifieke diensten (art. 2.38 en 2.39)."
        reasons = {Procedure.SOCIAL_AND_SPECIFIC: light, **reasons}
        advised = (Option(procedure=Procedure.SOCIAL_AND_SPECIFIC, reason=light),)
    summary = f"De waarde van {value} is gelijk aan of hoger dan de drempel van {threshold}: de opdracht gaat Europees."
    return _options(reasons), advised, summary


def _cross_border(tender: Tender, value: Quantity, threshold: Quantity) -> Found:
    reason = "Iedereen kan de opdracht zien, ook over de grens (art. 1.7 en 1.9)."
    open_to_all = [item for item in _ladder(tender) if WEIGHT[item] >= WEIGHT[Procedure.NATIONAL_OPEN]]
    advised = (Option(procedure=Procedure.NATIONAL_OPEN, reason="Bij belang over de grens moet u bekendmaken."),)
    summary = f"De waarde van {value} blijft onder de drempel van {threshold}, maar er is belang over de grens."
    return _options({**dict.fromkeys(open_to_all, reason), **ON_OWN_GROUNDS}), advised, summary


def _below(tender: Tender, norms: Norms, value: Quantity, threshold: Quantity) -> Found:
    part = "works" if tender.subject.nature is ContractNature.WORKS else "other"
    single = norms.quantity(f"policy.procedure.single_{part}_maximum")
    onderhands = norms.quantity(f"policy.procedure.onderhands_{part}_maximum")
    if value.amount <= single.amount:
        fitting, reason = Procedure.SINGLE_ONDERHANDS, f"Uw beleid gebruikt dit tot en met {single}."
    elif value.amount <= onderhands.amount:
        fitting, reason = Procedure.MEERVOUDIG_ONDERHANDS, f"Uw beleid gebruikt dit tot en met {onderhands}."
    else:
        fitting, reason = Procedure.NATIONAL_OPEN, f"Uw beleid gebruikt dit boven {onderhands}."
    reasons = {item: reason if item is fitting else _beside(item, fitting) for item in _ladder(tender)}
    summary = f"De waarde van {value} blijft onder de drempel van {threshold}: uw eigen beleid is leidend."
    return _options({**reasons, **ON_OWN_GROUNDS}), (Option(procedure=fitting, reason=reason),), summary


def _beside(procedure: Procedure, fitting: Procedure) -> str:
    """What to know about a procedure that is not the one of the policy."""
    if WEIGHT[procedure] < WEIGHT[fitting]:
        return "Lichter dan uw beleid: leg uit waarom dit hier past (voorschrift 3.4 A)."
    if WEIGHT[procedure] > WEIGHT[fitting]:
        return "Zwaarder dan uw beleid vraagt: let op de kosten voor u en de inschrijvers."
    return "Past ook: u maakt de opdracht bekend en kiest daarna wie mag inschrijven."


def _is_light_service(tender: Tender) -> bool:
    subject = tender.subject
    return subject.nature is ContractNature.SERVICES and bool(subject.is_social_or_specific_service)


def _ladder(tender: Tender) -> list[Procedure]:
    """The procedures from light to heavy; the one for social services only for those."""
    return [item for item in WEIGHT if item is not Procedure.SOCIAL_AND_SPECIFIC or _is_light_service(tender)]


def _options(reasons: dict[Procedure, str]) -> tuple[Option, ...]:
    return tuple(Option(procedure=procedure, reason=reason) for procedure, reason in reasons.items())


def _cautions(tender: Tender, norms: Norms, value: Quantity, threshold: Quantity) -> tuple[str, ...]:
    if value.amount >= threshold.amount:
        return ()
    found = []
    if tender.procedure.has_cross_border_interest is None:
        found.append("Geef nog aan of er duidelijk grensoverschrijdend belang is; dan moet u bekendmaken.")
    margin = norms.quantity("policy.procedure.threshold_margin_percent")
    if (threshold.amount - value.amount) * 100 <= threshold.amount * margin.amount:
        found.append("De waarde ligt dicht onder de drempel: controleer de raming en schrijf op hoe u rekende.")
    return tuple(found)
