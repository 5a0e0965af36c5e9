"""Every kind of document about four tenders, held against texts that somebody has read: tests/data/golden/documenten.

After a wanted change, write them anew and read the difference:  python -m tests.domain.documents.test_golden --schrijf
"""

import itertools
import sys

import pytest

from sociaalinkopen_desktop.domain.documents import DocumentKind
from tests.domain.documents.samples import TENDERS, made
from tests.domain.test_justification import GOLDEN, plain_text

HOW = "Read the difference; is it wanted, then: python -m tests.domain.documents.test_golden --schrijf"
FOLDER = GOLDEN / "documenten"
ALL = tuple(itertools.product(DocumentKind, TENDERS))


@pytest.mark.parametrize(("kind", "name"), ALL, ids=lambda value: getattr(value, "value", value))
def test_the_document_reads_as_the_text_that_somebody_has_read(kind: DocumentKind, name: str) -> None:
    expected = (FOLDER / f"{kind.value}-{name}.txt").read_text("utf-8")
    assert plain_text(made(kind, name)) == expected, HOW


def write() -> None:
    """Put the texts as they are now in the place of the old ones."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for kind, name in ALL:
        (FOLDER / f"{kind.value}-{name}.txt").write_text(plain_text(made(kind, name)), "utf-8", newline="\n")


if __name__ == "__main__" and sys.argv[1:] == ["--schrijf"]:
    write()
