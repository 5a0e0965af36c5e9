"""Whole invented notices of each kind, read from start to end."""

from datetime import date
from decimal import Decimal

import pytest

from sociaalinkopen_desktop.domain.choices import (
    ContractNature,
    Phase,
    Procedure,
    ReservationScope,
    ReservedParticipation,
    Theme,
)
from sociaalinkopen_desktop.domain.encoding import from_plain, to_plain
from sociaalinkopen_desktop.exchange.eforms import Fate, read_notice

from .notices import DATA, award, awarding, imported, lot, notice

ALL = sorted(DATA.glob("*.xml"))


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_imported_tender_survives_being_stored(path):
    tender = read_notice(path).tender
    assert from_plain(to_plain(tender)) == tender
    assert tender.import_remarks == read_notice(path).remarks
    assert (tender.id, tender.phase) == ("", Phase.PREPARATION)


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_remarks_are_single_lines_of_readable_text(path):
    for remark in read_notice(path).remarks:
        assert "\n" not in remark
        assert remark.strip() == remark
        assert "None" not in remark


def test_call_with_two_lots():
    found = read_notice(DATA / "16-percelen.xml")
    tender = found.tender
    assert (found.notice_subtype, found.publication_number, found.language) == ("16", "000123-2026", "NLD")
    assert found.notice_id == "00000000-0000-4000-8000-000000000016"
    assert (tender.subject.buyer, tender.subject.title) == ("Voorbeeldgemeente", "Groenonderhoud Voorbeeldgemeente")
    assert tender.subject.reference == "Z-2026-0099"
    assert tender.subject.nature is ContractNature.SERVICES
    assert (tender.subject.main_cpv, tender.subject.additional_cpvs) == ("77310000", ("77211500",))
    assert tender.subject.place == "Voorbeeldstad, NL411"
    assert (tender.value.base_value, tender.estimated_value) == (Decimal("750000.50"), Decimal("750000.50"))
    assert (tender.value.duration_months, tender.value.extension_months) == (24, None)
    assert (tender.procedure.procedure, tender.procedure.is_framework) == (Procedure.OPEN, True)
    assert (tender.procedure.framework_maximum, tender.procedure.is_accelerated) == (900_000, True)
    assert tender.procedure.is_joint_procurement
    assert [item.title for item in tender.lots] == ["Wijk Noord", "Wijk Zuid"]
    assert [item.cpv for item in tender.lots] == ["", "77211500"]
    assert [item.reserved for item in tender.lots] == [ReservedParticipation.SHELTERED, ReservedParticipation.NONE]
    assert tender.schedule.dispatch_date == date(2026, 12, 1)
    assert tender.schedule.submission_deadline == date(2027, 1, 18)
    assert tender.schedule.questions_deadline is None
    assert tender.schedule.contract_start == date(2027, 4, 1)
    assert tender.ambition.reservation.scope is ReservationScope.LOTS
    assert tender.applies(Theme.SOCIAL_RETURN) is True
    assert tender.applies(Theme.CLIMATE) is None
    assert tender.requirements.turnover_requirement == 400_000
    assert [item.core_competence for item in tender.requirements.references] == ["Onderhouden van openbaar groen."]
    assert [item.weight_percent for item in tender.award.criteria] == [60, 40]
    assert tender.contract.payment_days == 30
    assert "Onbekend veld /NieuwVeld: iets wat nog niemand kent" in found.remarks
    assert "BT-124 Website van het inschrijfsysteem: https://inschrijven.example" in found.remarks


def test_fields_that_were_understood_name_their_place_and_source():
    found = read_notice(DATA / "16-percelen.xml")
    told = {item.path: (item.label, item.text.replace("\xa0", " "), item.source) for item in found.understood}
    assert told["value.base_value"] == ("Waarde zonder opties", "€ 750.000,50", "BT-27")
    assert told["schedule.dispatch_date"] == ("Verzending van de aankondiging", "1-12-2026", "BT-05")
    assert told["procedure.procedure"] == ("Procedure", "Europees openbaar", "BT-105")
    assert told["lots"] == ("Percelen", "2 regels", "BG-4")


def test_national_notice():
    found = read_notice(DATA / "E3-nationaal.xml")
    assert found.tender.procedure.procedure is Procedure.NATIONAL_OPEN
    assert found.tender.value.base_value == 310_000
    assert [item.weight_percent for item in found.tender.award.criteria] == [90, 10]
    assert not any("rechtsgrondslag is" in remark for remark in found.remarks)


def test_notice_for_a_social_service():
    tender = read_notice(DATA / "20-sociaal.xml").tender
    assert tender.procedure.procedure is Procedure.SOCIAL_AND_SPECIFIC
    assert tender.subject.is_social_or_specific_service is True
    assert tender.ambition.reservation.participation is ReservedParticipation.PUBLIC_SERVICE
    assert tender.ambition.reservation.is_sheltered_execution is True
    assert tender.ambition.accessibility.is_required is True


