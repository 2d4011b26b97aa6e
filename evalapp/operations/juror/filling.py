"""What of a pack goes into the work file, the first time and whenever a newer pack comes."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from evalapp.domain.application import Dossier
from evalapp.domain.people import Role
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import Scheme
from evalapp.operations.device import machine_of
from evalapp.store.file import PanelFile
from evalapp.store.rows.write import (
    has_blob,
    put,
    put_blob,
    put_dossiers,
    put_pieces,
    put_scores,
    put_setting,
    remove,
)

if TYPE_CHECKING:
    from evalapp.exchange.merge.state import Held, Place
    from evalapp.exchange.sealed.pack import PackContent, UnsealedPack


def fill(
    file: PanelFile, pack: UnsealedPack, scheme: Scheme, at: str, progress: Callable[[int], None]
) -> None:
    """Everything the pack holds into a new work file; call inside an open change. `progress` is told bytes."""
    content = pack.content
    put_call(file, content, at)
    put_dossiers(file, content.dossiers)
    put_attachments(file, pack, content.dossiers, progress)
    for dossier in content.dossiers:
        put_assignment(file, content, dossier.application.number)
    put_scores(
        file,
        [
            score
            for score in content.scores
            if score.value is None or score.value in scheme.criterion(score.criterion).scale.allowed_steps
        ],
    )
    put_pack_settings(file, content, base=panel_scores(content))
    device = secrets.token_hex(8)
    settings = {
        "juror": content.juror.id,
        "device": device,
        "device_name": socket.gethostname()[:60],
        "machine": machine_of(device),
        "revision": "0",
        "earlier": "[]",
    }
    for key, value in settings.items():
        put_setting(file, key, value)


def panel_scores(content: PackContent) -> dict[Place, Held]:
    return {(s.application, s.criterion): (s.value, s.no_score, s.comment) for s in content.scores}


def put_call(file: PanelFile, content: PackContent, at: str) -> None:
    """The scheme, the call and the juror, as the pack says they are now."""
    scheme = {"version": content.scheme_version, "toml": content.scheme_text, "at": content.created_at}
    call = {
        "id": 1,
        "panel": content.panel,
        "title": content.title,
        "reference": content.reference,
        "scheme_version": content.scheme_version,
        "phase": str(Phase.SCORING),
        "budget": None,
        "deadline": content.deadline,
        "is_demo": int(content.is_demo),
        "created_at": file.value("SELECT created_at FROM call WHERE id = 1") or at,
    }
    person = {
        "id": content.juror.id,
        "name": content.juror.name,
        "email": "",
        "role": str(Role.JUROR),
        "organisation": content.juror.organisation,
        "expertise": "",
    }
    for table, row in (("scheme", scheme), ("call", call), ("person", person)):
        put(file, table, [row])


def put_assignment(file: PanelFile, content: PackContent, application: str) -> None:
    put(file, "assignment", [{"juror": content.juror.id, "application": application}])


def put_attachments(
    file: PanelFile, pack: UnsealedPack, dossiers: Iterable[Dossier], progress: Callable[[int], None]
) -> None:
    """The attachments of these dossiers and no others; content that the file has already is not written again."""
    done = 0
    for dossier in dossiers:
        number = dossier.application.number
        remove(file, "attachment", application=number)
        for each in dossier.attachments:
            if not has_blob(file, each.sha256):
                put_pieces(file, each.sha256, pack.size(each.sha256), pack.chunks(each.sha256))
            row = {"application": number, "name": each.name, "size": each.size, "sha256": each.sha256}
            put(file, "attachment", [row])
            done += each.size
            progress(done)


def put_pack_settings(file: PanelFile, content: PackContent, base: dict[Place, Held]) -> None:
    """Which pack the work stands on, and from where its return counts on."""
    from evalapp.exchange.merge.state import encode_base

    settings = {
        "pack": content.pack,
        "pack_number": str(content.number),
        "pack_created_at": content.created_at,
        "recipient": content.recipient,
        "public_key": content.juror.public_key,
        "base": put_blob(file, encode_base(base)),
    }
    for key, value in settings.items():
        put_setting(file, key, value)
