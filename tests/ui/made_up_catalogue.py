"""A small catalogue, made up, for the tests and the pictures of pages."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from sociaalinkopen_desktop.domain.catalogue import (
    Basis,
    Catalogue,
    Criterion,
    CriterionPhase,
    Duty,
    DutyPlace,
    Kind,
    LegalBasis,
    Severity,
)
from sociaalinkopen_desktop.domain.choices import CriterionTheme, Regime
from sociaalinkopen_desktop.domain.norms import Certainty, DatedValue, Norm, Origin, Reference, by_name
from sociaalinkopen_desktop.domain.quantities import Unit

THRESHOLD = Norm(
    name="thresholds.services",
    description="het drempelbedrag voor diensten van gemeenten",
    unit=Unit.EUR_EXCL_VAT,
    origin=Origin.LAW,
    last_checked=date(2026, 11, 24),
    values=(
        DatedValue(valid_from=date(2024, 1, 1), valid_until=date(2025, 12, 31), value=Decimal(221_000),
                   reference=Reference(title="Voorbeeldverordening 2024", url="https://voorbeeld.example/2024")),
        DatedValue(valid_from=date(2026, 1, 1), value=Decimal(216_000),
                   reference=Reference(title="Voorbeeldverordening 2026", url="https://voorbeeld.example/2026")),
    ),
)  # fmt: skip
SOCIAL_RETURN = Norm(
    name="policy.social_return",
    description="het deel van de opdracht dat u voor social return vraagt",
    unit=Unit.PERCENT,
    origin=Origin.POLICY,
    certainty=Certainty.CHECK_FIRST,
    last_checked=date(2026, 11, 24),
    values=(DatedValue(valid_from=date(2022, 1, 1), value=Decimal(5), reference=Reference(title="Voorbeeldprofiel")),),
)
_LAW = Criterion(
    id="PRO-01",
    title="De omzeteis is niet hoger dan drie keer de raming",
    theme=CriterionTheme.PROPORTIONALITY,
    phase=CriterionPhase.SELECTION,
    kind=Kind.AUTOMATIC,
    severity=Severity.VIOLATION,
    basis=Basis.STATUTORY,
    certainty=Certainty.SURE,
    legal_basis=(
        LegalBasis(law="Aw 2012", article="2.90", paragraph="5", bwb_id="BWBR0032203", text_of=date(2026, 9, 1),
                   url="https://voorbeeld.example/aw2012"),
    ),
    message={},
    why="Een hoge omzeteis houdt kleine bedrijven buiten, ook als zij het werk goed kunnen.\n\n"
        "Juist sociale ondernemingen zijn vaak klein. Met een lagere eis krijgen zij een eerlijke kans.",
    remedy="Vraag ten hoogste drie keer de raming, of leg in de stukken uit waarom meer nodig is.",
    known_limits="Het programma kent de risico's van uw opdracht niet. Of een omzeteis nodig is, beoordeelt u.",
    requires=("value.estimated_value",),
    norms=("thresholds.services",),
)  # fmt: skip
_POLICY = replace(
    _LAW,
    id="SR-02",
    title="U vraagt social return die bij de opdracht past",
    theme=CriterionTheme.SOCIAL_RETURN,
    basis=Basis.POLICY,
    severity=Severity.ADVICE,
    certainty=Certainty.CHECK_FIRST,
    legal_basis=(LegalBasis(law="Beleid van de gemeente", article="onderdeel social return"),),
    why="Met social return helpt een opdracht mensen aan werk.",
    remedy="Vraag een percentage dat past bij het deel van de prijs dat uit loon bestaat.",
    known_limits="",
    proposed_clause="De opdrachtnemer besteedt 5 % van de opdrachtsom aan werk voor mensen met een afstand tot de "
                    "arbeidsmarkt.",
    norms=("policy.social_return",),
)  # fmt: skip
_GENERAL = replace(
    _LAW,
    id="ALG-01",
    title="De waarde is geraamd voordat u begint",
    theme=CriterionTheme.GENERAL,
    why="De raming bepaalt welke regels gelden.",
    remedy="Raam de waarde over de hele looptijd, met verlengingen, zonder btw.",
    known_limits="Het programma weet niet of het bedrag klopt.",
    legal_basis=(LegalBasis(law="Aw 2012", article="2.13", bwb_id="BWBR0032203", text_of=date(2026, 9, 1)),),
    norms=(),
    may_be_explained=False,
)
_DUTY = Duty(
    id="MP-01",
    title="Geen percelen",
    what="Waarom delen in percelen bij deze opdracht niet past.",
    places=(DutyPlace.DOCUMENTS, DutyPlace.FILE),
    regimes=tuple(Regime),
    certainty=Certainty.LIKELY,
    legal_basis=(LegalBasis(law="Aw 2012", article="1.5", paragraph="3", bwb_id="BWBR0032203"),),
    note="Schrijf het op voordat u publiceert.",
    valid_from=date(2016, 7, 1),
)
CATALOGUE = Catalogue(
    version="2026.1", fingerprint="0" * 16, criteria=(_LAW, _POLICY, _GENERAL),
    norms=by_name((THRESHOLD, SOCIAL_RETURN)), duties=(_DUTY,),
)  # fmt: skip
