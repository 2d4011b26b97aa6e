"""A newer pack merged into work that was begun, as one change: nothing that was scored is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, ClassVar

from evalapp.domain.application import Dossier
from evalapp.domain.call import Score
from evalapp.domain.journal import Act, act
from evalapp.domain.order import sorted_by_number
from evalapp.domain.outgoing.undertaking import Read
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import Scheme
from evalapp.operations.change import OpenChange
from evalapp.operations.juror.agreeing import put_agreed
from evalapp.operations.juror.filling import (
    panel_scores,
    put_assignment,
    put_attachments,
    put_call,
    put_pack,
)
from evalapp.operations.juror.kept_aside import move_notes, put_aside, read_aside
from evalapp.operations.juror.renewal import Renewal
from evalapp.operations.juror.renewal_difference import (
    DossierDifference,
    difference_of_criteria,
    difference_of_dossiers,
)
from evalapp.operations.juror.renewal_scores import GivenScores, RenewedScores, renew_scores
from evalapp.operations.juror.said import handed_in, put_handed_in, said_by_pack, scores_by_place
from evalapp.operations.panel.jury import TakeOverConflict, WithdrawConflict
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.settings import EARLIER, PACK_NUMBER, PUBLIC_KEY, RECIPIENT, RENEWAL

if TYPE_CHECKING:
    from evalapp.exchange.sealed.pack import UnsealedPack
    from evalapp.exchange.sealed.pack_content import PackContent


def renew(
    workspace: Workspace,
    pack: UnsealedPack,
    scheme: Scheme,
    agreed: Read | None,
    progress: Callable[[int], None],
) -> Renewal:
    """Merge a newer pack of the same panel and juror into the work file, after a back-up.

    What the panel knows of the juror's conflicts of interest comes first, as changes of their own: such a dossier must
    go whatever becomes of the rest. Raises KnownError, or what `progress` raises; the work file is then as it was, but
    for that.
    """
    content = pack.content
    workspace.back_up()
    conflicts = _follow_conflicts(workspace, content)
    given = _given(workspace)
    # The panel may not know yet of a conflict declared here: such a dossier stays out.
    dossiers = [each for each in content.dossiers if each.application.number not in given.barred]
    numbers = [each.application.number for each in dossiers]
    old = {each.application.number: each for each in workspace.view.dossiers()}
    difference = difference_of_dossiers(old, dossiers, given.applications)
    made = renew_scores(given, scheme, numbers, panel_scores(content))
    renewal = _renewal(workspace, content, scheme, difference, made, conflicts)
    workspace.execute(
        Renew(
            pack=pack,
            scheme=scheme,
            given=given,
            dossiers=dossiers,
            gone=tuple(old.keys() - given.barred - set(numbers)),
            made=made,
            renewal=renewal,
            agreed=agreed,
            progress=progress,
        )
    )
    return renewal


@dataclass(frozen=True, kw_only=True)
class Renew:
    """A newer pack merged into the work. `gone`: applications that leave the file; the rest as in `renew_scores`."""

    pack: UnsealedPack
    scheme: Scheme
    given: GivenScores
    dossiers: Sequence[Dossier]
    gone: Sequence[str]
    made: RenewedScores
    renewal: Renewal
    agreed: Read | None
    progress: Callable[[int], None]
    action: ClassVar[Action] = Action.OPEN_PACK

    def summary(self, view: View) -> Act:
        return act("pack-merged", number=self.pack.content.number)

    def apply(self, change: OpenChange) -> None:
        content = self.pack.content
        put_call(change, content)
        change.put_dossiers(self.dossiers)
        change.put_lacking(self.dossiers)
        put_attachments(change, self.pack, self.dossiers, self.progress)
        for number in self.renewal.applications_added:
            put_assignment(change, content, number)
        for number in self.renewal.asked_again:
            change.remove("cleared", application=number)
        _put_scores(change, content, self.given, self.made)
        numbers = {each.application.number for each in self.dossiers}
        move_notes(change, content.juror.id, numbers | self.given.barred, self.scheme)
        for number in self.gone:
            # Its scores and notes are aside by now.
            change.remove_application(number)
        put_pack(change, content, base=self.made.base)
        if self.given.said:
            put_handed_in(change, self.made.said)
        change.put_setting(RENEWAL, asdict(self.renewal))
        put_agreed(change, self.agreed)


def _follow_conflicts(workspace: Workspace, content: PackContent) -> tuple[str, ...]:
    """The applications that leave the work for a conflict of interest which the panel recorded, and not the juror.

    One that it recorded before and no longer knows of was withdrawn there, and so it is here.
    """
    view, juror = workspace.view, content.juror.id
    stored = {each.application: each for each in view.conflicts()}
    held = {each.application for each in view.assignments()}
    known = {each.application: each for each in content.conflicts}
    gone = sorted_by_number(held & known.keys() - stored.keys(), str)
    for number in gone:
        workspace.execute(TakeOverConflict(conflict=known[number]))
    for number, conflict in stored.items():
        if not conflict.is_own and number not in known:
            workspace.execute(WithdrawConflict(juror=juror, application=number))
    return tuple(gone)


def last_renewal(workspace: Workspace) -> Renewal | None:
    """What the newest pack changed; None where the work stands on its first one."""
    kept = workspace.view.setting(RENEWAL)
    return Renewal.of(kept) if kept else None


def _given(workspace: Workspace) -> GivenScores:
    view = workspace.view
    return GivenScores(
        scheme=view.call().scheme,
        applications=frozenset(each.application for each in view.assignments()),
        barred=frozenset(each.application for each in view.conflicts()),
        scores=scores_by_place(view),
        base=said_by_pack(view),
        said=handed_in(view) if view.setting(EARLIER) else {},
        aside={each.place: each for each in read_aside(view)},
    )


def _renewal(
    workspace: Workspace,
    content: PackContent,
    scheme: Scheme,
    difference: DossierDifference,
    made: RenewedScores,
    conflicts: tuple[str, ...],
) -> Renewal:
    view = workspace.view
    call = view.call()
    criteria = difference_of_criteria(call.scheme, scheme)
    titles = {criterion.id: str(criterion.title) for criterion in scheme.criteria}
    cleared = view.answered()
    return Renewal(
        number=content.number,
        previous=view.setting(PACK_NUMBER),
        applications_added=difference.added,
        applications_gone=tuple(each for each in difference.gone if each not in conflicts),
        conflicts_recorded=conflicts,
        dossiers_changed=tuple(f"{name} ({', '.join(parts)})" for name, parts in difference.changed.items()),
        criteria_added=criteria.added,
        criteria_gone=criteria.gone,
        criteria_changed=criteria.changed,
        scores_taken=len(made.taken),
        scores_restored=len(made.restored),
        scores_differing=tuple(f"{number} · {titles[criterion]}" for number, criterion in made.differing),
        kept_aside=len(made.aside),
        asked_again=tuple(number for number in difference.other_parties if number in cleared),
        deadline=content.deadline,
        deadline_changed=content.deadline != call.deadline,
        declaration_changed=content.declaration != call.declaration,
        undertaking_changed=content.undertaking != call.undertaking,
        has_new_key=content.recipient != view.setting(RECIPIENT),
        has_new_code=content.juror.public_key != view.setting(PUBLIC_KEY),
    )


def _put_scores(change: OpenChange, content: PackContent, given: GivenScores, made: RenewedScores) -> None:
    juror = content.juror.id
    for number, criterion in made.restored:
        change.remove("kept_aside", application=number, criterion=criterion)
    put_aside(change, juror, made.aside)
    for number, criterion in given.scores.keys() - made.scores.keys():
        change.remove("score", application=number, criterion=criterion)
    moments = {each.place: each.at for each in content.scores}
    taken = set(made.taken)
    change.put_scores(
        [
            Score.saying(answer, juror=juror, place=place, at=moments[place] if place in taken else change.at)
            for place, answer in made.scores.items()
        ],
    )
