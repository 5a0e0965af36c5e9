"""After the meeting: what is due, and what goes on to the register and to the tenders. Every function gives new values.

What is taken over twice stands there once, so that the officer may take over again after a change.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .. import dutch
from ..choices import Choice
from ..enterprises.enterprise import Contact, Enterprise, EnterpriseSource, Experience
from ..market import SharedInformation
from ..tender import Tender
from .conversations import Attendance, Conversation, FollowUp
from .meeting import InformationGiven, LinkedTender, Meeting
from .participants import PitchingEnterprise
from .parties import enterprises_of, name_of, organisations_of


class ReminderKind(Choice):
    """What the officer is reminded of."""

    FOLLOW_UP = "follow_up", "Actie"
    OUTCOMES = "outcomes", "Uitkomsten van gesprekken"
    INFORMATION = "information", "Informatie bij de stukken"


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """One thing that asks for attention on a day. `place` is the row of the follow-up, None for other kinds."""

    kind: ReminderKind
    meeting_id: str
    text: str
    due: date | None = None
    is_late: bool = False
    place: int | None = None


def reminders(meeting: Meeting, today: date) -> tuple[Reminder, ...]:
    """What is due on that day or was before, the most urgent first.

    An action shows as many days before its last day as was asked. When the meeting is over it also says which
    conversations have no outcome, and what must still be added to the documents of a tender.
    """
    found = [
        Reminder(
            kind=ReminderKind.FOLLOW_UP,
            meeting_id=meeting.id,
            text=_told(meeting, item),
            due=item.due,
            is_late=item.due is not None and item.due < today,
            place=place,
        )
        for place, item in enumerate(meeting.follow_ups)
        if is_due(item, today)
    ]
    if meeting.day is not None and meeting.day < today:
        found += _after_the_day(meeting)
    return tuple(sorted(found, key=lambda item: (item.due or date.max, item.kind, item.text)))


def is_due(item: FollowUp, today: date) -> bool:
    """Whether an action that is not done asks for attention on that day."""
    if item.done_on is not None or item.due is None:
        return False
    return item.due.toordinal() - max(0, item.remind_days) <= today.toordinal()


def follow_ups_of(meeting: Meeting, organisation: str, enterprise: str) -> tuple[FollowUp, ...]:
    """The actions that came out of one conversation."""
    return tuple(
        item for item in meeting.follow_ups if (item.organisation, item.enterprise) == (organisation, enterprise)
    )


def enterprise_after(enterprise: Enterprise, meeting: Meeting) -> Enterprise:
    """The enterprise of the register with what this meeting taught us: experience, last contact, where we know it from.

    Unchanged when it was not at the meeting, or spoke nobody and did not come.
    """
    keys = [
        key
        for key, item in enterprises_of(meeting).items()
        if enterprise.id and item.enterprise_id == enterprise.id and item.is_coming
    ]
    talks = [item for item in meeting.conversations if item.enterprise in keys]
    held = [item for item in talks if item.outcome.attendance is Attendance.HELD]
    if not keys or (talks and not held and not _may_have_come(talks)):
        return enterprise
    met = [_experience(meeting, item) for item in held]
    names = {(item.day, item.subject) for item in met}
    kept = [item for item in enterprise.experiences if (item.day, item.subject) not in names]
    days = [day for day in (enterprise.last_contact, meeting.day if held else None) if day is not None]
    return replace(
        enterprise,
        experiences=(*kept, *met),
        last_contact=max(days, default=None),
        source=enterprise.source or EnterpriseSource.MEET_THE_MARKET,
        source_note=enterprise.source_note or _where(meeting),
    )


def enterprises_after(enterprises: Iterable[Enterprise], meeting: Meeting) -> tuple[Enterprise, ...]:
    """Of these enterprises of the register the ones that change, as they are after the meeting."""
    pairs = [(item, enterprise_after(item, meeting)) for item in enterprises]
    return tuple(after for before, after in pairs if after != before)


def newcomers(meeting: Meeting) -> tuple[PitchingEnterprise, ...]:
    """The enterprises of the meeting that are not in the register yet."""
    return tuple(item for item in meeting.enterprises if item.is_coming and item.key and not item.enterprise_id)


def as_enterprise(item: PitchingEnterprise, meeting: Meeting, identifier: str) -> Enterprise:
    """A newcomer as a new enterprise of the register, under that id; `with_register_id` links it to the meeting."""
    made = Enterprise(
        id=identifier,
        name=item.name.strip(),
        offer=item.offer.strip(),
        contact=Contact(function=item.function.strip(), email=item.email.strip()),
        source=EnterpriseSource.MEET_THE_MARKET,
        source_note=_where(meeting),
    )
    return enterprise_after(made, with_register_id(meeting, item.key, identifier))


def with_register_id(meeting: Meeting, key: str, enterprise_id: str) -> Meeting:
    """The meeting in which that enterprise has its number in the register."""
    return replace(
        meeting,
        enterprises=tuple(
            replace(item, enterprise_id=enterprise_id) if item.key == key else item for item in meeting.enterprises
        ),
    )


def linked(meeting: Meeting, tender: Tender) -> Meeting:
    """The meeting with this tender among those it is about; its name and reference as they are now."""
    link = LinkedTender(tender_id=tender.id, title=tender.subject.title, reference=tender.subject.reference)
    if any(item.tender_id == tender.id for item in meeting.tenders):
        return replace(
            meeting, tenders=tuple(link if item.tender_id == tender.id else item for item in meeting.tenders)
        )
    return replace(meeting, tenders=(*meeting.tenders, link))


def information_for(meeting: Meeting, tender_id: str) -> tuple[InformationGiven, ...]:
    """What was told that belongs to this tender: its own lines, and those of no tender in particular."""
    if not any(item.tender_id == tender_id for item in meeting.tenders):
        return ()
    return tuple(item for item in meeting.information if item.what.strip() and item.tender_id in ("", tender_id))


def tender_after(tender: Tender, meeting: Meeting) -> Tender:
    """The tender with the day of the meeting and what enterprises heard there (art. 2.51 Aw 2012).

    Unchanged when the meeting is not about this tender. A later day that stood there already stays.
    """
    if not any(item.tender_id == tender.id for item in meeting.tenders):
        return tender
    market = tender.market
    told = [_shared(meeting, item) for item in information_for(meeting, tender.id)]
    known = {(item.day, item.occasion, item.what) for item in told}
    kept = [item for item in market.shared_information if (item.day, item.occasion, item.what) not in known]
    days = [day for day in (market.meet_the_market_date, meeting.day) if day is not None]
    return replace(
        tender,
        market=replace(market, meet_the_market_date=max(days, default=None), shared_information=(*kept, *told)),
    )


def with_information_added(meeting: Meeting, tender_id: str, day: date) -> Meeting:
    """The meeting in which what belongs to this tender is marked as added to its documents on that day.

    A line of no tender in particular is only marked when this is the only tender of the meeting.
    """
    only = len(meeting.tenders) == 1
    theirs = set(information_for(meeting, tender_id))

    def marked(item: InformationGiven) -> bool:
        return item in theirs and item.added_on is None and (item.tender_id == tender_id or only)

    return replace(
        meeting,
        information=tuple(replace(item, added_on=day) if marked(item) else item for item in meeting.information),
    )


def _told(meeting: Meeting, item: FollowUp) -> str:
    what = item.what.strip() or "Actie zonder omschrijving"
    names = []
    if item.organisation:
        names.append(name_of(organisations_of(meeting).get(item.organisation)))
    if item.enterprise:
        names.append(name_of(enterprises_of(meeting).get(item.enterprise)))
    return f"{what} ({' en '.join(names)})" if names else what


def _after_the_day(meeting: Meeting) -> list[Reminder]:
    assert meeting.day is not None
    found = []
    waiting = sum(
        item.slot is not None and item.outcome.attendance is Attendance.PLANNED for item in meeting.conversations
    )
    if waiting:
        count = dutch.counted(waiting, "gesprek heeft", "gesprekken hebben")
        found.append(
            Reminder(
                kind=ReminderKind.OUTCOMES,
                meeting_id=meeting.id,
                text=f"{count} nog geen uitkomst.",
                due=meeting.day + timedelta(days=1),
            )
        )
    left = sum(item.added_on is None and bool(item.what.strip()) for item in meeting.information)
    if left and meeting.tenders:
        count = dutch.counted(left, "regel", "regels")
        found.append(
            Reminder(
                kind=ReminderKind.INFORMATION,
                meeting_id=meeting.id,
                text=f"{count} van 'Wat wij hebben verteld' moet nog bij de aanbestedingsstukken.",
                due=None,
            )
        )
    return found


def _may_have_come(talks: Sequence[Conversation]) -> bool:
    """Whether anything but its own absence kept it from speaking."""
    return any(item.outcome.attendance is not Attendance.ENTERPRISE_ABSENT for item in talks)


def _experience(meeting: Meeting, item: Conversation) -> Experience:
    outcome = item.outcome
    organisation = name_of(organisations_of(meeting).get(item.organisation))
    lines = [
        outcome.subject.strip(),
        outcome.agreement.strip(),
        f"{outcome.interest.label}." if outcome.interest else "",
    ]
    return Experience(
        day=meeting.day,
        subject=f"{meeting.title.strip() or 'Meet the market'}: gesprek met {organisation}",
        outcome="\n".join(line for line in lines if line) or "Gesproken.",
    )


def _where(meeting: Meeting) -> str:
    day = f", {dutch.day(meeting.day)}" if meeting.day else ""
    return f"{meeting.title.strip() or 'Meet the market'}{day}"


def _shared(meeting: Meeting, item: InformationGiven) -> SharedInformation:
    return SharedInformation(
        day=item.day or meeting.day,
        occasion=meeting.title.strip() or "Meet the market",
        what=item.what.strip(),
        to_whom=item.to_whom.strip(),
    )
