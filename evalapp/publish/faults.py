"""What a server or its driver refuses, as one sentence that says what to do. Nothing of it repeats a password."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.publish.address import Address

_LONGEST = 200  # of the words of a server
# Classes of SQLSTATE that are about the rows: a number too large, a key twice, a text too long for a key.
_OF_ROWS = ("22", "23", "54")


class ServerFault(KnownError):
    """Nothing more can be published there now."""


class RowsRefused(KnownError):
    """The database does not take what one panel holds; others may fit."""


@contextmanager
def faults_told(address: Address) -> Iterator[None]:
    """Raises ServerFault or RowsRefused in place of what the driver raises."""
    try:
        yield
    except DBAPIError as error:
        raise _fault(address, error.orig if isinstance(error.orig, psycopg.Error) else error) from error
    except (psycopg.Error, SQLAlchemyError) as error:
        raise _fault(address, error) from error
    except UnicodeError as error:
        raise RowsRefused(
            _("It holds a text that no database keeps ({why}); look for strange characters.").format(
                why=error.reason if isinstance(error, UnicodeEncodeError) else type(error).__name__
            )
        ) from error


def _fault(address: Address, error: BaseException) -> KnownError:
    state = (error.sqlstate or "") if isinstance(error, psycopg.Error) else ""
    said = shorten(address.without_secrets(" ".join(str(error).split())), _LONGEST)
    if state.startswith(_OF_ROWS):
        return RowsRefused(_("The database does not take what it holds: {why}").format(why=said))
    text = _by_state(state) or (_at_the_door(str(error)) if not state else "")
    if not text:
        text = _("The server {server} says: {why}. Nothing was changed by what was under way.")
    return ServerFault(text.format(server=address.shown, user=shorten(address.user) or "–", why=said))


def _by_state(state: str) -> str:
    if state == "42501":
        return _(
            "On {server} the user “{user}” may not do this ({why}); have who manages the database grant it, or name "
            "another user."
        )
    if state == "53100":
        return _(
            "The disk of the server {server} is full; make room there and publish again: what was under way was "
            "taken back."
        )
    if state == "53300":
        return _("The server {server} has no connection left; try again later.")
    if state == "25006":
        return _("The server {server} only reads, as a copy does; name the server that is written to.")
    if state.startswith("57P"):
        return _("The server {server} is being stopped or started; publish again once it runs.")
    if state in ("40P01", "55P03", "57014"):
        return _("On {server} another program kept its hold on the tables; publish again.")
    return ""


def _at_the_door(said: str) -> str:
    """Where there is no connection there is no SQLSTATE either: what the driver says is all that there is."""
    low = said.casefold()
    if "password" in low and ("authentication failed" in low or "no password supplied" in low):
        return _(
            "The server {server} refuses the user “{user}” with this password; keep the right one in the file .pgpass "
            "or in PGPASSWORD."
        )
    if "no pg_hba.conf entry" in low or "authentication failed" in low:
        return _(
            "The server {server} does not let the user “{user}” in from here; have who manages it allow that."
        )
    if "database" in low and "does not exist" in low:
        return _("There is no such database on the server ({server}); have it made, or correct the address.")
    if "role" in low and "does not exist" in low:
        return _("The server {server} knows no user “{user}”; name another one in the address.")
    if "ssl" in low or "certificate" in low:
        return _(
            "No safe connection with {server} ({why}); correct sslmode and sslrootcert in the address, or have the "
            "server mended."
        )
    if "starting up" in low or "shutting down" in low:
        return _("The server {server} is being stopped or started; publish again once it runs.")
    if ("too many" in low and "connections" in low) or "remaining connection slots" in low:
        return _("The server {server} has no connection left; try again later.")
    if "resolve host" in low or "translate host" in low or "name or service not known" in low:
        return _("Nobody here knows a server of that name ({server}); correct the address.")
    if any(each in low for each in ("refused", "timeout", "no such file", "unreachable", "no route")):
        return _(
            "The server {server} does not answer; see whether it runs and whether it can be reached from here."
        )
    if any(each in low for each in ("closed", "lost", "terminat", "eof", "reset by peer", "broken pipe")):
        return _(
            "The connection with {server} broke off; what was under way was taken back. Publish again: what is there "
            "already is left as it is."
        )
    return ""
