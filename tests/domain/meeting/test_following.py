"""After the meeting: reminders, what goes to the register, and what goes to the tenders."""

from dataclasses import replace
from datetime import date

import pytest

from sociaalinkopen_desktop.domain.enterprises.enterprise import Enterprise, EnterpriseSource, Experience
from sociaalinkopen_desktop.domain.meeting.conversations import Attendance, FollowUp, Outcome
from sociaalinkopen_desktop.domain.meeting.following import (
    ReminderKind,
    as_enterprise,
    enterprise_after,
    enterprises_after,
    follow_ups_of,
    information_for,
    is_due,
    linked,
    newcomers,
    reminders,
    tender_after,
    with_information_added,
    with_register_id,
)
from sociaalinkopen_desktop.domain.meeting.meeting import InformationGiven, Meeting
from tests.builders import a_tender
from tests.domain.meeting.made import a_meeting, rich

DAY = date(2026, 11, 24)


def met() -> Meeting:
    """The rich meeting in which two enterprises are in the register."""
    made = rich()
    spoken, absent = made.conversations[0].enterprise, made.conversations[2].enterprise
    return with_register_id(with_register_id(made, spoken, "r1"), absent, "r3")


@pytest.mark.parametrize(
    ("today", "due"), [(date(2026, 11, 30), False), (date(2026, 12, 1), True), (date(2026, 12, 24), True)]
)
def test_an_action_shows_some_days_before_its_last_day(today: date, due: bool) -> None:
    item = FollowUp(what="Bellen", due=date(2026, 12, 4), remind_days=3)
    assert is_due(item, today) is due
    assert not is_due(replace(item, done_on=DAY), today)
    assert not is_due(replace(item, due=None), today)


def test_reminders_say_what_is_late_and_what_is_left_of_the_meeting() -> None:
    found = reminders(rich(), date(2026, 12, 6))
    assert [(item.kind, item.is_late) for item in found] == [
        (ReminderKind.OUTCOMES, False), (ReminderKind.FOLLOW_UP, True), (ReminderKind.INFORMATION, False),
    ]  # fmt: skip
    assert found[0].text.replace("\u00a0", " ") == "2 gesprekken hebben nog geen uitkomst."
    assert found[1].text == "Certificaat bekijken en in het register zetten (Voorbeeldgemeente en Keuken Zandhoek)"
    assert found[1].place == 0
    assert found[2].text.replace("\u00a0", " ").startswith("1 regel van 'Wat wij hebben verteld'")


def test_before_the_meeting_only_actions_are_due() -> None:
    assert reminders(rich(), date(2026, 11, 20)) == ()


def test_a_meeting_over_the_first_of_january_of_year_one_does_not_break() -> None:
    item = FollowUp(what="Bellen", due=date(1, 1, 2), remind_days=365)
    assert is_due(item, date(1, 1, 1))


def test_an_enterprise_of_the_register_keeps_what_came_out() -> None:
    before = Enterprise(id="r1", name="Keuken Zandhoek", experiences=(Experience(subject="Kerstlunch 2025"),))
    after = enterprise_after(before, met())
    old, new = after.experiences
    assert old.subject == "Kerstlunch 2025"
    assert (new.day, new.subject) == (DAY, "Meet the market groen en eten: gesprek met Voorbeeldgemeente")
    assert "PSO-certificaat" in new.outcome
    assert after.last_contact == DAY
    assert after.source is EnterpriseSource.MEET_THE_MARKET
    assert after.source_note == "Meet the market groen en eten, 24-11-2026"
    assert enterprise_after(after, met()) == after


def test_what_the_register_knew_better_stays() -> None:
    before = Enterprise(
        id="r1", source=EnterpriseSource.COLLEAGUE, last_contact=date(2027, 1, 5), source_note="Buurgemeente"
    )
    after = enterprise_after(before, met())
    assert (after.source, after.last_contact, after.source_note) == (
        EnterpriseSource.COLLEAGUE, date(2027, 1, 5), "Buurgemeente",
    )  # fmt: skip


def test_who_did_not_come_or_was_not_asked_stays_as_it_was() -> None:
    absent, other, nameless = Enterprise(id="r3"), Enterprise(id="r9"), Enterprise()
    assert enterprises_after((absent, other, nameless), met()) == ()


def test_a_newcomer_becomes_an_enterprise_of_the_register() -> None:
    meeting = met()
    keys = [item.key for item in newcomers(meeting)]
    assert meeting.conversations[0].enterprise not in keys
    item = newcomers(meeting)[0]
    made = as_enterprise(item, meeting, "r7")
    assert (made.id, made.name, made.offer) == ("r7", item.name, item.offer)
    assert made.source is EnterpriseSource.MEET_THE_MARKET


def test_the_tender_knows_what_was_told_and_tells_it_once() -> None:
    tender = a_tender(id="t1")
    after = tender_after(tender, rich())
    assert after.market.meet_the_market_date == DAY
    assert [item.what for item in after.market.shared_information] == [
        "De opdracht groenonderhoud start in april 2027 en krijgt twee percelen.", "Kaart van de wijken uitgedeeld.",
    ]  # fmt: skip
    assert after.market.shared_information[0].occasion == "Meet the market groen en eten"
    assert tender_after(after, rich()) == after


def test_another_tender_hears_nothing() -> None:
    tender = a_tender(id="t2")
    assert tender_after(tender, rich()) is tender
    assert information_for(rich(), "t2") == ()


def test_a_line_of_one_tender_does_not_go_to_another() -> None:
    meeting = linked(rich(), a_tender(id="t2"))
    assert [item.tender_id for item in information_for(meeting, "t2")] == [""]
    marked = with_information_added(meeting, "t1", DAY)
    assert [item.added_on for item in marked.information] == [DAY, date(2026, 11, 26)]


def test_a_line_for_all_is_done_when_there_is_one_tender() -> None:
    line = InformationGiven(what="De planning", day=DAY)
    one = a_meeting(information=(line,))
    assert with_information_added(one, "t1", DAY).information[0].added_on == DAY
    two = linked(one, a_tender(id="t2"))
    assert with_information_added(two, "t1", DAY).information[0].added_on is None


def test_linking_again_takes_the_new_name() -> None:
    again = linked(a_meeting(), a_tender(id="t1", subject={"title": "Groen in drie wijken"}))
    assert [item.title for item in again.tenders] == ["Groen in drie wijken"]


def test_the_actions_of_a_conversation() -> None:
    meeting = rich()
    first = meeting.conversations[0]
    assert len(follow_ups_of(meeting, first.organisation, first.enterprise)) == 1


def test_one_absence_does_not_hide_that_it_spoke_somebody_else() -> None:
    meeting = met()
    rows = tuple(
        replace(item, outcome=Outcome(attendance=Attendance.ORGANISATION_ABSENT)) for item in meeting.conversations
    )
    after = enterprise_after(Enterprise(id="r1"), replace(meeting, conversations=rows))
    assert after.source is EnterpriseSource.MEET_THE_MARKET
    assert (after.experiences, after.last_contact) == ((), None)
