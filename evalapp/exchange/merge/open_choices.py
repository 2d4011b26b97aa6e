"""The choices that earlier merges left open: which are asked again, and which nobody need make any more."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from evalapp.domain.merge import ChoiceKey, VersionChoice
from evalapp.domain.scoring.answer import Answer, Placed
from evalapp.exchange.merge.devices import is_of_family, is_of_table
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

    def twin(self, asked: VersionChoice, family: str) -> VersionChoice | None:
        """What another table of a family asks already: the very same version of the same score."""
        return next(
            (
                each
                for key, each in self._now.items()
                if key[:3] == asked.placed
                and key[3] != asked.device
                and is_of_family(key[3], family)
                and each.incoming.answer == asked.incoming.answer
            ),
            None,
        )

    def ask(self, asked: VersionChoice) -> None:
        """The same versions as before leave the choice as it was, with the file that brought it first."""
        before = self._kept.get(asked.key)
        if before is not None and _is_same(before, asked):
            self._now[asked.key] = before
        else:
            self._now[asked.key] = replace(asked, since="")

    def lapse_own(self, device: str, placed: Placed) -> None:
        """What the device said before of this place is not what it says now; what another table said stays open."""
        self._now.pop((*placed, device), None)

    def lapse_others(self, sheet: Sheet, device: str, said: Collection[Placed]) -> None:
        """What the device said before of places of which it says nothing any more."""
        for key in [each for each in self._now if each[3] == device and each[0] == sheet.juror]:
            if key[:3] not in said:
                del self._now[key]

    def lapse_answered(self, placed: Placed, final: Answer, at: str) -> None:
        """The panel now holds what was asked about, or what the juror said after it on another device.

        When a table was saved proves nothing of what it says.
        """
        for key, each in list(self._now.items()):
            is_later = at > each.incoming.at != "" and not is_of_table(key[3])
            if key[:3] == placed and (each.incoming.answer == final or is_later):
                del self._now[key]


def _is_same(before: VersionChoice, asked: VersionChoice) -> bool:
    return (before.base.answer, before.incoming.answer) == (asked.base.answer, asked.incoming.answer)
