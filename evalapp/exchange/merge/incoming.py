"""What a merge is given: returns that opened, tables of scores, and files that could not be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from msgspec import Struct

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.ids import PersonId
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.domain.texts import _
from evalapp.exchange.sealed.returns import NotSignedNow, NotTheirs, OpenedReturn, open_return
from evalapp.exchange.sealed.sealing import NotSealed, SealedForAnother, is_sealed_for
from evalapp.exchange.sealed.wire import Evaluation


@dataclass(frozen=True, kw_only=True, slots=True)
class SignedReturn:
    """`is_of_earlier_key`: sealed for a key that the panel has renewed since."""

    file: str
    opened: OpenedReturn
    is_of_earlier_key: bool = False


class TableRow(Struct, frozen=True, kw_only=True):
    """One row of a table of scores; an empty value or comment says nothing, it takes nothing away.

    `row` is its number in the sheet. `problem`, when not empty, is why the row was already refused in reading.
    A form tells in `base` what it showed when it left: what it still shows says nothing either.
    """

    row: int
    juror: PersonId
    application: str
    criterion: str
    answer: Answer = NOTHING
    base: Answer = NOTHING
    problem: str = ""
    changed_at: ClassVar[str] = ""  # a table does not say when

    @property
    def is_given(self) -> bool:
        return self.answer.is_given


class Told(NamedTuple):
    """By what people tell applications apart, beside their numbers."""

    title: str
    organisation: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownApplication:
    """What stands on top of a sheet of a form, and in which cells; `organisation` with what stands beside it.

    `is_typed` is false for a text of the form itself, which may only have become the first where the title was emptied.
    """

    application: str
    title: str
    title_cell: str
    organisation: str = ""
    organisation_cell: str = ""
    is_typed: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class FormSource:
    """Which spreadsheet form a table was read from, to whom it was handed, and what its sheets show on top.

    `name` is whose it says that it is; empty where that was taken out.
    """

    panel: str
    form: str
    juror: PersonId
    scheme_version: int
    shown: tuple[ShownApplication, ...] = ()
    name: str = ""
    is_of_earlier_key: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreTable:
    """A score table, unsigned: the secretary who merges it vouches for it.

    `sha256` is of the file's bytes. All rows of a `form` are of its juror. `notes` say what was guessed or left out
    when the file was read. `saved_at` is when a workbook says that it was saved last, for who must choose: any program
    that opens it may set it, so nothing is concluded from it. `is_paper`: a sheet that was typed over, whose scores
    have the justification that stands beside them or none.
    """

    file: str
    sha256: str
    rows: tuple[TableRow, ...]
    form: FormSource | None = None
    notes: tuple[str, ...] = ()
    saved_at: str = ""
    is_paper: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Unreadable:
    """A file that was refused before it could be planned; `reason` says why and what to do.

    `sha256`: of a return that is signed, but with no key of now, so that it may have been merged when it was.
    """

    file: str
    reason: str
    sha256: str = ""


EarlierKeys = Sequence[tuple[str, bool]]
"""Secrets of keys from before a renewal, each with whether it was dropped."""

NO_EARLIER: EarlierKeys = ()

Incoming = SignedReturn | ScoreTable | Unreadable
IncomingRow = Evaluation | TableRow


def receive_return(
    file: str,
    data: bytes,
    identity: str,
    public_key_of: Callable[[str], str | None],
    *,
    panel: str,
    earlier: EarlierKeys = NO_EARLIER,
    otherwise: str = "",
) -> SignedReturn | Unreadable:
    """As `open_return`, but a bad file becomes a value, since it must not stop the good ones.

    `otherwise` is what is said, where anything, of a file that no key of the panel opens: its name may tell what it is.
    """
    try:
        try:
            return SignedReturn(file=file, opened=open_return(data, identity, public_key_of, panel=panel))
        except NotTheirs as error:
            if not isinstance(error.__cause__, SealedForAnother):
                raise
            secret = _fitting(data, earlier)
            if not secret:
                raise
            opened = open_return(data, secret, public_key_of, panel=panel)
            return SignedReturn(file=file, opened=opened, is_of_earlier_key=True)
    except KnownError as error:
        is_closed = isinstance(error, NotSealed) or isinstance(error.__cause__, SealedForAnother)
        sha256 = error.sha256 if isinstance(error, NotSignedNow) else ""
        return Unreadable(file=file, reason=(is_closed and otherwise) or str(error), sha256=sha256)


def _fitting(data: bytes, earlier: EarlierKeys) -> str:
    """The earlier key for which it is sealed; empty for none. Raises UnreadableFile for one that was dropped."""
    for secret, is_dropped in earlier:
        if is_sealed_for(data, secret):
            if is_dropped:
                raise UnreadableFile(dropped_words())
            return secret
    return ""


def dropped_words() -> str:
    return _(
        "It was made for a key of the panel that was dropped, so nothing is taken from it; hand out anew to this juror "
        "and ask them to hand in from the new pack."
    )
