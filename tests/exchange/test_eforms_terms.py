"""Ambition, requirements and award, as read from a notice."""

from decimal import Decimal

import pytest

from sociaalinkopen_desktop.domain.choices import (
    AwardCriterionKind,
    AwardMethod,
    ReservationScope,
    ReservedParticipation,
    SelectionCriterionKind,
    Theme,
)
from sociaalinkopen_desktop.exchange.eforms import codes, labels

from .notices import (
    additional,
    award,
    awarding,
    code,
    execution,
    extension,
    imported,
    lot,
    notice,
    organisation,
    parameters,
    qualification,
    reference,
    selection,
)


def two_lots(first, second):
    return notice(lot(identifier="LOT-0001", **first), lot(identifier="LOT-0002", **second))


@pytest.mark.parametrize(
    ("value", "scope", "participation"),
    [
        ("none", ReservationScope.NONE, ReservedParticipation.NONE),
        ("res-ws", ReservationScope.WHOLE, ReservedParticipation.SHELTERED),
        ("res-pub-ser", ReservationScope.WHOLE, ReservedParticipation.PUBLIC_SERVICE),
    ],
)
def test_reservation(tmp_path, value, scope, participation):
    found = imported(tmp_path, notice(lot(terms=qualification("reserved-procurement", value))))
    reservation = found.tender.ambition.reservation
    assert (reservation.scope, reservation.participation) == (scope, participation)
    assert reservation.is_stated_in_notice is (None if value == "none" else True)


def test_reservation_of_one_lot(tmp_path):
    terms = [{"terms": qualification("reserved-procurement", value)} for value in ("none", "res-ws")]
    reservation = imported(tmp_path, two_lots(*terms)).tender.ambition.reservation
    assert (reservation.scope, reservation.participation) == (ReservationScope.LOTS, ReservedParticipation.SHELTERED)


def test_two_kinds_of_reservation_leave_the_ground_open(tmp_path):
    terms = [{"terms": qualification("reserved-procurement", value)} for value in ("res-pub-ser", "res-ws")]
    found = imported(tmp_path, two_lots(*terms))
    assert found.tender.ambition.reservation.scope is ReservationScope.WHOLE
    assert found.tender.ambition.reservation.participation is ReservedParticipation.NONE
    assert any("verschillende voorbehouden" in remark for remark in found.remarks)


def test_lot_that_does_not_say_whether_it_is_reserved(tmp_path):
    found = imported(tmp_path, two_lots({"terms": qualification("reserved-procurement", "none")}, {}))
    assert found.tender.ambition.reservation.scope is None
    assert any("Niet elk perceel" in remark for remark in found.remarks)


def test_notice_without_reservation_leaves_it_unanswered(tmp_path):
    assert imported(tmp_path, notice(subtype="E3")).tender.ambition.reservation.scope is None


@pytest.mark.parametrize(("value", "expected"), [("yes", True), ("no", False), ("not-known", None)])
def test_sheltered_execution(tmp_path, value, expected):
    found = imported(tmp_path, notice(lot(terms=execution("reserved-execution", value))))
    assert found.tender.ambition.reservation.is_sheltered_execution is expected
    assert ("BT-736 Uitvoering in beschut werk: nog niet bekend" in found.remarks) == (expected is None)


def chosen_themes(found):
    return {item.theme: item.reason for item in found.tender.ambition.themes if item.is_applied}


@pytest.mark.parametrize("value", sorted(codes.THEMES))
def test_aim_chooses_its_theme(tmp_path, value):
    theme = codes.THEMES[value]
    is_social = theme in (Theme.SOCIAL_RETURN, Theme.SUPPLY_CHAIN, Theme.DIVERSITY)
    listed, aim = ("social-objective", "soc-obj") if is_social else ("environmental-impact", "env-imp")
    project = additional("strategic-procurement", aim, "Omdat het kan.") + additional(listed, value)
    found = imported(tmp_path, notice(lot(project)))
    assert chosen_themes(found) == {theme: "Omdat het kan."}
    assert {item.is_applied for item in found.tender.ambition.themes if item.theme is not theme} == {None}


