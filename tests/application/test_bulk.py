"""Several tenders at once: phases changed and put back, thrown away and brought back."""

from sociaalinkopen_desktop.application.dossiers import Dossiers, PhaseChange
from sociaalinkopen_desktop.application.ports import ConflictProblem
from sociaalinkopen_desktop.domain.choices import Phase
from tests.builders import a_tender


def made(dossiers, count=3):
    return [dossiers.start(a_tender()).tender.id for _ in range(count)]


def phases(dossiers, ids):
    return [dossiers.open(each).tender.phase for each in ids]


def test_a_change_tells_how_to_undo_it(dossiers):
    ids = made(dossiers)
    dossiers.change_phase({ids[0]: Phase.REVIEW})
    change = dossiers.change_phase(dict.fromkeys(ids, Phase.AWARD))
    assert change.before == {ids[0]: Phase.REVIEW, ids[1]: Phase.PREPARATION, ids[2]: Phase.PREPARATION}
    back = dossiers.change_phase(change.before, change.after)
    assert phases(dossiers, ids) == [Phase.REVIEW, Phase.PREPARATION, Phase.PREPARATION]
    assert (back.before, back.untouched) == (change.after, ())


def test_what_has_that_phase_already_is_not_saved_again(dossiers):
    (identifier,) = made(dossiers, 1)
    change = dossiers.change_phase({identifier: Phase.PREPARATION})
    assert change == PhaseChange(before={}, after={})
    assert dossiers.open(identifier).version == 1


def test_a_conflict_is_told_and_the_others_are_changed(store, assessor, clock):
    class Busy(type(store)):
        def save(self, tender, version, counts, now):
            if tender.id == self.busy:
                raise ConflictProblem(f"{tender.id} is intussen gewijzigd.")
            return super().save(tender, version, counts, now)

    busy = Busy()
    busy.busy = ""
    dossiers = Dossiers(busy, assessor, clock)
    ids = made(dossiers, 2)
    busy.busy = ids[0]
    change = dossiers.change_phase({**dict.fromkeys(ids, Phase.AWARD), "weg": Phase.AWARD})
    assert change.before == {ids[1]: Phase.PREPARATION}
    assert change.untouched == (f"{ids[0]} is intussen gewijzigd.", "Een aanbesteding bestaat niet meer.")


def test_a_phase_that_was_changed_since_stays(dossiers):
    first, second = made(dossiers, 2)
    change = dossiers.change_phase({first: Phase.AWARD, second: Phase.AWARD})
    dossiers.change_phase({first: Phase.CLOSED})
    back = dossiers.change_phase(change.before, change.after)
    assert phases(dossiers, [first, second]) == [Phase.CLOSED, Phase.PREPARATION]
    assert len(back.untouched) == 1
    assert "Afgerond" in back.untouched[0]


def test_changes_add_up():
    one = PhaseChange(before={"a": Phase.PREPARATION}, after={"a": Phase.AWARD}, untouched=("x",))
    two = PhaseChange(before={"a": Phase.AWARD, "b": Phase.REVIEW}, after={"a": Phase.CLOSED, "b": Phase.CLOSED})
    both = one + two
    assert both.before == {"a": Phase.PREPARATION, "b": Phase.REVIEW}
    assert both.after == {"a": Phase.CLOSED, "b": Phase.CLOSED}
    assert both.untouched == ("x",)


def test_thrown_away_tenders_come_back_as_they_were(dossiers):
    ids = made(dossiers)
    before = [dossiers.open(each).tender for each in ids]
    gone = dossiers.throw_away_all([*ids, "weg"])
    assert list(gone) == before
    assert dossiers.rows_of(ids) == []
    for tender in gone:
        dossiers.put_back(tender)
    assert [dossiers.open(each).tender for each in ids] == before
