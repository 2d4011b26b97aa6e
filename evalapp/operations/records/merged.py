"""One merge as the journal has it: what stood before it, what it wrote, what stood after it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from evalapp.domain.scoring.answer import NOTHING, Answer, Place
from evalapp.store.history.verify import Replayed, State


class Merged:
    """One merge, with what stood before it and after it."""

    def __init__(self, change: Replayed) -> None:
        self.number, self.state = change.number, change.state
        self._before: dict[tuple[str, str], str | None] = {}
        for table, key, old, _new in change.rows:
            self._before.setdefault((table, key), old)
        self.received_new = [
            row
            for table, key in self._before
            if table == "received"
            and (row := _image(self.state.get(table, {}).get(key))) is not None
            and self._is_new(key, row)
        ]

    def _is_new(self, key: str, row: Mapping[str, Any]) -> bool:
        """Not where only the base of an earlier return changed: a choice was settled by merging it again."""
        old = _image(self._before["received", key])
        return old is None or any(old[name] != row[name] for name in ("sha256", "signature", "kind"))

    def received_new_of(self, juror: str, kind: str) -> list[dict[str, Any]]:
        return [row for row in self.received_new if (row["juror"], row["kind"]) == (juror, kind)]

    def written(self, juror: str) -> Iterator[Place]:
        for table, key in self._before:
            if table == "score":
                of, application, criterion = json.loads(key)
                if of == juror:
                    yield application, criterion

    @property
    def jurors_written(self) -> list[str]:
        return sorted({json.loads(key)[0] for table, key in self._before if table == "score"})

    def has_received(self, juror: str) -> bool:
        """Whether anything came back from a juror, with this merge or before it."""
        start = _key(juror)[:-1] + ","
        return any(key.startswith(start) for key in self.state.get("received", {}))

    def after(self, juror: str, place: Place) -> Answer:
        return _answer(self.state.get("score", {}).get(_key(juror, *place)))

    def before(self, juror: str, place: Place) -> Answer:
        key = _key(juror, *place)
        standing = self.state.get("score", {}).get(key)
        return _answer(self._before.get(("score", key), standing))

    def stood(self, table: str, *key: object) -> bool:
        """Whether a row was there before the merge and is there after it."""
        named = _key(*key)
        now = self.state.get(table, {}).get(named)
        return now is not None and self._before.get((table, named), now) is not None

    def is_there(self, table: str, *key: object) -> bool:
        return _key(*key) in self.state.get(table, {})

    def was_open(self, juror: str, place: Place) -> bool:
        start = _key(juror, *place)[:-1] + ","
        keys = [key for table, key in self._before if table == "open_choice"]
        return any(key.startswith(start) for key in (*keys, *self.state.get("open_choice", {})))


def _key(*values: object) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _image(text: str | None) -> dict[str, Any] | None:
    return None if text is None else dict(json.loads(text))


def row_of(state: State, table: str, *key: object) -> dict[str, Any] | None:
    return _image(state.get(table, {}).get(_key(*key)))


def _answer(image: str | None) -> Answer:
    row = _image(image)
    return NOTHING if row is None else Answer(row["value"], row["no_score"], row["comment"])
