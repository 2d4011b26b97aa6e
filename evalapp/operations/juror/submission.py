"""Handing in: what a juror signs with the access code and seals for the panel."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from evalapp.domain.call import Score
from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import RETURN
from evalapp.domain.journal import Act, act
from evalapp.domain.order import number_key, place_key, sorted_by_number
from evalapp.domain.people import Conflict
from evalapp.domain.permissions import Action
from evalapp.domain.scoring.answer import NOTHING, Answer, Place
from evalapp.domain.scoring.counted import Counted, counted
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.device import machine_name
from evalapp.operations.juror.agreeing import require_agreement
from evalapp.operations.juror.numbering import next_return
from evalapp.operations.juror.own_part import signing_own_key
from evalapp.operations.juror.part import Part
from evalapp.operations.juror.return_file import require_own_return
from evalapp.operations.juror.said import (
    handed_in,
    is_new,
    put_handed_in,
    said_by_pack,
    scores_by_place,
    sent,
)
from evalapp.operations.placing import make_ready, settle, to_be_placed
from evalapp.operations.progress.due import is_complete
from evalapp.operations.recovering import waiting_words
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.settings import (
    DEVICE,
    DEVICE_NAME,
    EARLIER,
    HANDED_IN_AS,
    OWN_KEY,
    PACK,
    PACK_NUMBER,
    PUBLIC_KEY,
    RECIPIENT,
    RETURN_FILES,
    REVISION,
    SUBMITTED_AT,
    HandedInAs,
)
from evalapp.store.rows.unplaced import Unplaced

if TYPE_CHECKING:
    from evalapp.exchange.sealed.returns import DeclaredJson, ReturnContent
    from evalapp.exchange.sealed.undertaken import AgreedJson


@dataclass(frozen=True, kw_only=True, slots=True)
class Submission:
    """A return that was written. `fingerprint` is the SHA-256 of what was signed."""

    path: Path
    fingerprint: str
    revision: int
    applications: int
    counted: Counted
    is_complete: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Submit:
    """Note in the work file that this return was written: its number, its hash and what it said.

    `file` gets its name afterwards.
    """

    revision: int
    sha256: str
    handed_in: Mapping[Place, Answer]
    file: Unplaced
    action: ClassVar[Action] = Action.SUBMIT

    def summary(self, view: View) -> Act:
        return act("handed-in", number=self.revision)

    def apply(self, change: OpenChange) -> None:
        view = change.view
        change.put_setting(REVISION, self.revision)
        change.put_setting(EARLIER, (*view.setting(EARLIER), self.sha256))
        change.put_setting(SUBMITTED_AT, change.at)
        put_handed_in(change, self.handed_in)
        change.put_setting(HANDED_IN_AS, HandedInAs(file=self.file.name, pack=view.setting(PACK)))
        change.put_setting(RETURN_FILES, (*view.setting(RETURN_FILES), self.file.sha256))
        change.note_unplaced([self.file])


def submit(
    workspace: Workspace,
    code: str,
    path: Path,
    *,
    applications: Collection[str] | None = None,
    taken_back: Collection[str] = (),
    own_part: str | None = None,
) -> Submission:
    """Sign the work file, or only `applications` of it, with the access code and seal it for the panel.

    The others are said again as they were handed in before. Of those in `taken_back` the panel loses the scores,
    which stay in the work file. Incomplete work may be handed in; the panel sees what is still to come. `own_part` is
    asked where the juror added one to the code, and refused where none was. Raises BadValue or KnownError for a code
    or own part that is mistyped or another's, for a choice that says nothing, and when the return cannot be written;
    the work file is then as it was. The number is recorded before the return has its name, so that no other return
    bears it: where it cannot get that name, the KnownError says so.
    """
    from evalapp.exchange.sealed.returns import seal_return, sha256_of
    from evalapp.exchange.sealed.signing import own_signing_key
    from evalapp.files import FOR_OTHERS, stage_bytes

    view = workspace.view
    call = view.call()
    if not workspace.is_work_file:
        raise KnownError(_("Only a juror’s work file can be handed in; open the pack first."))
    require_own_return(view, path)
    key = own_signing_key(code, call.panel, call.juror, view.setting(PUBLIC_KEY))
    own = signing_own_key(view, own_part)
    workspace.go_on_here()
    ready = make_ready(workspace.file, path.parent, {path.name})
    content = _return_of(workspace, Part(applications=applications, taken_back=taken_back))
    sha256 = sha256_of(content)
    said = {(each.application, each.criterion): each.answer for each in content.evaluations}
    staged = stage_bytes(path, seal_return(content, key, view.setting(RECIPIENT), own), mode=FOR_OTHERS)
    waiting = ""
    try:
        noted = to_be_placed(staged, call.juror, beside=ready.beside)
        submitted = Submit(revision=content.revision, sha256=sha256, handed_in=said, file=noted)
        workspace.execute(submitted, [staged])
    finally:
        waiting = waiting_words(settle(workspace.file, [staged], ready.earlier), number=content.revision)
    if waiting:
        raise KnownError(waiting)
    given = [each for each in content.evaluations if each.answer.is_given]
    return Submission(
        path=path,
        fingerprint=sha256,
        revision=content.revision,
        applications=len({each.application for each in given}),
        counted=counted(each.answer for each in given),
        is_complete=content.is_complete,
    )


def _return_of(workspace: Workspace, part: Part) -> ReturnContent:
    from evalapp.exchange.sealed.returns import DeclaredConflict, Evaluation, ReturnContent
    from evalapp.exchange.sealed.wire import FIRST_FORMAT, FORMAT, SECOND_FORMAT

    view = workspace.view
    call = view.call()
    base = said_by_pack(view)
    own = {score.place: score for score in view.scores()}
    handed = handed_in(view)
    part.require_sense({each.application for each in view.assignments()}, handed)
    # What was handed in before is said again, also where a score was taken back.
    said = _in_pack(view, handed)
    scores = part.said(own, base | said)
    barred = {each.application for each in view.conflicts()}
    # The panel may hold by now what a newer pack did not know of yet; against that it is taken back.
    base = {place: answer for place, answer in said.items() if place[0] in part.taken_back} | base
    places = sorted(place for place in scores.keys() | base.keys() | said.keys() if place[0] not in barred)
    evaluations = []
    for place in places:
        score = scores.get(place) or Score(juror=call.juror, application=place[0], criterion=place[1])
        evaluations.append(Evaluation.of(place, score.answer, base.get(place, NOTHING), score.at))
    revision, own_key = view.setting(REVISION), view.setting(OWN_KEY)
    wordings = tuple(sorted({each.wording for each in view.declarations() if each.wording}))
    declared, undertaking = _declared(view, wordings), _undertaking(view)
    return ReturnContent(
        format=FORMAT if undertaking or own_key else SECOND_FORMAT if declared else FIRST_FORMAT,
        panel=call.panel,
        pack=view.setting(PACK),
        pack_number=view.setting(PACK_NUMBER),
        juror=call.juror,
        device=view.setting(DEVICE),
        device_name=view.setting(DEVICE_NAME) or machine_name(),
        base_revision=revision,
        revision=next_return(workspace),
        earlier=view.setting(EARLIER),
        scheme_version=call.scheme_version,
        submitted_at=view.next_time(),
        is_complete=not _lacking(view, scores.values()),
        evaluations=tuple(evaluations),
        conflicts=tuple(
            DeclaredConflict(application=each.application, kind=each.kind, note=each.note, at=each.at)
            for each in _own_conflicts(view)
        ),
        declared=declared,
        wordings=wordings,
        undertaking=undertaking,
        own_key=own_key or None,
    )


def _undertaking(view: View) -> AgreedJson | None:
    from evalapp.exchange.sealed.undertaken import AgreedJson

    made = require_agreement(view)
    if made is None:
        return None
    return AgreedJson(
        language="nl" if made.language == "nl" else "en",
        text=made.words,
        sha256=made.sha256,
        at=made.at,
        device=made.device,
        device_name=made.device_name,
    )


def _own_conflicts(view: View) -> list[Conflict]:
    """Without those that the panel recorded: it knows of them, and may have withdrawn them since."""
    return [each for each in view.conflicts() if each.is_own]


def _declared(view: View, wordings: Sequence[str]) -> tuple[DeclaredJson, ...]:
    """All that the juror declared on conflicts of interest, as it stands: that there is one, or that there is none."""
    from evalapp.exchange.sealed.returns import DeclaredJson

    conflicts = [
        DeclaredJson(application=each.application, conflict=True, kind=each.kind, at=each.at)
        for each in _own_conflicts(view)
    ]
    none = [
        DeclaredJson(
            application=each.application,
            conflict=False,
            at=each.at,
            wording=1 + wordings.index(each.wording) if each.wording else 0,
        )
        for each in view.declarations()
    ]
    return tuple(sorted((*conflicts, *none), key=lambda each: number_key(each.application)))


def still_to_do(view: View) -> list[str]:
    """Numbers of the applications that lack a score or a motivation the scheme asks for."""
    return _lacking(view, view.scores())


def _lacking(view: View, given: Iterable[Score]) -> list[str]:
    call = view.call()
    by_application: dict[str, list[Score]] = {each.application: [] for each in view.assignments()}
    for score in given:
        by_application.setdefault(score.application, []).append(score)
    assigned = {each.application for each in view.assignments()}
    return [
        number
        for number, scores in sorted_by_number(by_application.items(), itemgetter(0))
        if number in assigned and not is_complete(call.scheme, scores)
    ]


def unsent(workspace: Workspace) -> list[Place]:
    """Where this work file says something that its last return did not: (application, criterion), sorted.

    A conflict of interest that was declared since has an empty criterion.
    """
    view = workspace.view
    said, now = said_by_pack(view) | _in_pack(view, sent(view)), scores_by_place(view)
    places = {
        place for place in said.keys() | now.keys() if said.get(place, NOTHING) != now.get(place, NOTHING)
    }
    barred = {each.application for each in view.conflicts()}
    declared = {(each.application, "") for each in _own_conflicts(view) if is_new(view, each)}
    return sorted({place for place in places if place[0] not in barred} | declared, key=place_key)


def _in_pack(view: View, said: Mapping[Place, Answer]) -> dict[Place, Answer]:
    """Without what a newer pack took away since."""
    applications = {each.application for each in view.assignments()}
    criteria = {criterion.id for criterion in view.call().scheme.criteria}
    return {place: each for place, each in said.items() if place[0] in applications and place[1] in criteria}


def default_return_path(workspace: Workspace) -> Path:
    return workspace.path.with_suffix(RETURN.suffix)
