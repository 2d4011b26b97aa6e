"""One merge as the journal has it: what stood before it, what it wrote, what stood after it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.scoring.answer import NOTHING, Answer, Place
from evalapp.store.history.images import whole
from evalapp.store.history.proving.differences import State
from evalapp.store.history.verify import Replayed

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Merged:
    """One merge, with what stood before it and after it. Only to be asked before another change is carried out."""

    def __init__(self, change: Replayed) -> None:
        self.number, self.at, self.state = change.number, change.at, change.state
        self.keeps_wordings = False  # the text of a declaration: not in files of before format 3
        self._before: dict[tuple[str, str], str | None] = {}
        # By juror, application and criterion: each is asked for many times over, and decoded once.
        self._score_before: dict[tuple[str, ...], Answer] = {}
        self._score_after: dict[tuple[str, ...], tuple[Answer, str]] = {}
        self._written: dict[str, list[Place]] = {}
        self._choices: set[tuple[str, ...]] | None = None
        self.written_twice: set[str] = set()  # jurors: a state between two of its rows is of no merge
        for table, key, old, new in change.rows:
            if table == "cleared":
                self.keeps_wordings |= '"wording":' in (new or "")
            if table == "score" and (table, key) not in self._before:
                juror, application, criterion = kept_json(key)
                self._written.setdefault(juror, []).append((application, criterion))
            elif table == "received" and (table, key) in self._before:
                self.written_twice.add(str(kept_json(key)[0]))
            if (table, key) not in self._before:
                self._before[table, key] = whole(table, old)
        self.received_written: list[tuple[dict[str, Any] | None, dict[str, Any]]] = [
            (_image(old), row)
            for (table, key), old in self._before.items()
            if table == "received" and (row := _image(self.state.get(table, {}).get(key))) is not None
        ]
        self.received_new = [row for old, row in self.received_written if _is_new(old, row)]

    def received_new_of(self, juror: str, kind: str) -> list[dict[str, Any]]:
        return [row for row in self.received_new if (row["juror"], row["kind"]) == (juror, kind)]

    def brought_of(self, juror: str) -> list[dict[str, Any]]:
        """What came back from a juror with it, also a return that was merged again for a choice."""
        return [row for _old, row in self.received_written if row["juror"] == juror]

    def stood_of(self, juror: str) -> Iterator[dict[str, Any]]:
        """What had come back from a juror before it."""
        start = _key(juror)[:-1] + ","
        standing: dict[str, str | None] = {**self.state.get("received", {})}
        standing.update((key, old) for (table, key), old in self._before.items() if table == "received")
        for key, image in standing.items():
            if key.startswith(start) and (row := _image(image)) is not None:
                yield row

    def written(self, juror: str) -> list[Place]:
        return self._written.get(juror, [])

    @property
    def jurors_written(self) -> list[str]:
        return sorted(self._written)

    def touched(self, table: str) -> Iterator[tuple[list[Any], dict[str, Any] | None, dict[str, Any] | None]]:
        """Key, row before and row after, of each row of a table that it wrote."""
        for (name, key), old in self._before.items():
            if name == table:
                yield kept_json(key), _image(old), _image(self.state.get(table, {}).get(key))

    def after(self, juror: str, place: Place) -> Answer:
        return self._standing(juror, place)[0]

    def before(self, juror: str, place: Place) -> Answer:
        named = (juror, *place)
        if named not in self._score_before:
            old = ("score", _key(*named))
            self._score_before[named] = (
                _answer(_image(self._before[old])) if old in self._before else self.after(juror, place)
            )
        return self._score_before[named]

    def time_after(self, juror: str, place: Place) -> str:
        return self._standing(juror, place)[1]

    def _standing(self, juror: str, place: Place) -> tuple[Answer, str]:
        named = (juror, *place)
        if named not in self._score_after:
            row = row_of(self.state, "score", *named)
            self._score_after[named] = _answer(row), str(row["at"]) if row else ""
        return self._score_after[named]

    def stood(self, table: str, *key: object) -> bool:
        """Whether a row was there before the merge and is there after it."""
        named = _key(*key)
        now = self.state.get(table, {}).get(named)
        return now is not None and self._before.get((table, named), now) is not None

    def is_there(self, table: str, *key: object) -> bool:
        return _key(*key) in self.state.get(table, {})

    def was_open(self, juror: str, place: Place) -> bool:
        if self._choices is None:
            keys = [key for table, key in self._before if table == "open_choice"]
            both = (*keys, *self.state.get("open_choice", {}))
            self._choices = {tuple(kept_json(key)[:3]) for key in both}
        return (juror, *place) in self._choices


def _is_new(old: Mapping[str, Any] | None, row: Mapping[str, Any]) -> bool:
    """Not where only the base of an earlier return changed: a choice was settled by merging it again."""
    return old is None or any(old[name] != row[name] for name in ("sha256", "signature", "kind"))


def _key(*values: object) -> str:
    return _COMPACT.encode(values)


def _image(text: str | None) -> dict[str, Any] | None:
    return None if text is None else dict(kept_json(text))


def row_of(state: State, table: str, *key: object) -> dict[str, Any] | None:
    return _image(state.get(table, {}).get(_key(*key)))


def _answer(row: dict[str, Any] | None) -> Answer:
    return NOTHING if row is None else Answer(row["value"], row["no_score"], row["comment"])
