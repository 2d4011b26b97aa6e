"""The tie-break chain: equal totals are set apart rule by rule, and each rule leaves the evidence of what it did."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise

import numpy as np

from evalapp.analytics.exact import dense
from evalapp.analytics.table import Exact, Flags, Integers
from evalapp.domain.decisions import Ordered
from evalapp.domain.ranking import ComparedRule, ComparedTie, TieStep
from evalapp.domain.scheme.rules import TieKind, TieRule
from evalapp.words.formats import is_date_alone

Said = tuple[Fraction | str, Fraction | str, int]


@dataclass(frozen=True, kw_only=True, eq=False)
class Evidence:
    """What a rule sees: `key[i]` of the i-th candidate, the smallest ahead.

    `say(i, j)` gives what i had, what j had, and the level for top marks. `unproven` are candidates that have the same
    key only because what is known of them does not prove who comes first.
    """

    key: Integers
    say: Callable[[int, int], Said]
    unproven: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True, eq=False)
class Stage:
    """One rule applied: the blocks before and after, numbered in order, for each candidate."""

    rule: TieRule
    evidence: Evidence
    before: Integers
    after: Integers


def refine(blocks: Integers, key: Integers) -> Integers:
    """Blocks split by `key`, numbered from 0 in order; both are dense, so the product fits."""
    return dense(blocks * (key.max(initial=0) + 1) + key, highest_first=False)


def break_ties(
    blocks: Integers, rules: Sequence[TieRule], evidence_of: Callable[[TieRule, Integers], Evidence]
) -> list[Stage]:
    """Apply `rules` in order while anything is tied; `evidence_of(rule, blocks)` is asked only then.

    Evidence about those that are alone in their block is not looked at.
    """
    stages: list[Stage] = []
    for rule in rules:
        if not is_tied(blocks).any():
            break
        evidence = evidence_of(rule, blocks)
        after = refine(blocks, evidence.key)
        stages.append(Stage(rule=rule, evidence=evidence, before=blocks, after=after))
        blocks = after
    return stages


def is_tied(blocks: Integers) -> Flags:
    """Where a block has more than one member."""
    return np.asarray(np.bincount(blocks)[blocks] > 1, dtype=bool)


def steps_of(stages: Sequence[Stage], names: Sequence[str]) -> list[tuple[TieStep, ...]]:
    """For each candidate what set it apart, against the nearest on either side (not all: that grows squared)."""
    found: list[tuple[TieStep, ...]] = [()] * len(names)
    for stage in stages:
        members = members_of(stage.after)
        parents = stage.before[[each[0] for each in members]]
        for block in np.flatnonzero(parents[1:] == parents[:-1]).tolist():
            ahead, behind = members[block], members[block + 1]
            _say(stage, ahead, behind, names, found, is_ahead=True)
            _say(stage, behind, ahead, names, found, is_ahead=False)
    return found


def unproven_of(stages: Sequence[Stage], names: Sequence[str]) -> list[tuple[TieStep, ...]]:
    """For each candidate the rules that could not tell it from another, though the two have not shown to be equal."""
    found: list[tuple[TieStep, ...]] = [()] * len(names)
    for stage in stages:
        if not stage.evidence.unproven:
            continue
        for block in members_of(stage.after):
            doubtful = [n for n in block if n in stage.evidence.unproven]
            for n in block if doubtful else ():
                others = [m for m in block if m != n] if n in stage.evidence.unproven else doubtful
                if others:
                    _say(stage, [n], others, names, found, is_ahead=False)
    return found


def compared_ties(
    stages: Sequence[Stage], lot: Sequence[Stage], tied: Integers, names: Sequence[str]
) -> tuple[ComparedTie, ...]:
    """The blocks that `stages`, the rules before the lot, left tied, each with what those rules saw of it."""
    final = lot[-1].after if lot else tied
    found = []
    for block in members_of(tied):
        if len(block) < 2:
            continue
        block.sort(key=lambda n: (final[n], n))
        numbers = tuple([names[n] for n in block])
        rules = [
            ComparedRule(
                rule=stage.rule,
                applications=numbers,
                values=_values(stage, block),
            )
            for stage in stages
        ]
        digests = tuple([str(stage.evidence.say(n, n)[0]) for stage in lot for n in block])
        found.append(ComparedTie(applications=numbers, rules=tuple(rules), digests=digests))
    return tuple(found)


def _values(stage: Stage, block: Sequence[int]) -> tuple[Fraction | str, ...]:
    """Of each in a block that the rule left together: one for all, but for times, which may be written apart."""
    if stage.rule.kind is TieKind.EARLIER_SUBMISSION:
        return tuple([stage.evidence.say(n, n)[0] for n in block])
    return (stage.evidence.say(block[0], block[0])[0],) * len(block)


def _say(
    stage: Stage,
    own: Sequence[int],
    other: Sequence[int],
    names: Sequence[str],
    found: list[tuple[TieStep, ...]],
    *,
    is_ahead: bool,
) -> None:
    had, had_other, level = stage.evidence.say(own[0], other[0])
    against = tuple([names[n] for n in other])
    step = TieStep(rule=stage.rule, against=against, own=had, other=had_other, is_ahead=is_ahead, level=level)
    for n in own:
        found[n] += (step,)


def members_of(blocks: Integers) -> list[list[int]]:
    """The candidates of each block, in the order given within a block."""
    order = np.argsort(blocks, kind="stable")
    starts = [*np.flatnonzero(np.diff(blocks[order], prepend=-1)).tolist(), len(order)]
    inside: list[int] = order.tolist()
    return [inside[first:last] for first, last in pairwise(starts)]


def submission_evidence(times: Sequence[str], blocks: Integers) -> Evidence:
    """The earlier submission first; an unknown or unreadable time is later than any.

    A date without an hour proves nothing within its day: of a block, all of a Belgian day on which one of them has no
    hour are equal, also two that have one, since the third may lie before, between or after them.
    """
    moments = [_microseconds(each) for each in times]
    days = [None if each is None else _belgian_day(text) for each, text in zip(moments, times)]
    block_of = blocks.tolist()
    doubtful: dict[tuple[int, date], int] = {}
    for block, text, moment, day in zip(block_of, times, moments, days):
        if day is not None and moment is not None and is_date_alone(text):
            doubtful[block, day] = min(moment, doubtful.get((block, day), moment))
    known = [
        moment if day is None else doubtful.get((block, day), moment)
        for block, moment, day in zip(block_of, moments, days)
    ]
    last = max((each for each in moments if each is not None), default=0) + 1
    key = np.array([last if each is None else each for each in known], dtype=np.int64)
    shown = ["" if moment is None else text for moment, text in zip(moments, times)]
    unproven = {
        n for n, day in enumerate(days) if day and (block_of[n], day) in doubtful and is_date_alone(times[n])
    }
    return Evidence(
        key=dense(key, highest_first=False),
        say=lambda i, j: (shown[i], shown[j], 0),
        unproven=frozenset(unproven),
    )


def _belgian_day(iso: str) -> date:
    from evalapp.domain.times import BRUSSELS

    moment = datetime.fromisoformat(iso.strip())
    return moment.astimezone(BRUSSELS).date() if moment.tzinfo else moment.date()


_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def _microseconds(iso: str) -> int | None:
    """An instant as a whole number; a time without a zone comes from a form and is Belgian."""
    from evalapp.domain.times import BRUSSELS  # most schemes break no tie by a time

    try:
        moment = datetime.fromisoformat(iso.strip())
        zoned = moment if moment.tzinfo else moment.replace(tzinfo=BRUSSELS)
        return (zoned - _EPOCH) // timedelta(microseconds=1)
    except (ValueError, OverflowError):
        return None


def lot_digest(seed: str, number: str) -> str:
    """What `printf '%s' "seed:number" | sha256sum` prints; the lowest comes first."""
    return hashlib.sha256(f"{seed}:{number}".encode()).hexdigest()


def flag_evidence(raised: Sequence[bool]) -> Evidence:
    """Those for which the panel says that the flag holds come first."""
    key = np.array([not each for each in raised], dtype=np.int64)
    return Evidence(key=key, say=lambda i, j: (Fraction(raised[i]), Fraction(raised[j]), 0))


def order_evidence(given: Sequence[Ordered | None], blocks: Integers) -> Evidence:
    """The panel's own order of a tied block; it decides nothing in a block that it did not see whole.

    Positions of two orders, given at different times, were never compared with each other.
    """
    seen: dict[int, set[str | None]] = {}
    for block, each in zip(blocks.tolist(), given):
        seen.setdefault(block, set()).add(each.at if each else None)
    whole = {block for block, times in seen.items() if len(times) == 1 and None not in times}
    key = np.array(
        [each.position if each and block in whole else 0 for block, each in zip(blocks.tolist(), given)],
        dtype=np.int64,
    )
    return Evidence(
        key=dense(key, highest_first=False),
        say=lambda i, j: (Fraction(int(key[i])), Fraction(int(key[j])), 0),
    )


def lot_evidence(seed: str, names: Sequence[str], blocks: Integers) -> Evidence:
    digests = dict.fromkeys(range(len(names)), "")
    digests |= {int(n): lot_digest(seed, names[int(n)]) for n in np.flatnonzero(is_tied(blocks))}
    order = {digest: n for n, digest in enumerate(sorted(set(digests.values())))}
    key = np.array([order[digests[n]] for n in range(len(names))], dtype=np.int64)
    return Evidence(key=key, say=lambda i, j: (digests[i], digests[j], 0))


def top_marks_evidence(candidates: int, owner: Integers, level: Exact) -> Evidence:
    """The most best marks first, then the most second-best, and so on.

    Each mark belongs to candidate `owner[m]`; `level` counts from 0, the best point of its own scale.
    """
    levels, column = np.unique(level, return_inverse=True)
    counts = np.bincount(owner * max(len(levels), 1) + column, minlength=candidates * max(len(levels), 1))
    table = counts.reshape(candidates, -1)
    # Big-endian counts compare as bytes exactly as they compare number by number.
    rows = [row.tobytes() for row in table.astype(">u4")]
    order = {row: n for n, row in enumerate(sorted(set(rows), reverse=True))}

    def say(i: int, j: int) -> Said:
        differing = np.flatnonzero(table[i] != table[j])
        first = int(differing[0]) if len(differing) else 0
        return Fraction(int(table[i, first])), Fraction(int(table[j, first])), int(levels[first]) + 1

    return Evidence(key=np.array([order[row] for row in rows], dtype=np.int64), say=say)
