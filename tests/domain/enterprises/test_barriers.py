"""Who falls out by which demand: counted by what the register knows, with unknown apart and never as out."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain import fields
from sociaalinkopen_desktop.domain.choices import Recognition, SelectionCriterionKind
from sociaalinkopen_desktop.domain.enterprises.barrier_proofs import amount_in
from sociaalinkopen_desktop.domain.enterprises.barriers import scan
from sociaalinkopen_desktop.domain.enterprises.enterprise import (
    Enterprise,
    EnterpriseKind,
    RecognitionProof,
    Reference,
)
from sociaalinkopen_desktop.domain.requirements import (
    LabelRequirement,
    ReferenceRequirement,
    Requirements,
    SelectionCriterion,
)
from sociaalinkopen_desktop.domain.tender import Tender
from tests.builders import a_lot, a_tender
from tests.strategies import tenders

from .around_heesch import GREEN, PSO, catalogue, green_tender, norms, registers

BLANK = Enterprise(id="leeg", name="Niets van bekend")


NO_DEMANDS = Requirements()
CERTIFICATE, FINANCIAL = SelectionCriterionKind.CERTIFICATE, SelectionCriterionKind.FINANCIAL


def bare(requirements=NO_DEMANDS, **changes):
    """The green tender without lots, value or demands on the tenderer, and then these changes."""
    made = green_tender(**{"lots": (), "value": {"base_value": None, "extensions_value": None}, **changes})
    return replace(made, requirements=requirements)


def asking(**requirements):
    return bare(Requirements(**requirements))


def scanned(tender, *enterprises):
    return scan(tender, enterprises, norms(), catalogue())


def only(tender, *enterprises):
    """The one barrier of a tender, as ids that can, are out, and unknown."""
    (barrier,) = scanned(tender, *enterprises).barriers
    return barrier.can, barrier.out, barrier.unknown


def like(identifier, **changes):
    return replace(BLANK, id=identifier, **changes)


# -- what holds for any tender and register ---------------------------------------------------------------------------
@given(tenders(), registers())
def test_each_enterprise_has_one_place_per_barrier_and_in_the_total(tender, register):
    found = scan(tender, register, norms(), catalogue())
    everybody = [item.id for item in register]
    for barrier in found.barriers:
        assert sorted((*barrier.can, *barrier.out, *barrier.unknown)) == sorted(everybody)
        assert barrier.source, barrier.criterion
        assert barrier.lighter.endswith(".")
        assert bool(barrier.why) is not barrier.counts
    assert sorted((*found.passes, *found.out, *found.unknown)) == sorted(everybody)


@given(tenders(), registers())
def test_out_and_passing_both_need_what_the_register_says(tender, register):
    found = scan(tender, register, norms(), catalogue())
    counted = [barrier for barrier in found.barriers if barrier.counts]
    for item in register:
        assert (item.id in found.out) == any(item.id in barrier.out for barrier in counted)
        assert (item.id in found.passes) == all(item.id in barrier.can for barrier in counted)


@given(tenders())
def test_who_the_register_knows_nothing_of_is_never_out(tender):
    found = scan(tender, (BLANK,), norms(), catalogue())
    assert found.out == ()
    assert all(barrier.out == () for barrier in found.barriers)


DEMANDS = st.sampled_from((
    ("requirements.turnover_requirement", Decimal(500_000)),
    ("requirements.requires_pso", True),
    ("requirements.labels", (LabelRequirement(name="FSC"),)),
    ("requirements.criteria", (SelectionCriterion(kind=CERTIFICATE, title="ISO 9001"),)),
    ("requirements.criteria", (SelectionCriterion(kind=FINANCIAL, title="Verzekering van € 2,5 miljoen"),)),
    ("requirements.references", (ReferenceRequirement(references_required=2, minimum_value=Decimal(90_000)),)),
))  # fmt: skip


@given(registers(), st.lists(DEMANDS, max_size=4))
def test_a_demand_more_never_lets_more_pass_or_fewer_out(register, demands):
    tender = bare()
    passing, out = {item.id for item in register}, set()
    for path, value in demands:
        kept = fields.get(tender, path)
        tender = fields.replaced(tender, path, (*kept, *value) if isinstance(value, tuple) else value)
        found = scan(tender, register, norms(), catalogue())
        assert set(found.passes) <= passing
        assert set(found.out) >= out
        passing, out = set(found.passes), set(found.out)


@given(tenders(), registers())
def test_a_proposal_fits_its_field_and_keeps_fewer_or_as_many_out(tender, register):
    for barrier in scan(tender, register, norms(), catalogue()).barriers:
        if barrier.proposal is None:
            continue
        lighter = fields.replaced(tender, barrier.proposal.path, barrier.proposal.value)
        again = {item.key: item for item in scan(lighter, register, norms(), catalogue()).barriers}
        assert len(again[barrier.key].out if barrier.key in again else ()) <= len(barrier.out)


def test_without_demands_everybody_passes():
    found = scanned(bare(), GREEN, BLANK)
    assert found.barriers == ()
    assert found.passes == ("groen", "leeg")


# -- money and size ---------------------------------------------------------------------------------------------------
def test_turnover_is_held_against_the_register_and_the_ceiling_is_proposed():
    tender = a_tender(
        lots=(a_lot(estimated_value=Decimal(100_000)),),
        requirements=Requirements(has_turnover_requirement=True, turnover_requirement=Decimal(900_000)),
    )
    found = scanned(tender, like("groot", turnover=Decimal(900_000)), like("klein", turnover=Decimal(1)), BLANK)
    barrier = next(item for item in found.barriers if item.key == "turnover")
    assert (barrier.can, barrier.out, barrier.unknown) == (("groot",), ("klein",), ("leeg",))
    assert barrier.criterion == "MKB-03"
    assert barrier.source == ("Aw 2012 art. 2.90 lid 3 en 5",)
    assert (barrier.proposal.path, barrier.proposal.value) == ("requirements.turnover_requirement", Decimal(300_000))
    assert "300.000" in barrier.lighter
    assert barrier.told == "1 kan inschrijven, 1 valt af, 1 niet bekend"
    assert "turnover" in [item.key for item in found.of("klein")]


def test_a_lawful_turnover_can_still_be_dropped():
    (barrier,) = scanned(asking(turnover_requirement=Decimal(10)), BLANK).barriers
    assert (barrier.proposal.path, barrier.proposal.value) == ("requirements.has_turnover_requirement", False)
    assert scanned(fields.replaced(asking(turnover_requirement=Decimal(10)), barrier.proposal.path, False)).total == 0


def test_the_size_of_a_year_counts_by_the_lot_that_fits_best():
    tender = green_tender(
        requirements=Requirements(),
        lots=(a_lot(estimated_value=Decimal(400_000)), a_lot(estimated_value=Decimal(40_000))),
    )
    small, tiny = like("klein", largest_contract=Decimal(10_000)), like("kleiner", largest_contract=Decimal(9_999))
    assert only(tender, small, tiny, BLANK) == (("klein",), ("kleiner",), ("leeg",))


def test_an_undivided_contract_can_be_divided():
    tender = green_tender(requirements=Requirements(), lots=())
    (barrier,) = scanned(tender, BLANK).barriers
    assert (barrier.criterion, barrier.path) == ("MKB-02", "lots")
    assert barrier.lighter.startswith("Deel de opdracht in percelen")


# -- references -------------------------------------------------------------------------------------------------------
def test_a_reference_counts_by_age_value_and_field():
    tender = asking(
        references=(ReferenceRequirement(references_required=1, minimum_value=Decimal(50_000), period_years=3),)
    )
    work = Reference(year=2025, value=Decimal(60_000), cpv="77311000")
    cases = {
        "goed": (work,),
        "klein": (replace(work, value=Decimal(10_000)),),
        "oud": (replace(work, year=2022),),
        "ander": (replace(work, cpv="15891400"),),
        "grens": (replace(work, year=2023),),
        "vaag": (replace(work, value=None),),
    }
    can, out, unknown = only(tender, *(like(name, references=found) for name, found in cases.items()), BLANK)
    assert (can, out, unknown) == (("goed",), ("klein", "oud"), ("ander", "grens", "vaag", "leeg"))


def test_fewer_works_on_record_than_asked_say_nothing():
    tender = asking(references=(ReferenceRequirement(references_required=2, minimum_value=Decimal(50_000)),))
    small = Reference(value=Decimal(1))
    assert only(tender, like("een", references=(small,)), like("twee", references=(small, small))) == (
        (), ("twee",), ("een",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "path", "value"),
    [
        ({"references_required": 3}, "references_required", 1),
        ({"minimum_value": Decimal(300_000)}, "minimum_value", Decimal(144_000)),
        ({"minimum_percent": Decimal(90)}, "minimum_percent", Decimal(60)),
        ({"period_years": 1}, "period_years", 3),
    ],
)
def test_references_go_back_to_what_the_gids_or_the_law_says(changes, path, value):
    item = ReferenceRequirement(**{"core_competence": "Groen", "references_required": 1, "period_years": 3, **changes})
    found = scanned(a_tender(requirements=Requirements(references=(item,))), BLANK)
    barrier = next(one for one in found.barriers if one.key == "references.0")
    assert (barrier.proposal.path, barrier.proposal.value) == (f"requirements.references.0.{path}", value)
    assert barrier.criterion == ("MKB-10" if path == "period_years" else "MKB-04")


# -- proof ------------------------------------------------------------------------------------------------------------
def certificate(title, equal=None):
    return asking(criteria=(SelectionCriterion(kind=CERTIFICATE, title=title, equivalent_allowed=equal),))


@pytest.mark.parametrize(
    ("asked", "has", "standing"),
    [
        ("ISO 14001", "iso-14001:2015", "can"),
        ("Certificaat NEN-EN-ISO 9001 of gelijkwaardig", "ISO 9001", "can"),
        ("ISO 9001", "ISO 14001", "out"),
        ("VCA", "VCA**", "can"),
        ("VCA", "FSC", "out"),
        ("MVO Prestatieladder niveau 4", "MVO Prestatieladder niveau 3", "unknown"),
        ("ISO 9001", " ", "unknown"),
        ("", "ISO 9001", "unknown"),
    ],
)
def test_a_certificate_is_known_by_its_number_or_words(asked, has, standing):
    (barrier,) = scanned(certificate(asked), like("een", certificates=(has,))).barriers
    assert getattr(barrier, standing) == ("een",)
    assert barrier.proposal.value is True
    assert barrier.title == f"Certificaat: {asked or 'zonder naam'}"


def test_where_equal_proof_counts_nobody_is_out():
    can, out, unknown = only(certificate("ISO 9001", equal=True), like("ander", certificates=("FSC",)))
    assert (can, out, unknown) == ((), (), ("ander",))
    titles = [scanned(certificate(name, equal=True)).barriers[0].title for name in ("VCA", "VCA of gelijkwaardig")]
    assert titles == ["Certificaat: VCA, of gelijkwaardig", "Certificaat: VCA of gelijkwaardig"]


def test_pso_is_judged_by_the_recognition_on_the_day():
    ended = replace(PSO, valid_until=date(2026, 1, 1))
    unseen = RecognitionProof(kind=Recognition.PSO)
    other = RecognitionProof(kind=Recognition.B_CORP, valid_until=date(2030, 1, 1))
    given_ = [
        like(name, recognitions=(proof,))
        for name, proof in (("geldig", PSO), ("verlopen", ended), ("niet gezien", unseen), ("ander", other))
    ]
    expected = (("geldig",), ("verlopen", "ander"), ("niet gezien", "leeg"))
    assert only(asking(requires_pso=True), *given_, BLANK) == expected
    assert only(asking(labels=(LabelRequirement(name="PSO-keurmerk"),)), *given_, BLANK) == expected
    (barrier,) = scanned(asking(requires_pso=True), BLANK).barriers
    assert (barrier.criterion, barrier.proposal.value) == ("PR-04", False)


def test_insurance_is_read_from_the_words_of_the_demand():
    tender = asking(criteria=(SelectionCriterion(kind=FINANCIAL, title="Verzekerd voor € 1.250.000 per keer"),))
    enough, less = like("ja", insured_for=Decimal(1_250_000)), like("nee", insured_for=Decimal(1_000_000))
    assert only(tender, enough, less, BLANK) == (("ja",), ("nee",), ("leeg",))
    without = asking(criteria=(SelectionCriterion(kind=FINANCIAL, title="Een passende verzekering"),))
    assert only(without, enough, less) == ((), (), ("ja", "nee"))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("€ 2,5 miljoen", Decimal(2_500_000)),
        ("€2.500.000", Decimal(2_500_000)),
        ("eur 750000,50 per jaar", Decimal("750000.50")),
        ("3 mln zonder teken", None),
        ("", None),
    ],
)
def test_the_first_amount_in_a_text(text, amount):
    assert amount_in(text) == amount


# -- reservation and time ---------------------------------------------------------------------------------------------
def reserved(**changes):
    return bare(
        ambition={"reservation": {"scope": "whole", "participation": "res-ws", "not_reserved_reason": "", **changes}}
    )


def test_a_reservation_looks_at_the_share_and_at_pso_30_plus():
    enough, less = like("ja", target_share_percent=Decimal(30)), like("nee", target_share_percent=Decimal(29))
    shown = like("pso", recognitions=(PSO,))
    assert only(reserved(), enough, less, shown, BLANK) == (("ja", "pso"), ("nee",), ("leeg",))


def test_more_than_the_share_of_the_law_keeps_more_out_and_pso_does_not_show_it():
    tender = reserved(minimum_share_percent=50)
    shown, less = like("pso", recognitions=(PSO,)), like("nee", target_share_percent=Decimal(40))
    (barrier,) = scanned(tender, shown, less).barriers
    assert (barrier.out, barrier.unknown) == (("nee",), ("pso",))
    assert (barrier.proposal.value, barrier.criterion) == (Decimal(30), "WET-67")


def test_where_integration_is_the_main_aim_a_regular_enterprise_is_out():
    regular = like("gewoon", kind=EnterpriseKind.REGULAR, target_share_percent=Decimal(60))
    assert only(reserved(requires_main_aim=True), regular)[1] == ("gewoon",)
    assert only(reserved(), regular)[0] == ("gewoon",)


def test_a_reserved_lot_beside_open_ones_does_not_count_for_the_whole():
    tender = bare(lots=(a_lot(reserved="res-ws", estimated_value=None), a_lot(estimated_value=None)))
    found = scanned(tender, like("nee", target_share_percent=Decimal(1)))
    assert found.barriers[0].out == ("nee",)
    assert not found.barriers[0].counts
    assert found.passes == ("nee",)


def test_a_reservation_for_public_services_is_not_known_from_the_register():
    assert only(reserved(participation="res-pub-ser"), GREEN) == ((), (), ("groen",))


def test_a_short_term_is_told_but_does_not_count():
    tender = bare(schedule={"dispatch_date": date(2026, 12, 1), "submission_deadline": date(2026, 12, 8)})
    found = scanned(tender, GREEN)
    (barrier,) = found.barriers
    assert (barrier.key, barrier.unknown, barrier.counts) == ("term", ("groen",), False)
    assert barrier.proposal.value > date(2026, 12, 8)
    assert found.passes == ("groen",)
    assert scanned(fields.replaced(tender, barrier.proposal.path, barrier.proposal.value), GREEN).barriers == ()


def test_an_empty_tender_has_no_barriers():
    assert scanned(Tender(), GREEN).barriers == ()
