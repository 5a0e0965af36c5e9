"""Whatever a document holds, nothing crashes, no word is lost, and all kinds of file say the same."""

from collections.abc import Callable

import pytest

from sociaalinkopen_desktop.domain.choices import Choice
from sociaalinkopen_desktop.domain.document import Document
from sociaalinkopen_desktop.domain.documents import DocumentKind
from sociaalinkopen_desktop.reports.pdf import draw_pdf, pdf_bytes
from sociaalinkopen_desktop.reports.pieces import clean
from tests.reports import every_kind
from tests.reports.expected import expected, met, written
from tests.reports.extremes import EXTREMES, LONG
from tests.reports.reading import strayed, structure, told_twice, unmarked_painting
from tests.reports.test_twins import MAKERS, TEXTS
from tests.reports.twins import words

Make = Callable[[], Document]


def made() -> list[object]:
    """Every extreme document, and every kind of document of every example; what takes longer is slow."""
    short = [pytest.param(make, id=name) for name, make in EXTREMES.items()]
    long = [pytest.param(make, id=name, marks=pytest.mark.slow) for name, make in LONG.items()]
    first = every_kind.pairs_of_first()
    for key, kind in every_kind.pairs():
        marks = () if (key, kind) in first else (pytest.mark.slow,)
        short.append(pytest.param(lambda key=key, kind=kind: every_kind.document(key, kind), id=f"{key} {kind}",
                                  marks=marks))  # fmt: skip
    for kind in DocumentKind:
        short.append(pytest.param(lambda kind=kind: every_kind.empty_tender(kind), id=f"leeg {kind}"))
    return [*short, pytest.param(every_kind.overview, id="waaraan wordt getoetst", marks=pytest.mark.slow), *long]


@pytest.mark.parametrize("make", made())
def test_a_reader_of_the_pdf_meets_every_text_once_in_order_under_its_name(make: Make) -> None:
    document = make()
    data, result = draw_pdf(document)
    assert met(structure(data)) == expected(document)
    assert {name: twice for name, twice in told_twice(data).items() if twice[0] != twice[1]} == {}
    assert strayed(data) == []
    assert unmarked_painting(data) == []
    assert data == pdf_bytes(document)
    assert result.pages > 0


@pytest.mark.parametrize("make", made())
@pytest.mark.parametrize("kind", MAKERS)
def test_a_twin_has_every_word_in_order_and_is_the_same_each_time(kind: str, make: Make) -> None:
    document = make()
    data = MAKERS[kind](document)
    wanted = words([clean(text) for tag, text in written(document, clean) if tag not in ("Lbl", "Figure", "TOC")])
    said = words(TEXTS[kind](data))
    assert [word for word in said if word != "Inhoud"] == [word for word in wanted if word != "Inhoud"]
    assert data == MAKERS[kind](document)


def test_every_kind_of_document_is_among_them() -> None:
    assert {kind for _, kind in every_kind.pairs()} == set(DocumentKind)
    assert issubclass(DocumentKind, Choice)
