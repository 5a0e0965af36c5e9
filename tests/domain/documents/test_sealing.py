"""The checksum depends on all content; and a document survives being kept as plain data."""

import dataclasses
import itertools
import json

import pytest
from hypothesis import given, settings

from sociaalinkopen_desktop.domain.choices import DocumentState
from sociaalinkopen_desktop.domain.document import (
    Chapter,
    Chart,
    ChartLine,
    Facts,
    Paragraph,
    Picture,
)
from sociaalinkopen_desktop.domain.documents import DocumentKind, document_of
from sociaalinkopen_desktop.domain.documents.plain import NoDocument, document_from_plain, document_to_plain
from sociaalinkopen_desktop.domain.documents.sealing import SHORT, WHOLE, checksum, checksum_on, sealed, verify
from tests.domain.documents.samples import TENDERS, made, material_of
from tests.reports.samples import everyday, hostile
from tests.strategies import tenders

WITHOUT_RECEIPT = (
    DocumentKind.PUBLIC_ANNEX, DocumentKind.BOARD_ADVICE, DocumentKind.NOTICE_HELP,
    DocumentKind.CONSULTATION_QUESTIONS, DocumentKind.CONSULTATION_REPORT,
)  # fmt: skip
ALL = tuple(itertools.product(DocumentKind, TENDERS))


def pictured():
    blocks = (
        Picture(data=b"\x89PNG\x00\xff", kind="png", alternative="Logo van Voorbeeldgemeente", share=0.35),
        Chart(
            caption="Lijn",
            alternative="Een lijn",
            x_title="x",
            y_title="y",
            x_ticks=((0.0, "0"), (1.0, "1")),
            y_ticks=((0.0, "0"),),
            lines=(ChartLine(name="A", points=((0.0, 1.5), (1.0, 2.0))),),
            mark=(0.5, "nu"),
        ),
    )
    document = everyday(chapters=1)
    chapter = Chapter(number=9, title="Beeld", blocks=blocks)
    return dataclasses.replace(document, chapters=(*document.chapters, chapter), logo=blocks[0])


@pytest.mark.parametrize("document", [everyday(), hostile(), pictured(), dataclasses.replace(pictured(), logo=None)])
def test_a_document_comes_back_from_plain_data_as_it_was(document):
    written = json.dumps(document_to_plain(document))
    assert document_from_plain(json.loads(written)) == document


@settings(max_examples=20, deadline=None)
@given(tenders())
def test_any_document_comes_back_from_plain_data_and_keeps_its_checksum(tender):
    document = sealed(document_of(DocumentKind.JUSTIFICATION, material_of(tender, DocumentState.FINAL)))
    again = document_from_plain(json.loads(json.dumps(document_to_plain(document))))
    assert again == document
    assert verify(again)


@pytest.mark.parametrize("wrong", [None, [], "tekst", {}, {"kind": 3}, {"onbekend": 1}])
def test_what_is_no_document_is_refused(wrong):
    with pytest.raises(NoDocument):
        document_from_plain(wrong)


def test_a_block_of_an_unknown_kind_is_refused():
    plain = document_to_plain(everyday(chapters=1))
    plain["chapters"][0]["blocks"][0]["type"] = "Gedicht"
    with pytest.raises(NoDocument):
        document_from_plain(plain)


@pytest.mark.parametrize(("kind", "name"), ALL, ids=lambda value: getattr(value, "value", value))
def test_each_kind_carries_its_whole_checksum_once(kind, name):
    document = sealed(made(kind, name, DocumentState.FINAL))
    assert document.status == "Definitief"
    assert checksum_on(document) == checksum(document)
    assert len(checksum_on(document)) == 64
    assert verify(document)
    facts = [block for chapter in document.chapters for block in chapter.blocks if isinstance(block, Facts)]
    labels = [label for block in (document.key_facts, *facts) for label, _text in block.rows]
    assert labels.count(WHOLE) == 1
    assert labels.count(SHORT) == (kind not in WITHOUT_RECEIPT)


def test_sealing_twice_changes_nothing():
    once = sealed(made(DocumentKind.JUSTIFICATION, "europees"))
    assert sealed(once) == once


def test_every_change_of_the_content_changes_the_checksum_and_is_seen():
    document = sealed(made(DocumentKind.JUSTIFICATION, "europees", DocumentState.FINAL))
    first = document.chapters[0]
    changed = [
        dataclasses.replace(document, title="Iets anders"),
        dataclasses.replace(document, status="Concept"),
        dataclasses.replace(document, summary=()),
        dataclasses.replace(document, disclaimer=""),
        dataclasses.replace(document, chapters=document.chapters[1:]),
        dataclasses.replace(
            document,
            chapters=(dataclasses.replace(first, blocks=(*first.blocks, Paragraph(text=""))), *document.chapters[1:]),
        ),
    ]
    sums = {checksum(item) for item in changed}
    assert len(sums) == len(changed)
    assert checksum(document) not in sums
    assert not any(verify(item) for item in changed)
    assert not verify(made(DocumentKind.JUSTIFICATION, "europees"))
