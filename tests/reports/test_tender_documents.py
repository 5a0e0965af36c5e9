"""Every kind of document about four tenders keeps both standards, judged by veraPDF in one run; and loses no sign."""

import itertools
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from sociaalinkopen_desktop.domain.choices import DocumentState
from sociaalinkopen_desktop.domain.documents import DocumentKind, document_of
from sociaalinkopen_desktop.domain.documents.sealing import sealed
from sociaalinkopen_desktop.reports.pdf import draw_pdf
from tests.builders import THEMES, a_tender
from tests.domain.documents.samples import TENDERS, made, material_of
from tests.reports.verapdf import Verdict

ALL = tuple(itertools.product(DocumentKind, TENDERS, DocumentState))


def document(kind: DocumentKind, name: str, state: DocumentState):
    found = made(kind, name, state)
    return sealed(found) if state is DocumentState.FINAL else found


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_sign_of_the_texts_is_in_the_fonts(kind: DocumentKind) -> None:
    for name in TENDERS:
        assert draw_pdf(document(kind, name, DocumentState.FINAL))[1].lost == ()


@pytest.mark.parametrize("name", TENDERS)
def test_the_advice_takes_two_pages(name: str) -> None:
    assert draw_pdf(document(DocumentKind.BOARD_ADVICE, name, DocumentState.FINAL))[1].pages <= 2


def test_the_summary_takes_one_page_whatever_was_written() -> None:
    long = "Een zin die maar doorgaat over de opdracht en alles daaromheen. " * 60
    themes = [{"theme": theme, "is_applied": True, "reason": long} for theme in THEMES]
    tender = a_tender(
        subject={"description": long, "social_purpose": long},
        procedure={"reason": long},
        ambition={"themes": themes},
        contract={"liability": "unlimited", "risks": [{"risk": long, "bearer": "shared"}] * 9},
        award={"criteria": []},
    )
    whole = document_of(DocumentKind.JUSTIFICATION, material_of(tender))
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(draw_pdf(whole)[0])).pages]
    assert [n for n, text in enumerate(pages) if "Samenvatting" in text.splitlines()] == [1]
    assert "Inhoud" in pages[2].splitlines()


@pytest.mark.slow
@pytest.mark.verapdf
def test_every_document_keeps_both_standards(
    tmp_path: Path, validate: Callable[[Iterable[Path]], dict[Path, Verdict]]
) -> None:
    paths = {}
    for number, (kind, name, state) in enumerate(ALL):
        path = tmp_path / f"{number:02}.pdf"
        path.write_bytes(draw_pdf(document(kind, name, state))[0])
        paths[path] = (kind.value, name, state.value)
    found = validate(paths)
    assert {paths[path]: verdict.failed for path, verdict in found.items() if not verdict.passes} == {}
    assert len(found) == len(ALL)
