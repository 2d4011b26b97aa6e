"""A panel whose jurors have mail addresses, handed out once."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import cast

from evalapp.domain.people import Person, Role
from evalapp.operations.exchange.handout import HandedOut, hand_out
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel

PEOPLE = (
    Person(id="J1", name="Zoë D’Hondt", role=Role.JUROR, email="zoe@vlaio.be", organisation="VLAIO"),
    Person(id="J2", name="Jan Claes", role=Role.JUROR),
    Person(id="S-01", name="Mia Willems", role=Role.SECRETARY, email="mia@vlaio.be"),
)


def handed_out(folder: Path) -> tuple[Workspace, HandedOut]:
    workspace = small_panel(folder / "call.evalpanel")
    workspace.execute(ImportJury(people=PEOPLE, reason="Verbeterd."))
    return workspace, hand_out(workspace, folder / "packs")


def mail_in(path: Path) -> EmailMessage:
    return cast(EmailMessage, message_from_bytes(path.read_bytes(), policy=default))


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())