@pytest.mark.parametrize(
    ("listed", "value", "told"),
    [
        ("social-objective", "work-cond", "BT-775 Sociaal doel: goede arbeidsvoorwaarden"),
        ("social-objective", "other", "BT-775 Sociaal doel: anders"),
        ("environmental-impact", "other", "BT-774 Milieudoel: anders"),
        ("innovative-acquisition", "prod-innov", "BT-776 Innovatie: nieuw product"),
        ("strategic-procurement", "none", "BT-06 Strategisch doel: geen"),
        ("strategic-procurement", "inn-pur", "BT-06 Strategisch doel: innovatie"),
    ],
)
def test_aim_without_a_theme_is_listed(tmp_path, listed, value, told):
    found = imported(tmp_path, notice(lot(additional(listed, value))))
    assert chosen_themes(found) == {}
    assert told in found.remarks


def test_work_for_people_is_social_return_unless_the_contract_is_reserved(tmp_path):
    project = additional("social-objective", "opp")
    assert imported(tmp_path, notice(lot(project))).tender.ambition.social_return.is_applied is True
    for terms in (qualification("reserved-procurement", "res-ws"), execution("reserved-execution", "yes")):
        found = imported(tmp_path, notice(lot(project, terms)))
        assert found.tender.ambition.social_return.is_applied is None
        assert Theme.SOCIAL_RETURN in chosen_themes(found)


def test_aims_of_different_lots_are_taken_together_and_told(tmp_path):
    aims = [
        {"project": additional("strategic-procurement", "soc-obj", text) + additional("social-objective", value)}
        for text, value in (("Werk.", "opp"), ("Keten.", "hum-right"))
    ]
    found = imported(tmp_path, two_lots(*aims))
    assert chosen_themes(found) == {Theme.SOCIAL_RETURN: "Werk.", Theme.SUPPLY_CHAIN: "Keten."}
    assert any("verschillen per perceel" in remark for remark in found.remarks)


def test_second_reason_for_the_same_theme_is_told(tmp_path):
    aims = [
        {"project": additional("strategic-procurement", "soc-obj", text) + additional("social-objective", "opp")}
        for text in ("Eén.", "Twee.")
    ]
    found = imported(tmp_path, two_lots(*aims))
    assert chosen_themes(found) == {Theme.SOCIAL_RETURN: "Eén."}
    assert "Doel van perceel 2 (BT-777): Twee." in found.remarks


@pytest.mark.parametrize(
    ("value", "required", "people", "reason"),
    [("inc", True, None, ""), ("n-inc", False, False, ""), ("n-inc-just", False, None, "Een put.")],
)
def test_accessibility(tmp_path, value, required, people, reason):
    found = imported(tmp_path, notice(lot(additional("accessibility", value, "Een put."))))
    told = found.tender.ambition.accessibility
    assert (told.is_required, told.used_by_natural_persons, told.exception_reason) == (required, people, reason)
    assert ("BT-755 Waarom niet toegankelijk: Een put." in found.remarks) == (reason == "")


def strategic(listed, value, details=""):
    return extension(
        f"<efac:StrategicProcurement>{code('ApplicableLegalBasis', listed, value, 'efbc')}"
        f"<efac:StrategicProcurementInformation>{details}</efac:StrategicProcurementInformation>"
        "</efac:StrategicProcurement>"
    )


@pytest.mark.parametrize(("value", "expected"), [("true", True), ("false", None)])
def test_clean_vehicles(tmp_path, value, expected):
    found = imported(tmp_path, notice(lot(terms=strategic("cvd-scope", value))))
    assert found.tender.ambition.green.includes_vehicles is expected
    assert ("BT-717 Regels voor schone voertuigen gelden: nee" in found.remarks) == (expected is None)


