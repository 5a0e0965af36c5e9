"""The policy profile with its undo history: the one thing that the page Beleid talks to."""

from __future__ import annotations

from typing import Any

from ..domain.policy import PolicyProfile, example_profile
from ..domain.policy_editing import as_own
from .editing import Editor


class ProfileEditor(Editor):
    """Holds the profile; `changed` and `opened` carry it. Who changes the example makes it her own."""

    def blank(self) -> PolicyProfile:
        return example_profile()

    @property
    def profile(self) -> PolicyProfile:
        """The profile as it is now."""
        profile: PolicyProfile = self.item
        return profile

    def take(self, profile: PolicyProfile, words: str) -> None:
        """Put another profile in its place as one undo step; also one that is an example itself."""
        if profile != self.profile:
            super()._push(profile, words, "")

    def _push(self, item: Any, words: str, merge_key: str) -> None:
        super()._push(as_own(item), words, merge_key)
