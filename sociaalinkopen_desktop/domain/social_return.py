"""What social return comes to: in euros, hours and full-time places, step by step; and the text for it.

The numbers are policy (norms of the day, bouwblokken of the profile) or facts of the tender; here is only arithmetic.
Amounts are excl. btw and rounded to cents where they are shown; a year is twelve months or fifty-two weeks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from . import dutch
from .choices import SocialReturnBasis
from .norms import Certainty, Norms
from .quantities import Quantity, Unit, months
from .tender import Tender
from .verdicts import need, need_value

GROUP = "ambition.social_return"
NORM = "policy.social_return"
CENT = Decimal("0.01")
MONTHS_IN_YEAR = 12
WEEKS_IN_YEAR = 52
FROM_TENDER = "uit dit dossier"


@dataclass(frozen=True, kw_only=True)
class SumStep:
    """One step of the computation: what it is, the outcome, how it was found, and where the number comes from.

    `path` is the field that it rests on, "" for a computed one.
    """

    words: str
    outcome: str
    how: str = ""
    source: str = ""
    certainty: Certainty = Certainty.SURE
    path: str = ""

    @property
    def remark(self) -> str:
        """How it was found and where the number comes from, in one line; what is unsure says so."""
        source = self.source if self.certainty is Certainty.SURE else f"{self.source} (nog te bevestigen)".strip()
        return " · ".join(filter(None, (self.how, source)))


@dataclass(frozen=True, kw_only=True)
class LotPart:
    """What one lot contributes to the obligation."""

    name: str
    value: Decimal
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class Obligation:
    """The obligation in euros (in cents), hours and full-time years; per year and in places once the term is known.

    `wages` is the labour in the whole contract in euros, `workers` how many full-time people it pays at the same time;
    None while the share of labour (or for the people the term) is unknown. `lots` add up to their own total.
    """

    percentage: Decimal
    basis: SocialReturnBasis
    base: Decimal
    amount: Decimal
    hour_value: Decimal
    hours: Decimal
    years: Decimal
    term_months: int | None
    per_year: Decimal | None
    places: Decimal | None
    wages: Decimal | None
    workers: Decimal | None
    lots: tuple[LotPart, ...]
    steps: tuple[SumStep, ...]

    @property
    def share_of_wages(self) -> Decimal | None:
        """How much of the labour in the contract is asked, in percent; None while the labour is unknown or nothing."""
        return self.amount * 100 / self.wages if self.wages else None


def asked_amount(tender: Tender, asked: Decimal | None = None) -> Decimal:
    """What the percentage comes to in euros by the estimate, not rounded; `asked` is another percentage to try.

    Raises MissingFact for the value, the percentage, its basis, or the share of labour when wages are the basis.
    """
    rate = Decimal(need(tender, f"{GROUP}.percentage")) if asked is None else asked
    return _base(tender) * rate / 100


def obligation(tender: Tender, norms: Norms, asked: Decimal | None = None) -> Obligation:
    """The whole computation for the percentage of the tender, or for `asked`.

    Raises MissingFact as `asked_amount` does, and NoNormOnDate.
    """
    rate = Decimal(need(tender, f"{GROUP}.percentage")) if asked is None else asked
    exact = asked_amount(tender, rate)
    amount = cents(exact)
    year_value, week = norms.value(f"{NORM}.block_value"), norms.value(f"{NORM}.full_time_hours")
    hour_value = ratio(year_value, week * WEEKS_IN_YEAR)
    term = tender.value.longest_duration_months or None
    years = ratio(amount, year_value)
    wages = _wages(tender)
    paid = None if wages is None else ratio(wages, norms.value(f"{NORM}.labour_year_cost"))
    made = Obligation(
        percentage=rate,
        basis=need(tender, f"{GROUP}.basis"),
        base=_base(tender),
        amount=amount,
        hour_value=hour_value,
        hours=ratio(amount, hour_value),
        years=years,
        term_months=term,
        per_year=None if term is None else cents(amount * MONTHS_IN_YEAR / term),
        places=None if term is None else years * MONTHS_IN_YEAR / term,
        wages=wages,
        workers=None if term is None or paid is None else paid * MONTHS_IN_YEAR / term,
        lots=_lots(tender, rate),
        steps=(),
    )
    return _with_steps(tender, norms, made)


def missing(tender: Tender) -> tuple[str, ...]:
    """The fields without which nothing can be computed, in the order of the form."""
    group = tender.ambition.social_return
    open_fields = [
        ("value.base_value", tender.estimated_value is None),
        (f"{GROUP}.basis", group.basis is None),
        (
            f"{GROUP}.wage_share_percent",
            group.basis is SocialReturnBasis.WAGE_SUM and group.wage_share_percent is None,
        ),
        (f"{GROUP}.percentage", group.percentage is None),
    ]
    return tuple(path for path, is_open in open_fields if is_open)


def cents(amount: Decimal) -> Decimal:
    """An amount rounded to cents, half a cent upwards."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def ratio(part: Decimal, whole: Decimal) -> Decimal:
    """A policy number may be 0; then nothing can be counted with it."""
    return part / whole if whole else Decimal(0)


