"""Where the warehouse is: read from a URL, in which no password may stand and of which no message repeats one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _

_DRIVER = "postgresql+psycopg"
_NAMES = ("postgresql", "postgres", _DRIVER)
# Wherever it stands and however it is written: a driver reads `name=value` in the name of a database, too.
_NAMED = r"\w*(?:passw(?:or)?d|pwd|secret|client_key|server_key)|\bpass"
_PASSWORD = re.compile(rf"(?:{_NAMED})\s*=|[?&;]\s*(?:{_NAMED})\s*(?:[&;#]|$)", re.IGNORECASE)
_TIMES = 3  # that something may have been written in %20s of %20s
_SECRET = ("passfile", "sslkey")
_SECONDS = "10"  # to wait for a server that does not answer


@dataclass(frozen=True, kw_only=True)
class Address:
    """`url` is for the driver alone; `shown` is for people."""

    url: URL

    @property
    def shown(self) -> str:
        port = f":{self.url.port}" if self.url.port else ""
        return shorten(f"{self.host}{port}/{self.url.database or ''}")

    @property
    def host(self) -> str:
        told = self.url.query.get("host", "")
        return self.url.host or (told if isinstance(told, str) else told[0]) or "localhost"

    @property
    def user(self) -> str:
        return self.url.username or ""

    def without_secrets(self, text: str) -> str:
        """What a server or a driver says, without anything secret that stands in the URL."""
        told = [self.url.query.get(name) for name in _SECRET]
        for secret in sorted(
            (each for each in told if each and isinstance(each, str)), key=len, reverse=True
        ):
            text = text.replace(secret, "…")
        return text


def address_of(text: str) -> Address:
    """Raises KnownError, which repeats nothing of it, also where a password stands in it.

    What is typed in a command every user of the machine can see, and the shell keeps it.
    """
    if _has_password(text):
        raise _refused()
    try:
        url = make_url(text.strip())
    except (ArgumentError, ValueError) as error:
        raise _unreadable() from error
    if url.drivername not in _NAMES:
        raise _unreadable()
    if url.port is not None and not 0 < url.port < 65536:
        raise _unreadable()
    if url.password is not None or ":" in (url.username or ""):
        raise _refused()
    query = {"connect_timeout": _SECONDS, "application_name": "evalapp publish", **url.query}
    return Address(url=url.set(drivername=_DRIVER, query=query))


def _has_password(text: str) -> bool:
    for _time in range(_TIMES):
        if _PASSWORD.search(text):
            return True
        text = unquote(text.replace("+", " "))
    return _PASSWORD.search(text) is not None


def _refused() -> KnownError:
    return KnownError(
        _(
            "A password in the command can be seen by everybody on this machine; leave it out of what follows "
            "--to, keep it in the file .pgpass or in PGPASSWORD, and choose another one if others work here."
        )
    )


def _unreadable() -> KnownError:
    return KnownError(
        _(
            "What follows --to is no address of a PostgreSQL database; write postgresql://USER@SERVER:PORT/DATABASE, "
            "and keep the password in the file .pgpass or in PGPASSWORD."
        )
    )
