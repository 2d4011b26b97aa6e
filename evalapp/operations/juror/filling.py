"""What of a pack goes into the work file, the first time and whenever a newer pack comes."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from evalapp.domain.application import Dossier
from evalapp.domain.people import Role
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scoring.answer import Answer, Place
from evalapp.operations.change import OpenChange
from evalapp.operations.device import machine_name, machine_of
from evalapp.operations.juror.said import put_said_by_pack
from evalapp.store.rows.settings import (
    DECLARATION,
    DEVICE,
    DEVICE_NAME,
    EARLIER,
    JUROR,
    MACHINE,
    PACK,
    PACK_CREATED_AT,
    PACK_NUMBER,
    PUBLIC_KEY,
    RECIPIENT,
    REVISION,
    UNDERTAKING,
)

if TYPE_CHECKING:
    from evalapp.exchange.sealed.pack import UnsealedPack
    from evalapp.exchange.sealed.pack_content import PackContent


def fill(change: OpenChange, pack: UnsealedPack, scheme: Scheme, progress: Callable[[int], None]) -> None:
    """Everything the pack holds into a new work file. `progress` is told bytes."""
    content = pack.content
    put_call(change, content)
    change.put_dossiers(content.dossiers)
    change.put_lacking(content.dossiers)
    put_attachments(change, pack, content.dossiers, progress)
    for dossier in content.dossiers:
        put_assignment(change, content, dossier.application.number)
    change.put_scores(
        [
            score
            for score in content.scores
            if score.value is None or score.value in scheme.criterion(score.criterion).scale.allowed_steps
        ],
    )
    put_pack(change, content, base=panel_scores(content))
    device = secrets.token_hex(8)
    change.put_setting(JUROR, content.juror.id)
    change.put_setting(DEVICE, device)
    change.put_setting(DEVICE_NAME, machine_name())
    change.put_setting(MACHINE, machine_of(device))
    change.put_setting(REVISION, 0)
    change.put_setting(EARLIER, ())


def panel_scores(content: PackContent) -> dict[Place, Answer]:
    return {score.place: score.answer for score in content.scores}


def put_call(change: OpenChange, content: PackContent) -> None:
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
        "created_at": change.view.created_at() or change.at,
    }
    person = {
        "id": content.juror.id,
        "name": content.juror.name,
        "email": "",
        "role": str(Role.JUROR),
        "organisation": content.juror.organisation,
        "expertise": "",
    }
    change.put("scheme", [scheme])
    change.put("call", [call])
    change.put("person", [person])
    if content.declaration or change.view.setting(DECLARATION):
        change.put_setting(DECLARATION, content.declaration)
    if content.undertaking or change.view.setting(UNDERTAKING):
        change.put_setting(UNDERTAKING, content.undertaking)


def put_assignment(change: OpenChange, content: PackContent, application: str) -> None:
    change.put("assignment", [{"juror": content.juror.id, "application": application}])


def put_attachments(
    change: OpenChange, pack: UnsealedPack, dossiers: Iterable[Dossier], progress: Callable[[int], None]
) -> None:
    """The attachments of these dossiers and no others; content that the file has already is not written again."""
    done = 0
    for dossier in dossiers:
        number = dossier.application.number
        change.remove("attachment", application=number)
        for each in dossier.attachments:
            if not change.has_content(each.sha256):
                change.put_pieces(each.sha256, pack.size(each.sha256), pack.chunks(each.sha256))
            row = {"application": number, "name": each.name, "size": each.size, "sha256": each.sha256}
            change.put("attachment", [row])
            done += each.size
            progress(done)


def put_pack(change: OpenChange, content: PackContent, base: Mapping[Place, Answer]) -> None:
    """Which pack the work stands on, and from where its return counts on."""
    change.put_setting(PACK, content.pack)
    change.put_setting(PACK_NUMBER, content.number)
    change.put_setting(PACK_CREATED_AT, content.created_at)
    change.put_setting(RECIPIENT, content.recipient)
    change.put_setting(PUBLIC_KEY, content.juror.public_key)
    put_said_by_pack(change, base)
