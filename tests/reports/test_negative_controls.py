"""Defects made on purpose in one of our own PDFs: each must be seen, else the judges of the other tests prove nothing.

veraPDF sees most and names the rule: a clause of ISO 19005-2 (PDF/A-2a) or ISO 14289-1 (PDF/UA-1) and the number of its
test. What no validator can know, as it does not know the document, our own readers see.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from sociaalinkopen_desktop.domain.document import Document
from sociaalinkopen_desktop.reports import canvas, writer
from tests.reports import samples
from tests.reports.defects import DEFECTS, Defect
from tests.reports.expected import expected, met
from tests.reports.reading import rewritten, strayed, structure, told_twice, unmarked_painting
from tests.reports.spoiling import spoiled_file, with_check_box
from tests.reports.verapdf import Verdict

Validate = Callable[[Iterable[Path]], dict[Path, Verdict]]

SOUND = (Defect(name="unchanged"), Defect(name="written again by another program", in_file=rewritten))


@cache
def the_document() -> Document:
    """A document with everything in it that can go wrong: figures, links, lists, tables, contents."""
    sound = samples.everyday(chapters=2, rows=2)
    return replace(sound, logo=samples.a_logo(), summary=(*sound.summary, samples.CHART))


@cache
def made(defect: Defect) -> bytes:
    """The document with that defect and, as every file here, a check box."""
    return defect.in_file(spoiled_file(the_document(), with_check_box, defect.change))


def concerns(data: bytes) -> set[str]:
    """What our own readers find wrong in a file that should be `the_document`."""
    root = structure(data)
    root.kids = [kid for kid in root.kids if kid.tag != "Form"]
    found = {
        "properties": any(left != right for left, right in told_twice(data).values()),
        "unmarked": bool(unmarked_painting(data)),
        "strayed": bool(strayed(data)),
        "texts": met(root) != expected(the_document()),
    }
    return {name for name, wrong in found.items() if wrong}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory, validate: Validate) -> dict[str, Verdict]:
    """What veraPDF says about all files of this module, from one run of Java."""
    folder = tmp_path_factory.mktemp("gebreken")
    paths = {defect.name: folder / f"{number:02}.pdf" for number, defect in enumerate((*SOUND, *DEFECTS))}
    for defect in (*SOUND, *DEFECTS):
        paths[defect.name].write_bytes(made(defect))
    found = validate(paths.values())
    return {name: found[path] for name, path in paths.items()}


def named(defects: Iterable[Defect]) -> list[object]:
    return [pytest.param(defect, id=defect.name) for defect in defects]


@pytest.mark.verapdf
@pytest.mark.parametrize("defect", named(SOUND))
def test_without_a_defect_nothing_is_found(verdicts: dict[str, Verdict], defect: Defect) -> None:
    assert verdicts[defect.name].failed == {"2a": (), "ua1": ()}
    assert concerns(made(defect)) == set()


@pytest.mark.verapdf
@pytest.mark.parametrize("defect", named(defect for defect in DEFECTS if defect.archive or defect.access))
def test_verapdf_names_the_rule_that_is_broken(verdicts: dict[str, Verdict], defect: Defect) -> None:
    failed = verdicts[defect.name].failed
    assert not defect.archive or defect.archive in failed["2a"]
    assert not defect.access or defect.access in failed["ua1"]


@pytest.mark.parametrize("defect", named(defect for defect in DEFECTS if defect.own))
def test_our_own_readers_see_what_they_are_for(defect: Defect) -> None:
    assert defect.own in concerns(made(defect))


def test_every_defect_is_seen_by_somebody_and_each_own_reader_is_needed() -> None:
    assert len({defect.name for defect in DEFECTS}) == len(DEFECTS) >= 60
    assert [defect.name for defect in DEFECTS if not (defect.archive or defect.access or defect.own)] == []
    only_ours = {defect.own for defect in DEFECTS if not (defect.archive or defect.access)}
    assert only_ours == {"properties", "strayed", "texts"}


def test_the_canvas_hands_its_objects_to_the_writer_that_is_tested_here() -> None:
    assert canvas.file_bytes is writer.file_bytes
