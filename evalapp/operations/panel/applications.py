"""Applications: taking them in from files, and whether they are admissible."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from evalapp.domain.application import Admissibility, Dossier
from evalapp.domain.call import Call
from evalapp.domain.errors import BadValue
from evalapp.domain.incoming.watched import Stage, watched
from evalapp.domain.intake import ImportPlan, ImportRow, Question
from evalapp.domain.journal import Act, Changes, act, said_in_both, state
from evalapp.domain.people import Person
from evalapp.domain.permissions import Action
from evalapp.domain.taking.column_map import ColumnMap, KeptSheet
from evalapp.domain.taking.column_use import Use
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.collecting import collecting_later
from evalapp.operations.panel.admitting import LET_THROUGH, Held, require_reason
from evalapp.operations.panel.concerned import Concerned, concerned, concerns_about
from evalapp.operations.panel.editing import reasons
from evalapp.operations.panel.hanging import hanging_on
from evalapp.operations.panel.import_particulars import (
    ASK,
    EVERY_HIDDEN,
    answers_told,
    particulars_of_import,
)
from evalapp.operations.panel.work_list import left_list_words, renew_work_list, still_refused_words
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.history import journal
from evalapp.store.rows.settings import COLUMN_MAPS

if TYPE_CHECKING:
    from evalapp.exchange.intake.shelf import Shelf

_AT_ONCE, _MOST_PARTS = 200, 40  # applications written in one go, and goes in all
_NOT_ASKED: Mapping[str, Question] = {}
WITHOUT_HIDDEN: Mapping[str, str] = {EVERY_HIDDEN: Use.LEAVE_OUT.value}
"""The answer that leaves out what is hidden in a workbook, but for columns that have an answer of their own."""

ASKING: Mapping[str, str] = {**WITHOUT_HIDDEN, "hidden-rows:": ASK, "sheet:": ASK}
"""Likewise; and asks about each row that somebody hid. One that a filter hides is taken in, and said."""


def plan_import(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    map_file: Path | None = None,
    mapped: ColumnMap | None = None,
    shelf: Shelf | None = None,
    answers: Mapping[str, str] | None = None,
    ask_password: Callable[[Path, str], str | None] | None = None,
    asked: Mapping[str, Question] = _NOT_ASKED,
) -> ImportPlan:
    """What an import of these files would do; `answers` are by the ids of the questions of an earlier plan, and
    `asked` those questions, so that the history can tell them in words.

    `ask_password` is given a protected file and what is to be said of it, and may give up with None. The columns are
    read by the file of a map or by `mapped`, else as the call keeps them. `shelf` keeps files that are looked at again.
    Raises UnreadableFile, of which PasswordNeeded and ColumnsUnknown; changes nothing.
    """
    from evalapp.exchange.intake.reading import read_column_map

    if map_file:
        mapped = read_column_map(map_file)
    return plan_beside(
        held_by(workspace.view),
        paths,
        mapped=mapped,
        shelf=shelf,
        answers=answers,
        ask_password=ask_password,
        asked=asked,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldByCall:
    """All that an import is compared with, taken out of the file: a worker plans with it."""

    dossiers: Sequence[Dossier]
    call: Call
    people: Sequence[Person]
    refused: Sequence[ImportRow]
    kept: tuple[KeptSheet, ...]
    hanging: Mapping[str, tuple[str, ...]]


def held_by(view: View) -> HeldByCall:
    return HeldByCall(
        dossiers=view.dossiers(),
        call=view.call(),
        people=view.people(),
        refused=view.refused_rows(),
        kept=view.setting(COLUMN_MAPS),
        hanging=hanging_on(view),
    )


def held_beside(workspace: Workspace) -> HeldByCall:
    """`held_by` in another thread, while nothing is written."""
    with workspace.file.still:
        return held_by(workspace.view)


def plan_beside(
    held: HeldByCall,
    paths: Sequence[Path],
    *,
    mapped: ColumnMap | None = None,
    shelf: Shelf | None = None,
    answers: Mapping[str, str] | None = None,
    ask_password: Callable[[Path, str], str | None] | None = None,
    asked: Mapping[str, Question] = _NOT_ASKED,
) -> ImportPlan:
    """`plan_import` of what was taken out of the file: safe in a worker thread."""
    from evalapp.exchange.intake import reading as intake
    from evalapp.exchange.intake.comparing.off_list import off_with_left_out
    from evalapp.exchange.intake.evidence.units.magnitudes import bounds_of
    from evalapp.exchange.intake.taking.judged import Judged

    with collecting_later():
        existing, call = held.dossiers, held.call
        totals = {
            each.application.number: each.application.total_budget
            for each in existing
            if each.application.total_budget is not None
        }
        read = intake.read_applications(
            paths,
            column_map=mapped,
            kept=held.kept,
            shelf=shelf,
            answers=answers,
            ask_password=ask_password,
            bounds=replace(
                bounds_of(call.budget, call.scheme.budget, totals),
                now=journal.now(),
                deadline="" if call.is_demo else call.deadline,  # that of the demo was in 2015
                own_day=call.deadline,
            ),
            judged=Judged.of_call(held.people, call.scheme),
        )
        plan = intake.plan_import(
            read,
            existing,
            answers or {},
            lambda: held.hanging,
        )
    numbers = {each.application.number for each in held.dossiers}
    plan = replace(plan, off_list=off_with_left_out(plan, held.refused, numbers))
    gone = filter(None, [left_list_words(plan)])
    plan = replace(plan, notes=(*plan.notes, *still_refused_words(plan, held.refused), *gone))
    return replace(plan, answers=answers_told(plan, answers or {}, asked))


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportApplications:
    """Once scoring began it needs a reason, as the same change by hand does."""

    plan: ImportPlan
    reason: str = ""
    action: ClassVar[Action] = Action.IMPORT_APPLICATIONS

    def summary(self, view: View) -> Act:
        return replace(self._act(), particulars=particulars_of_import(self.plan))

    def _act(self) -> Act:
        if self.plan.is_empty:
            return act("import-refused" if self.plan.refused or not self.plan.off_list else "import-left-out")
        added, updated = len(self.plan.dossiers_to_add), len(self.plan.dossiers_to_update)
        if self.plan.decided:
            return act(
                "import-decided",
                added=added,
                updated=updated,
                decided=self.plan.decided,
                reason=self.reason,
            )
        return act("import", added=added, updated=updated, reason=self.reason)

    def refuse_unsaid(self, view: View) -> None:
        """Raises BadValue where it changes applications without the reason that this needs now."""
        if not self.plan.is_empty:
            reasons.require_reason(view, self.reason)

    def apply(self, change: OpenChange) -> None:
        self.refuse_unsaid(change.view)
        dossiers = [*self.plan.dossiers_to_add, *self.plan.dossiers_to_update]
        n = len(dossiers)
        step = max(_AT_ONCE, n // _MOST_PARTS + 1)
        for part in watched(Stage.WRITING, [dossiers[at : at + step] for at in range(0, n, step)], every=1):
            change.put_dossiers(part)
        renew_work_list(change, self.plan)
        self._keep_columns(change)

    def _keep_columns(self, change: OpenChange) -> None:
        """How they were read, for the next file with the same headings."""
        from evalapp.exchange.intake.mapping.kept import with_kept

        before = change.view.setting(COLUMN_MAPS)
        kept = with_kept(before, self.plan.to_keep)
        if kept != before:
            change.put_setting(COLUMN_MAPS, kept)


def import_applications(workspace: Workspace, plan: ImportPlan, reason: str = "") -> Changes:
    """Carry out an import; a back-up is made first when there is anything to lose: a file with applications.

    Raises BadValue where scoring began and no reason is given.
    """
    command = _ready(workspace, plan, reason)
    with collecting_later(), workspace.file.with_small_cache():
        return workspace.execute(command)


def import_beside(workspace: Workspace, plan: ImportPlan, reason: str = "") -> Changes:
    """`import_applications` in another thread: see `Workspace.carried_out`."""
    command = _ready(workspace, plan, reason)
    with collecting_later():  # which holds up the window too, for as long as it takes
        with workspace.file.with_small_cache():
            changes = workspace.carried_out(command)
        workspace.view.listed()  # so that the window need not wait for them, nor for what concerns each
        concerned(workspace.view)
    return changes


def _ready(workspace: Workspace, plan: ImportPlan, reason: str) -> ImportApplications:
    """No back-up is made for what is refused."""
    workspace.require(ImportApplications.action)
    command = ImportApplications(plan=plan, reason=reason)
    command.refuse_unsaid(workspace.view)
    if not plan.is_empty and workspace.view.applications():
        workspace.back_up()
    return command


@dataclass(frozen=True, kw_only=True, slots=True)
class SetAdmissibility:
    """An inadmissible application keeps its dossier and scores but gets no place; that needs a reason.

    What is let through though it breaks a rule, or cannot be checked against one, is recorded as such; what came too
    late needs a reason too.
    """

    application: str
    admissibility: Admissibility
    reason: str = ""
    action: ClassVar[Action] = Action.JUDGE_ADMISSIBILITY

    def summary(self, view: View) -> Act:
        is_let_through = self.admissibility is Admissibility.ADMISSIBLE and self._concerns(view)
        said = {"concerns": said_in_both(lambda: self._concerns(view))}
        before = view.dossier(self.application).application.admissibility
        return act(
            LET_THROUGH if is_let_through else "admissibility",
            application=self.application,
            before=state("admissibility", before),
            after=state("admissibility", self.admissibility),
            reason=self.reason,
            **(said if is_let_through else {}),
        )

    def _concerns(self, view: View) -> str:
        return " · ".join(each.words for each in concerns_about(view, self.application))

    def apply(self, change: OpenChange) -> None:
        if self.admissibility is Admissibility.INADMISSIBLE and not self.reason.strip():
            raise BadValue(
                _("Say why the application is inadmissible; the applicant has a right to the reason.")
            )
        dossier = change.view.dossier(self.application)
        application = dossier.application
        if self.admissibility is Admissibility.ADMISSIBLE:
            held = Held(application=application, concerns=Concerned(change.view).by_rules(dossier))
            require_reason([held], self.reason)
        change.put_application(
            replace(application, admissibility=self.admissibility, admissibility_reason=self.reason.strip()),
        )
