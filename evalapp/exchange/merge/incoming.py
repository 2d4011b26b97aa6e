"""What a merge is given: returns that opened, tables of scores, and files that could not be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from msgspec import Struct

from evalapp.domain.errors import KnownError
from evalapp.domain.scheme.model import NoScore
from evalapp.exchange.sealed.returns import OpenedReturn, open_return


@dataclass(frozen=True, kw_only=True, slots=True)
class SignedReturn:
    file: str
    opened: OpenedReturn


class TableRow(Struct, frozen=True, kw_only=True):
    """One row of a table of scores; an empty value or comment says nothing, it takes nothing away.

    `row` is its number in the sheet. `problem`, when not empty, is why the row was already refused in reading.
    A form tells what it showed when it left, as `base_…`: what it still shows says nothing either.
    """

    row: int
    juror: str
    application: str
    criterion: str
    value: int | None = None
    no_score: NoScore | None = None
    comment: str = ""
    problem: str = ""
    base_value: int | None = None
    base_no_score: NoScore | None = None
    base_comment: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FormSource:
    """Which spreadsheet form a table was read from, and to whom it was handed."""

    panel: str
    form: str
    juror: str
    scheme_version: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreTable:
    """A score table, unsigned: the secretary who merges it vouches for it.

    `sha256` is of the file's bytes. All rows of a `form` are of its juror.
    """

    file: str
    sha256: str
    rows: tuple[TableRow, ...]
    form: FormSource | None = None


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
