"""Looking at another copy: what happened on each side, and what bringing the two together comes to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from evalapp.domain.desks.together import NotTaken, Row, RowPlace, Take, Three, TogetherPlan, Unit, Written
from evalapp.domain.journal import Change
from evalapp.domain.numbers import shorten
from evalapp.domain.people import names_of
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.operations.desks.reconciling.alone import POST, barred
from evalapp.operations.desks.reconciling.copies import Copies, here_of, open_copy, refuse_strangers
from evalapp.operations.desks.reconciling.fitting import Fitting
from evalapp.operations.desks.reconciling.namesakes import doubles_of, namesakes_of
from evalapp.operations.desks.reconciling.rounds import ENDING, Round, pair_of, with_rows
from evalapp.operations.desks.reconciling.units import compared, differing_alone
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.copies.references import Stored

_OF_THE_COPY = frozenset(
    {Action.RECONCILE, Action.HAND_OVER, Action.TAKE_OVER, Action.TAKE_BACK, Action.RESTORE_GUARDS}
)
NOTHING_CHOSEN: Mapping[str, Take] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Looked:
    """The other copy as it was when it was looked at, and this file as it was then.

    `our_changes` and `their_changes` are what each did since the fork, newest first.
    """

    path: Path
    copies: Copies
    their_scheme: Scheme
    our_changes: tuple[Change, ...]
    their_changes: tuple[Change, ...]

    @property
    def head(self) -> str:
        """Of the other one."""
        return self.copies.theirs.tail.head

    @property
    def fingerprint(self) -> str:
        """Of this file."""
        return self.copies.ours.tail.head


def look(workspace: Workspace, path: Path) -> Looked:
    """Read and prove the other copy; nothing is written. Raises KnownError for what is no copy that can be read."""
    workspace.require(Action.RECONCILE)
    with open_copy(here_of(workspace), path) as other:
        return looked_at(workspace, other)


def looked_at(workspace: Workspace, other: Workspace) -> Looked:
    """The same of a copy that is open and was proved. Raises KnownError where it has nothing in common with this."""
    copies = Copies(workspace.file, other.file)
    refuse_strangers(copies, other.path)
    return Looked(
        path=other.path,
        copies=copies,
        their_scheme=other.view.call().scheme,
        our_changes=_since(workspace, copies.fork),
        their_changes=_since(other, copies.fork),
    )


def _since(workspace: Workspace, fork: int) -> tuple[Change, ...]:
    n = workspace.view.last_change() - fork
    return tuple(workspace.view.history(limit=n)) if n else ()


def plan_of(
    workspace: Workspace,
    looked: Looked,
    choices: Mapping[str, Take] = NOTHING_CHOSEN,
    otherwise: Take | None = None,
) -> TogetherPlan:
    """What it comes to with these choices, by the id of a unit; `otherwise` for those that none names."""
    copies = looked.copies
    theirs = copies.theirs.tail.changes
    plan = TogetherPlan(
        file=shorten(looked.path.name),
        fork=copies.fork,
        ours=len(copies.ours.tail.changes),
        theirs=len(theirs),
        fresh=sum(each.id > copies.fresh_after for each in theirs),
        chosen={},
        is_new=False,
    )
    if found := barred(copies, looked.path.name):
        return replace(plan, barred=found, is_new=True)
    return _weigh(workspace, looked, plan, choices, otherwise)


def _weigh(
    workspace: Workspace,
    looked: Looked,
    plan: TogetherPlan,
    choices: Mapping[str, Take],
    otherwise: Take | None,
) -> TogetherPlan:
    copies, view = looked.copies, workspace.view
    fitting = Fitting(
        copies=copies,
        phase=view.call().phase,
        scheme=view.call().scheme,
        their_scheme=looked.their_scheme,
        acts=_acts(workspace, copies),
    )
    refused = {each.unit.id: each for each in _post(copies)}
    alone: list[Unit] = []
    both: list[Unit] = []
    stored, differing = Stored(workspace.file), list(compared(copies))
    namesakes = namesakes_of(differing, stored.references)
    for each in differing:
        if reason := namesakes.why_not(each.unit) or fitting.why_not(each.unit):
            refused[each.unit.id] = NotTaken(unit=each.unit, reason=reason)
        else:
            (both if each.is_ours else alone).append(each.unit)
    chosen = {each.id: choice for each in both if (choice := choices.get(each.id, otherwise)) is not None}
    names = with_rows({str(id): str(name) for id, name in names_of(view.people()).items()}, (*alone, *both))
    for_good: set[str] = set()
    while True:
        taken = [each for each in alone if each.id not in refused]
        won = [each for each in both if chosen.get(each.id) is Take.THEIRS and each.id not in refused]
        last = Round(stored=stored, names=names, taken=(*taken, *won))
        if not last.faults:
            break
        for_good |= last.barred
        by_id = {each.id: each for each in (*taken, *won)}
        refused |= {id: NotTaken(unit=by_id[id], reason=reason) for id, reason in last.faults.items()}
    clashes = tuple(each for each in both if each.id not in refused and not _is_settled(each, last))
    chosen = {each.id: chosen[each.id] for each in clashes if each.id in chosen}
    still = (
        *(each for each in clashes if each.id not in chosen),
        *(each.unit for id, each in refused.items() if id not in for_good and each.unit.table != POST),
    )
    waiting = {row.place: row.base for each in still for row in each.rows}
    return replace(
        plan,
        taken=tuple(taken),
        clashes=clashes,
        chosen=chosen,
        not_taken=tuple(refused.values()),
        ended=tuple(last.ended),
        writes=_writes(last),
        remarks=doubles_of((*taken, *won), (each for each in view.people() if _stays(each.id, last))),
        waiting=waiting,
        is_new=_is_new(copies, waiting) or bool(_writes(last)),
    )


def _post(copies: Copies) -> Iterator[NotTaken]:
    reason = _(
        "Letters and reminders are numbered in the copy that made them; this one stays in the changes of that copy."
    )
    for place, written, _is_ours, is_theirs in differing_alone(copies):
        if place[0] == POST and is_theirs:
            ours, theirs = copies.now(written)
            row = Three(place=place, base=copies.bases(written)[0], ours=ours, theirs=theirs)
            yield NotTaken(unit=Unit(table="sent", key=place[1], rows=(row,)), reason=reason)


def _acts(workspace: Workspace, copies: Copies) -> dict[int, str]:
    """Of changes up to the fork that theirs took back or redid since: what each was about in the end."""
    found = {}
    for change in copies.theirs.tail.changes:
        number = change.undoes
        while number is not None and number <= copies.fork:
            past = workspace.view.change(number)
            found[change.undoes or 0], number = past.action, past.undoes
    return found


def _is_settled(clash: Unit, last: Round) -> bool:
    """A conflict of interest decides, whoever changed what of the two."""
    if clash.table not in ENDING:
        return False
    rows = (row for each in clash.rows for row in (each.ours, each.theirs) if row is not None)
    return any(last.row("conflict", pair_of(clash.table, row)) is not None for row in rows)


def _stays(person: str, last: Round) -> bool:
    return last.row("person", (person,)) is not None


def _writes(last: Round) -> tuple[Written, ...]:
    """What becomes another than it is."""
    return tuple(
        Written(place=place, row=row) for place, row in last.writes.items() if last.stored.row(*place) != row
    )


def _is_new(copies: Copies, waiting: Mapping[RowPlace, Row]) -> bool:
    """That it was brought together with this file, or who may write, says nothing of the call."""
    after = copies.fresh_after
    if any(each.id > after and each.action not in _OF_THE_COPY for each in copies.theirs.tail.changes):
        return True
    return copies.known is not None and dict(copies.known.waiting) != dict(waiting)
