"""Handing in: what a juror signs with the access code and seals for the panel."""

from __future__ import annotations

import json
import socket
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from evalapp.domain.call import Score
from evalapp.domain.errors import KnownError
from evalapp.domain.order import place_key, sorted_by_number
from evalapp.domain.people import Actor
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.juror.part import Part
from evalapp.operations.juror.renewal_scores import NOTHING
from evalapp.operations.scores import is_complete
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.file import PanelFile
from evalapp.store.history import journal
from evalapp.store.rows import read
from evalapp.store.rows.write import put_blob, put_setting

if TYPE_CHECKING:
    from evalapp.exchange.merge.state import Held, Place
    from evalapp.exchange.sealed.returns import ReturnContent

RETURN_SUFFIX = ".evalreturn"


@dataclass(frozen=True, kw_only=True, slots=True)
class Submission:
    """A return that was written. `fingerprint` is the SHA-256 of what was signed."""

    path: Path
    fingerprint: str
    revision: int
    applications: int
    scores: int
    is_complete: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Submit:
    """Note in the work file that this return was written: its number, its hash and what it said (`encode_base`).

    `file` is the name it was written under.
    """

    revision: int
    sha256: str
    handed_in: bytes
    file: str
    action: ClassVar[Action] = Action.SUBMIT

    def summary(self, view: View) -> str:
        return _("Handed in: return {number}").format(number=self.revision)

    def apply(self, file: PanelFile, at: str, actor: Actor) -> None:
        earlier = json.loads(read.setting(file, "earlier") or "[]")
        put_setting(file, "revision", str(self.revision))
        put_setting(file, "earlier", json.dumps([*earlier, self.sha256]))
        put_setting(file, "submitted_at", at)
        put_setting(file, "handed_in", put_blob(file, self.handed_in))
        how = {"file": self.file, "pack": read.setting(file, "pack")}
        put_setting(file, "handed_in_as", json.dumps(how, ensure_ascii=False))


def submit(
    workspace: Workspace,
    code: str,
    path: Path,
    *,
    applications: Collection[str] | None = None,
    taken_back: Collection[str] = (),
) -> Submission:
    """Sign the work file, or only `applications` of it, with the access code and seal it for the panel.

    The others are said again as they were handed in before. Of those in `taken_back` the panel loses the scores,
    which stay in the work file. Incomplete work may be handed in; the panel sees what is still to come. Raises
    BadValue or KnownError for a code that is mistyped or another's, for a choice that says nothing, and when the
    return cannot be written; the work file is then as it was.
    """
    from evalapp.exchange.merge.state import encode_base
    from evalapp.exchange.sealed.returns import seal_return, sha256_of
    from evalapp.exchange.sealed.signing import own_signing_key
    from evalapp.files import refuse_another_kind, write_bytes

    call = workspace.view.call()
    if not workspace.is_work_file:
        raise KnownError(_("Only a juror's work file can be handed in; open the pack first."))
    refuse_another_kind(path, RETURN_SUFFIX)
    key = own_signing_key(code, call.panel, call.juror, _known(workspace, "public_key"))
    workspace.go_on_here()
    content = _return_of(workspace, Part(applications=applications, taken_back=taken_back))
    sha256 = sha256_of(content)
    write_bytes(path, seal_return(content, key, _known(workspace, "recipient")))
    said = {(e.application, e.criterion): (e.value, e.no_score, e.comment) for e in content.evaluations}
    workspace.execute(
        Submit(revision=content.revision, sha256=sha256, handed_in=encode_base(said), file=path.name)
    )
    given = [each for each in content.evaluations if each.value is not None or each.no_score is not None]
    return Submission(
        path=path,
        fingerprint=sha256,
        revision=content.revision,
        applications=len({each.application for each in given}),
        scores=len(given),
        is_complete=content.is_complete,
    )


def _known(workspace: Workspace, key: str) -> str:
    return read.setting(workspace.file, key) or ""


