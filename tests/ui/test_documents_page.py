"""Step 9 with real keys and clicks: the list, the preview, keeping one or several, printing, definitive copies."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sociaalinkopen_desktop.application.definitive import Definitive, DefinitiveState
from sociaalinkopen_desktop.application.ports import ExportProblem, InputProblem
from sociaalinkopen_desktop.domain.assessment import Assessment
from sociaalinkopen_desktop.domain.choices import Phase
from sociaalinkopen_desktop.domain.document import Chapter, Document, Facts, Heading, Paragraph
from sociaalinkopen_desktop.domain.documents import DocumentKind, FileFormat, kinds_for
from sociaalinkopen_desktop.domain.tender_comparison import compare
from sociaalinkopen_desktop.reports.pdf import pdf_bytes
from sociaalinkopen_desktop.reports.writers import WRITERS
from sociaalinkopen_desktop.ui.document_tools import DocumentTools
from sociaalinkopen_desktop.ui.page_images import page_picture, pdf_facts
from sociaalinkopen_desktop.ui.pages.beside_card import beside_words, revision_lines
from sociaalinkopen_desktop.ui.pages.document_lines import LISTS
from sociaalinkopen_desktop.ui.pages.documents import DocumentsPage
from sociaalinkopen_desktop.ui.printing import print_pdf
from sociaalinkopen_desktop.ui.tasks import Tasks
from sociaalinkopen_desktop.ui.widgets.page_layout import FIT_PAGE, FIT_WIDTH
from tests.builders import a_tender
from tests.journeys.officer import Recorder

CHAPTERS = 12
TEXT = "De inkoper vraagt een plek voor wie ver van werk staat. " * 30
JUSTIFICATION, ADVICE = DocumentKind.JUSTIFICATION, DocumentKind.BOARD_ADVICE
JUDGED = Assessment(day=date(2026, 11, 24), catalogue_version="1", catalogue_fingerprint="1", findings=())
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def a_document(kind: DocumentKind, title: str, status: str = "Concept") -> Document:
    count = CHAPTERS if kind is JUSTIFICATION else 1
    chapters = tuple(
        Chapter(
            number=number,
            title=f"Hoofdstuk {number}",
            blocks=(Heading(text="Waarom"), Paragraph(text=f"Kenmerk{number} Één reden. {TEXT}")),
        )
        for number in range(1, count + 1)
    )
    return Document(
        kind=kind.label,
        title=title,
        organisation="Voorbeeldgemeente",
        status=status,
        date=date(2026, 11, 24),
        file_name=f"{title} - {kind.value}.pdf",
        key_facts=Facts(rows=(("Kenmerk", "2026-014"),)),
        summary=(),
        chapters=chapters,
    )


class Maker:
    """Makes and writes documents; `problems` has what goes wrong for a kind."""

    def __init__(self) -> None:
        self.made: list[tuple[DocumentKind, str]] = []
        self.problems: dict[DocumentKind, Exception] = {}
        self.lists: list[Path] = []
        self.accent = ""

    def document(self, kind, tender, assessment) -> Document:
        self.made.append((kind, tender.subject.title))
        if kind in self.problems:
            raise self.problems[kind]
        return replace(a_document(kind, tender.subject.title), accent=self.accent)

    def write(self, document: Document, target: Path, form: FileFormat) -> Path:
        WRITERS[form](document, target)
        return target

    def write_lists(self, tender, assessment, target: Path) -> Path:
        self.lists.append(target)
        target.write_bytes(b"PK")
        return target


class Finals:
    """Stands in for the desk of definitive documents; answers at once."""

    def __init__(self) -> None:
        self.tender = None
        self.kept: dict[DocumentKind, tuple] = {}

    def states(self, tender, show) -> None:
        self.tender = tender
        found = {}
        for kind, (made, then) in self.kept.items():
            changes = compare(then, tender)
            found[kind] = DefinitiveState(definitive=made, is_changed=bool(changes), changes=changes)
        show(found)

    def finalise(self, kind, identifier, show) -> None:
        made = Definitive(
            tender_id=identifier,
            number=1,
            kind=kind,
            made_on=date(2026, 11, 24),
            checksum="0123456789abcdef" * 4,
            version=1,
            fingerprint="",
        )
        self.kept[kind] = made, self.tender
        show(made)

    def document(self, definitive, show) -> None:
        show(a_document(definitive.kind, self.kept[definitive.kind][1].subject.title, "Definitief"))


@dataclass
class Desk:
    page: DocumentsPage
    maker: Maker
    finals: Finals
    messages: Recorder
    said: list[tuple]
    opened: list[Path]


@pytest.fixture
def desk(qtbot, tmp_path) -> Desk:
    maker, finals, messages, opened = Maker(), Finals(), Recorder(), []
    tools = DocumentTools(
        document=maker.document,
        pdf=pdf_bytes,
        write=maker.write,
        write_lists=maker.write_lists,
        definitives=finals,
        tasks=Tasks(),
        drawing=Tasks(),
        messages=messages,
        folder=lambda: tmp_path,
        open_folder=opened.append,
    )
    page = DocumentsPage(tools)
    tools.tasks.setParent(page)  # so that nothing is delivered to a page that is gone
    tools.drawing.setParent(page)
    qtbot.addWidget(page)
    page.resize(1000, 760)
    said: list[tuple] = []
    page.said.connect(lambda *words: said.append(words))
    page.show()
    qtbot.waitExposed(page)
    show(page, a_tender(phase=Phase.AWARD))
    qtbot.waitUntil(lambda: page.page_number()[1] > 0)
    yield Desk(page, maker, finals, messages, said, opened)
    tools.tasks.wait()
    tools.drawing.wait()


def show(page: DocumentsPage, tender) -> None:
    page.show_tender(tender, JUDGED)


def retitled(tender, title: str):
    return replace(tender, subject=replace(tender.subject, title=title))


def press(widget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


# -- the list -----------------------------------------------------------------------------------------------------
def test_every_document_that_fits_stands_in_the_list_with_what_it_is(desk):
    offered = desk.page.list.offered()
    assert set(offered) == {kind.value for kind in kinds_for(a_tender(phase=Phase.AWARD))} | {LISTS}
    row = desk.page.list.row(JUSTIFICATION.value)
    assert row.accessibleName() == "Motiveringsdocument, Concept"
    assert "Zestien hoofdstukken" in row.accessibleDescription()


def test_what_does_not_apply_comes_on_request(desk):
    show(desk.page, a_tender(phase=Phase.PREPARATION))
    rows = desk.page.list
    award = rows.row(DocumentKind.AWARD_ADVICE.value)
    assert not award.isVisible()
    press(rows.others)
    assert award.isVisible()
    rows.mark([DocumentKind.AWARD_ADVICE.value])
    press(rows.others)
    assert rows.marked() == ()  # what cannot be seen is not kept unnoticed


def test_the_keyboard_goes_through_the_list_shows_and_marks(desk, qtbot):
    rows = desk.page.list
    first = rows.row(JUSTIFICATION.value)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    second = QApplication.focusWidget()
    assert second is rows.row(rows.offered()[1])
    qtbot.waitUntil(lambda: desk.maker.made[-1][0].value == rows.offered()[1])
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert rows.marked() == (rows.offered()[1],)
    assert second.accessibleName().endswith("gekozen om te bewaren")
    assert desk.page.export_card.isVisible()
    QTest.keyClick(second, Qt.Key.Key_End)
    assert QApplication.focusWidget() is rows.row(rows.offered()[-1])


def test_a_click_shows_another_document(desk, qtbot):
    QTest.mouseClick(desk.page.list.row(ADVICE.value), Qt.MouseButton.LeftButton, pos=QPoint(120, 20))
    qtbot.waitUntil(lambda: 0 < desk.page.page_number()[1] < 3)
    assert "College" in desk.page.preview.view.accessibleName()


def test_other_pages_can_be_looked_at_until_a_document_is_chosen(desk, qtbot):
    page = desk.page
    page.show_pages("Checklist, start", pdf_bytes(a_document(ADVICE, "Checklist, start")))
    qtbot.waitUntil(lambda: page.preview.view.accessibleName().startswith("Checklist, start"))
    assert not page.document_bar.isVisible()
    show(page, retitled(a_tender(phase=Phase.AWARD), "Iets anders"))
    qtbot.wait(600)  # a change of the tender does not take these pages away
    assert page.preview.view.accessibleName().startswith("Checklist, start")
    QTest.mouseClick(page.list.row(ADVICE.value), Qt.MouseButton.LeftButton, pos=QPoint(120, 20))
    qtbot.waitUntil(lambda: "College" in page.preview.view.accessibleName())
    assert page.document_bar.isVisible()


# -- the preview --------------------------------------------------------------------------------------------------
def test_all_pages_are_there_and_their_words_can_be_heard(desk, qtbot):
    preview = desk.page.preview
    pages = len(pdf_facts(desk.page.pdf()).sizes)
    assert desk.page.page_number() == (1, pages)
    assert pages > 5
    qtbot.waitUntil(lambda: "Motiveringsdocument" in preview.view.accessibleDescription())
    assert preview.view.accessibleName() == f"Motiveringsdocument, pagina 1 van {pages}"
    qtbot.waitUntil(preview.view.is_sharp)
    assert len(preview.view._pictures) < pages  # only what is in sight, and its neighbours


def test_keys_go_through_the_pages(desk):
    view, pages = desk.page.preview.view, desk.page.page_number()[1]
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert desk.page.page_number() == (pages, pages)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert desk.page.page_number() == (1, pages)
    before = view.verticalScrollBar().value()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > before


def test_the_number_and_the_arrows_go_to_a_page(desk):
    bar, pages = desk.page.preview.bar, desk.page.page_number()[1]
    bar.number.setFocus()
    bar.number.selectAll()
    QTest.keyClicks(bar.number, "4")
    assert desk.page.page_number()[0] == 1
    QTest.keyClick(bar.number, Qt.Key.Key_Return)
    assert desk.page.page_number()[0] == 4
    press(bar.on)
    assert desk.page.page_number()[0] == 5
    press(bar.back)
    assert desk.page.page_number()[0] == 4
    bar.number.setFocus()
    bar.number.selectAll()
    QTest.keyClicks(bar.number, "99")
    QTest.keyClick(bar.number, Qt.Key.Key_Return)
    assert desk.page.page_number()[0] == pages


def test_zooming_with_the_keyboard_stays_in_the_preview(desk):
    view = desk.page.preview.view
    view.setFocus()
    fitting = view.percent
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0):
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, CTRL)
        asked.ignore()
        QApplication.sendEvent(view, asked)
        assert asked.isAccepted()  # so that the text of the window keeps its size
    QTest.keyClick(view, Qt.Key.Key_Plus, CTRL)
    larger = view.percent
    assert larger > fitting
    assert desk.page.preview.bar.zoom.value() == larger
    QTest.keyClick(view, Qt.Key.Key_Minus, CTRL)
    assert view.percent < larger
    QTest.keyClick(view, Qt.Key.Key_0, CTRL)
    assert view.zoom == FIT_WIDTH
    assert view.percent == fitting


def test_zoom_has_ends_and_the_place_stays(desk):
    view = desk.page.preview.view
    view.go_to_page(4)
    for _ in range(12):
        view.zoom_by(1)
    assert view.percent == 300
    assert view.page == 4
    view.set_zoom(10)
    assert view.percent == 50
    view.set_zoom(FIT_PAGE)
    view.go_to_page(2)
    assert view.pages_in_sight()[0] in (1, 2)


def test_ctrl_and_the_wheel_zoom(desk):
    view = desk.page.preview.view
    before = view.percent
    spin = QWheelEvent(
        QPointF(20, 20), QPointF(20, 20), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), spin)
    assert view.percent > before


def test_the_contents_lead_to_a_chapter(desk):
    menu = desk.page.preview.bar.open_contents()
    action = next(action for action in menu.actions() if "Hoofdstuk 9" in action.text())
    action.trigger()
    menu.close()
    marks = pdf_facts(desk.page.pdf()).bookmarks
    page = next(mark.page for mark in marks if mark.title.endswith("Hoofdstuk 9"))
    assert page in desk.page.preview.view.pages_in_sight()


def test_searching_finds_frames_and_goes_around(desk, qtbot):
    page, preview = desk.page, desk.page.preview
    preview.view.setFocus()
    QTest.keyClick(preview.view, Qt.Key.Key_F, CTRL)
    field = preview.find_bar.field
    assert field.hasFocus()
    QTest.keyClicks(field, "een REDEN")  # without the accents, in capitals
    qtbot.waitUntil(lambda: preview.hits() == (1, CHAPTERS))
    assert preview.find_bar.count.text() == f"1 van {CHAPTERS}"
    assert preview.view._hits
    QTest.keyClick(page, Qt.Key.Key_F3)
    assert preview.hits()[0] == 2
    QTest.keyClick(page, Qt.Key.Key_F3, SHIFT)
    QTest.keyClick(page, Qt.Key.Key_F3, SHIFT)
    assert preview.hits()[0] == CHAPTERS
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert preview.hits()[0] == 1
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not preview.find_bar.isVisible()
    assert not preview.view._hits


def test_what_is_not_there_is_said(desk, qtbot):
    desk.page.open_search()
    QTest.keyClicks(desk.page.preview.find_bar.field, "raket")
    qtbot.waitUntil(lambda: desk.page.preview.find_bar.count.text() == "Niet gevonden")
    assert desk.page.preview.hits() == (0, 0)


def test_a_change_shows_without_losing_the_place_and_only_the_last_counts(desk, qtbot):
    view, tender = desk.page.preview.view, a_tender(phase=Phase.AWARD)
    view.go_to_page(5)
    made = len(desk.maker.made)
    titles = [f"Groen {number}" for number in range(20)]
    for title in titles:
        show(desk.page, retitled(tender, title))
    qtbot.waitUntil(lambda: desk.maker.made[-1] == (JUSTIFICATION, titles[-1]))
    qtbot.waitUntil(lambda: titles[-1] in desk.page.preview._texts[0] if desk.page.preview._texts else False)
    assert view.page == 5
    assert len(desk.maker.made) - made <= 2


def test_what_did_not_change_is_not_drawn_again(desk, qtbot):
    edition = desk.page.preview.view.edition
    made = len(desk.maker.made)
    show(desk.page, a_tender(phase=Phase.AWARD))
    qtbot.waitUntil(lambda: len(desk.maker.made) > made and not desk.page.maker.busy)
    assert desk.page.preview.view.edition == edition


def test_another_house_style_shows_as_soon_as_one_comes_back(desk, qtbot):
    view = desk.page.preview.view
    view.go_to_page(3)
    desk.page.hide()
    desk.maker.accent = "#5A2D82"
    edition, pdf = view.edition, desk.page.pdf()
    desk.page.show()
    qtbot.waitUntil(lambda: view.edition > edition)
    assert desk.page.pdf() != pdf
    assert view.page == 3


def test_a_document_that_cannot_be_made_says_why(desk, qtbot):
    desk.maker.problems[ADVICE] = InputProblem(["Regel 3 van uw sjabloon klopt niet."])
    desk.page.show_document(ADVICE.value)
    view = desk.page.preview.view
    qtbot.waitUntil(lambda: view.accessibleName() == "Regel 3 van uw sjabloon klopt niet.")
    assert desk.page.page_number() == (0, 0)


def test_black_and_white_shows_gray(desk, qtbot):
    preview = desk.page.preview
    qtbot.waitUntil(preview.view.is_sharp)
    press(preview.bar.gray)
    qtbot.waitUntil(preview.view.is_sharp)
    assert preview.is_gray
    assert all(
        kept.image.isGrayscale() for kept in preview.view._pictures.values() if kept.edition == preview.view.edition
    )


# -- keeping ------------------------------------------------------------------------------------------------------
def test_the_document_is_kept_as_pdf_under_a_tidy_name(desk, tmp_path, qtbot):
    desk.messages.save = tmp_path
    press(desk.page.save_button())
    qtbot.waitUntil(lambda: bool(desk.said))
    (made,) = tmp_path.glob("*.pdf")
    assert made.name.endswith(" - motivering.pdf")
    assert made.read_bytes().startswith(b"%PDF")
    assert desk.said[0][:2] == (f"PDF bewaard: {made.name}", "Open map")
    desk.said[0][2]()
    assert desk.opened == [tmp_path]


@pytest.mark.parametrize(("form", "start"), [("docx", b"PK"), ("odt", b"PK"), ("html", b"<!DOCTYPE html>")])
def test_the_other_kinds_of_file(desk, tmp_path, qtbot, form, start):
    desk.messages.save = tmp_path
    menu = desk.page.document_bar.open_formats()
    index = [item.value for item in FileFormat].index(form) - 1
    menu.actions()[index].trigger()
    menu.close()
    qtbot.waitUntil(lambda: bool(desk.said))
    (made,) = tmp_path.glob(f"*.{form}")
    assert made.read_bytes().startswith(start)


def test_a_place_that_cannot_be_written_is_told(desk, tmp_path, qtbot):
    blocked = tmp_path / "bestand"
    blocked.write_text("geen map")
    desk.messages.save = blocked / "motivering.pdf"
    press(desk.page.save_button())
    qtbot.waitUntil(lambda: bool(desk.messages.told))
    title, sentence = desk.messages.told[0]
    assert title == "Het document is niet bewaard"
    assert sentence
    assert desk.page.save_button().isEnabled()


def test_the_lists_have_no_preview_and_become_a_workbook(desk, tmp_path, qtbot):
    desk.page.show_document(LISTS)
    assert desk.page.page_number() == (0, 0)
    assert not desk.page.document_bar.print.isVisible()
    desk.messages.save = tmp_path
    press(desk.page.save_button())
    qtbot.waitUntil(lambda: bool(desk.said))
    assert desk.maker.lists[0].suffix == ".xlsx"


# -- several ------------------------------------------------------------------------------------------------------
def test_several_go_to_one_folder_beside_what_is_there(desk, tmp_path, qtbot):
    page, card = desk.page, desk.page.export_card
    press(page.choose_all)
    marked = page.list.marked()
    assert len(marked) >= 5
    desk.messages.open = tmp_path
    press(card.keep)
    qtbot.waitUntil(lambda: not page.keeper.several.busy and bool(card.texts()))
    assert len(list(tmp_path.iterdir())) == len(marked)
    assert card.texts()[0] == "Motiveringsdocument: bewaard"
    press(card.close_button)
    press(card.keep)
    qtbot.waitUntil(lambda: not page.keeper.several.busy and bool(card.texts()))
    assert len(list(tmp_path.iterdir())) == 2 * len(marked)
    assert card.texts()[0].endswith("- motivering (2).pdf”")
    press(card.open_folder)
    assert desk.opened == [tmp_path]


def test_stopping_half_way_leaves_whole_files_and_says_which(desk, tmp_path, qtbot):
    page, card = desk.page, desk.page.export_card
    press(page.choose_all)
    wanted = page.list.marked()
    desk.messages.open = tmp_path
    page.keeper.several.went_on.connect(lambda at: press(card.stop) if at == 2 else None)
    press(card.keep)
    qtbot.waitUntil(lambda: not page.keeper.several.busy and bool(card.texts()))
    kept = list(tmp_path.iterdir())
    assert len(kept) == 3
    assert all(path.read_bytes().startswith(b"%PDF") and b"%%EOF" in path.read_bytes()[-10:] for path in kept)
    texts = card.texts()
    assert [text.rsplit(": ", 1)[1] for text in texts] == ["bewaard"] * 3 + ["niet gemaakt"] * (len(wanted) - 3)
    assert card.isVisible()


def test_what_goes_wrong_with_one_does_not_stop_the_others(desk, tmp_path, qtbot):
    page, card = desk.page, desk.page.export_card
    desk.maker.problems[ADVICE] = ExportProblem("De schijf is vol.")
    page.list.mark([JUSTIFICATION.value, ADVICE.value, LISTS])
    desk.messages.open = tmp_path
    press(card.keep)
    qtbot.waitUntil(lambda: not page.keeper.several.busy and bool(card.texts()))
    assert f"{ADVICE.label}: niet bewaard. De schijf is vol." in card.texts()
    assert len(list(tmp_path.iterdir())) == 2


def test_a_folder_that_cannot_be_written_is_told_for_each_file(desk, tmp_path, qtbot):
    page, card = desk.page, desk.page.export_card
    blocked = tmp_path / "bestand"
    blocked.write_text("geen map")
    page.list.mark([JUSTIFICATION.value, ADVICE.value])
    desk.messages.open = blocked
    press(card.keep)
    qtbot.waitUntil(lambda: not page.keeper.several.busy and bool(card.texts()))
    assert all(": niet bewaard. " in text for text in card.texts())
    assert not card.open_folder.isEnabled()


def test_thinking_better_of_it_makes_nothing(desk, tmp_path):
    desk.page.list.mark([ADVICE.value])
    desk.messages.open = None
    press(desk.page.export_card.keep)
    assert not desk.page.keeper.several.busy
    press(desk.page.export_card.wipe)
    assert desk.page.list.marked() == ()
    assert not desk.page.export_card.isVisible()


# -- paper --------------------------------------------------------------------------------------------------------
def a_printer(target: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(150)
    return printer


def test_the_pages_come_out_of_the_printer(desk, tmp_path, qtbot):
    target = tmp_path / "papier.pdf"
    printer = a_printer(target)
    printer.setFromTo(2, 3)
    desk.page.keeper.print_on(printer, desk.page.pdf())
    qtbot.waitUntil(lambda: bool(desk.said))
    assert desk.said[0][0] == "Naar de printer gestuurd (2 pagina’s)"
    del printer
    assert len(pdf_facts(target.read_bytes()).sizes) == 2


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false")
def test_a_printer_that_takes_nothing_is_told_kindly(desk, tmp_path, qtbot):
    desk.page.keeper.print_on(a_printer(tmp_path / "weg" / "papier.pdf"), desk.page.pdf())
    qtbot.waitUntil(lambda: bool(desk.messages.told))
    title, sentence = desk.messages.told[0]
    assert title == "Afdrukken lukt niet"
    assert "papier.pdf" in sentence
    assert desk.said == []
    assert desk.page.document_bar.print.isEnabled()


def test_printing_can_be_stopped(desk, tmp_path):
    printer = a_printer(tmp_path / "papier.pdf")
    asked: list[int] = []

    def stopped() -> bool:
        asked.append(1)
        return len(asked) > 2

    assert print_pdf(desk.page.pdf(), printer, is_stopped=stopped) == 2


def test_a_printer_without_colours_gets_none(desk, tmp_path):
    target = tmp_path / "grijs.pdf"
    printer = a_printer(target)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setFromTo(1, 1)
    print_pdf(desk.page.pdf(), printer)
    del printer
    image = page_picture(target.read_bytes(), 1, 60).image
    assert image.allGray()
    assert not page_picture(desk.page.pdf(), 1, 60).image.allGray()


# -- definitive ---------------------------------------------------------------------------------------------------
def test_definitive_is_asked_first_and_can_be_left(desk):
    bar = desk.page.document_bar
    press(bar.final)
    assert bar.is_asking()
    press(bar.leave)
    assert not bar.is_asking()
    assert desk.finals.kept == {}


def test_a_definitive_copy_is_shown_and_later_changes_are_told(desk, qtbot):
    page, bar, tender = desk.page, desk.page.document_bar, a_tender(phase=Phase.AWARD)
    press(bar.final)
    press(bar.do_it)
    assert desk.said[0][0] == "Motiveringsdocument is definitief"
    assert "01234567 89abcdef" in bar.checksum_words()
    assert bar.state_words() == "Definitief van 24-11-2026. U ziet nu dat exemplaar."
    qtbot.waitUntil(lambda: bool(page.preview._texts) and "DEFINITIEF" in page.preview._texts[0].upper())
    show(page, retitled(tender, "Anders"))
    qtbot.waitUntil(lambda: "daarna gewijzigd: 1\u00a0veld" in page.list.row(JUSTIFICATION.value).accessibleName())
    press(bar.look_final)
    assert bar.checksum_words() == ""
    assert bar.final.text() == "Maak opnieuw definitief"
    qtbot.waitUntil(lambda: bool(page.preview._texts) and "Anders" in page.preview._texts[0])


def test_the_definitive_copy_is_what_is_kept_while_it_is_shown(desk, tmp_path, qtbot):
    page, bar = desk.page, desk.page.document_bar
    title = a_tender().subject.title
    press(bar.final)
    press(bar.do_it)
    show(page, retitled(a_tender(phase=Phase.AWARD), "Anders"))
    desk.messages.save = tmp_path / "exemplaar.html"
    menu = bar.open_formats()
    menu.actions()[2].trigger()
    menu.close()
    qtbot.waitUntil(lambda: (tmp_path / "exemplaar.html").exists() and len(desk.said) > 1)
    written = (tmp_path / "exemplaar.html").read_text()
    assert "Definitief" in written
    assert title in written
    assert "Anders" not in written


def test_another_tender_begins_anew(desk, qtbot):
    page = desk.page
    page.list.mark([ADVICE.value])
    press(page.document_bar.final)
    press(page.document_bar.do_it)
    desk.finals.kept.clear()
    show(page, replace(retitled(a_tender(), "Ander dossier"), id="ander"))
    assert page.list.marked() == ()
    assert page.document_bar.state_words() == ""
    qtbot.waitUntil(lambda: bool(page.preview._texts) and "Ander dossier" in page.preview._texts[0])


def test_with_little_room_one_goes_from_the_list_to_the_preview(desk, qtbot):
    page = desk.page
    page.resize(560, 760)
    qtbot.waitUntil(lambda: not page.preview.isVisible())
    assert page.list.isVisible()
    press(page.turn_over)
    assert page.preview.isVisible()
    assert not page.list.isVisible()
    assert page.preview.view.hasFocus()
    press(page.turn_over)
    assert page.list.isVisible()
    assert page.list.row(JUSTIFICATION.value).hasFocus()
    QTest.mouseClick(page.list.row(ADVICE.value), Qt.MouseButton.LeftButton, pos=QPoint(120, 20))
    assert page.preview.isVisible()
    press(page.turn_over)
    qtbot.waitUntil(lambda: page.page_number()[1] > 0)
    page.open_search()
    assert page.preview.find_bar.isVisible()


def test_what_lies_elsewhere_is_said_with_the_way_to_it(desk, qtbot):
    card = desk.page.beside
    assert card.words() == beside_words(a_tender())
    tender = a_tender(
        attachments=[{"title": "Offerte"}, {"title": "Besluit"}],
        revisions=[{"number": 1, "reason": "Vraag"}],
    )
    assert beside_words(tender) == "U verwijst naar 2\u00a0bijlagen. In het logboek staat 1\u00a0herziening."
    with qtbot.waitSignal(card.attachments_asked):
        press(card.attachments)
    with qtbot.waitSignal(card.versions_asked):
        press(card.versions)


def test_the_log_of_revisions_stands_there_the_newest_first(desk):
    def revisions(number):
        return [
            {
                "number": at,
                "made_on": f"2026-11-0{at + 1}",
                "changes": "Eis lager",
                "reason": "Vraag in de nota\nmeer" if at else "",
            }
            for at in range(number)
        ]

    card = desk.page.beside
    card.show_tender(a_tender())
    assert (card.log(), card._log.isVisibleTo(card)) == ([], False)
    card.show_tender(a_tender(revisions=revisions(2)))
    assert card.log() == ["Herziening 1, 2-11-2026: Vraag in de nota", "Gepubliceerd, 1-11-2026: Eis lager"]
    assert revision_lines(a_tender(revisions=revisions(5)))[-1] == "En nog 2."
    assert [line.split(",")[0] for line in revision_lines(a_tender(revisions=revisions(5)))[:3]] == [
        "Herziening 4",
        "Herziening 3",
        "Herziening 2",
    ]
