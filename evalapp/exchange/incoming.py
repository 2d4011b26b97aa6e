"""What a merge is given: returns that opened, tables of scores, and files that could not be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from msgspec import Struct

from evalapp.domain.errors import KnownError
from evalapp.domain.scheme import NoScore
from evalapp.exchange.returns import OpenedReturn, open_return


@dataclass(frozen=True, kw_only=True, slots=True)
class SignedReturn:
    file: str
    opened: OpenedReturn


class TableRow(Struct, frozen=True, kw_only=True):
    """One row of a table of scores; an empty value or comment says nothing, it takes nothing away.

    `row` is its number in the sheet. `problem`, when not empty, is why the row was already refused in reading.
    """

    row: int
    juror: str
    application: str
    criterion: str
    value: int | None = None
    no_score: NoScore | None = None
    comment: str = ""
    problem: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreTable:
    """A score table, unsigned: the secretary who merges it vouches for it.

    `sha256` is of the file's bytes.
    """

    file: str
    sha256: str
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Unreadable:
    """A file that was refused before it could be planned; `reason` says why and what to do."""

    file: str
    reason: str


Incoming = SignedReturn | ScoreTable | Unreadable


def receive_return(
    file: str, data: bytes, identity: str, public_key_of: Callable[[str], str | None], *, panel: str
) -> SignedReturn | Unreadable:
    """As `open_return`, but a bad file becomes a value, since it must not stop the good ones."""
    try:
        return SignedReturn(file=file, opened=open_return(data, identity, public_key_of, panel=panel))
    except KnownError as error:
        return Unreadable(file=file, reason=str(error))