@pytest.mark.parametrize(("value", "expected"), [("enrg-lab", True), ("eco-des", None)])
def test_energy_label(tmp_path, value, expected):
    basis = code("LegalFrameworkCode", "energy-efficiency-basis", value, "efbc")
    details = f"<efac:ProcurementDetails>{basis}</efac:ProcurementDetails>"
    found = imported(tmp_path, notice(lot(terms=strategic("eed-scope", "true", details))))
    assert found.tender.ambition.green.requires_energy_label is expected
    assert any(remark.startswith("BT-811") for remark in found.remarks) == (expected is None)


@pytest.mark.parametrize("value", sorted(codes.EXCLUSION_GROUNDS))
def test_exclusion_ground(tmp_path, value):
    found = imported(tmp_path, notice(terms=qualification("exclusion-ground", value, "Zie de leidraad.")))
    (ground,) = found.tender.requirements.exclusion_grounds
    assert (ground.code, ground.title) == (value, codes.EXCLUSION_GROUNDS[value])
    assert "BT-67 Uitsluitingsgrond, toelichting: Zie de leidraad." in found.remarks


@pytest.mark.parametrize("value", sorted(codes.OLD_EXCLUSION_GROUNDS))
def test_exclusion_ground_of_an_older_notice(tmp_path, value):
    found = imported(tmp_path, notice(terms=qualification("exclusion-ground", value)))
    assert found.tender.requirements.exclusion_grounds[0].code == codes.OLD_EXCLUSION_GROUNDS[value]


def test_unknown_and_repeated_exclusion_grounds(tmp_path):
    terms = "".join(qualification("exclusion-ground", value) for value in ("fraud", "exg-crim-fraud", "exg-nieuw"))
    found = imported(tmp_path, notice(terms=terms))
    assert len(found.tender.requirements.exclusion_grounds) == 1
    assert "BT-67 Uitsluitingsgrond: exg-nieuw" in found.remarks


@pytest.mark.parametrize("value", sorted(codes.SELECTION_CRITERIA))
def test_selection_criterion(tmp_path, value):
    found = imported(tmp_path, notice(lot(terms=extension(selection(value, "Zie de leidraad."))))).tender.requirements
    if value.startswith("slc-stand-to-"):
        assert (found.has_turnover_requirement, found.turnover_requirement, found.criteria) == (True, None, ())
    elif value.startswith("slc-abil-ref-"):
        assert [item.core_competence for item in found.references] == ["Zie de leidraad."]
    else:
        assert [item.title for item in found.criteria] == [f"{codes.SELECTION_CRITERIA[value]}: Zie de leidraad."]
        assert found.criteria[0].kind is codes.selection_kind(value)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("slc-suit-reg-trade", SelectionCriterionKind.SUITABILITY),
        ("sui-act", SelectionCriterionKind.SUITABILITY),
        ("slc-stand-ratio", SelectionCriterionKind.FINANCIAL),
        ("ef-stand", SelectionCriterionKind.FINANCIAL),
        ("slc-sche-qu-cert-indep", SelectionCriterionKind.CERTIFICATE),
        ("slc-abil-qual-inst", SelectionCriterionKind.CERTIFICATE),
        ("slc-abil-mgmt-env", SelectionCriterionKind.TECHNICAL),
        ("tp-abil", SelectionCriterionKind.TECHNICAL),
    ],
)
def test_kind_of_a_selection_criterion(value, kind):
    assert codes.selection_kind(value) is kind


def test_selection_criterion_of_an_older_notice(tmp_path):
    used = selection("ef-stand", "Verzekerd.", "CriterionTypeCode", "used")
    unused = selection("tp-abil", "", "CriterionTypeCode", "not-used")
    unsure = selection("sui-act", "", "CriterionTypeCode", "nyk")
    found = imported(tmp_path, notice(lot(terms=extension(used + unused + unsure))))
    assert [item.title for item in found.tender.requirements.criteria] == [
        "Financiële en economische draagkracht: Verzekerd.",
        "Bevoegdheid om het beroep uit te oefenen",
    ]
    assert "BT-748 Eis gebruikt: nog niet bekend" in found.remarks
    assert "Niet gebruikt als eis (BT-748): technische bekwaamheid." in found.remarks


