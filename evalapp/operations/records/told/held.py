"""The words that a file keeps of its changes, held against what those wrote, while it is replayed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.texts import _
from evalapp.operations.records.told.contradicted import contradicted
from evalapp.operations.records.told.did import Did, written_by
from evalapp.store.history.acts import read_act
from evalapp.store.history.verify import Replayed, State

_AGAIN = frozenset({Action.UNDO, Action.REDO})
_MOST = 20
_LONGEST = 200


@dataclass(kw_only=True)
class HeldWords:
    """Shown each change in turn; `faults` name what it says of itself and did not do."""

    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _schemes: dict[str, Scheme] = field(default_factory=dict)

    def watch(self, change: Replayed) -> None:
        """An undo has no words but those of what it takes back."""
        if not change.words or change.action in _AGAIN:
            return
        act = read_act(json.loads(change.words).get("told"))
        if act is None:
            if len(self.notes) < _MOST:
                text = _("Change {number} says of itself what this version cannot read.")
                self.notes.append(text.format(number=change.number))
            return
        did = Did(
            action=change.action,
            read=lambda: written_by(change.rows),
            schemes=partial(self._schemes_of, change.state),
            names=partial(_names, change.state),
            entries=change.entries - 1,
        )
        for words in contradicted(act, did):
            if len(self.faults) < _MOST:
                text = _("change {number} says “{words}”, and that is not what it wrote")
                self.faults.append(text.format(number=change.number, words=shorten(words, _LONGEST)))

    def _schemes_of(self, state: State) -> Iterator[Scheme]:
        for image in state.get("scheme", {}).values():
            text = str(json.loads(image)["toml"])
            try:
                if text not in self._schemes:
                    self._schemes[text] = parse_scheme(text, "scheme", is_kept=True)
                yield self._schemes[text]
            except KnownError:  # found elsewhere
                continue


def _names(state: State) -> dict[str, str]:
    people = map(json.loads, state.get("person", {}).values())
    return {str(each["id"]): str(each["name"]) for each in people}
