"""Proof that is asked: certificates, labels, PSO and insurance, against what the register knows of an enterprise."""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from .. import dutch
from ..catalogue_search import plain
from ..checks.proportionality import pso_is_no_entry_ticket
from ..choices import Recognition, SelectionCriterionKind, SelectionUse
from ..norms import NoNormOnDate, Norms
from ..requirements import SelectionCriterion
from ..tender import Tender
from ..thresholds import directive_may_hold, part_two_may_hold
from ..verdicts import Proposal
from .demand import Demand, Standing, proposal_of, standing_if
from .enterprise import Enterprise, RecognitionProof
from .recognition import HOLDS, ProofState, ProofTerms, outcome_of, terms_of

_PSO = (Recognition.PSO, Recognition.PSO_30_PLUS)
_AMOUNT = re.compile(r"(?:€|eur(?:o)?)\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?\s*(miljoen|mln)?", re.IGNORECASE)
_INSURED = "verzeker"
_EQUAL = "gelijkwaardig"
_MILLION = 1_000_000
_PUT_EQUAL = "Zet 'of gelijkwaardig' erachter: dan telt ook ander bewijs."
_ASK_LESS = "Vraag alleen wat bij het risico van deze opdracht hoort. Schrap de eis als dat niet lukt."


def certificates(tender: Tender, norms: Norms) -> Iterator[Demand]:
    """A demand per certificate that is asked to take part."""
    in_part_two = _held(part_two_may_hold, tender, norms)
    for index, item in enumerate(tender.requirements.criteria):
        if item.kind is SelectionCriterionKind.CERTIFICATE and item.use is SelectionUse.REQUIREMENT:
            path = f"requirements.criteria.{index}"
            name = item.title.strip() or "zonder naam"
            yield _named(
                f"criteria.{index}", f"Certificaat: {name}", path, "WET-42" if in_part_two else "WET-43",
                item.title, item.equivalent_allowed, _has_certificate,
            )  # fmt: skip


def labels(tender: Tender, norms: Norms) -> Iterator[Demand]:
    """A demand per label that is asked. A label is asked of what is bought; who has no such label falls out as well."""
    in_directive = _held(directive_may_hold, tender, norms)
    terms = _terms(norms)
    for index, item in enumerate(tender.requirements.labels):
        path = f"requirements.labels.{index}"
        name = item.name.strip() or "zonder naam"
        judge = _pso_judge(norms, terms) if "pso" in _words(item.name) else None
        yield _named(
            f"labels.{index}", f"Keurmerk: {name}", path, "WET-50" if in_directive else "WET-43",
            item.name, item.equivalent_allowed, judge or _has_certificate,
        )  # fmt: skip


def pso(tender: Tender, norms: Norms) -> Iterator[Demand]:
    """PSO as an entry ticket."""
    if not tender.requirements.requires_pso:
        return
    path = "requirements.requires_pso"
    judge = _pso_judge(norms, _terms(norms))
    yield Demand(
        key="pso",
        title="PSO om mee te mogen doen",
        path=path,
        criterion="PR-04",
        standing=lambda item: standing_if(judge(item, "")),
        lighter="Gebruik PSO als bewijs bij social return of bij een gunningscriterium, en neem gelijk bewijs aan.",
        proposal=proposal_of(pso_is_no_entry_ticket, tender, norms, path),
    )


def insurance(tender: Tender, norms: Norms) -> Iterator[Demand]:
    """A demand on money that names an insurance. The amount is read from its words; without one nothing can be said."""
    for index, item in enumerate(tender.requirements.criteria):
        if item.use is not SelectionUse.REQUIREMENT or not _is_insurance(item):
            continue
        amount = amount_in(f"{item.title} {item.text}")
        asked = f" van {dutch.euro(amount)}" if amount is not None else ""
        yield Demand(
            key=f"insurance.{index}",
            title=f"Verzekering{asked}",
            path=f"requirements.criteria.{index}",
            criterion="WET-41",
            standing=lambda one, amount=amount: standing_if(_is_insured(one, amount)),  # type: ignore[misc]
            lighter="Vraag een bedrag dat past bij de schade die hier kan ontstaan, en pas van wie de opdracht krijgt.",
        )