def test_award_notice_leaves_the_winner_out():
    found = read_notice(DATA / "29-gunning.xml")
    assert found.tender.procedure.procedure is Procedure.RESTRICTED
    assert found.tender.value.duration_months == 24
    assert found.tender.value.base_value is None
    told = "\n".join(found.remarks)
    assert "Stichting Voorbeeldwerk" not in told
    assert "de uitkomst: inschrijvingen, winnaar en contract (4\xa0velden)" in told


def test_personal_data_are_neither_in_the_remarks_nor_in_the_list_of_unread_fields():
    for name in ("16-percelen.xml", "29-gunning.xml"):
        found = read_notice(DATA / name)
        everything = repr(found)
        assert "Iemand van Inkoop" not in everything
        assert "voorbeeldwerk.example" not in everything
        assert "inkoop@voorbeeldgemeente.example" not in everything
        assert any(item.why is Fate.PERSONAL for item in found.unread)


def test_unknown_kind_of_notice_is_read_as_far_as_it_goes():
    found = read_notice(DATA / "99-onbekend.xml")
    assert found.tender.subject.title == "Bussen voor leerlingen"
    assert [item.title for item in found.tender.lots] == ["Kleine bussen", "Grote bussen"]
    assert any("'99' is niet bekend" in remark for remark in found.remarks)
    assert any("speciale sectoren" in remark for remark in found.remarks)


def test_notice_that_does_not_say_its_kind(tmp_path):
    found = imported(tmp_path, notice(subtype=""))
    assert found.notice_subtype == ""
    assert any("OPP-070" in remark for remark in found.remarks)


def test_dutch_text_goes_first_then_the_main_language_then_the_first():
    found = read_notice(DATA / "16-meertalig.xml")
    assert found.tender.subject.buyer == "Voorbeeldgemeente"
    assert found.tender.subject.title == "Kantoorpapier"
    assert found.tender.subject.description == "Delivery of paper."
    assert "BT-300 Extra informatie: Rien." in found.remarks
    assert any("In het Engels overgenomen: Omschrijving." in remark for remark in found.remarks)
    assert any("3\xa0andere talen" in remark for remark in found.remarks)


@pytest.mark.parametrize("written", ["NLD", "nld", "nl", "nl-NL", "DUT"])
def test_dutch_is_known_by_all_its_codes(tmp_path, written):
    project = f'<cbc:Name languageID="ENG">Green</cbc:Name><cbc:Name languageID="{written}">Groen</cbc:Name>'
    assert imported(tmp_path, notice(project=project)).tender.subject.title == "Groen"


def test_second_dutch_text_is_not_lost(tmp_path):
    project = '<cbc:Note languageID="NLD">Eén</cbc:Note><cbc:Note languageID="NLD">Twee</cbc:Note>'
    assert "BT-300 Extra informatie: Eén; Twee" in imported(tmp_path, notice(project=project)).remarks


def test_many_values_and_many_lines_are_counted_but_stay_listed(tmp_path):
    notes = "".join(f"<cbc:Note>Opmerking {number}</cbc:Note>" for number in range(40))
    unknown = "".join(f"<cbc:Vreemd{number}>iets {number}</cbc:Vreemd{number}>" for number in range(200))
    found = imported(tmp_path, notice(project=notes, top=unknown))
    assert any("Opmerking 29; en nog 10\xa0andere waarden" in remark for remark in found.remarks)
    assert any(remark.startswith("En nog ") and "die niet zijn overgenomen" in remark for remark in found.remarks)
    texts = {item.text for item in found.unread}
    assert {f"Opmerking {number}" for number in range(40)} <= texts
    assert {f"iets {number}" for number in range(200)} <= texts


def test_text_too_long_for_its_field_is_listed_in_full(tmp_path):
    long = [
        f"<cac:RealizedLocation><cbc:Description>{sign * 90_000}</cbc:Description></cac:RealizedLocation>"
        for sign in "abc"
    ]
    found = imported(tmp_path, notice(project="".join(long)))
    assert found.tender.subject.place == ""
    assert any("Plaats van uitvoering (BT-5071)" in remark and "past niet" not in remark for remark in found.remarks)
    assert [len(item.text) for item in found.unread if item.label == "Plaats, toelichting"] == [90_000] * 3
    assert from_plain(to_plain(found.tender)) == found.tender


def test_thousands_of_remarks_are_all_given_but_not_all_kept_with_the_tender(tmp_path):
    lots = [
        lot(terms=awarding(award("price", f"Prijs {number}")), identifier=f"LOT-{number:04}")
        for number in range(1, 700)
    ]
    found = imported(tmp_path, notice(*lots))
    assert len(found.remarks) > 699
    assert len(found.tender.import_remarks) == 501
    assert found.tender.import_remarks[-1].startswith("En nog ")
    assert from_plain(to_plain(found.tender)) == found.tender


def test_reading_twice_gives_the_same():
    assert read_notice(DATA / "16-percelen.xml") == read_notice(DATA / "16-percelen.xml")
