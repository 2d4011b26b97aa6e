"""The choices that earlier merges left open: which are asked again, and which nobody need make any more."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from evalapp.domain.merge import ChoiceKey, VersionChoice
from evalapp.domain.scoring.answer import Answer, Placed
from evalapp.exchange.merge.devices import is_of_family
from evalapp.exchange.merge.sheets import Sheet


class OpenChoices:
    """Those of the panel, as the sheets that are merged one by one leave them."""

    def __init__(self, kept: Mapping[ChoiceKey, VersionChoice]) -> None:
        self._kept = kept
        self._now = dict(kept)

    @property
    def asked(self) -> tuple[VersionChoice, ...]:
        """New ones, and those that are not as the panel has them."""
        return tuple(each for key, each in self._now.items() if each is not self._kept.get(key))

    @property
    def lapsed(self) -> tuple[ChoiceKey, ...]:
        return tuple(key for key in self._kept if key not in self._now)

    def of(self, key: ChoiceKey) -> VersionChoice | None:
        return self._now.get(key)

    def ask(self, sheet: Sheet, asked: VersionChoice) -> None:
        """The same versions as before leave the choice as it was, with the file that brought it first."""
        self.lapse_own(sheet, asked.device, asked.placed, but=asked.key)
        before = self._kept.get(asked.key)
        if before is not None and _is_same(before, asked):
            self._now[asked.key] = before
        else:
            self._now[asked.key] = replace(asked, since="")

    def lapse_own(self, sheet: Sheet, device: str, placed: Placed, but: ChoiceKey | None = None) -> None:
        """What the device said before of this place, or another table of its kind, is not what it says now."""
        if not self._now:
            return
        for key in [each for each in self._now if each[:3] == placed and each != but]:
            if _is_own(sheet, device, key):
                del self._now[key]

    def lapse_others(self, sheet: Sheet, device: str, said: Collection[Placed]) -> None:
        """What the device said before of places of which it says nothing any more."""
        for key in [each for each in self._now if each[3] == device and each[0] == sheet.juror]:
            if key[:3] not in said:
                del self._now[key]

    def lapse_answered(self, placed: Placed, final: Answer, at: str) -> None:
        """The panel now holds what was asked about, or what the juror said after it on another device."""
        for key, each in list(self._now.items()):
            if key[:3] == placed and (each.incoming.answer == final or at > each.incoming.at != ""):
                del self._now[key]


def _is_own(sheet: Sheet, device: str, key: ChoiceKey) -> bool:
    return key[3] == device if sheet.opened else is_of_family(key[3], sheet.family)


def _is_same(before: VersionChoice, asked: VersionChoice) -> bool:
    return (before.base.answer, before.incoming.answer) == (asked.base.answer, asked.incoming.answer)
