"""What the cards of step 7 ask from outside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from .matching_desk import MatchingDesk

if TYPE_CHECKING:
    from ..application.register_ports import MeetingRow
    from ..domain.documents import DocumentKind


@dataclass(frozen=True)
class MarketTools:
    """`desk` finds who fits. `home` is the municipality that was chosen ("" when none was), `keep_home` keeps another.

    `open_enterprise` shows one of the register, `import_list` leads to reading a list, `example_list` reads the
    examples. `save_document` makes a document of the open tender and asks where it goes. `find_meetings` looks up the
    meetings about this tender and calls back; `open_meetings` shows them, None while there is no such page.
    """

    desk: MatchingDesk
    today: Callable[[], date]
    home: Callable[[], str]
    keep_home: Callable[[str], object]
    open_enterprise: Callable[[str], object]
    import_list: Callable[[], object]
    example_list: Callable[[], object]
    go_to: Callable[[str], object]
    save_document: Callable[[DocumentKind], object]
    find_meetings: Callable[[Callable[[Sequence[MeetingRow]], object]], object]
    open_meetings: Callable[[], object] | None
