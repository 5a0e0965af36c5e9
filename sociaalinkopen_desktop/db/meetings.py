"""The meetings on SQLite: implements `application.register_ports.MeetingStore` in the file of the tenders."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import bindparam

from ..application.ports import ConflictProblem, StorageProblem
from ..application.register_ports import KeptMeeting, MeetingRow
from ..domain.meeting.meeting import Meeting
from . import documents, errors, register_documents, tables
from .projections import moment
from .store import SqliteTenderStore

_meeting = tables.meeting
_LIST = sa.select(_meeting.c.id, _meeting.c.title, _meeting.c.day, _meeting.c.place, _meeting.c.saved_at).order_by(
    _meeting.c.day.is_not(None), _meeting.c.day.desc(), _meeting.c.key.desc()
)
_ONE = sa.select(_meeting).where(_meeting.c.id == bindparam("id"))
_UPDATE = sa.update(_meeting).where(_meeting.c.id == bindparam("identifier"))
_REMOVE = sa.delete(_meeting).where(_meeting.c.id == bindparam("identifier"))


class SqliteMeetings:
    """The meetings in the file of a store; they go along when that opens another file."""

    def __init__(self, store: SqliteTenderStore, path: Path) -> None:
        self._store, self._path = store, path

    def meeting_rows(self) -> Sequence[MeetingRow]:
        """All meetings, the latest day first and those without a day before them."""
        with self._store.reading() as connection:
            rows = connection.execute(_LIST).fetchall()
        try:
            return [
                MeetingRow(
                    id=row.id,
                    title=row.title,
                    day=None if row.day is None else date.fromisoformat(row.day),
                    place=row.place,
                    saved_at=datetime.fromisoformat(row.saved_at),
                )
                for row in rows
            ]
        except (ValueError, TypeError) as error:
            raise errors.damaged(self._path) from error

    def meeting(self, identifier: str) -> KeptMeeting:
        """One meeting. Raises KeyError when it does not exist."""
        with self._store.reading() as connection:
            row = connection.execute(_ONE, {"id": identifier}).one_or_none()
        if row is None:
            raise KeyError(identifier)
        try:
            meeting = register_documents.read_text(Meeting(), row.text, row.format)
            return KeptMeeting(meeting=meeting, version=row.version, saved_at=datetime.fromisoformat(row.saved_at))
        except documents.NewerDocument as error:
            raise errors.newer(self._path) from error
        except (documents.UnreadableDocument, ValueError, TypeError) as error:
            raise StorageProblem(
                f"De bijeenkomst '{row.title[:100]}' in {self._path} is beschadigd. De andere gegevens werken nog. "
                "Haal haar terug uit een reservekopie."
            ) from error

    def save_meeting(self, meeting: Meeting, version: int, now: datetime) -> KeptMeeting:
        """Keep one; on the disk when this returns. Raises ConflictProblem when the stored version is another one."""
        if not meeting.id:
            raise ValueError("a meeting needs an id before it can be kept")
        now = moment(now)
        row = {
            "id": meeting.id,
            "version": version + 1,
            "saved_at": now.isoformat(),
            "title": meeting.title,
            "day": meeting.day and meeting.day.isoformat(),
            "place": meeting.place,
            "format": register_documents.FORMAT,
            "text": register_documents.written(meeting, "Bijeenkomst"),
        }
        with self._store.writing() as connection:
            stored = connection.execute(_ONE.with_only_columns(_meeting.c.version), {"id": meeting.id}).scalar()
            if (stored or 0) != version:
                raise ConflictProblem(
                    f"De bijeenkomst '{meeting.title[:100]}' is intussen op een andere plek "
                    f"{'gewijzigd' if stored else 'verwijderd'}. Uw wijziging is niet opgeslagen. Open haar opnieuw."
                )
            if stored:
                connection.execute(_UPDATE, {**row, "identifier": meeting.id})
            else:
                connection.execute(sa.insert(_meeting), row)
        return KeptMeeting(meeting=meeting, version=version + 1, saved_at=now)

    def remove_meeting(self, identifier: str) -> None:
        """Throw it away; nothing happens when it is not there."""
        with self._store.writing() as connection:
            connection.execute(_REMOVE, {"identifier": identifier})