def _return_of(workspace: Workspace, part: Part) -> ReturnContent:
    from evalapp.exchange.merge.state import decode_base
    from evalapp.exchange.sealed.returns import DeclaredConflict, Evaluation, ReturnContent
    from evalapp.exchange.sealed.wire import FORMAT

    view = workspace.view
    call = view.call()
    base = decode_base(read.blob(workspace.file, _known(workspace, "base")))
    own = {(score.application, score.criterion): score for score in view.scores()}
    handed = handed_in(workspace)
    part.require_sense({each.application for each in view.assignments()}, handed)
    # What was handed in before is said again, also where a score was taken back.
    said = _in_pack(workspace, handed)
    scores = part.said(own, base | said)
    barred = {each.application for each in view.conflicts()}
    # The panel may hold by now what a newer pack did not know of yet; against that it is taken back.
    base = {place: held for place, held in said.items() if place[0] in part.taken_back} | base
    places = sorted(place for place in scores.keys() | base.keys() | said.keys() if place[0] not in barred)
    evaluations = []
    for place in places:
        score = scores.get(place) or Score(juror=call.juror, application=place[0], criterion=place[1])
        base_value, base_reason, base_comment = base.get(place, NOTHING)
        evaluations.append(
            Evaluation(
                application=place[0],
                criterion=place[1],
                value=score.value,
                no_score=score.no_score,
                comment=score.comment,
                base_value=base_value,
                base_no_score=base_reason,
                base_comment=base_comment,
                changed_at=score.at,
            )
        )
    revision = int(_known(workspace, "revision") or 0)
    return ReturnContent(
        format=FORMAT,
        panel=call.panel,
        pack=_known(workspace, "pack"),
        pack_number=int(_known(workspace, "pack_number")),
        juror=call.juror,
        device=_known(workspace, "device"),
        device_name=_known(workspace, "device_name") or socket.gethostname()[:60],
        base_revision=revision,
        revision=revision + 1,
        earlier=tuple(json.loads(_known(workspace, "earlier") or "[]")),
        scheme_version=call.scheme_version,
        submitted_at=journal.next_time(workspace.file.conn),
        is_complete=not _lacking(view, scores.values()),
        evaluations=tuple(evaluations),
        conflicts=tuple(
            DeclaredConflict(application=each.application, kind=each.kind, note=each.note, at=each.at)
            for each in view.conflicts()
        ),
    )


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
    from evalapp.exchange.merge.state import decode_base

    view = workspace.view
    base = decode_base(read.blob(workspace.file, _known(workspace, "base")))
    said, now = base | _in_pack(workspace, handed_in(workspace)), scores_by_place(view)
    places = {
        place for place in said.keys() | now.keys() if said.get(place, NOTHING) != now.get(place, NOTHING)
    }
    conflicts = view.conflicts()
    barred = {each.application for each in conflicts}
    since = _known(workspace, "submitted_at")
    declared = {(each.application, "") for each in conflicts if each.at > since}
    return sorted({place for place in places if place[0] not in barred} | declared, key=place_key)


def _in_pack(workspace: Workspace, held: Mapping[Place, Held]) -> dict[Place, Held]:
    """Without what a newer pack took away since."""
    view = workspace.view
    applications = {each.application for each in view.assignments()}
    criteria = {criterion.id for criterion in view.call().scheme.criteria}
    return {place: each for place, each in held.items() if place[0] in applications and place[1] in criteria}


def handed_in(workspace: Workspace) -> dict[Place, Held]:
    """What the last return said; before the first one, what the pack held."""
    from evalapp.exchange.merge.state import decode_base

    if blob := _known(workspace, "handed_in"):
        return decode_base(read.blob(workspace.file, blob))
    if since := _known(workspace, "submitted_at"):
        # A return of a version that did not keep what it said yet: what has not changed since was in it.
        return scores_by_place(workspace.view, until=since)
    return decode_base(read.blob(workspace.file, _known(workspace, "base")))


def put_handed_in(file: PanelFile, said: Mapping[Place, Held]) -> None:
    """What the last return said, as far as it means the same under a newer pack; call inside an open change."""
    from evalapp.exchange.merge.state import encode_base

    put_setting(file, "handed_in", put_blob(file, encode_base(said)))


def scores_by_place(view: View, *, until: str = "") -> dict[Place, Held]:
    return {
        (score.application, score.criterion): (score.value, score.no_score, score.comment)
        for score in view.scores()
        if not until or score.at <= until
    }


def default_return_path(workspace: Workspace) -> Path:
    return workspace.path.with_suffix(RETURN_SUFFIX)
