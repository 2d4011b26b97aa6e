"""A newer pack merged into work that was begun, as one change: nothing that was scored is lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from evalapp.domain.application import Dossier
from evalapp.domain.call import Score
from evalapp.domain.people import Actor
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.operations.juror.filling import (
    panel_scores,
    put_assignment,
    put_attachments,
    put_call,
    put_pack_settings,
)
from evalapp.operations.juror.kept_aside import move_notes, put_aside, read_aside
from evalapp.operations.juror.renewal import Renewal
from evalapp.operations.juror.renewal_difference import (
    DossierDifference,
    difference_of_criteria,
    difference_of_dossiers,
)
from evalapp.operations.juror.renewal_scores import GivenScores, RenewedScores, renew_scores
from evalapp.operations.juror.submission import handed_in, put_handed_in, scores_by_place
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.backup import back_up
from evalapp.store.faults import known_faults
from evalapp.store.file import PanelFile
from evalapp.store.rows import read
from evalapp.store.rows.write import put_dossiers, put_scores, put_setting, remove

if TYPE_CHECKING:
    from evalapp.exchange.sealed.pack import PackContent, UnsealedPack


def renew(
    workspace: Workspace, pack: UnsealedPack, scheme: Scheme, progress: Callable[[int], None]
) -> Renewal:
    """Merge a newer pack of the same panel and juror into the work file, after a back-up.

    Raises KnownError, or what `progress` raises; the work file is then as it was.
    """
    file, content = workspace.file, pack.content
    with known_faults(workspace.path):
        back_up(file.conn, workspace.path)
    given = _given(workspace)
    # The panel may not know yet of a conflict declared here: such a dossier stays out.
    dossiers = [each for each in content.dossiers if each.application.number not in given.barred]
    numbers = [each.application.number for each in dossiers]
    old = {each.application.number: each for each in workspace.view.dossiers()}
    difference = difference_of_dossiers(old, dossiers, given.applications)
    made = renew_scores(given, scheme, numbers, panel_scores(content))
    renewal = _renewal(workspace, content, scheme, difference, made)
    workspace.execute(
        Renew(
            pack=pack,
            scheme=scheme,
            given=given,
            dossiers=dossiers,
            gone=tuple(old.keys() - given.barred - set(numbers)),
            made=made,
            renewal=renewal,
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
    progress: Callable[[int], None]
    action: ClassVar[Action] = Action.OPEN_PACK

    def summary(self, view: View) -> str:
        return _("Pack {number} merged into the work").format(number=self.pack.content.number)

    def apply(self, file: PanelFile, at: str, actor: Actor) -> None:
        content = self.pack.content
        put_call(file, content, at)
        put_dossiers(file, self.dossiers)
        put_attachments(file, self.pack, self.dossiers, self.progress)
        for number in self.renewal.applications_added:
            put_assignment(file, content, number)
        for number in self.renewal.asked_again:
            remove(file, "cleared", application=number)
        _put_scores(file, content, self.given, self.made, at)
        numbers = {each.application.number for each in self.dossiers}
        move_notes(file, content.juror.id, numbers | self.given.barred, self.scheme, at)
        for number in self.gone:
            _remove_application(file, number)
        put_pack_settings(file, content, base=self.made.base)
        if self.given.said:
            put_handed_in(file, self.made.said)
        put_setting(file, "renewal", self.renewal.to_json())


def last_renewal(workspace: Workspace) -> Renewal | None:
    """What the newest pack changed; None where the work stands on its first one."""
    text = read.setting(workspace.file, "renewal")
    return Renewal.from_json(text) if text else None


def _given(workspace: Workspace) -> GivenScores:
    from evalapp.exchange.merge.state import decode_base

    view, file = workspace.view, workspace.file
    return GivenScores(
        scheme=view.call().scheme,
        applications=frozenset(each.application for each in view.assignments()),
        barred=frozenset(each.application for each in view.conflicts()),
        scores=scores_by_place(view),
        base=decode_base(read.blob(file, read.setting(file, "base") or "")),
        said=handed_in(workspace) if json.loads(read.setting(file, "earlier") or "[]") else {},
        aside={each.place: each for each in read_aside(file)},
    )


def _renewal(
    workspace: Workspace,
    content: PackContent,
    scheme: Scheme,
    difference: DossierDifference,
    made: RenewedScores,
) -> Renewal:
    call, file = workspace.view.call(), workspace.file
    criteria = difference_of_criteria(call.scheme, scheme)
    titles = {criterion.id: str(criterion.title) for criterion in scheme.criteria}
    cleared = {number for (number,) in file.rows("SELECT application FROM cleared")}
    return Renewal(
        number=content.number,
        previous=int(read.setting(file, "pack_number") or 0),
        applications_added=difference.added,
        applications_gone=difference.gone,
        dossiers_changed=tuple(f"{name} ({', '.join(parts)})" for name, parts in difference.changed.items()),
        criteria_added=tuple(str(each.title) for each in criteria.added),
        criteria_gone=tuple(str(each.title) for each in criteria.gone),
        criteria_changed=tuple(str(each.title) for each in criteria.changed),
        scores_taken=len(made.taken),
        scores_restored=len(made.restored),
        scores_differing=tuple(f"{number} · {titles[criterion]}" for number, criterion in made.differing),
        kept_aside=len(made.aside),
        asked_again=tuple(number for number in difference.other_parties if number in cleared),
        deadline=content.deadline,
        deadline_changed=content.deadline != call.deadline,
        has_new_code=content.juror.public_key != read.setting(file, "public_key"),
    )


def _put_scores(
    file: PanelFile, content: PackContent, given: GivenScores, made: RenewedScores, at: str
) -> None:
    juror = content.juror.id
    for number, criterion in made.restored:
        remove(file, "kept_aside", application=number, criterion=criterion)
    put_aside(file, juror, made.aside, at)
    for number, criterion in given.scores.keys() - made.scores.keys():
        remove(file, "score", application=number, criterion=criterion)
    moments = {(each.application, each.criterion): each.at for each in content.scores}
    taken = set(made.taken)
    put_scores(
        file,
        [
            Score(
                juror=juror,
                application=place[0],
                criterion=place[1],
                value=held[0],
                no_score=held[1],
                comment=held[2],
                at=moments[place] if place in taken else at,
            )
            for place, held in made.scores.items()
        ],
    )


def _remove_application(file: PanelFile, number: str) -> None:
    """Its scores and notes are aside by now."""
    for table in ("assignment", "cleared", "attachment", "partner", "budget"):
        remove(file, table, application=number)
    remove(file, "application", number=number)
