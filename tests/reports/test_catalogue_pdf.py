"""The overview of what is judged by, as a PDF: short enough, complete, and within both standards."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain.catalogue import Catalogue, LegalBasis
from sociaalinkopen_desktop.domain.catalogue_document import catalogue_document
from sociaalinkopen_desktop.domain.catalogue_search import EVERYTHING, CatalogueFilter
from sociaalinkopen_desktop.domain.catalogue_texts import name_of
from sociaalinkopen_desktop.domain.document import Document
from sociaalinkopen_desktop.domain.norms import DatedValue, Reference
from sociaalinkopen_desktop.domain.policy import PolicyNumber, PolicyProfile, example_profile
from sociaalinkopen_desktop.domain.policy_in_force import applied
from sociaalinkopen_desktop.reports.pdf import draw_pdf, pdf_bytes
from tests.reports.reading import structure, tidy
from tests.reports.verapdf import Verdict
from tests.ui.made_up_catalogue import CATALOGUE, SOCIAL_RETURN

DAY = date(2026, 11, 24)
WHOLE = applied(read_compiled(resource("catalogue.json")), example_profile())
ODD = "<b>50 %</b> & \x00\x07 {waarde} \U0001f600 \u202eomgekeerd " + "zeerlangbeleidswoord" * 20


def overview(catalogue: Catalogue, wanted: CatalogueFilter = EVERYTHING) -> Document:
    return catalogue_document(catalogue, DAY, "Voorbeeldgemeente", DAY, "1.0.0", wanted)


def hostile() -> Catalogue:
    """A catalogue of which every text that a municipality or a pack may write is hard to draw."""
    profile = PolicyProfile(
        title=ODD,
        organisation=ODD,
        numbers=(
            PolicyNumber(
                name=SOCIAL_RETURN.name, value=SOCIAL_RETURN.values[0].value, valid_from=date(2026, 1, 1),
                source=ODD, url="javascript:alert(1)",
            ),
        ),
    )  # fmt: skip
    odd = replace(
        CATALOGUE.criteria[1], id="PAK-1", title=ODD, why=ODD, remedy="", known_limits=ODD * 8, proposed_clause=ODD,
        legal_basis=(LegalBasis(law=ODD, url="file:///etc/hosts"), LegalBasis(law=ODD, article=ODD)),
    )  # fmt: skip
    bare = replace(odd, id="PAK-2", title="", why="", known_limits="", proposed_clause="", legal_basis=())
    nameless = replace(
        SOCIAL_RETURN, name="policy.odd", description=ODD,
        values=(DatedValue(valid_from=DAY, value=SOCIAL_RETURN.values[0].value, reference=Reference(title="")),),
    )  # fmt: skip
    norms = {**CATALOGUE.norms, nameless.name: nameless}
    return applied(replace(CATALOGUE, criteria=(*CATALOGUE.criteria, odd, bare), norms=norms, version=ODD), profile)


def test_everything_fits_on_fewer_than_sixty_pages_and_no_sign_is_lost() -> None:
    _data, result = draw_pdf(overview(WHOLE))
    assert result.pages < 60
    assert result.lost == ()


def test_a_screen_reader_meets_every_criterion_and_every_number_once() -> None:
    def bare(text: str) -> str:
        return tidy(text).replace("-", "")  # the reader takes a hyphen at the end of a line for one of hyphenation

    heads = [bare(node.text) for node in structure(pdf_bytes(overview(WHOLE))).walk() if node.tag == "TH"]
    for item in WHOLE.criteria:
        assert heads.count(bare(f"{item.id} {item.title}")) == 1
    for norm in WHOLE.norms.values():
        assert heads.count(bare(name_of(norm))) == 1


def test_texts_of_others_are_printed_and_never_followed() -> None:
    data = pdf_bytes(overview(hostile()))
    with pypdfium2.PdfDocument(data) as document:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    assert "<b>50 %</b> &" in text.replace("\u00a0", " ")
    assert b"javascript:alert" not in data
    assert b"file:///etc" not in data


@pytest.mark.slow
@pytest.mark.verapdf
def test_the_overview_keeps_both_standards(
    tmp_path: Path, validate: Callable[[Iterable[Path]], dict[Path, Verdict]]
) -> None:
    documents = {
        "whole": overview(WHOLE),
        "hostile": overview(hostile()),
        "selection": overview(WHOLE, CatalogueFilter(words="percelen", sure=True)),
        "nothing": overview(WHOLE, CatalogueFilter(words="zwembad")),
    }
    paths = {name: tmp_path / f"{name}.pdf" for name in documents}
    for name, document in documents.items():
        paths[name].write_bytes(pdf_bytes(document))
    verdicts = validate(paths.values())
    assert {name: verdicts[path].failed for name, path in paths.items() if not verdicts[path].passes} == {}
    assert all(count > 100 for path in paths.values() for count in verdicts[path].checks.values())
