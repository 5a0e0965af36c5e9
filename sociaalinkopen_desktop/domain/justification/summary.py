"""The summary for who decides: one page with what is asked, and every fact that the decision rests on.

Nothing is invented: what the officer has not filled in is named as a gap.
"""

from .. import dutch
from ..assessment import Assessment, Finding, Status
from ..choices import DocumentState, DossierKind, ReservationScope
from ..document import Block, Bullets, Facts, Paragraph
from ..norms import NoNormOnDate, Norms
from ..tender import Tender
from ..thresholds import threshold_for
from ..verdicts import MissingFact

GAP = "nog niet ingevuld"
LONGEST = 240
MOST_POINTS = 5


def summary_of(tender: Tender, assessment: Assessment, norms: Norms, state: DocumentState) -> tuple[Block, ...]:
    """What a decision maker reads: a table of facts, how the assessment stands, and what asks attention first."""
    rows = (
        ("Gevraagd van u", _asked(state)),
        ("Wat wordt gekocht", _bought(tender)),
        ("Geld", _money(tender, norms)),
        ("Procedure", _procedure(tender)),
        ("Sociale ambitie", _ambition(tender)),
        ("Wat wijkt af", _deviations(assessment)),
        ("Risico's", _risks(tender)),
        ("Planning", _planning(tender)),
        ("Stand van de toets", verdict_sentence(assessment)),
    )
    return (Facts(rows=rows), *_attention(assessment), Paragraph(text=_advice(tender, assessment)))


def shortened(text: str, most: int = LONGEST) -> str:
    """A text on one line; what is longer than `most` signs ends at a whole sentence, or else with "…"."""
    flat = " ".join(part for part in text.replace("\n", " ").split(" ") if part)
    if len(flat) <= most:
        return flat
    start = flat[: most - 1]
    end = max(start.rfind(stop) for stop in (". ", "? ", "! "))
    return start[: end + 1] if end > most // 3 else f"{start.rsplit(' ', 1)[0].rstrip(' ,;:')}…"


def verdict_sentence(assessment: Assessment) -> str:
    """How it stands, of the points that count: neither what does not apply nor a chance that was left."""
    aside = assessment.count(Status.NOT_APPLICABLE) + assessment.count(Status.OPPORTUNITY)
    applying = len(assessment.findings) - aside
    if not applying:
        return "Er zijn geen punten die bij deze opdracht gelden."
    met = assessment.count(Status.MET) + assessment.count(Status.EXPLAINED)
    parts = []
    for status, one, many in (
        (Status.NOT_MET, "punt voldoet niet", "punten voldoen niet"),
        (Status.TO_EXPLAIN, "punt vraagt nog een motivering", "punten vragen nog een motivering"),
        (Status.OPEN, "punt is nog niet beantwoord", "punten zijn nog niet beantwoord"),
    ):
        number = assessment.count(status)
        if number:
            parts.append(f"{number} {one if number == 1 else many}")
    verb = "voldoet of is gemotiveerd" if met == 1 else "voldoen of zijn gemotiveerd"
    sentence = f"{met} van de {applying} punten die hier gelden, {verb}."
    return f"{sentence} {dutch.listed(parts)}." if parts else sentence


def attention_of(assessment: Assessment) -> tuple[Finding, ...]:
    """What asks attention before publication: first what the law stops, then the rest."""
    wanted = (Status.NOT_MET, Status.TO_EXPLAIN)
    others = [item for item in assessment.findings if item.status in wanted and not item.blocks]
    return (*assessment.blocking, *others)


def explained(assessment: Assessment) -> tuple[Finding, ...]:
    """The deviations with a whole reason."""
    return tuple(item for item in assessment.findings if item.status is Status.EXPLAINED)


def _asked(state: DocumentState) -> str:
    if state is DocumentState.FINAL:
        return "Teken hoofdstuk 16. U stemt dan in met deze inkoop en met de keuzes in dit document."
    return "Lees dit concept, en zeg wat anders moet. Tekenen kan als het document definitief is."


def _bought(tender: Tender) -> str:
    subject = tender.subject
    told = shortened(subject.description) or GAP
    nature = f"{subject.nature.label}. " if subject.nature else ""
    lots = f" Verdeeld in {len(tender.lots)} percelen." if len(tender.lots) > 1 else ""
    return f"{nature}{told}{lots}"


