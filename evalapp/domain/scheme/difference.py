"""What changed between two versions of a scheme, key by key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.parts import Kind, Order, Part, Value, parts_of
from evalapp.domain.texts import Text

GROUP = "group"
"""The key of a change by which a criterion moved to another group, which the file shows by where it stands."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One key with its values before and after, as `Part` holds them; None where the file said nothing.

    `key` is empty where the part as a whole came (`is_added`) or went. Of a list of parts `Order` holds all ids, and
    it is a change only where those that stayed stand in another order. Of a scale that became one of another kind the
    kind alone is a change.
    """

    kind: Kind
    id: str
    title: Text
    key: str = ""
    before: Value = None
    after: Value = None
    is_added: bool = False

    @property
    def is_removed(self) -> bool:
        return not self.key and not self.is_added


def difference(old: Scheme, new: Scheme) -> tuple[Change, ...]:
    """In the order of the new file, with what went at the end; empty where the schemes are equal."""
    before, after = _by_place(old), _by_place(new)
    found = [change for place, part in after.items() for change in _changes(before.get(place), part)]
    gone = [part for place, part in before.items() if place not in after]
    return (*found, *(Change(kind=part.kind, id=part.id, title=part.title) for part in gone))


def changed_criteria(changes: tuple[Change, ...], scheme: Scheme) -> Mapping[str, tuple[Change, ...]]:
    """By criterion of the new scheme what is other in it, its scale included; not those that are new."""
    found = {}
    for criterion in scheme.criteria:
        own = [each for each in changes if (each.kind, each.id) == (Kind.CRITERION, criterion.id)]
        if any(each.is_added for each in own):
            continue
        scale = [each for each in changes if (each.kind, each.id) == (Kind.SCALE, criterion.scale.id)]
        # A scale that is new as a whole shows in the criterion, which names another one.
        if both := (*own, *(each for each in scale if each.key)):
            found[criterion.id] = both
    return found


def _by_place(scheme: Scheme) -> dict[tuple[Kind, str], Part]:
    """There is one scheme: its id is a key of it like another."""
    return {(part.kind, "" if part.kind is Kind.SCHEME else part.id): part for part in parts_of(scheme)}


def _changes(old: Part | None, new: Part) -> Iterator[Change]:
    if old is None:
        yield Change(kind=new.kind, id=new.id, title=new.title, is_added=True)
        return
    was, now = ({GROUP: part.within, **part.values} for part in (old, new))
    keys = dict.fromkeys((*was, *now))
    if new.kind is Kind.SCALE and was["kind"] != now["kind"]:
        keys = {"kind": None}  # points and words have no other key in common: the rest says nothing beside it
    for key in keys:
        before, after = was.get(key), now.get(key)
        if before != after and not _is_same_order(before, after):
            yield Change(kind=new.kind, id=new.id, title=new.title, key=key, before=before, after=after)


def _is_same_order(before: Value, after: Value) -> bool:
    if not (isinstance(before, Order) and isinstance(after, Order)):
        return False
    stayed = set(before.ids) & set(after.ids)
    return [each for each in before.ids if each in stayed] == [each for each in after.ids if each in stayed]
