"""What the screen showed, key by key, and what of it a file lacks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Field = tuple[str, str, str]  # application, criterion, "value" or "comment" or "note"
Content = str | int | None


@dataclass(frozen=True, kw_only=True)
class Loss:
    """A field that holds less than the screen showed. `seconds`: how old its oldest missing key was at the kill."""

    field: Field
    keys: int
    seconds: float


@dataclass(kw_only=True)
class Screen:
    """`shown`: the contents of each field since it was first typed in, one (time, content) a key.

    `pressed`: the key being handled when the last line came: the file may hold it already.
    """

    shown: dict[Field, list[tuple[float, Content]]] = field(default_factory=dict)
    pressed: tuple[Field, Content] | None = None
    keys: int = 0

    def take(self, line: str) -> None:
        """One line of `tools.crash.typist`."""
        said = json.loads(line)
        application, criterion, kind = said["field"]
        place = (application, criterion, kind)
        if said["is_done"]:
            self.shown.setdefault(place, []).append((said["at"], said["content"]))
            self.pressed = None
            self.keys += 1
        else:
            self.pressed = (place, said["content"])

    def losses(self, stored: Mapping[Field, Content], killed: float) -> Iterator[Loss]:
        for place, history in self.shown.items():
            content = stored.get(place, None if place[2] == "value" else "")
            if content == history[-1][1] or (place, content) == self.pressed:
                continue
            known = [n for n, (_at, each) in enumerate(history) if each == content]
            first = known[-1] + 1 if known else 0
            yield Loss(field=place, keys=len(history) - first, seconds=killed - history[first][0])

    def strangers(self, before: Mapping[Field, Content], after: Mapping[Field, Content]) -> list[Field]:
        """Fields that changed although nothing was typed there."""
        touched = {*self.shown, *([self.pressed[0]] if self.pressed else [])}
        return [
            place
            for place in {*before, *after} - touched
            if (before.get(place) or "") != (after.get(place) or "")
        ]