def _money(tender: Tender, norms: Norms) -> str:
    value = tender.estimated_value
    if value is None:
        return f"Geraamde waarde: {GAP}."
    months = tender.value.longest_duration_months
    length = f", voor ten hoogste {dutch.counted(months, 'maand', 'maanden')}" if months is not None else ""
    told = f"{dutch.euro(value)} excl. btw{length}."
    try:
        limit = threshold_for(tender, norms)
    except (MissingFact, NoNormOnDate):
        return told
    side = "gelijk aan of hoger dan" if value >= limit.amount else "lager dan"
    return f"{told} Dat is {side} de Europese drempel van {limit}."


def _procedure(tender: Tender) -> str:
    choice = tender.procedure
    name = choice.procedure.label if choice.procedure else f"Procedure: {GAP}"
    return f"{name}. {shortened(choice.reason) or f'De reden is {GAP}.'}"


def _ambition(tender: Tender) -> str:
    told = [shortened(tender.subject.social_purpose, 160)] if tender.subject.social_purpose.strip() else []
    themes = [item.theme.label for item in tender.ambition.themes if item.is_applied]
    if themes:
        # Semicolons, as the name of a theme may hold a comma.
        told.append(f"Thema's: {'; '.join(themes).lower()}.")
    social = tender.ambition.social_return
    if social.is_applied:
        share = f" van {dutch.percent(social.percentage)}" if social.percentage is not None else ""
        told.append(f"Social return{share} wordt gevraagd.")
    elif social.is_applied is False:
        told.append("Social return wordt niet gevraagd; hoofdstuk 9 zegt waarom.")
    if tender.ambition.reservation.scope in (ReservationScope.WHOLE, ReservationScope.LOTS):
        told.append("De opdracht is geheel of voor een deel voorbehouden.")
    return " ".join(told) or GAP


def _deviations(assessment: Assessment) -> str:
    found = explained(assessment)
    if not found:
        return "Er zijn geen gemotiveerde afwijkingen."
    told = "; ".join(item.criterion.title for item in found[:4])
    number = "1 afwijking" if len(found) == 1 else f"{len(found)} afwijkingen"
    more = "; en meer" if len(found) > 4 else ""
    return f"{number}: {told}{more}. Hoofdstuk 13 heeft de redenen."


def _risks(tender: Tender) -> str:
    risks = [item for item in tender.contract.risks if item.risk.strip()]
    if not risks:
        return GAP
    told = [
        f"{shortened(item.risk, 70).rstrip('.')} ({item.bearer.label.lower()})" if item.bearer else item.risk.strip()
        for item in risks[:3]
    ]
    return f"{'; '.join(told)}{'; en meer' if len(risks) > 3 else ''}."


def _planning(tender: Tender) -> str:
    dates = tender.schedule
    known = [
        f"{label} {dutch.day(day)}"
        for label, day in (
            ("verzenden", dates.dispatch_date),
            ("inschrijven tot en met", dates.submission_deadline),
            ("mededeling van de gunning", dates.award_decision_date),
            ("start", dates.contract_start),
        )
        if day is not None
    ]
    told = ", ".join(known)
    return f"{told[:1].upper()}{told[1:]}." if told else GAP


def _attention(assessment: Assessment) -> tuple[Block, ...]:
    found = attention_of(assessment)
    if not found:
        return ()
    more = len(found) - MOST_POINTS
    items = [f"{item.status.label}: {item.criterion.title}" for item in found[:MOST_POINTS]]
    if more > 0:
        items.append(f"En nog {'1 punt' if more == 1 else f'{more} punten'}; zie hoofdstuk 6.")
    return (Bullets(items=tuple(items)),)


def _advice(tender: Tender, assessment: Assessment) -> str:
    """What follows from the assessment, in one or two sentences; the officer decides."""
    if tender.subject.dossier_kind is not DossierKind.TENDER:
        return "Advies: dit dossier is geen aanbesteding. De regels voor aanbesteden gelden hier niet."
    blocking = len(assessment.blocking)
    if blocking:
        verb = "houdt" if blocking == 1 else "houden"
        number = "1 wettelijk punt" if blocking == 1 else f"{blocking} wettelijke punten"
        return f"Advies: publiceer nog niet. {number} {verb} de publicatie tegen."
    if assessment.count(Status.TO_EXPLAIN) or assessment.count(Status.NOT_MET):
        return "Advies: geen wettelijk punt houdt de publicatie tegen. Werk eerst de punten hierboven af."
    if assessment.count(Status.OPEN):
        return "Advies: geen wettelijk punt houdt de publicatie tegen. Beantwoord eerst de punten die nog open staan."
    return "Advies: alle punten voldoen of zijn gemotiveerd. U kunt instemmen."
