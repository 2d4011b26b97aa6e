"""How a merge was done, for the history: what became of each file, and what was not taken from it and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from evalapp.domain.errors import BadValue
from evalapp.domain.journal import (
    Act,
    Step,
    Value,
    act,
    digest,
    more_remarks,
    number_of_scores,
    said_in_both,
    state,
)
from evalapp.domain.merge import Detail, FilePlan, Outcome, Side
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scoring.counted import counted
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.merge.incoming import Incoming, ScoreTable, SignedReturn
from evalapp.exchange.merge.state import MergePlan

COUNTS = ("new", "updated", "unchanged", "conflicts", "refused", "declared")
"""Of a file, as `FilePlan` has them: kept beside their words, for who reads the journal as a table."""

FILES = ("file-looked-at", "table-looked-at", "file-refused")
"""The steps that each begin what is said of a file."""

_MOST = 500
_ALWAYS = (*FILES, "declared-with")
_LONGEST = 10_000
_SIDES = {"kept": Side.STORED, "taken": Side.INCOMING}
_WITH_REASON = (Outcome.REFUSED, Outcome.STALE)


def act_of_merge(plan: MergePlan, reason: str = "", late: Mapping[int, str] = MappingProxyType({})) -> Act:
    """`late` says of files, by their position in the plan, that they were handed in after the deadline."""
    n = sum(each.outcome in (Outcome.MERGED, Outcome.CONFLICT) for each in plan.files)
    scores = number_of_scores(counted(each.answer for each in plan.writes))
    return replace(act("merge", n=n, scores=scores, reason=reason), particulars=_particulars(plan, late))


def _particulars(plan: MergePlan, late: Mapping[int, str]) -> tuple[Step, ...]:
    """No number of other remarks leaves out a file, or a conflict of interest that came with one."""
    steps = list(_steps(plan, late))
    kept = [each for n, each in enumerate(steps) if n < _MOST or each.what in _ALWAYS]
    n = len(steps) - len(kept)
    if not n:
        return tuple(kept)
    return (*kept, more_remarks(n))


def _steps(plan: MergePlan, late: Mapping[int, str]) -> Iterator[Step]:
    for position, (file, incoming) in enumerate(zip(plan.files, plan.incoming, strict=True)):
        yield _file(file, incoming, plan)
        remarks = file.remarks if file.outcome not in _WITH_REASON else ()
        for remark in (*filter(None, [late.get(position)]), *remarks):
            text = f"“{shorten(file.file)}”: {shorten(remark, _LONGEST)}"
            yield Step(what="said", named={"words": text})
        for detail in file.details:
            if detail.what in ("refused", "stale", "declared"):
                yield _left_out(file, detail, plan)
            elif detail.what in _SIDES:
                yield _chosen(file, detail, plan)


def _file(file: FilePlan, incoming: Incoming, plan: MergePlan) -> Step:
    name = plan.state.jurors.get(file.juror, file.juror)
    named: dict[str, Value] = {"file": shorten(file.file), "outcome": state("outcome", file.outcome)}
    # The first also where it is 0: by it a reader knows that there are numbers.
    named |= {each: n for each, n in zip(COUNTS, _numbers(file), strict=True) if n or each == COUNTS[0]}
    if sha256 := _sha256(incoming):
        named["sha256"] = digest(sha256)
    if name:
        named["juror"] = shorten(name)
    if file.outcome in _WITH_REASON:
        return Step(what="file-refused", named={**named, "why": shorten(file.reason, _LONGEST) or "–"})
    named["counts"] = said_in_both(partial(_counts, file))
    return Step(what="file-looked-at" if name else "table-looked-at", named=named)


def _numbers(file: FilePlan) -> tuple[int, ...]:
    return (file.new, file.updated, file.unchanged, file.conflicts, file.refused, file.declared)


def _sha256(incoming: Incoming) -> str:
    """As the register has it: of what was signed, or of the bytes of a table; empty of what could not be read."""
    if isinstance(incoming, SignedReturn):
        return incoming.opened.sha256
    return incoming.sha256 if isinstance(incoming, ScoreTable) else ""


def _counts(file: FilePlan) -> str:
    found = (
        (file.new, ngettext("{n} new", "{n} new", file.new)),
        (file.updated, ngettext("{n} changed", "{n} changed", file.updated)),
        (file.unchanged, ngettext("{n} the same", "{n} the same", file.unchanged)),
        (file.conflicts, ngettext("{n} to choose", "{n} to choose", file.conflicts)),
        (file.refused, ngettext("{n} refused", "{n} refused", file.refused)),
    )
    return ", ".join(words.format(n=n) for n, words in found if n) or _("nothing new")


def _chosen(file: FilePlan, detail: Detail, plan: MergePlan) -> Step:
    named = _about(file, detail, plan)
    return Step(what="chosen", named={**named, "version": state("side", _SIDES[detail.what])})


def _left_out(file: FilePlan, detail: Detail, plan: MergePlan) -> Step:
    what = "declared-with" if detail.what == "declared" else "score-refused"
    return Step(what=what, named=_about(file, detail, plan))


def _about(file: FilePlan, detail: Detail, plan: MergePlan) -> dict[str, Value]:
    parts = [
        plan.state.jurors.get(detail.juror, detail.juror),
        detail.application,
        _criterion(plan.state.scheme, detail.criterion),
        "" if detail.row is None else _("row {n}").format(n=detail.row),
    ]
    return {
        "file": shorten(file.file),
        "place": shorten(" · ".join(filter(None, parts)), _LONGEST) or "–",
        "why": shorten(detail.reason, _LONGEST) or "–",
    }


def _criterion(scheme: Scheme, id: str) -> str:
    try:
        return str(scheme.criterion(id).title) if id else ""
    except BadValue:
        return id