def test_selection_criterion_of_one_lot_says_which(tmp_path):
    both, one = selection("slc-stand-ins", "Ja."), selection("slc-suit-reg-trade")
    found = imported(tmp_path, two_lots({"terms": extension(both)}, {"terms": extension(both + one)}))
    assert [item.title for item in found.tender.requirements.criteria] == [
        "Verzekering tegen beroepsrisico's: Ja.",
        "Inschrijving in het handelsregister (perceel 2)",
    ]


def test_unknown_selection_criterion_is_listed(tmp_path):
    found = imported(tmp_path, notice(lot(terms=extension(selection("slc-nieuw", "Iets.")))))
    assert "BT-809 Eis aan de inschrijver: slc-nieuw" in found.remarks
    assert "BT-750 Eis aan de inschrijver, toelichting: Iets." in found.remarks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten minste € 400.000,00 per jaar.", "400000.00"),
        ("Ten minste EUR 1.250.000 per jaar.", "1250000"),
        ("Een omzet van 500.000 euro.", "500000"),
        ("Een omzet van €500000,- in 2025.", "500000"),
        ("€ 100.000 of € 200.000.", None),
        ("Eerst € 100.000 en later ook € 100.000.", "100000"),
        ("Twee keer € 100.000.", None),
        ("3 x € 100.000", None),
        ("€ 100.000 tot 200.000", None),
        ("€ 1 miljoen", None),
        ("10 % van € 100.000", None),
        ("Ruim voldoende omzet in 2025.", None),
        ("", None),
    ],
)
def test_turnover_amount_only_from_a_clear_text(tmp_path, text, expected):
    found = imported(tmp_path, notice(lot(terms=extension(selection("slc-stand-to-gen", text)))))
    requirements = found.tender.requirements
    assert requirements.has_turnover_requirement is True
    assert requirements.turnover_requirement == (Decimal(expected) if expected else None)
    assert any("omzet" in remark.lower() and text in remark for remark in found.remarks)


def test_second_turnover_amount_does_not_replace_the_first(tmp_path):
    terms = extension(selection("slc-stand-to-gen", "€ 100.000") + selection("slc-stand-to-avg", "€ 200.000"))
    found = imported(tmp_path, notice(lot(terms=terms)))
    assert found.tender.requirements.turnover_requirement == 100_000
    assert any("200.000" in remark for remark in found.remarks)


def test_performance_condition_has_its_first_sentence_as_title(tmp_path):
    found = imported(tmp_path, notice(lot(terms=execution("conditions", "performance", "Social return. Zie bijlage."))))
    (condition,) = found.tender.performance.conditions
    assert (condition.title, condition.text) == ("Social return", "Social return. Zie bijlage.")


def test_same_condition_of_all_lots_is_one_and_another_says_its_lot(tmp_path):
    both = execution("conditions", "performance", "Voor alles.")
    found = imported(
        tmp_path, two_lots({"terms": both}, {"terms": both + execution("conditions", "performance", "Alleen hier.")})
    )
    assert [item.title for item in found.tender.performance.conditions] == ["Voor alles.", "Alleen hier. (perceel 2)"]


def test_body_that_explains_the_rules_on_labour(tmp_path):
    terms = (
        "<cac:EmploymentLegislationDocumentReference><cbc:ID>a</cbc:ID><cac:Attachment><cac:ExternalReference>"
        "<cbc:URI>https://arbeid.example</cbc:URI></cac:ExternalReference></cac:Attachment>"
        f"<cac:IssuerParty>{reference('ORG-4')}</cac:IssuerParty></cac:EmploymentLegislationDocumentReference>"
    )
    head = f"<efac:Organizations>{organisation('ORG-4', 'Loket Voorbeeld')}</efac:Organizations>"
    found = imported(tmp_path, notice(lot(terms=terms), head=head))
    assert found.tender.performance.labour_law_body == "arbeid: Loket Voorbeeld, https://arbeid.example"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Betaling binnen 30 dagen.", 30),
        ("Facturen worden in 14 kalenderdagen betaald.", 14),
        ("De termijn is 30 dagen.", None),
        ("Betaling in 30 dagen, zie artikel 12.", None),
        ("Betaling in 30 of 60 dagen.", None),
    ],
)
def test_payment_term_only_from_a_clear_text(tmp_path, text, expected):
    terms = f"<cac:PaymentTerms><cbc:Note>{text}</cbc:Note></cac:PaymentTerms>"
    found = imported(tmp_path, notice(lot(terms=terms)))
    assert found.tender.contract.payment_days == expected
    assert f"BT-77 Betaling: {text}" in found.remarks


