"""The rules that are in force: the catalogue, the policy profile of the municipality, and its packs of criteria.

`Library` is what the window judges with: it follows when the profile changes. `judge_with` is the same for one file.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ..domain.assessment import Assessment, Check
from ..domain.catalogue import Catalogue
from ..domain.checks import CHECKS
from ..domain.norms import Norms
from ..domain.policy import PolicyProfile, example_profile
from ..domain.policy_faults import faults_of
from ..domain.policy_in_force import applied
from ..domain.reassessment import Judged
from ..domain.tender import Tender
from .assessing import Assessor
from .ports import Clock, InputProblem, Shelf, TenderStore
from .rejudging import Effect, effect_of

PROFILE = "profile"
PACK = "pack"
PACK_DRAFT = "pack_draft"
_IN_FORCE, _DRAFT, _NEW = "current", "draft", "new"

_UNREADABLE = {
    _IN_FORCE: "Het beleidsprofiel in uw gegevensbestand is niet te lezen. Nu geldt het voorbeeldprofiel. "
    "Lees uw profiel opnieuw in op de pagina Beleid, of zet een reservekopie terug.",
    _DRAFT: "Uw laatste wijzigingen in het beleid zijn niet te lezen. Het beleid dat geldt, is niet veranderd. "
    "Typ de wijzigingen opnieuw, of zet een reservekopie terug.",
}

Checks = Mapping[str, Check]
Extend = Callable[[Catalogue, Checks], tuple[Catalogue, Checks]]
"""Adds the criteria of packs to a catalogue and its checks; see `domain.packs.pack.with_packs`."""


def unextended(catalogue: Catalogue, checks: Checks) -> tuple[Catalogue, Checks]:
    """No packs: catalogue and checks as they are."""
    return catalogue, checks


def judge_with(
    catalogue: Catalogue, profile: PolicyProfile, today: Callable[[], date], extend: Extend = unextended
) -> Assessor:
    """The assessor for a catalogue with the numbers of a profile in it, and the criteria of packs beside it."""
    whole, checks = extend(applied(catalogue, profile), CHECKS)
    return Assessor(whole, today, checks)


@dataclass(frozen=True, kw_only=True)
class ProfileText:
    """How a profile is kept as text. `read` raises InputProblem for what is no profile."""

    read: Callable[[str], PolicyProfile]
    write: Callable[[PolicyProfile], str]


class Library:
    """The rules in force; a `Judge`. Every method that touches the shelf may raise StorageProblem.

    What the officer changes in the profile is a draft until it is put in force: kept, but nobody is judged by it.
    `warning` is a Dutch sentence when what was kept cannot be read: without a profile the example is in force, without
    a draft there is none. What was kept stays where it is until something takes its place.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        shelf: Shelf,
        text: ProfileText,
        clock: Clock,
        today: Callable[[], date],
        extend: Extend = unextended,
    ) -> None:
        self._base = catalogue
        self._shelf, self._text, self._clock, self._today, self._extend = shelf, text, clock, today, extend
        self.warning = ""
        self._last: Judged | None = None
        self._profile = self._kept(_IN_FORCE) or example_profile()
        self._assessor = self._judge(self._profile)

    # -- a judge --------------------------------------------------------------------------------------------------
    @property
    def catalogue(self) -> Catalogue:
        """The criteria and numbers in force."""
        return self._assessor.catalogue

    @property
    def assessor(self) -> Assessor:
        """The rules in force now, which stay the same when the profile changes."""
        return self._assessor

    def assess(self, tender: Tender, day: date | None = None) -> Assessment:
        """All findings on the tender by the rules in force.

        A tender that was judged last, and changed since, is judged anew only where the change matters: the window
        asks at every key, and saving asks for the same tender once more. Threads may ask at the same time.
        """
        last = self._last
        if day is not None:
            return self._assessor.assess(tender, day)
        now = self._assessor.judged(tender, last if last is not None and last.tender.id == tender.id else None)
        self._last = now
        return now.assessment

    def day(self, tender: Tender) -> date:
        """The day whose law counts for this tender."""
        return self._assessor.day(tender)

    def norms(self, day: date) -> Norms:
        """The norms of a day, with an empty record."""
        return self._assessor.norms(day)

    # -- the profile ----------------------------------------------------------------------------------------------
    @property
    def base(self) -> Catalogue:
        """The catalogue as it came with the program: with the start values of every number."""
        return self._base

    @property
    def profile(self) -> PolicyProfile:
        """The profile in force."""
        return self._profile

    def reload(self) -> None:
        """Judge by what lies on the shelf now: another data file may have taken the place of the old one."""
        self.warning = ""
        self._profile = self._kept(_IN_FORCE) or example_profile()
        self._assessor = self._judge(self._profile)

    def draft(self) -> PolicyProfile:
        """The profile as the officer left it: her draft, or the one in force when she has none."""
        return self._kept(_DRAFT) or self._profile

    def keep_draft(self, profile: PolicyProfile) -> datetime:
        """Keep a draft; one that equals the profile in force is none. Returns when. Raises InputProblem as `read`."""
        now = self._clock()
        if profile == self._profile:
            self._shelf.take_off_shelf(PROFILE, _DRAFT)
        else:
            self._shelf.put_on_shelf(PROFILE, _DRAFT, self._written(profile), now)
        return now

    def effect_of(
        self, profile: PolicyProfile, store: TenderStore, is_wanted: Callable[[], bool] = lambda: True
    ) -> Effect:
        """What changes for the tenders under way when this profile is put in force. Raises as `rejudging.effect_of`."""
        return effect_of(store, self._assessor, self._judge(profile), is_wanted=is_wanted)

    def put_in_force(self, profile: PolicyProfile, store: TenderStore) -> Effect:
        """From now on judge by this profile. Returns what changed; the list of tenders shows the new counts.

        Raises InputProblem, and changes nothing, when something is wrong with the profile.
        """
        faults = faults_of(profile, self._base.norms)
        if faults:
            raise InputProblem([str(problem) for problem in faults])
        judge = self._judge(profile)
        effect = effect_of(store, self._assessor, judge)
        self._shelf.put_on_shelf(PROFILE, _IN_FORCE, self._written(profile), self._clock())
        self._shelf.take_off_shelf(PROFILE, _DRAFT)
        self._profile, self._assessor, self.warning = profile, judge, ""
        store.recount({change.id: change.counts for change in effect.changes})
        return effect

    # -- packs ----------------------------------------------------------------------------------------------------
    def judge_extended(self, extend: Extend) -> Assessor:
        """The assessor that the profile in force would give with other packs, to tell their effect beforehand."""
        return judge_with(self._base, self._profile, self._today, extend)

    def use_packs(self, extend: Extend) -> None:
        """From now on judge with these packs as well."""
        self._assessor = self.judge_extended(extend)
        self._extend = extend

    # -- inside ---------------------------------------------------------------------------------------------------
    def _judge(self, profile: PolicyProfile) -> Assessor:
        return judge_with(self._base, profile, self._today, self._extend)

    def _kept(self, key: str) -> PolicyProfile | None:
        text = next((kept.content for kept in self._shelf.shelf(PROFILE) if kept.key == key), None)
        if text is None:
            return None
        try:
            return self._text.read(text)
        except InputProblem:
            self.warning = _UNREADABLE[key]
            return None

    def _written(self, profile: PolicyProfile) -> str:
        text = self._text.write(profile)
        self._text.read(text)
        return text


@dataclass(frozen=True)
class PacksOnShelf:
    """Packs in the data file; a `PackShelf`."""

    store: Shelf

    def packs(self) -> Sequence[str]:
        """The texts of all packs, in the order of their ids."""
        return [kept.content for kept in self.store.shelf(PACK)]

    def put(self, pack_id: str, text: str, now: datetime) -> None:
        """Keep a pack; one with the same id is replaced."""
        self.store.put_on_shelf(PACK, pack_id, text, now)

    def remove(self, pack_id: str) -> None:
        """Throw a pack away; nothing happens when it is not there."""
        self.store.take_off_shelf(PACK, pack_id)

    def drafts(self) -> Mapping[str, str]:
        """The texts of packs that are being made, by the id of the pack they began as; "" for a new one."""
        return {kept.key if kept.key != _NEW else "": kept.content for kept in self.store.shelf(PACK_DRAFT)}

    def keep_draft(self, pack_id: str, text: str, now: datetime) -> None:
        """Keep the draft of a pack; without text there is none any more."""
        if text:
            self.store.put_on_shelf(PACK_DRAFT, pack_id or _NEW, text, now)
        else:
            self.store.take_off_shelf(PACK_DRAFT, pack_id or _NEW)
