"""Writing down that two copies were brought together: one change, which keeps what the other one did."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, cast

from evalapp.domain.desks.together import Take, TogetherPlan, Written
from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.bounds import ATTACHMENT_BYTES
from evalapp.domain.journal import Act, Changes, Step, TableName, act, more_remarks, state
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.desks.reconciling.copies import Copies, here_of, open_copy
from evalapp.operations.desks.reconciling.looking import Looked
from evalapp.operations.desks.reconciling.unit_words import UnitWords
from evalapp.operations.panel.members import name_of
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.history.tail import Tail, broken_at, encode_tail
from evalapp.store.rows.copies.known import waiting_text
from evalapp.store.tables.declared import TABLES

_MOST = 500  # particulars
_LONGEST = 2_000
_CONTENTS: Mapping[str, tuple[str, ...]] = {
    table.name: tuple(each.column for each in table.contents) for table in TABLES if table.contents
}
_ORDER: Mapping[str, int] = {table.name: n for n, table in enumerate(TABLES)}


@dataclass(frozen=True, kw_only=True)
class Reconcile:
    """`content_of` gives what the other copy keeps under a SHA-256, for rows that name it."""

    plan: TogetherPlan
    tail: Tail
    kept: bytes
    content_of: Callable[[str], bytes]
    reason: str = ""
    action: ClassVar[Action] = Action.RECONCILE

    def summary(self, view: View) -> Act:
        plan = self.plan
        done = act(
            "reconcile",
            n=plan.theirs,
            file=plan.file,
            fork=plan.fork,
            taken=len({each.place for each in plan.writes}),
            reason=self.reason,
        )
        return replace(done, particulars=_particulars(view, plan))

    def apply(self, change: OpenChange) -> None:
        for each in sorted(self.plan.writes, key=lambda one: _ORDER[one.place[0]]):
            self._write(change, each)
        change.put(
            "reconciled",
            [
                {
                    "head": self.tail.head,
                    "number": self.tail.number,
                    "fork": self.tail.fork,
                    "fork_hash": self.tail.fork_hash,
                    "file": self.plan.file,
                    "tail": change.put_content(self.kept),
                    "waiting": waiting_text(self.plan.waiting),
                    "by_whom": change.actor.name,
                    "at": change.at,
                }
            ],
        )

    def _write(self, change: OpenChange, written: Written) -> None:
        table, key = cast(TableName, written.place[0]), written.place[1]
        columns = next(each.key for each in TABLES if each.name == table)
        if written.row is None:
            change.remove(table, **dict(zip(columns, key)))
            return
        for column in _CONTENTS.get(table, ()) if table != "setting" else ():
            sha256 = str(written.row[column])
            if (
                sha256
                and not change.has_content(sha256)
                and change.put_content(self.content_of(sha256)) != sha256
            ):
                raise KnownError(
                    _("“{file}” was changed while it was read; nothing was taken.").format(
                        file=shorten(self.plan.file)
                    )
                )
        change.put(table, [written.row])


def reconcile(workspace: Workspace, looked: Looked, plan: TogetherPlan, *, reason: str = "") -> Changes:
    """Carry out a plan made of both as they are now, after a back-up.

    Raises KnownError, also where either was changed since: then nothing is written, and both must be looked at again.
    """
    if plan.is_empty:
        return Changes()
    if looked.fingerprint != workspace.view.fingerprint():
        raise KnownError(_("This file was changed after the two were compared; compare them again."))
    workspace.require(Reconcile.action)
    # Its hashes lead from what was proved to the head that is held against it here.
    with open_copy(here_of(workspace), looked.path, is_proved=True) as other:
        copies = Copies(workspace.file, other.file)
        if broken_at(copies.theirs.tail) is not None or copies.theirs.tail.head != looked.head:
            text = _("“{file}” was changed after the two were compared; compare them again.")
            raise KnownError(text.format(file=shorten(plan.file)))
        kept = encode_tail(copies.theirs.tail)
        if len(kept) > ATTACHMENT_BYTES:
            text = _(
                "“{file}” did more since the two went apart than one change can keep; nothing was taken."
            )
            raise KnownError(text.format(file=shorten(plan.file)))
        workspace.back_up()
        command = Reconcile(
            plan=plan, tail=copies.theirs.tail, kept=kept, content_of=other.view.content, reason=reason
        )
        return workspace.execute(command)


def _particulars(view: View, plan: TogetherPlan) -> tuple[Step, ...]:
    steps = list(_steps(view, plan))
    if (more := len(steps) - _MOST) > 0:
        return (*steps[:_MOST], more_remarks(more))
    return tuple(steps)


def _steps(view: View, plan: TogetherPlan) -> Iterator[Step]:
    words = UnitWords(view)
    for each in plan.clashes:
        choice = plan.chosen.get(each.id)
        version = state("copy", str(choice) if choice else str(Take.OURS))
        what = "reconcile-chosen" if choice else "reconcile-open"
        yield Step(what=what, named={"place": words.name(each), "version": version})
    for ended in plan.ended:
        yield Step(
            what="reconcile-ended",
            named={
                "person": name_of(view, ended.juror),
                "application": shorten(ended.application),
                "rows": ended.rows,
            },
        )
    for left in plan.not_taken:
        named = {"place": words.name(left.unit), "why": shorten(left.reason, _LONGEST)}
        yield Step(what="reconcile-not-taken", named=named)
