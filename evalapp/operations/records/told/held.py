"""The words that a file keeps of its changes, held against what those wrote, while it is replayed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.texts import _
from evalapp.domain.writing.listed import Listed
from evalapp.operations.records.told.contradicted import contradicted
from evalapp.operations.records.told.did import Did, written_by
from evalapp.store.history.acts import UNREADABLE, act_in
from evalapp.store.history.proving.differences import State
from evalapp.store.history.verify import Replayed

_AGAIN = frozenset({Action.UNDO, Action.REDO})
_LONGEST = 200


@dataclass(kw_only=True)
class HeldWords:
    """Shown each change in turn; `faults` name what it says of itself and did not do.

    Unless `is_compared`, only what no version writes."""

    is_compared: bool = True
    faults: Listed = field(default_factory=Listed)
    notes: Listed = field(default_factory=Listed)
    _schemes: dict[str, Scheme] = field(default_factory=dict)

    def watch(self, change: Replayed) -> None:
        """An undo has no words but those of what it takes back."""
        if not change.words or change.action in _AGAIN:
            return
        try:
            act = act_in(str(kept_json(change.words)["told"]))
        except ValueError as error:
            text = _("change {number} says of itself what Evalapp never writes: {why}")
            self.faults.append(text.format(number=change.number, why=error))
            return
        except UNREADABLE:
            text = _("Change {number} says of itself what this version cannot read.")
            self.notes.append(text.format(number=change.number))
            return
        if not self.is_compared:
            return
        did = Did(
            action=change.action,
            read=lambda: written_by(change.rows),
            schemes=partial(self._schemes_of, change.state),
            names=partial(_names, change.state),
            entries=change.entries - 1,
        )
        for words in contradicted(act, did):
            text = _("change {number} says “{words}”, and that is not what it wrote")
            self.faults.append(text.format(number=change.number, words=shorten(words, _LONGEST)))

    def _schemes_of(self, state: State) -> Iterator[Scheme]:
        for image in state.get("scheme", {}).values():
            text = str(kept_json(image)["toml"])
            try:
                if text not in self._schemes:
                    self._schemes[text] = parse_scheme(text, is_kept=True)
                yield self._schemes[text]
            except KnownError:  # found elsewhere
                continue


def _names(state: State) -> dict[str, str]:
    people = map(kept_json, state.get("person", {}).values())
    return {str(each["id"]): str(each["name"]) for each in people}