def test_electronic_invoicing_and_subcontracting_are_listed(tmp_path):
    conditions = code("SubcontractingConditionsCode", "subcontracting-obligation", "subc-chng")
    terms = (
        execution("einvoicing", "required") + f"<cac:AllowedSubcontractTerms>{conditions}</cac:AllowedSubcontractTerms>"
    )
    found = imported(tmp_path, notice(lot(terms=terms)))
    assert "BT-743 E-facturen: verplicht" in found.remarks
    assert "BT-65 Onderaanneming: verandering van onderaannemer melden" in found.remarks


def criteria_of(found):
    return [(item.name, item.kind, item.weight_percent) for item in found.tender.award.criteria]


def test_award_criteria_with_percentages(tmp_path):
    terms = awarding(award("quality", "Plan", "60", about="Hoe doet u dat?"), award("price", "Prijs", "40"))
    found = imported(tmp_path, notice(lot(terms=terms)))
    assert criteria_of(found) == [
        ("Plan", AwardCriterionKind.QUALITY, 60),
        ("Prijs", AwardCriterionKind.PRICE, 40),
    ]
    assert found.tender.award.criteria[0].question == "Hoe doet u dat?"
    assert found.tender.award.method is AwardMethod.BEST_PRICE_QUALITY_RATIO
    assert not any("gewicht" in remark.lower() for remark in found.remarks)


@pytest.mark.parametrize(
    ("kinds", "method"),
    [
        (("price",), AwardMethod.LOWEST_PRICE),
        (("cost",), AwardMethod.LOWEST_COST),
        (("price", "cost"), AwardMethod.LOWEST_COST),
        (("quality",), AwardMethod.BEST_PRICE_QUALITY_RATIO),
    ],
)
def test_ground_for_award_follows_from_the_criteria(tmp_path, kinds, method):
    found = imported(tmp_path, notice(lot(terms=awarding(*(award(kind) for kind in kinds)))))
    assert found.tender.award.method is method
    assert len(found.tender.award.criteria) == len(kinds)


def test_criterion_without_a_name_is_called_by_its_kind(tmp_path):
    found = imported(tmp_path, notice(lot(terms=awarding(award("quality", about="Zoals in de stukken.")))))
    (criterion,) = found.tender.award.criteria
    assert (criterion.name, criterion.question) == ("Kwaliteit", "Zoals in de stukken.")


def test_criterion_of_unknown_kind_is_told(tmp_path):
    found = imported(tmp_path, notice(lot(terms=awarding(award("mooiheid", "Uiterlijk")))))
    assert criteria_of(found) == [("Uiterlijk", AwardCriterionKind.QUALITY, None)]
    assert any("'Uiterlijk' (BT-539) heeft geen soort" in remark for remark in found.remarks)
    assert "BT-539 Gunningscriterium, soort: mooiheid" in found.remarks