def _base(tender: Tender) -> Decimal:
    base = Decimal(need_value(tender))
    if need(tender, f"{GROUP}.basis") is SocialReturnBasis.WAGE_SUM:
        base = base * Decimal(need(tender, f"{GROUP}.wage_share_percent")) / 100
    return base


def _wages(tender: Tender) -> Decimal | None:
    share = tender.ambition.social_return.wage_share_percent
    return None if share is None else Decimal(need_value(tender)) * share / 100


def _lots(tender: Tender, rate: Decimal) -> tuple[LotPart, ...]:
    """Each lot with its part, so rounded that together they are exactly the rounded part of all lots together."""
    values = [lot.estimated_value for lot in tender.lots]
    known = [value for value in values if value is not None]
    if len(known) < 2 or len(known) < len(values):
        return ()
    share = rate / 100
    if need(tender, f"{GROUP}.basis") is SocialReturnBasis.WAGE_SUM:
        share = share * Decimal(need(tender, f"{GROUP}.wage_share_percent")) / 100
    amounts = apportioned([value * share for value in known])
    return tuple(
        LotPart(name=lot.title.strip() or f"Perceel {at}", value=value, amount=amount)
        for at, (lot, value, amount) in enumerate(zip(tender.lots, known, amounts, strict=True), 1)
    )


