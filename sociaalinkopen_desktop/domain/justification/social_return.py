"""The computation of social return on paper: the steps, the lots, whether it is in proportion, and a possible mix."""

from decimal import Decimal

from .. import dutch
from ..ambition import MixRow
from ..document import Block, Cell, Column, Table, Tone
from ..norms import NoNormOnDate, Norms
from ..policy import BlockUnit
from ..quantities import Quantity, Unit, months
from ..social_return import Obligation, obligation
from ..social_return_fit import Fit, fit_of
from ..social_return_mix import row_amount
from ..tender import Tender
from ..verdicts import MissingFact

TONES = {Fit.FITS: Tone.OK, Fit.LOOK: Tone.WHY, Fit.HEAVY: Tone.BAD}


def computation(tender: Tender, norms: Norms) -> tuple[Block, ...]:
    """The tables about what social return comes to; nothing when it is not asked or cannot be computed yet."""
    if tender.ambition.social_return.is_applied is not True:
        return ()
    try:
        found = obligation(tender, norms)
        return (_steps(found), *_lots(found), _proportion(tender, norms, found))
    except (MissingFact, NoNormOnDate):
        return ()


def _steps(found: Obligation) -> Table:
    return Table(
        caption="Berekening van social return",
        columns=(
            Column(title="Stap", share=3),
            Column(title="Uitkomst", share=2),
            Column(title="Zo komt het", share=6),
        ),
        rows=tuple(
            (Cell(text=step.words), Cell(text=step.outcome, strong=True), Cell(text=step.remark))
            for step in found.steps
        ),
    )


def _lots(found: Obligation) -> tuple[Table, ...]:
    if not found.lots:
        return ()
    rows = [
        (Cell(text=lot.name), Cell(text=dutch.euro(lot.value)), Cell(text=dutch.euro(lot.amount))) for lot in found.lots
    ]
    total = sum(lot.amount for lot in found.lots)
    value = sum(lot.value for lot in found.lots)
    rows.append(
        (Cell(text="Samen", strong=True), Cell(text=dutch.euro(value)), Cell(text=dutch.euro(total), strong=True))
    )
    columns = (
        Column(title="Perceel", share=5),
        Column(title="Waarde", share=2.5, numeric=True),
        Column(title="Social return", share=2.5, numeric=True),
    )
    return (Table(caption="Social return per perceel", columns=columns, rows=tuple(rows)),)


def _proportion(tender: Tender, norms: Norms, found: Obligation) -> Table:
    return Table(
        caption="Is dit in verhouding?",
        columns=(Column(title="Reden", share=5), Column(title="Oordeel", share=1.5), Column(title="Bron", share=3.5)),
        rows=tuple(
            (
                Cell(text=reason.sentence),
                Cell(text=reason.fit.label, tone=TONES[reason.fit], strong=True),
                Cell(text=reason.remark),
            )
            for reason in fit_of(tender, norms, found)
        ),
    )


def mix_table(tender: Tender, norms: Norms) -> tuple[Table, ...]:
    """How the obligation could be met, row by row; nothing without a proposal."""
    mix = tender.ambition.social_return.mix
    if not mix:
        return ()
    try:
        amounts = tuple(row_amount(row, norms) for row in mix)
    except NoNormOnDate:
        amounts = (None,) * len(mix)
    rows = [
        (
            Cell(text=row.name.strip() or f"Regel {at}"),
            Cell(text=_effort(row)),
            Cell(text=dutch.euro(amount) if amount is not None else "nog niet compleet"),
        )
        for at, (row, amount) in enumerate(zip(mix, amounts, strict=True), 1)
    ]
    total = sum((amount for amount in amounts if amount is not None), Decimal(0))
    rows.append((Cell(text="Samen", strong=True), Cell(text=""), Cell(text=dutch.euro(total), strong=True)))
    columns = (
        Column(title="Mogelijke invulling", share=4),
        Column(title="Inzet", share=4.5),
        Column(title="Telt voor", share=2, numeric=True),
    )
    return (Table(caption="Zo zou het kunnen: een voorstel, geen eis", columns=columns, rows=tuple(rows)),)


def _effort(row: MixRow) -> str:
    """How much of it, with everything that it is counted by: "2 × € 30.000 per jaar bij voltijd, 24 maanden"."""
    number = "" if row.number is None or row.unit is BlockUnit.INVOICE else f"{dutch.number(row.number)} × "
    value = "" if row.value is None else f"{dutch.euro(row.value)} "
    parts = [
        f"{row.unit.label} {value}".strip() if row.unit is BlockUnit.INVOICE else f"{number}{value}{row.unit.label}",
        "" if row.months is None else str(months(row.months)),
        "" if row.hours_per_week is None else f"{Quantity(row.hours_per_week, Unit.HOURS)} per week",
        "" if row.longest_months is None else f"telt ten hoogste {months(row.longest_months)}",
        "" if row.counted_percent is None else f"{dutch.percent(row.counted_percent)} telt",
    ]
    return ", ".join(filter(None, parts))
