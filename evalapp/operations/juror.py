"""A juror's work: opening a pack, going on in the work file, signing what goes back."""

from __future__ import annotations

import json
import secrets
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from evalapp.domain.call import Score
from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.people import Actor, Person, Role
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.scheme_file import parse_scheme
from evalapp.domain.texts import _
from evalapp.operations.scores import is_complete
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store import journal, read
from evalapp.store.file import PanelFile, remove_file
from evalapp.store.write import put, put_blob, put_dossiers, put_scores, put_setting

if TYPE_CHECKING:
    from evalapp.exchange.pack import PackContent
    from evalapp.exchange.returns import ReturnContent

WORK_SUFFIX = ".evalwork"
RETURN_SUFFIX = ".evalreturn"
_MOST_PACK = 2_000_000_000


def check_code(text: str) -> str | None:
    """What is wrong with an access code as typed so far in full; None when it is well formed."""
    from evalapp.exchange.codes import parse_code

    try:
        parse_code(text)
    except BadValue as error:
        return str(error)
    return None


def work_path_for(pack: Path) -> Path:
    return pack.with_suffix(WORK_SUFFIX)


def open_pack(
    pack: Path, code: str, work: Path | None = None, *, progress: Callable[[str], None] | None = None
) -> Workspace:
    """The juror's work file for a pack, made beside it unless `work` says where; goes on where it stopped.

    Raises BadValue for a mistyped code and KnownError for a wrong code, a damaged pack, a work file of another
    pack. Nothing is left behind then.
    """
    from evalapp.exchange.pack import open_pack as unseal_pack

    if progress:
        progress(_("The pack is being opened…"))
    content, attachments = unseal_pack(_bytes(pack), code)
    path = work or work_path_for(pack)
    if path.exists():
        return _resume(path, content)
    file = PanelFile.create(path, is_work_file=True)
    try:
        _fill(file, content, attachments)
        return Workspace(file)
    except BaseException:
        file.close()
        remove_file(path)
        raise


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_PACK:
            raise KnownError(_("“{file}” is larger than any pack; check the file.").format(file=path.name))
        return path.read_bytes()
    except OSError as error:
        raise KnownError(
            _("“{file}” cannot be read: {why}; check the name.").format(file=path.name, why=error.strerror)
        ) from error


def _resume(path: Path, content: PackContent) -> Workspace:
    workspace = Workspace.open(path)
    call = workspace.view.call()
    pack = read.setting(workspace.file, "pack")
    if (call.panel, call.juror) != (content.panel, content.juror.id):
        workspace.close()
        raise KnownError(
            _("“{file}” belongs to another call or juror; choose another name for the work file.").format(
                file=path.name
            )
        )
    if pack != content.pack:
        workspace.close()
        raise KnownError(
            _(
                "“{file}” was begun from pack {old} and this is pack {new}; hand in what is there, then move that "
                "file to another folder and open the new pack."
            ).format(file=path.name, old=_pack_number(path), new=content.number)
        )
    return workspace


def _pack_number(path: Path) -> str:
    with Workspace.open(path, read_only=True) as workspace:
        return read.setting(workspace.file, "pack_number") or "?"


def _fill(file: PanelFile, content: PackContent, attachments: Mapping[str, bytes]) -> None:
    """Everything the pack holds, as the first entry of the work file's own journal."""
    parse_scheme(content.scheme_text, "pack")
    juror = content.juror
    actor = Actor(id=juror.id, name=juror.name, role=Role.JUROR)
    person = Person(id=juror.id, name=juror.name, role=Role.JUROR, organisation=juror.organisation)
    with journal.change(
        file, actor, "open-pack", _("Pack {number} opened").format(number=content.number)
    ) as opened:
        put(
            file,
            "scheme",
            [{"version": content.scheme_version, "toml": content.scheme_text, "at": content.created_at}],
        )
        row = {
            "id": 1,
            "panel": content.panel,
            "title": content.title,
            "reference": content.reference,
            "scheme_version": content.scheme_version,
            "phase": str(Phase.SCORING),
            "budget": None,
            "deadline": content.deadline,
            "is_demo": int(content.is_demo),
            "created_at": opened.at,
        }
        put(file, "call", [row])
        put(
            file,
            "person",
            [
                {
                    "id": person.id,
                    "name": person.name,
                    "email": "",
                    "role": str(person.role),
                    "organisation": person.organisation,
                    "expertise": "",
                }
            ],
        )
        put_dossiers(file, content.dossiers)
        for dossier in content.dossiers:
            number = dossier.application.number
            put(file, "assignment", [{"juror": juror.id, "application": number}])
            for each in dossier.attachments:
                put_blob(file, attachments[each.sha256])
                put(
                    file,
                    "attachment",
                    [{"application": number, "name": each.name, "size": each.size, "sha256": each.sha256}],
                )
        put_scores(file, content.scores)
        for key, value in _settings(file, content).items():
            put_setting(file, key, value)


