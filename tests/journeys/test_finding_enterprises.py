"""From a list with faults to invited enterprises: read 300 rows, find who can do the green of Bernheze, invite two.

The search and the reasons stand in the PDF that goes into the file.
"""

import csv
from datetime import date
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sociaalinkopen_desktop.domain.choices import Procedure, Recognition
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.ui.pages.barrier_card import BarrierCard
from sociaalinkopen_desktop.ui.pages.inviting_card import InvitingCard
from sociaalinkopen_desktop.ui.pages.matching_card import MatchingCard

from .officer import Officer

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)

HEADS = ("Bedrijfsnaam", "KvK-nummer", "Aanbod", "CPV", "Plaats", "Levert tot op (km)", "Keurmerk", "Geldig t/m",
         "Grootste opdracht")  # fmt: skip
GREEN = "Onderhoud van groen, bermen en plantsoenen"
BEST, SECOND, FARTHER, NOT_PROVEN = (
    "Stichting Voorbeeldgroen", "Groenwerk Voorbeeld", "Voorbeeldhoveniers Venlo", "Tuinploeg Voorbeeld"
)  # fmt: skip
FITTING = (
    (FARTHER, GREEN, "77310000-6", "Venlo", "100", "PSO 30+", "31-12-2028", "€ 250.000"),
    (NOT_PROVEN, GREEN, "77310000-6", "Oss", "40", "", "", "€ 250.000"),
    (SECOND, GREEN, "77310000-6", "Oss", "40", "PSO trede 2", "31-12-2027", "€ 250.000"),
    (BEST, GREEN, "77310000-6", "Heesch", "40", "PSO 30+", "31-12-2028", "€ 250.000"),
)
TOO_FAR = ("Tuinen Voorbeeld Noord", GREEN, "77310000-6", "Groningen", "50", "PSO 30+", "31-12-2028", "€ 250.000")
GOOD, NAMELESS, WRONG_NUMBER = 260, 20, 20


def write_list(path: Path) -> Path:
    """Three hundred rows: a few that do green, many that do something else, and forty with a fault."""
    others = GOOD - len(FITTING) - 1
    rows = [*FITTING, TOO_FAR]
    rows += [
        (f"Drukwerk Voorbeeld {at:03}", "Drukwerk en post", "79810000-5", "Tilburg", "60", "PSO trede 1", "", "")
        for at in range(others)
    ]  # fmt: skip
    rows += [(f"Fout nummer {at}", "Drukwerk", "79810000-5", "Tilburg", "", "", "", "") for at in range(WRONG_NUMBER)]
    rows += [("", "Zonder naam", "79810000-5", "Tilburg", "", "", "", "")] * NAMELESS
    with path.open("w", newline="", encoding="cp1252") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(HEADS)
        for at, (name, *others_of) in enumerate(rows):
            out.writerow([name, "12" if name.startswith("Fout") else f"{10_000_000 + at}", *others_of])
    return path


@pytest.fixture
def officer(qtbot, tmp_path):
    return Officer(qtbot, tmp_path / "gegevens")


def calm(officer):
    window = officer.window
    officer.until(lambda: not (window.tasks.busy or window.background.busy or window.autosave.pending))


def read_list(officer, path):
    officer.click(officer.window.rail.button("enterprises"))
    calm(officer)
    officer.click(officer.window.page("enterprises").first_import)
    calm(officer)
    page = officer.window.enterprise_import.page
    officer.messages.open = path
    officer.click(page.file.choose)
    calm(officer)
    said = page.preview.sentence().replace("\u00a0", " ")
    page.panel.settle()
    page.panel.show_widget(page.finish.take)
    officer.click(page.finish.take)
    calm(officer)
    return said


def the_tender(officer):
    officer.click(officer.window.rail.button("tenders"))
    calm(officer)
    officer.start_blank("Groenonderhoud in Heesch en Nistelrode")
    officer.fill("subject.main_cpv", "77310000")
    officer.fill("subject.place", "Bernheze")
    officer.fill("subject.description", "Onderhoud van plantsoenen en bermen.")
    officer.fill("value.base_value", "120.000")
    officer.fill("value.duration_months", "12")
    officer.choose("procedure.procedure", Procedure.MEERVOUDIG_ONDERHANDS)


def card(officer, kind) -> QWidget:
    return officer.window.workspace.page(Step.MARKET).findChild(kind)


def click(officer, part):
    panel = officer.window.workspace.page(Step.MARKET)._panel
    panel.settle()
    panel.show_widget(part)
    officer.click(part)


def test_a_list_with_faults_becomes_two_invitations_with_reasons_and_a_log_in_the_pdf(officer, tmp_path):
    said = read_list(officer, write_list(tmp_path / "PSO-register.csv"))
    assert said == "300 regels gelezen. 260 nieuw. 40 met een fout; die komen niet mee."
    the_tender(officer)

    officer.go_to(Step.MARKET)
    matching = card(officer, MatchingCard)
    desk = matching._tools.desk
    officer.until(lambda: desk.sight is not None and desk.sight.tender is officer.tender)
    calm(officer)
    assert [line.name() for line in matching.shown()] == [BEST, SECOND, FARTHER, NOT_PROVEN]
    assert matching.sentence().replace("\u00a0", " ").startswith("Van de 260 ondernemingen in uw register: 4 passen.")
    assert "PSO 30+, geldig tot en met 31-12-2028" in matching.shown()[0].head.words()[2]

    click(officer, matching.others)
    officer.until(lambda: bool(matching.misfits.texts()))
    click(officer, matching.filters.search)
    QTest.keyClicks(matching.filters.search, "noord")
    QTest.keyClick(matching.filters.search, Qt.Key.Key_Return)
    officer.until(lambda: len(matching.misfits.texts()) == 1)
    assert "levert tot 50 km" in matching.misfits.texts()[0][1]
    QTest.keyClick(matching.filters.search, Qt.Key.Key_Escape)

    click(officer, matching.record_button)
    market = officer.tender.market
    assert (market.register_search_date, market.register_matches) == (date(2026, 11, 24), 4)
    assert market.searches[0].names[:2] == (BEST, SECOND)
    assert (market.searches[0].found, market.searches[0].known) == (4, 260)
    assert card(officer, BarrierCard).totals.isVisible()

    officer.until(lambda: desk.sight.tender is officer.tender)
    inviting = card(officer, InvitingCard)
    proposed = inviting.shown()
    assert proposed[0]._chosen.invitation.supplier == BEST
    for line in proposed[2:]:
        click(officer, line.box)
    click(officer, inviting.take_button)
    first, second = officer.tender.market.invitations
    assert first.supplier == BEST
    assert (first.recognition, first.valid_until) == (Recognition.PSO_30_PLUS, date(2028, 12, 31))
    assert first.enterprise_id
    assert "Levert 77310000-6" in second.reason
    assert BEST in officer.tender.market.invitation_reason

    pdf = officer.save_pdf(tmp_path)
    text = " ".join("\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages).split())
    for words in (
        "Gezocht in het register", "CPV 77310000-6", "plaats: Bernheze", "Uitgenodigde ondernemingen",
        first.supplier, second.supplier, "Nog niet eerder gevraagd.", "beurtrol en spreiding",
    ):  # fmt: skip
        assert words in text, words