def apportioned(exact: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Amounts in cents whose sum is the rounded sum of the exact ones: the largest rests get the cents that are left.

    None is negative when none of the exact amounts is.
    """
    floors = [amount // CENT * CENT for amount in exact]
    spare = int((cents(sum(exact, Decimal(0))) - sum(floors, Decimal(0))) / CENT)
    order = sorted(range(len(exact)), key=lambda at: (floors[at] - exact[at], at))
    raised = frozenset(order[:spare])
    return tuple(floor + CENT if at in raised else floor for at, floor in enumerate(floors))


# -- the steps in words -----------------------------------------------------------------------------------------------
def _with_steps(tender: Tender, norms: Norms, found: Obligation) -> Obligation:
    steps = (*_money_steps(tender, found), *_work_steps(norms, found), *_term_steps(found))
    return replace(found, steps=steps)


def _money_steps(tender: Tender, found: Obligation) -> tuple[SumStep, ...]:
    value = Decimal(need_value(tender))
    by_turnover = found.basis is SocialReturnBasis.INVOICED_TURNOVER
    steps = [
        SumStep(
            words="Raming van de opdracht",
            outcome=dutch.euro(value),
            how="met opties en verlengingen",
            source="geschat; de omzet kan anders uitvallen" if by_turnover else FROM_TENDER,
            certainty=Certainty.LIKELY if by_turnover else Certainty.SURE,
            path="value.base_value",
        )
    ]
    if found.basis is SocialReturnBasis.WAGE_SUM:
        share = Decimal(need(tender, f"{GROUP}.wage_share_percent"))
        steps.append(
            SumStep(
                words="Loonsom",
                outcome=dutch.euro(found.base),
                how=f"{dutch.euro(value)} × {dutch.percent(share)} arbeid",
                source="aandeel arbeid is een schatting",
                certainty=Certainty.LIKELY,
                path=f"{GROUP}.wage_share_percent",
            )
        )
    steps.append(
        SumStep(
            words="Verplichting",
            outcome=dutch.euro(found.amount),
            how=f"{dutch.euro(found.base)} × {dutch.percent(found.percentage)}",
            source=f"percentage van de {found.basis.label.lower()}, {FROM_TENDER}",
            path=f"{GROUP}.percentage",
        )
    )
    return tuple(steps)


def _work_steps(norms: Norms, found: Obligation) -> tuple[SumStep, ...]:
    year = norms.quantity(f"{NORM}.block_value")
    week = norms.quantity(f"{NORM}.full_time_hours")
    return (
        SumStep(
            words="Jaren voltijds werk",
            outcome=decimals(found.years),
            how=f"{dutch.euro(found.amount)} : {year} per jaar",
            source=_source(norms, f"{NORM}.block_value"),
            certainty=norms.used[f"{NORM}.block_value"].certainty,
        ),
        SumStep(
            words="Waarde van één uur",
            outcome=dutch.euro(found.hour_value),
            how=f"{year} : ({week} × {WEEKS_IN_YEAR} weken)",
            source=_source(norms, f"{NORM}.full_time_hours"),
            certainty=norms.used[f"{NORM}.full_time_hours"].certainty,
        ),
        SumStep(
            words="Uren werk",
            outcome=hours_told(found.hours),
            how=f"{dutch.euro(found.amount)} : {dutch.euro(found.hour_value)}",
        ),
    )


def _term_steps(found: Obligation) -> tuple[SumStep, ...]:
    if found.term_months is None or found.per_year is None or found.places is None:
        return ()
    term = months(found.term_months)
    return (
        SumStep(
            words="Per jaar",
            outcome=dutch.euro(found.per_year),
            how=f"{dutch.euro(found.amount)} over {term}",
            source=f"looptijd met verlengingen, {FROM_TENDER}",
            path="value.duration_months",
        ),
        SumStep(
            words="Voltijdsplekken tegelijk",
            outcome=decimals(found.places),
            how=f"{decimals(found.years)} jaar werk, verdeeld over {term}",
        ),
    )


def _source(norms: Norms, name: str) -> str:
    """The title of where a number comes from, without the request to replace it."""
    return norms.used[name].reference.title.partition(". ")[0].rstrip(".")


def decimals(value: Decimal) -> str:
    """A small number with at most two decimals: "0,34"; what is more than nothing is never shown as nothing."""
    shown = round(value, 2)
    return f"minder dan {dutch.number(CENT)}" if value > 0 and not shown else dutch.number(shown)


def hours_told(hours: Decimal) -> str:
    """Hours in whole numbers: "1.284 uur"."""
    return str(Quantity(hours.quantize(Decimal(1), ROUND_HALF_UP), Unit.HOURS))


# -- other percentages -------------------------------------------------------------------------------------------------
def alternatives(tender: Tender, norms: Norms, *own: Decimal) -> tuple[Obligation, ...]:
    """The obligation at the percentage asked, at those of the policy and at others of one's own; lowest first.

    Raises MissingFact for the value or the basis.
    """
    asked = tender.ambition.social_return.percentage
    rates = {norms.value(f"{NORM}.percent_low"), norms.value(f"{NORM}.percent_normal"), *own}
    if asked is not None:
        rates.add(asked)
    return tuple(obligation(tender, norms, rate) for rate in sorted(rates))


# -- the words for the documents --------------------------------------------------------------------------------------
OF = {
    SocialReturnBasis.CONTRACT_VALUE: "de opdrachtsom",
    SocialReturnBasis.WAGE_SUM: "de loonsom van deze opdracht",
    SocialReturnBasis.INVOICED_TURNOVER: "de gefactureerde omzet van deze opdracht",
}


def clause(tender: Tender, norms: Norms) -> str:
    """A text for the documents with the numbers of this tender. Raises MissingFact and NoNormOnDate as `obligation`."""
    found, group = obligation(tender, norms), tender.ambition.social_return
    lines = [
        f"Opdrachtnemer zet ten minste {dutch.percent(found.percentage)} van {OF[found.basis]} (exclusief btw) in voor "
        "werk, leren of ontwikkelen van mensen met een afstand tot werk, bij de uitvoering van deze opdracht.",
        _indication(found),
        "Inkopen bij sociale ondernemingen voor deze opdracht telt ook mee.",
        "Mensen uit de arbeidsmarktregio hebben de voorkeur; inzet van mensen van elders telt even zwaar.",
        "De inzet gaat niet ten koste van bestaande dienstverbanden.",
    ]
    if table := group.bouwblok_version.strip():
        since = f", geldig vanaf {dutch.day(group.bouwblok_date)}" if group.bouwblok_date else ""
        lines.insert(2, f"De waarde van de inzet volgt uit de tabel met bouwblokken van {table}{since}.")
    if days := group.first_contact_days:
        told = str(Quantity(Decimal(days), Unit.DAYS))
        lines.append(f"Opdrachtnemer neemt binnen {told} na de gunning contact op met het contactpunt social return.")
    return " ".join(lines)


def _indication(found: Obligation) -> str:
    """The numbers in one sentence, so that it is easily taken out by who does not want to tell the estimate."""
    work = hours_told(found.hours)
    if found.places is None or found.term_months is None:
        return f"Ter indicatie: dat is ongeveer {dutch.euro(found.amount)}, of {work} werk."
    return (
        f"Ter indicatie: over {months(found.term_months)} is dat ongeveer {dutch.euro(found.amount)}, "
        f"of {work} werk ({decimals(found.places)} voltijdsplek)."
    )
