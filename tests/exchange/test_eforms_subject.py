"""Who buys what and where, as read from a notice."""

from decimal import Decimal

import pytest

from sociaalinkopen_desktop.domain.choices import ContractNature, ReservedParticipation

from .notices import additional, amount, code, imported, lot, notice, organisation, qualification, reference


def test_buyer_is_the_leader_of_the_group_and_the_others_are_named(tmp_path):
    text = notice(
        head="<efac:Organizations>"
        + organisation("ORG-1", "Buurgemeente", "false")
        + organisation("ORG-2", "Voorbeeldgemeente", "true")
        + "</efac:Organizations>",
        top="".join(
            f"<cac:ContractingParty><cac:Party>{reference(name)}</cac:Party></cac:ContractingParty>"
            for name in ("ORG-1", "ORG-2")
        ),
    )
    found = imported(tmp_path, text)
    assert found.tender.subject.buyer == "Voorbeeldgemeente"
    assert found.tender.procedure.is_joint_procurement
    assert "Ook koper (BT-500): Buurgemeente." in found.remarks


def test_one_buyer_is_no_joint_procurement(tmp_path):
    text = notice(
        head=f"<efac:Organizations>{organisation('ORG-1', 'Voorbeeldgemeente')}</efac:Organizations>",
        top=f"<cac:ContractingParty><cac:Party>{reference('ORG-1')}</cac:Party></cac:ContractingParty>",
    )
    found = imported(tmp_path, text)
    assert found.tender.subject.buyer == "Voorbeeldgemeente"
    assert not found.tender.procedure.is_joint_procurement


def test_buyer_without_a_name_is_asked_for(tmp_path):
    top = f"<cac:ContractingParty><cac:Party>{reference('ORG-9')}</cac:Party></cac:ContractingParty>"
    found = imported(tmp_path, notice(top=top))
    assert found.tender.subject.buyer == ""
    assert any("BT-500" in remark and "Vul die zelf in" in remark for remark in found.remarks)


def test_title_loses_its_line_breaks_but_the_description_keeps_them(tmp_path):
    project = "<cbc:Name>Groen\n onderhoud</cbc:Name><cbc:Description>Regel 1\nRegel 2</cbc:Description>"
    found = imported(tmp_path, notice(project=project))
    assert found.tender.subject.title == "Groen onderhoud"
    assert found.tender.subject.description == "Regel 1\nRegel 2"


def test_what_the_notice_does_not_say_comes_from_its_only_lot(tmp_path):
    project = '<cbc:ID schemeName="InternalID">Z-1</cbc:ID><cbc:Name>Groen</cbc:Name>'
    found = imported(tmp_path, notice(lot(project)))
    assert (found.tender.subject.title, found.tender.subject.reference) == ("Groen", "Z-1")
    assert found.tender.lots == ()


def test_another_description_of_the_only_lot_is_told(tmp_path):
    found = imported(
        tmp_path,
        notice(
            lot("<cbc:Description>Zie bestek.</cbc:Description>"), project="<cbc:Description>Groen.</cbc:Description>"
        ),
    )
    assert found.tender.subject.description == "Groen."
    assert "BT-24 Omschrijving: Zie bestek." in found.remarks


@pytest.mark.parametrize("nature", list(ContractNature))
def test_nature(tmp_path, nature):
    project = f'<cbc:ProcurementTypeCode listName="contract-nature">{nature.value}</cbc:ProcurementTypeCode>'
    assert imported(tmp_path, notice(project=project)).tender.subject.nature is nature
    assert imported(tmp_path, notice(lot(project))).tender.subject.nature is nature


def test_unknown_nature_is_listed(tmp_path):
    found = imported(tmp_path, notice(project="<cbc:ProcurementTypeCode>combined</cbc:ProcurementTypeCode>"))
    assert found.tender.subject.nature is None
    assert "BT-23 Soort opdracht: combined" in found.remarks


def test_cpv_codes_lose_their_check_digit_and_repetitions(tmp_path):
    def classified(group, value):
        return f"<cac:{group}>{code('ItemClassificationCode', 'cpv', value)}</cac:{group}>"

    main, other = "MainCommodityClassification", "AdditionalCommodityClassification"
    project = classified(main, "77310000-6") + classified(other, "77211500") + classified(other, "77310000")
    found = imported(tmp_path, notice(lot(classified(other, "77340000")), project=project))
    assert found.tender.subject.main_cpv == "77310000"
    assert found.tender.subject.additional_cpvs == ("77211500", "77340000")
    odd = imported(tmp_path, notice(project=classified(main, "groen")))
    assert odd.tender.subject.main_cpv == ""
    assert "BT-262 Hoofdcode: groen" in odd.remarks


def test_place_joins_street_town_region_country_and_text(tmp_path):
    location = (
        "<cac:RealizedLocation><cbc:Description>Bij de kerk</cbc:Description><cac:Address>"
        "<cbc:StreetName>Kerkstraat 1</cbc:StreetName><cbc:CityName>Voorbeeldstad</cbc:CityName>"
        "<cbc:PostalZone>1000 AA</cbc:PostalZone><cbc:CountrySubentityCode>NL411</cbc:CountrySubentityCode>"
        "<cac:Country><cbc:IdentificationCode>NLD</cbc:IdentificationCode></cac:Country></cac:Address>"
        "</cac:RealizedLocation>"
        "<cac:RealizedLocation><cac:Address><cbc:Region>anyw-cou</cbc:Region>"
        "<cac:Country><cbc:IdentificationCode>BEL</cbc:IdentificationCode></cac:Country></cac:Address>"
        "</cac:RealizedLocation>"
    )
    found = imported(tmp_path, notice(project=location))
    assert found.tender.subject.place == (
        "Kerkstraat 1, 1000 AA Voorbeeldstad, NL411, Bij de kerk; overal in het land, BEL"
    )


