"""What a change of a scheme tells of itself: a step each thing that became other, from what to what, as data."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from evalapp.domain.journal import Step, Value, cents, in_both, points, said_in_both, state
from evalapp.domain.numbers import decimal_text
from evalapp.domain.scheme.difference import GROUP, Change, difference
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.parts import Kind, Order
from evalapp.domain.scheme.parts import Value as Held
from evalapp.domain.scheme.rules import Threshold, TieKind, TieRule
from evalapp.domain.texts import Text
from evalapp.words.phrases import rule_name
from evalapp.words.scheme.acts import sentence_name
from evalapp.words.scheme.changes import CHOICE, is_choice

MOST_STEPS = 12
_LONGEST = 120  # letters of a text that is told as it was and as it is


def steps_between(old: Scheme, new: Scheme) -> tuple[Step, ...]:
    """The first dozen, and how many more; empty where nothing is other."""
    changes = difference(old, new)
    told = tuple(_step(each, old, new) for each in changes[:MOST_STEPS])
    left = len(changes) - len(told)
    return (*told, Step(what="scheme-more", named={"n": left})) if left else told


def _step(change: Change, old: Scheme, new: Scheme) -> Step:
    title: Value = in_both(change.title) if change.title else change.id
    named = {"title": title} if change.kind not in (Kind.SCHEME, Kind.RANKING, Kind.BUDGET) else {}
    if not change.key:
        what = sentence_name(change.kind, is_added=change.is_added, is_removed=change.is_removed)
        return Step(what=what, named=named)
    if change.kind is Kind.CODES:
        named = {"key": change.key}
    else:
        named["key"] = state("scheme-key", change.key)
    before, after = _told(change, change.before, old), _told(change, change.after, new)
    what = sentence_name(change.kind)
    if before is None or after is None:
        return Step(what=what, named=named)
    return Step(what=what, named=named, before=before, after=after)


def _told(change: Change, value: Held, scheme: Scheme) -> Value | None:
    """None for what is too long to be told on a line."""
    match value:
        case None:
            return ""
        case bool():
            return state("flag", "yes" if value else "no")
        case int() | Fraction():
            if change.key == "most_per_year":
                return cents(int(value) * 100)
            return points(decimal_text(Fraction(value)))
        case Threshold():
            return state("threshold", str(value)) if value.percent else points(decimal_text(value.value))
        case Text():
            return in_both(value) if max(len(value.nl), len(value.en)) <= _LONGEST else None
        case Order():
            return [in_both(_titles(change.key, scheme)[each]) for each in value.ids]
        case str():
            if change.key == GROUP:
                return in_both(scheme.group(value).title)
            return (
                state("scheme-choice", f"{change.key}{CHOICE}{value}")
                if is_choice(change.key, value)
                else value
            )
        case tuple() if change.key == "ties":
            rules = [_rule(str(each)) for each in value]
            return said_in_both(lambda: ", ".join(rule_name(scheme, each) for each in rules))
        case _:
            return None


def _titles(key: str, scheme: Scheme) -> Mapping[str, Text]:
    """Of what is listed under this key, by id."""
    if key == "groups":
        return {each.id: each.title for each in scheme.groups}
    if key == "criteria":
        return {each.id: each.title for each in scheme.criteria}
    return {each.id: each.title for each in scheme.flags}


def _rule(text: str) -> TieRule:
    kind, _colon, target = text.partition(":")
    return TieRule(kind=TieKind(kind), target=target)
