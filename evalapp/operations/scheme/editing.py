"""Editing a scheme by its model: each edit gives another scheme, written and read again before anybody takes it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any, Literal

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import parse_decimal
from evalapp.domain.scheme.model import Criterion, Group, Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.rules import Threshold, TieKind
from evalapp.domain.scheme.writer import write_scheme
from evalapp.domain.texts import N_, _
from evalapp.operations.scheme.naming import free_id, named

What = Literal["group", "criterion"]
Verb = Literal["add-criterion", "add-group", "up", "down", "remove"]


def text_of(scheme: Scheme) -> str:
    """As TOML. Raises SchemeError where nobody could use it."""
    text = write_scheme(scheme)
    parse_scheme(text, _("the scheme"))
    return text


def with_criterion(scheme: Scheme, id: str, **values: Any) -> Scheme:
    """With these values in the criterion."""
    return replace(
        scheme,
        groups=tuple(
            replace(
                group,
                criteria=tuple(replace(each, **values) if each.id == id else each for each in group.criteria),
            )
            for group in scheme.groups
        ),
    )


def with_group(scheme: Scheme, id: str, **values: Any) -> Scheme:
    """With these values in the group."""
    groups = tuple(replace(each, **values) if each.id == id else each for each in scheme.groups)
    return replace(scheme, groups=groups)


def add_criterion(scheme: Scheme, group: str) -> tuple[Scheme, str]:
    """One more at the end of a group, on the scale of the one before it; and its id."""
    of_group = scheme.group(group)
    id = free_id("criterion", [each.id for each in scheme.criteria])
    made = Criterion(id=id, group=group, title=named(N_("New criterion")), scale=of_group.criteria[-1].scale)
    return with_group(scheme, group, criteria=(*of_group.criteria, made)), id


def add_group(scheme: Scheme) -> tuple[Scheme, str]:
    """One more at the end, with a criterion in it, as each has one; and its id."""
    id = free_id("group", [each.id for each in scheme.groups])
    criterion = Criterion(
        id=free_id("criterion", [each.id for each in scheme.criteria]),
        group=id,
        title=named(N_("New criterion")),
        scale=scheme.criteria[-1].scale,
    )
    made = Group(id=id, title=named(N_("New group")), criteria=(criterion,))
    return replace(scheme, groups=(*scheme.groups, made)), id


def without(scheme: Scheme, what: What, id: str) -> Scheme:
    """Raises BadValue for what cannot go: the last of its kind, or what a tie-break rule looks at."""
    if what == "group":
        gone = {*(each.id for each in scheme.group(id).criteria)}
        left = tuple(each for each in scheme.groups if each.id != id)
        if not left:
            raise BadValue(_("A scheme has at least one group; change this one instead."))
        _refuse_ruled(scheme, gone, {id})
        return replace(scheme, groups=left)
    group = scheme.group(scheme.criterion(id).group)
    rest = tuple(each for each in group.criteria if each.id != id)
    if not rest:
        raise BadValue(
            _("It is the only criterion of its group; remove the group, or add another one first.")
        )
    _refuse_ruled(scheme, {id}, set())
    return with_group(scheme, group.id, criteria=rest)


def moved(scheme: Scheme, what: What, id: str, by: int) -> Scheme:
    """One place up (-1) or down (1); a criterion at the end of its group goes on to the next group."""
    if what == "group":
        return replace(scheme, groups=_swapped(scheme.groups, id, by))
    at = next(n for n, group in enumerate(scheme.groups) if id in [each.id for each in group.criteria])
    group = scheme.groups[at]
    place = [each.id for each in group.criteria].index(id)
    if 0 <= place + by < len(group.criteria):
        return with_group(scheme, group.id, criteria=_swapped(group.criteria, id, by))
    if not 0 <= at + by < len(scheme.groups):
        return scheme
    if len(group.criteria) == 1:
        raise BadValue(
            _("It is the only criterion of its group; remove the group, or add another one first.")
        )
    other = scheme.groups[at + by]
    going = replace(group.criteria[place], group=other.id)
    criteria = (going, *other.criteria) if by > 0 else (*other.criteria, going)
    rest = tuple(each for each in group.criteria if each.id != id)
    return with_group(with_group(scheme, group.id, criteria=rest), other.id, criteria=criteria)


def edited(scheme: Scheme, verb: Verb, what: What, id: str) -> tuple[Scheme, tuple[What, str]]:
    """What a verb makes of the scheme where this group or criterion is chosen, and what is chosen then.

    Raises BadValue as each of them does.
    """
    if verb == "add-criterion":
        scheme, made = add_criterion(scheme, id if what == "group" else scheme.criterion(id).group)
        return scheme, ("criterion", made)
    if verb == "add-group":
        scheme, made = add_group(scheme)
        return scheme, ("group", made)
    if verb == "remove":
        return without(scheme, what, id), (what, id)
    return moved(scheme, what, id, -1 if verb == "up" else 1), (what, id)


def read_threshold(typed: str) -> Threshold | None:
    """Points, or a share such as 50%; None for nothing. Raises BadValue."""
    text = typed.strip()
    if not text:
        return None
    is_share = text.endswith("%")
    return Threshold(value=parse_decimal(text.removesuffix("%").strip()), percent=is_share)


def _swapped(items: tuple[Any, ...], id: str, by: int) -> tuple[Any, ...]:
    listed = list(items)
    at = next(n for n, each in enumerate(listed) if each.id == id)
    if 0 <= at + by < len(listed):
        listed.insert(at + by, listed.pop(at))
    return tuple(listed)


def _refuse_ruled(scheme: Scheme, criteria: Collection[str], groups: Collection[str]) -> None:
    for rule in scheme.ranking.ties:
        if (rule.kind is TieKind.CRITERION and rule.target in criteria) or (
            rule.kind is TieKind.GROUP and rule.target in groups
        ):
            raise BadValue(_("A tie-break rule looks at it: take it out of the rules first."))