@pytest.mark.parametrize(
    ("measure", "numbers", "expected"),
    [
        ("poi-exa", ("450", "50"), (Decimal("90.00"), Decimal("10.00"))),
        ("dec-exa", ("0.6", "0.4"), (60, 40)),
        ("poi-mid", ("2", "1"), (Decimal("66.67"), Decimal("33.33"))),
        ("poi-exa", ("60", "40"), (60, 40)),
    ],
)
def test_points_become_parts_of_a_hundred(tmp_path, measure, numbers, expected):
    terms = awarding(*(award("quality", name, number, measure) for name, number in zip("AB", numbers, strict=True)))
    found = imported(tmp_path, notice(lot(terms=terms)))
    assert tuple(item.weight_percent for item in found.tender.award.criteria) == expected
    is_converted = expected != (60, 40) or measure == "dec-exa"
    assert any("omgerekend" in remark and "A " in remark for remark in found.remarks) == is_converted
    assert any("bandbreedte" in remark for remark in found.remarks) == measure.endswith("mid")


def test_percentages_that_are_no_hundred_stay_and_are_told(tmp_path):
    terms = awarding(award("quality", "A", "60"), award("price", "B", "30"))
    found = imported(tmp_path, notice(lot(terms=terms)))
    assert [item.weight_percent for item in found.tender.award.criteria] == [60, 30]
    assert any("samen 90" in remark for remark in found.remarks)


@pytest.mark.parametrize("number", ["140", "-40"])
def test_impossible_weight_is_told(tmp_path, number):
    found = imported(tmp_path, notice(lot(terms=awarding(award("quality", "A", number)))))
    assert criteria_of(found) == [("A", AwardCriterionKind.QUALITY, None)]
    assert any(f"Gewicht van 'A' (BT-541): {number} past niet" in remark for remark in found.remarks)


def test_different_measures_are_told(tmp_path):
    terms = awarding(award("quality", "A", "60"), award("price", "B", "40", "poi-exa"))
    found = imported(tmp_path, notice(lot(terms=terms)))
    assert any("niet dezelfde maat" in remark for remark in found.remarks)


def test_order_of_importance_gives_no_weights_but_an_order(tmp_path):
    terms = awarding(
        award("price", "Tweede", "2", "ord-imp"), award("quality", "Eerste", "1", "ord-imp"), text="Niet te wegen."
    )
    found = imported(tmp_path, notice(lot(terms=terms)))
    assert [(name, weight) for name, _, weight in criteria_of(found)] == [("Eerste", None), ("Tweede", None)]
    assert found.tender.award.no_weights_reason == "Niet te wegen."


def test_fixed_values_and_thresholds_are_told_with_their_criterion(tmp_path):
    limits = parameters("AwardCriterionParameter", "number-fixed", "fix-tot", "500000") + parameters(
        "AwardCriterionParameter", "number-threshold", "min-score", "6"
    )
    found = imported(tmp_path, notice(lot(terms=awarding(award("quality", "Hinder", extra=limits)))))
    assert criteria_of(found) == [("Hinder", AwardCriterionKind.QUALITY, None)]
    assert "Gunningscriterium 'Hinder' (BT-541): vaste waarde in totaal 500.000; laagste score 6." in found.remarks


def test_award_criteria_that_differ_by_lot_are_all_told_and_none_taken(tmp_path):
    first, second = awarding(award("price", "Prijs", "100")), awarding(award("quality", "Plan", "100", about="Hoe?"))
    found = imported(tmp_path, two_lots({"terms": first}, {"terms": second}))
    assert found.tender.award.criteria == ()
    assert "Gunningscriteria van perceel 1 (BT-539): Prijs [prijs, gewicht 100]." in found.remarks
    assert "Gunningscriteria van perceel 2 (BT-539): Plan [kwaliteit, gewicht 100] (Hoe?)." in found.remarks


def test_same_award_criteria_of_all_lots_are_taken(tmp_path):
    terms = {"terms": awarding(award("price", "Prijs", "100"))}
    assert len(imported(tmp_path, two_lots(terms, terms)).tender.award.criteria) == 1


def test_labels_need_more_than_the_last_word_of_a_path():
    assert labels.label_of(("TenderingProcess", "Description")) == ("BT-88", "Kenmerken van de procedure")
    assert labels.label_of(("Vreemd", "Note")) == ("", "")
    assert labels.label_of(("Note",)) == ("OPP-130", "Extra informatie")
