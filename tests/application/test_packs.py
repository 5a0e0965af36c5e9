"""Packs on the shelf: proposed before anything changes, carried out, undone, and judged by."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from sociaalinkopen_desktop.application.assessing import Assessor
from sociaalinkopen_desktop.application.packs import PackFormat, Packs, Undo
from sociaalinkopen_desktop.application.ports import InputProblem
from sociaalinkopen_desktop.application.rejudging import Effect, change_of
from sociaalinkopen_desktop.domain.assessment import Status, assess
from sociaalinkopen_desktop.domain.checks import CHECKS
from sociaalinkopen_desktop.exchange.pack_file import id_in, pack_json, parse_pack, parse_plain

from ..builders import a_tender
from ..packs import PAYMENT, a_criterion, a_pack, catalogue

DAY = date(2026, 12, 1)
FORM = PackFormat(parse=parse_pack, written=pack_json, id_of=id_in, plain=parse_plain)


@dataclass
class Shelf:
    """Texts by id, and the moments at which they were put."""

    texts: dict = field(default_factory=dict)
    moments: list = field(default_factory=list)
    made: dict = field(default_factory=dict)

    def packs(self):
        return list(self.texts.values())

    def put(self, pack_id, text, now):
        self.texts[pack_id] = text
        self.moments.append(now)

    def remove(self, pack_id):
        self.texts.pop(pack_id, None)

    def drafts(self):
        return dict(self.made)

    def keep_draft(self, pack_id, text, now):
        self.made[pack_id] = text


def tenders():
    return [
        a_tender(id="traag", subject={"title": "Trage betaler"}, contract={"payment_days": 60}),
        a_tender(id="vlot", subject={"title": "Vlotte betaler"}, contract={"payment_days": 14}),
        a_tender(id="leeg", subject={"title": ""}, contract={"payment_days": None}),
    ]


@pytest.fixture
def shelf():
    return Shelf()


class Rules:
    """What is judged by now, as the window would keep it."""

    def __init__(self):
        self.use(lambda catalogue, checks: (catalogue, checks))

    def use(self, extend):
        self.judge = self.other(extend)

    def other(self, extend):
        criteria, checks = extend(catalogue(), CHECKS)
        return Assessor(criteria, lambda: DAY, checks)

    def effect(self, extend):
        changes = [change_of(tender, self.judge, self.other(extend)) for tender in tenders()]
        return Effect(changes=tuple(change for change in changes if change), judged=3, running=3)


@pytest.fixture
def rules():
    return Rules()


@pytest.fixture
def packs(shelf, rules, clock):
    return Packs(shelf, FORM, catalogue(), rules.effect, rules.use, clock)


def points(proposal):
    return [(change.name, point.before, point.after) for change in proposal.effect.changes for point in change.points]


def text(*criteria, **given):
    return pack_json(a_pack(*criteria, **given))


def test_a_proposal_changes_nothing_and_names_the_running_tenders_it_touches(packs, shelf):
    proposal = packs.propose(text())
    assert shelf.texts == {}
    assert [rule.criterion.id for rule in proposal.difference.added] == ["PROEF-01"]
    assert points(proposal) == [
        ("Trage betaler", None, Status.TO_EXPLAIN),
        ("Vlotte betaler", None, Status.MET),
        ("Z-2026-0042", None, Status.OPEN),
    ]


def test_a_pack_is_added_judged_by_and_taken_away_again(packs, rules, shelf, clock):
    undo = packs.carry_out(packs.propose(text()))
    assert rules.judge.catalogue.version.endswith("+ PROEF 1")
    assert rules.judge.assess(tenders()[0]).finding("PROEF-01").status is Status.TO_EXPLAIN
    assert (undo, shelf.moments) == (Undo("PROEF", None), [clock()])
    packs.undo(undo)
    assert shelf.texts == {}
    assert rules.judge.catalogue == catalogue()


def test_packs_add_to_whatever_catalogue_is_given(packs):
    packs.carry_out(packs.propose(text()))
    criteria, checks = packs.extend()(catalogue(), CHECKS)
    assert assess(tenders()[0], criteria, checks, DAY).finding("PROEF-01").status is Status.TO_EXPLAIN


def test_a_new_version_shows_only_what_changes(packs):
    packs.carry_out(packs.propose(text(a_criterion(1), a_criterion(2))))
    strict = a_criterion(1, met_when={**PAYMENT, "value": 10})
    proposal = packs.propose(text(strict, a_criterion(2), pack_version="2"))
    assert [item.after.criterion.id for item in proposal.difference.changed] == ["PROEF-01"]
    assert points(proposal) == [("Vlotte betaler", Status.MET, Status.TO_EXPLAIN)]


def test_replacing_is_undone_by_the_old_text_and_can_be_done_again(packs, shelf):
    packs.carry_out(packs.propose(text()))
    old = shelf.texts["PROEF"]
    undo = packs.carry_out(packs.propose(text(pack_version="2")))
    new = shelf.texts["PROEF"]
    forth = packs.undo(undo)
    assert shelf.texts["PROEF"] == old
    packs.undo(forth)
    assert shelf.texts["PROEF"] == new != old


def test_a_removal_is_proposed_carried_out_and_undone(packs, shelf):
    packs.carry_out(packs.propose(text()))
    proposal = packs.propose_removal("PROEF")
    assert (proposal.after, len(proposal.difference.removed), len(points(proposal))) == (None, 1, 3)
    undo = packs.carry_out(proposal)
    assert shelf.texts == {}
    packs.undo(undo)
    assert [item.id for item in packs.installed()] == ["PROEF"]
    with pytest.raises(KeyError):
        packs.propose_removal("ANDER")


def test_the_same_pack_again_says_that_nothing_changes(packs):
    packs.carry_out(packs.propose(text()))
    proposal = packs.propose(text())
    assert proposal.difference.is_empty
    assert points(proposal) == []


def test_a_criterion_that_applies_nowhere_touches_no_tender(packs):
    nowhere = a_criterion(applies_when={"field": "subject.nature", "op": "is", "value": "works"})
    assert points(packs.propose(text(nowhere))) == []


def test_a_pack_from_the_editor_is_proposed_in_the_same_way(packs):
    assert packs.propose_plain(a_pack()).text == text()


def test_what_lies_on_the_shelf_has_one_form_whatever_the_file_looked_like(packs, shelf):
    packs.carry_out(packs.propose(text().replace("\n", "\r\n").replace(" ", "  ")))
    assert "\r" not in shelf.texts["PROEF"]
    assert packs.propose(shelf.texts["PROEF"]).text == shelf.texts["PROEF"]


def test_a_wrong_pack_is_refused_with_its_sentences(packs):
    with pytest.raises(InputProblem) as caught:
        packs.propose(text(a_criterion(severity="violation")), "beleid.json")
    assert caught.value.sentences[0].startswith("beleid.json: PROEF-01, Gewicht")


def test_a_pack_that_is_no_longer_in_order_is_shown_left_out_and_can_go(packs, shelf):
    shelf.texts["PROEF"] = text(a_criterion(severity="violation"))
    (item,) = packs.installed()
    assert (item.id, item.pack, len(item.faults)) == ("PROEF", None, 1)
    assert packs.extend()(catalogue(), CHECKS)[0] == catalogue()
    packs.carry_out(packs.propose_removal("PROEF"))
    assert shelf.texts == {}


def test_a_pack_is_read_once_for_as_long_as_it_stays_the_same(packs, shelf):
    packs.carry_out(packs.propose(text()))
    assert packs.installed()[0].pack is packs.installed()[0].pack
    shelf.texts["PROEF"] = text(pack_version="2")
    assert [item.pack.version for item in packs.installed()] == ["2"]


def test_what_is_being_made_comes_back_and_a_damaged_draft_is_none(packs, shelf):
    draft = a_pack(a_criterion(title="Half"), title="")
    packs.keep_draft("", draft)
    shelf.made["VOORBEELD"] = "{ kapot"
    assert packs.drafts() == {"": draft}
    packs.keep_draft("", None)
    assert shelf.made[""] == ""
