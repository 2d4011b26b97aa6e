"""What a change did to rows, as what it says of itself is held against it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, TypeAlias

from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Value, in_both, points, said_in_both
from evalapp.domain.numbers import decimal_text
from evalapp.domain.scheme.model import Criterion, NoScore, Scheme
from evalapp.store.history.images import whole
from evalapp.words.scores import compared

Image: TypeAlias = Mapping[str, Any]
Pair: TypeAlias = tuple[Image | None, Image | None]
_CUT = "…"
_Kept: TypeAlias = str | Image | None


@dataclass(frozen=True, kw_only=True)
class Did:
    """`read` gives by table what stood before and after in each of its rows, as the journal has it or decoded.

    `schemes`: all that the file has, asked for only where a claim names what is in one. `names` are those of people by
    id as they stood then, None where nobody knows them any more; `entries` is how many rows it has in the journal
    beside its words, None where nobody counted.
    """

    action: str
    read: Callable[[], Mapping[str, Sequence[tuple[_Kept, _Kept]]]]
    schemes: Callable[[], Iterable[Scheme]]
    names: Callable[[], Mapping[str, str]] | None = None
    entries: int | None = None

    @cached_property
    def written(self) -> Mapping[str, Sequence[tuple[_Kept, _Kept]]]:
        return self.read()

    def count(self, table: str) -> Counter[str]:
        """How many rows are `new`, `altered` and `gone`."""
        return Counter(
            "new" if before is None else "gone" if after is None else "altered"
            for before, after in self.written.get(table, ())
        )

    def scores(self) -> int:
        """How many there are that are no reason for none. A quotation mark in a text is written \\", so none has it."""
        return sum(
            '"value":null' not in after if isinstance(after, str) else after["value"] is not None
            for _before, after in self.written.get("score", ())
            if after is not None
        )

    def pairs(self, table: str) -> list[Pair]:
        return [(_read(table, one), _read(table, other)) for one, other in self.written.get(table, ())]

    def only(self, table: str) -> Pair:
        """Of the one row of a table that it wrote. Raises ValueError for none or several."""
        (pair,) = self.pairs(table)
        return pair

    def setting(self, key: str) -> tuple[str, str]:
        """Its value before and after, empty for none. Raises ValueError where it was not written."""
        ((before, after),) = (
            pair for pair in self.pairs("setting") if key in {(each or {}).get("key") for each in pair}
        )
        return str((before or {}).get("value", "")), str((after or {}).get("value", ""))

    def is_named(self, juror: Any, said: Value) -> bool:
        """Namesakes are told apart by what stands behind the name."""
        if self.names is None:
            return True
        name, words = self.names().get(str(juror), str(juror)), str(said)
        return words.startswith(name) or (words.endswith(_CUT) and name.startswith(words.removesuffix(_CUT)))

    def criteria(self, id: str) -> Iterator[Criterion]:
        """What any scheme of the file has under this name."""
        for scheme in self.schemes():
            try:
                yield scheme.criterion(id)
            except BadValue:
                continue

    def is_criterion(self, id: str, said: Value) -> bool:
        return any(in_both(each.title) == said for each in self.criteria(id))

    def is_flag(self, id: str, said: Value) -> bool:
        return any(
            each.id == id and in_both(each.title) == said
            for scheme in self.schemes()
            for each in scheme.flags
        )

    def is_score(self, criterion: str, steps: int, said: Value | None) -> bool:
        return any(said == _given(each, steps) for each in self.criteria(criterion))

    def is_answer(self, criterion: str, row: Image | None, said: Value | None) -> bool:
        """Of a score, a reason for none, or none."""
        held = row or {"value": None, "no_score": None, "comment": ""}
        no_score = NoScore(held["no_score"]) if held["no_score"] else None
        return any(
            said == said_in_both(partial(compared, each.scale, held["value"], no_score, held["comment"]))
            for each in self.criteria(criterion)
        )


def _given(criterion: Criterion, steps: int) -> Value:
    word = criterion.scale.word(steps)
    return in_both(word.title) if word else points(decimal_text(criterion.scale.value(steps)))


def _read(table: str, kept: _Kept) -> Image | None:
    if not isinstance(kept, str):
        return kept
    image: Image = json.loads(str(whole(table, kept)))
    return image


def written_by(
    rows: Iterable[tuple[str, str, str | None, str | None]],
) -> dict[str, list[tuple[_Kept, _Kept]]]:
    """Of entries of the journal, each table, key, image before and image after; what was put back is not among them."""
    found: dict[tuple[str, str], tuple[str | None, str | None]] = {}
    for table, key, before, after in rows:
        found[table, key] = (found[table, key][0] if (table, key) in found else before, after)
    written: dict[str, list[tuple[_Kept, _Kept]]] = {}
    for (table, _key), (before, after) in found.items():
        if before != after:
            written.setdefault(table, []).append((before, after))
    return written
