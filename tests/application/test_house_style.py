"""The house style out of the settings, and on paper."""

from datetime import date

from sociaalinkopen_desktop.application.house_style import house_style_of, keep_logo
from sociaalinkopen_desktop.config.settings import Settings
from sociaalinkopen_desktop.domain.document import SignOff
from sociaalinkopen_desktop.domain.house_style import ACCENT, PLAIN, HouseStyle
from sociaalinkopen_desktop.domain.justification import Receipt, justify
from tests.builders import a_tender


def test_settings_without_anything_give_the_style_of_the_program(tmp_path):
    assert house_style_of(Settings(), tmp_path) == PLAIN


def test_what_was_typed_is_made_fit_for_paper(tmp_path):
    name = keep_logo(b"plaatje", "png", tmp_path / "nieuw")
    settings = Settings(
        organisation=" Voorbeeldgemeente ",
        address="Postbus 1 ",
        postcode_place="1234 AB Stad",
        contact="inkoop",
        logo=name,
        accent="#66C2D4",
        document_points=12,
        signature_roles=("Inkoper", " ", "College "),
    )
    style = house_style_of(settings, tmp_path / "nieuw")
    assert style == HouseStyle(
        organisation="Voorbeeldgemeente",
        address=("Postbus 1", "1234 AB Stad"),
        contact="inkoop",
        logo=b"plaatje",
        logo_kind="png",
        accent="#437F8B",
        points=12,
        signature_roles=("Inkoper", "College"),
    )
    assert style.sender == (("Adres", "Postbus 1\n1234 AB Stad"), ("Contact", "inkoop"))


def test_a_logo_that_is_gone_or_lies_elsewhere_is_left_out(tmp_path):
    (tmp_path / "geheim.png").write_bytes(b"x")
    folder = tmp_path / "gegevens"
    folder.mkdir()
    (folder / "leeg.png").write_bytes(b"")
    for name in ("weg.png", "../geheim.png", "leeg.png", "logo.exe", ".."):
        assert house_style_of(Settings(logo=name), folder).logo is None


def test_a_colour_that_is_none_gives_that_of_the_program(tmp_path):
    assert house_style_of(Settings(accent="rood"), tmp_path).accent == ACCENT


def test_the_justification_says_who_sends_it_and_who_signs(assessor):
    tender = a_tender()
    judged = assessor.assess(tender)
    house = HouseStyle(
        organisation="Voorbeeldgemeente", address=("Postbus 1",), contact="inkoop", signature_roles=("College",)
    )
    receipt = Receipt(program_version="1", made_on=date(2026, 11, 24))
    document = justify(tender, judged, assessor.norms(judged.day), receipt, house=house)
    assert ("Adres", "Postbus 1") in document.key_facts.rows
    assert ("Contact", "inkoop") in document.key_facts.rows
    (signing,) = [block for block in document.chapters[-1].blocks if isinstance(block, SignOff)]
    assert signing.roles == ("College",)
    assert document.organisation == (tender.subject.buyer.strip() or "Voorbeeldgemeente")
    assert document.accent == ""
