"""What was not understood is told, never dropped: proven by changing the notices in every place."""

import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sociaalinkopen_desktop.application.ports import InputProblem
from sociaalinkopen_desktop.domain.encoding import from_plain, to_plain
from sociaalinkopen_desktop.exchange.eforms import Fate, read_notice
from sociaalinkopen_desktop.exchange.tender_file import tender_json

from .notices import DATA

CBC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}"
ALL = sorted(DATA.glob("*.xml"))


def written(tree, tmp_path):
    path = tmp_path / "veranderd.xml"
    tree.write(path, encoding="utf-8", xml_declaration=True)
    return path


def told_anywhere(found, text):
    return (
        text in tender_json(found.tender)
        or any(text in remark for remark in found.remarks)
        or any(text in item.text for item in found.unread)
    )


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_unknown_element_in_any_group_is_listed(path, tmp_path):
    tree = ElementTree.parse(path)
    names = []
    for number, group in enumerate(list(tree.iter())):
        if len(group):
            element = ElementTree.SubElement(group, f"{CBC}Onbekend{number}")
            element.text = f"onbekende tekst {number}."
            names.append(element.text)
    found = read_notice(written(tree, tmp_path))
    texts = {item.text for item in found.unread} | {
        # contact details are withheld, but that something stood there is told
        f"onbekende tekst {item.path.rpartition('Onbekend')[2]}."
        for item in found.unread
        if item.why is Fate.PERSONAL
    }
    assert set(names) - texts == set()


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_odd_text_in_any_element_is_told_somewhere(path, tmp_path):
    originals = [element.text for element in ElementTree.parse(path).iter()]
    lost = []
    for index, original in enumerate(originals):
        if not (original or "").strip():
            continue
        tree = ElementTree.parse(path)
        element = list(tree.iter())[index]
        element.text = f"raar{index}x"
        found = read_notice(written(tree, tmp_path))
        assert from_plain(to_plain(found.tender)) == found.tender
        withheld = sum(item.why is Fate.PERSONAL for item in found.unread)
        if not told_anywhere(found, element.text) and not (withheld and "Contact" in path_of(tree, element)):
            lost.append(path_of(tree, element))
    assert lost == []


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_text_beside_the_elements_of_a_group_is_told(path, tmp_path):
    tree = ElementTree.parse(path)
    groups = [element for element in tree.iter() if len(element) and not element.tag.endswith("Contact")]
    groups[-1].text = "losse tekst"
    assert told_anywhere(read_notice(written(tree, tmp_path)), "losse tekst")


def path_of(tree, element):
    parents = {child: parent for parent in tree.iter() for child in parent}
    names = []
    while element is not None:
        names.append(element.tag.rpartition("}")[2])
        element = parents.get(element)
    return "/".join(reversed(names))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=40)
@given(data=st.data())
def test_notice_with_parts_missing_moved_or_doubled_is_read_or_refused_kindly(data, tmp_path):
    tree = ElementTree.parse(data.draw(st.sampled_from(ALL)))
    for _ in range(data.draw(st.integers(1, 6))):
        elements = list(tree.iter())
        parent = data.draw(st.sampled_from([element for element in elements if len(element)]))
        child = data.draw(st.sampled_from(list(parent)))
        match data.draw(st.sampled_from(["remove", "double", "move", "empty"])):
            case "remove":
                parent.remove(child)
            case "double":
                parent.append(child)
            case "move":
                parent.remove(child)
                tree.getroot().append(child)
            case _:
                child.text = ""
    try:
        found = read_notice(written(tree, tmp_path))
    except InputProblem as problem:
        sentence = problem.sentences[0]
    else:
        sentence = "veranderd.xml: " if from_plain(to_plain(found.tender)) == found.tender else "niet te bewaren"
    assert sentence.startswith("veranderd.xml: ")