def amount_in(text: str) -> Decimal | None:
    """The first amount in euros in a text, such as "€ 2.500.000" or "€ 2,5 miljoen"; None when there is none."""
    found = _AMOUNT.search(text)
    if found is None:
        return None
    whole, cents, million = found.groups()
    value = Decimal(whole.replace(".", "") + (f".{cents}" if cents else ""))
    return value * _MILLION if million else value


def _is_insurance(item: SelectionCriterion) -> bool:
    return item.kind is not SelectionCriterionKind.CERTIFICATE and _INSURED in plain(f"{item.title} {item.text}")


def _is_insured(one: Enterprise, amount: Decimal | None) -> bool | None:
    return None if amount is None or one.insured_for is None else one.insured_for >= amount


def _named(
    key: str,
    title: str,
    path: str,
    criterion: str,
    name: str,
    equal: bool | None,
    judge: Callable[[Enterprise, str], bool | None],
) -> Demand:
    """A certificate or label by name. Where equal proof counts, who lacks it may still show another."""

    def standing(item: Enterprise) -> Standing:
        has = judge(item, name)
        return Standing.UNKNOWN if has is False and equal else standing_if(has)

    where = f"{path}.equivalent_allowed"
    return Demand(
        key=key,
        title=f"{title}, of gelijkwaardig" if equal and _EQUAL not in plain(name) else title,
        path=path,
        criterion=criterion,
        standing=standing,
        lighter=_ASK_LESS if equal else _PUT_EQUAL,
        proposal=None if equal else Proposal(path=where, value=True),
    )


def _has_certificate(item: Enterprise, name: str) -> bool | None:
    """Whether it has a certificate of that name; None when none is on record, no name is given, or names half agree."""
    wanted = _words(name)
    if not wanted or not any(text.strip() for text in item.certificates):
        return None
    found = [_same(wanted, _words(text)) for text in item.certificates]
    if True in found:
        return True
    return None if None in found else False


def _same(wanted: frozenset[str], have: frozenset[str]) -> bool | None:
    """Whether two names stand for one certificate: by their numbers, as in ISO 9001, else by their words."""
    numbers, others = ({part for part in parts if part.isdigit() and len(part) > 2} for parts in (wanted, have))
    if numbers and others:
        return numbers <= others
    if wanted <= have:
        return True
    return None if wanted & have else False


def _words(name: str) -> frozenset[str]:
    """The words and numbers of a name that matter: of "NEN-EN-ISO 14001:2015" these are iso and 14001."""
    parts = re.findall(r"[a-z]+|\d+", plain(name))
    return frozenset(part for part in parts if part not in _FILLERS and not re.fullmatch(r"(?:19|20)\d\d", part))


_FILLERS = frozenset(
    ("certificaat", "certificering", "of", "gelijkwaardig", "nen", "en", "het", "een", "norm", "keurmerk")
)


def _pso_judge(norms: Norms, terms: ProofTerms | None) -> Callable[[Enterprise, str], bool | None]:
    """Whether its PSO holds on the day; None when the proof was not seen, or no recognition is on record at all."""

    def judge(item: Enterprise, _name: str) -> bool | None:
        proofs = [proof for proof in item.recognitions if proof.kind in _PSO]
        if not proofs:
            return False if item.recognitions else None
        return None if terms is None else _holds(proofs, norms, terms)

    return judge


def _holds(proofs: Iterable[RecognitionProof], norms: Norms, terms: ProofTerms) -> bool | None:
    states = {outcome_of(proof, norms.day, terms).state for proof in proofs}
    if states & set(HOLDS):
        return True
    return None if ProofState.NOT_CHECKED in states else False


def _terms(norms: Norms) -> ProofTerms | None:
    try:
        return terms_of(norms)
    except (NoNormOnDate, KeyError):
        return None


def _held(rule: Callable[[Tender, Norms], bool], tender: Tender, norms: Norms) -> bool:
    try:
        return rule(tender, norms)
    except NoNormOnDate:
        return True