def _settings(file: PanelFile, content: PackContent) -> dict[str, str]:
    from evalapp.exchange.merge_state import encode_base

    base = {(s.application, s.criterion): (s.value, s.no_score, s.comment) for s in content.scores}
    return {
        "juror": content.juror.id,
        "pack": content.pack,
        "pack_number": str(content.number),
        "pack_created_at": content.created_at,
        "recipient": content.recipient,
        "public_key": content.juror.public_key,
        "base": put_blob(file, encode_base(base)),
        "device": secrets.token_hex(8),
        "revision": "0",
        "earlier": "[]",
    }


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
    """Note in the work file that this return was written: its number and hash."""

    revision: int
    sha256: str
    action: ClassVar[Action] = Action.SUBMIT

    def summary(self, view: View) -> str:
        return _("Handed in: return {number}").format(number=self.revision)

    def apply(self, file: PanelFile, at: str, actor: Actor) -> None:
        earlier = json.loads(read.setting(file, "earlier") or "[]")
        put_setting(file, "revision", str(self.revision))
        put_setting(file, "earlier", json.dumps([*earlier, self.sha256]))
        put_setting(file, "submitted_at", at)


def submit(workspace: Workspace, code: str, path: Path) -> Submission:
    """Sign everything in the work file with the access code and seal it for the panel.

    Incomplete work may be handed in; the panel sees what is still to come. Raises BadValue or KnownError for a
    code that is mistyped or another's, and when the return cannot be written; the work file is then as it was.
    """
    from evalapp.exchange.files import refuse_another_kind, write_bytes
    from evalapp.exchange.returns import seal_return, sha256_of
    from evalapp.exchange.signing import own_signing_key

    call = workspace.view.call()
    if not workspace.is_work_file:
        raise KnownError(_("Only a juror's work file can be handed in; open the pack first."))
    refuse_another_kind(path, RETURN_SUFFIX)
    key = own_signing_key(code, call.panel, call.juror, _known(workspace, "public_key"))
    content = _return_of(workspace)
    sha256 = sha256_of(content)
    write_bytes(path, seal_return(content, key, _known(workspace, "recipient")))
    workspace.execute(Submit(revision=content.revision, sha256=sha256))
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


def _return_of(workspace: Workspace) -> ReturnContent:
    from evalapp.exchange.merge_state import NOTHING, decode_base
    from evalapp.exchange.returns import DeclaredConflict, Evaluation, ReturnContent
    from evalapp.exchange.wire import FORMAT

    view = workspace.view
    call = view.call()
    base = decode_base(read.blob(workspace.file, _known(workspace, "base")))
    scores = {(score.application, score.criterion): score for score in view.scores()}
    barred = {each.application for each in view.conflicts()}
    places = sorted(place for place in scores.keys() | base.keys() if place[0] not in barred)
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
        device_name=socket.gethostname()[:60],
        base_revision=revision,
        revision=revision + 1,
        earlier=tuple(json.loads(_known(workspace, "earlier") or "[]")),
        scheme_version=call.scheme_version,
        submitted_at=journal.now(),
        is_complete=not still_to_do(view),
        evaluations=tuple(evaluations),
        conflicts=tuple(
            DeclaredConflict(application=each.application, kind=each.kind, note=each.note, at=each.at)
            for each in view.conflicts()
        ),
    )


def still_to_do(view: View) -> list[str]:
    """Numbers of the applications that lack a score or a motivation the scheme asks for."""
    call = view.call()
    by_application: dict[str, list[Score]] = {each.application: [] for each in view.assignments()}
    for score in view.scores():
        by_application.setdefault(score.application, []).append(score)
    assigned = {each.application for each in view.assignments()}
    return [
        number
        for number, scores in sorted(by_application.items())
        if number in assigned and not is_complete(call.scheme, scores)
    ]


def default_return_path(workspace: Workspace) -> Path:
    return workspace.path.with_suffix(RETURN_SUFFIX)