def test_notice_about_social_services_says_so(tmp_path):
    found = imported(tmp_path, notice(subtype="20", kind="cn-social"))
    assert found.tender.subject.is_social_or_specific_service is True
    assert imported(tmp_path, notice()).tender.subject.is_social_or_specific_service is None


def test_each_lot_has_its_own_title_value_code_and_reservation(tmp_path):
    first = lot(
        "<cbc:Name>Noord</cbc:Name><cbc:Description>Boven</cbc:Description>" + amount("100.50"),
        qualification("reserved-procurement", "res-ws"),
        identifier="LOT-0001",
    )
    found = imported(tmp_path, notice(first, lot(identifier="LOT-0002")))
    north, south = found.tender.lots
    assert (north.title, north.description, north.estimated_value) == ("Noord", "Boven", Decimal("100.50"))
    assert north.reserved is ReservedParticipation.SHELTERED
    assert (south.title, south.estimated_value, south.reserved) == ("LOT-0002", None, ReservedParticipation.NONE)


def test_value_of_a_lot_in_other_money_is_not_converted(tmp_path):
    found = imported(tmp_path, notice(lot(amount("100", "USD"), identifier="LOT-0001"), lot(identifier="LOT-0002")))
    assert found.tender.lots[0].estimated_value is None
    assert any("100 in USD is niet omgerekend" in remark for remark in found.remarks)


@pytest.mark.parametrize("value", ["-5", "99999999999999"])
def test_impossible_value_of_a_lot_is_told(tmp_path, value):
    found = imported(tmp_path, notice(lot(amount(value), identifier="LOT-0001"), lot(identifier="LOT-0002")))
    assert found.tender.lots[0].estimated_value is None
    assert any("Waarde van perceel 1" in remark and "past niet" in remark for remark in found.remarks)


def test_value_that_is_no_number_is_listed(tmp_path):
    found = imported(tmp_path, notice(lot(amount("7.000.000,00"), identifier="LOT-0001"), lot(identifier="LOT-0002")))
    assert "BT-27 Raming: 7.000.000,00 EUR" in found.remarks


def test_single_numbered_lot_is_read_as_undivided_and_told(tmp_path):
    found = imported(tmp_path, notice(lot(identifier="LOT-0001")))
    assert found.tender.lots == ()
    assert any("LOT-0001" in remark and "zonder percelen" in remark for remark in found.remarks)


def test_groups_of_lots_are_listed_not_mixed_with_lots(tmp_path):
    group = lot("<cbc:Name>Groep A</cbc:Name>", identifier="GLO-0001", kind="LotsGroup")
    found = imported(tmp_path, notice(lot(identifier="LOT-0001"), lot(identifier="LOT-0002"), group))
    assert len(found.tender.lots) == 2
    assert "BT-21 Titel: Groep A" in found.remarks


def test_parts_of_a_planning_notice_become_lots(tmp_path):
    parts = [lot(identifier=f"PAR-000{number}", kind="Part") for number in (1, 2)]
    found = imported(tmp_path, notice(*parts, subtype="4", form="planning", root="PriorInformationNotice"))
    assert [item.title for item in found.tender.lots] == ["PAR-0001", "PAR-0002"]
    assert any("vooraankondiging" in remark for remark in found.remarks)


@pytest.mark.parametrize(
    ("won", "bid", "expected"), [("2", "3", 2), ("2", "2", 2), ("", "3", 3), ("", "", None), ("veel", "", None)]
)
def test_most_lots_for_one_tenderer(tmp_path, won, bid, expected):
    told = f"<cbc:MaximumLotsAwardedNumeric>{won}</cbc:MaximumLotsAwardedNumeric>" if won else ""
    told += f"<cbc:MaximumLotsSubmittedNumeric>{bid}</cbc:MaximumLotsSubmittedNumeric>" if bid else ""
    found = imported(tmp_path, notice(terms=f"<cac:LotDistribution>{told}</cac:LotDistribution>"))
    assert found.tender.division.maximum_lots_per_tenderer == expected
    assert any("BT-31" in remark for remark in found.remarks) == ((won, bid) == ("2", "3"))


def test_more_lots_than_a_tender_can_hold_are_counted(tmp_path):
    lots = [lot(identifier=f"LOT-{number:04}") for number in range(1, 2003)]
    found = imported(tmp_path, notice(*lots))
    assert len(found.tender.lots) == 2000
    assert any("2002 regels" in remark and "2000" in remark for remark in found.remarks)


def test_unread_aim_of_a_lot_is_listed(tmp_path):
    found = imported(tmp_path, notice(lot(additional("gpp-criteria", "national"))))
    assert "BT-805 Criteria voor groen inkopen: nationale criteria (MVI)" in found.remarks
