"""A mail as a file that mail programs open as a draft: RFC 5322, UTF-8, unsent."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from evalapp.domain.numbers import shorten

_LONGEST_NAME = 80


@dataclass(frozen=True, kw_only=True, slots=True)
class Mail:
    """`to` and `sender` are (name, address), each address one that mail can go to; `sender` may be None.

    `at` is ISO 8601; `attached` the name of a file and its bytes.
    """

    to: tuple[str, str]
    sender: tuple[str, str] | None
    subject: str
    text: str
    language: str
    at: str
    attached: tuple[str, bytes] | None = None


def mail_draft(mail: Mail) -> bytes:
    """The same mail gives the same bytes. Who opens it sees a draft, with To, subject, text and what is attached."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if mail.sender is not None:
        message["From"] = _address(*mail.sender)
    message["To"] = _address(*mail.to)
    message["Subject"] = " ".join(mail.subject.split())
    message["Date"] = format_datetime(datetime.fromisoformat(mail.at))
    message.set_content(mail.text, charset="utf-8", cte="quoted-printable")
    message["Content-Language"] = (
        mail.language
    )  # after it: to set the content takes away all that is said of it
    if mail.attached is not None:
        name, content = mail.attached
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
        message.set_boundary("=_evalapp_" + hashlib.sha256(content).hexdigest()[:32])
    return message.as_bytes()


def _address(name: str, address: str) -> Address:
    """A domain with other letters than those of ASCII as the network knows it."""
    local, _at, domain = address.rpartition("@")
    known = domain if domain.isascii() else domain.encode("idna").decode()
    return Address(display_name=shorten(name, _LONGEST_NAME), username=local, domain=known)
