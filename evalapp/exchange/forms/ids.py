"""What a spreadsheet form knows of itself: whose it is, which cell is which, what the cells held when it left.

It lies as one JSON text on a sheet that is not shown, under a checksum that only the panel can make. In the visible
sheets every row and column carries a mark, so that a sheet may be renamed, moved, sorted or copied: ids decide what
belongs where, never names.
"""

from __future__ import annotations

import hmac
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

import msgspec
from msgspec import Meta

from evalapp.domain.errors import BadValue, KnownError, UnreadableFile
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import NOTHING, Answer, Place
from evalapp.domain.texts import _
from evalapp.exchange.sealed.basis import Body, Count, Id, Juror, Line, Moment, Steps, Wire
from evalapp.exchange.sealed.coding import decode, require_known_format
from evalapp.exchange.sealed.wire import FORMAT

KIND = "evalapp form"
"""What the hidden sheet begins with, and the property of the file that tells a form without one."""

MARK = "evalapp:form:"
SCORE, REASON, COMMENT, CRITERION = "score", "reason", "comment", "criterion"
COLUMNS = (CRITERION, SCORE, REASON, COMMENT)

_PIECE = 8_000  # characters of JSON in one cell, a quarter of what it can hold
_MOST_JSON = 50_000_000
_PLACE = re.compile(re.escape(MARK) + r"([0-9a-f]{12}):(\d{1,5})\.(\d{1,5})")
_COLUMN = re.compile(re.escape(MARK) + rf"([0-9a-f]{{12}}):({'|'.join(COLUMNS)})")


class FormCriterion(Wire, frozen=True, kw_only=True):
    """`shown` is what stands in the sheets for this criterion; it only helps to notice rows that were mixed up."""

    id: Id
    shown: Line = ""


class FormScore(Wire, frozen=True, kw_only=True):
    """What the panel held when the form left, and the form therefore showed."""

    criterion: Id
    value: Steps | None = None
    no_score: NoScore | None = None
    comment: Body = ""

    @property
    def answer(self) -> Answer:
        return Answer(self.value, self.no_score, self.comment)


class FormSheet(Wire, frozen=True, kw_only=True):
    """An application; only criteria of which the panel held something are in `base`."""

    application: Id
    base: Annotated[tuple[FormScore, ...], Meta(max_length=1_000)] = ()


class FormIds(Wire, frozen=True, kw_only=True):
    """Everything of a form that is not for the eye. A promise to forms already sent, as the types of `wire` are.

    `form` is a UUID, `number` counts what the juror was handed, packs included. The marks in the sheets name
    applications and criteria by their position in `sheets` and `criteria`.
    """

    format: Annotated[int, Meta(ge=1)]
    kind: Id
    panel: Id
    form: Annotated[str, Meta(pattern=r"\A[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")]
    number: Count
    juror: Juror
    scheme_version: Count
    created_at: Moment
    criteria: Annotated[tuple[FormCriterion, ...], Meta(max_length=1_000)]
    sheets: Annotated[tuple[FormSheet, ...], Meta(max_length=5_000)] = ()

    @property
    def token(self) -> str:
        """The part of the form's id that its marks carry."""
        return self.form.replace("-", "")[:12]

    def held(self) -> dict[Place, Answer]:
        """What the panel held when the form left; nothing where it is not listed."""
        return {
            (sheet.application, each.criterion): each.answer for sheet in self.sheets for each in sheet.base
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceMark:
    """The mark of a row: positions of its application and criterion in the ids."""

    token: str
    sheet: int
    criterion: int

    def __str__(self) -> str:
        return f"{MARK}{self.token}:{self.sheet}.{self.criterion}"


def column_mark(token: str, column: str) -> str:
    return f"{MARK}{token}:{column}"


def place_mark(text: str) -> PlaceMark | None:
    found = _PLACE.fullmatch(text)
    return PlaceMark(token=found[1], sheet=int(found[2]), criterion=int(found[3])) if found else None


def marked_column(text: str) -> tuple[str, str] | None:
    """(token, column) of a mark above a column."""
    found = _COLUMN.fullmatch(text)
    return (found[1], found[2]) if found else None


def form_key(identity: str) -> bytes:
    """The key of the checksums, out of the panel's own identity: nobody without the panel can make a form of it."""
    return hmac.digest(identity.encode(), b"evalapp form v1", "sha256")


def hidden_column(ids: FormIds, key: bytes) -> list[str]:
    """The cells of the hidden sheet, from above: the kind, the checksum, and the JSON in pieces.

    Plain ASCII without spaces, so that no spreadsheet program trims, joins or decodes any of it.
    """
    text = json.dumps(msgspec.to_builtins(ids), separators=(",", ":"))
    plain = text.replace(" ", "\\u0020").replace("_x", "\\u005fx")
    if len(plain) > _MOST_JSON:
        raise BadValue(_("These are too many comments for one form; hand out a pack instead."))
    pieces = [plain[start : start + _PIECE] for start in range(0, len(plain), _PIECE)]
    return [KIND, _checksum(plain, key), *pieces]


def ids_of(cells: Sequence[str], *, file: str, panel: str, keys: Sequence[bytes]) -> tuple[FormIds, int]:
    """The ids in the cells of a hidden sheet, checked to be of this panel and as they were when the form left.

    With which of the `keys` of the panel it was made.

    Raises UnreadableFile for what was altered, KnownError for a form of another panel.
    """
    plain = "".join(cells[2:])
    if len(cells) < 3 or len(plain) > _MOST_JSON or not plain.isascii():
        raise _altered(file)
    raw = plain.encode()
    try:
        require_known_format(raw)
        ids = decode(raw, FormIds, KIND)
    except UnreadableFile as error:
        raise _altered(file) if not _is_newer(raw) else error from None
    if ids.panel != panel:
        raise KnownError(
            _(
                "The form “{file}” belongs to another panel; merge it into the panel that handed it out."
            ).format(file=shorten(file))
        )
    made = (n for n, key in enumerate(keys) if hmac.compare_digest(_checksum(plain, key), cells[1]))
    which = next(made, None)
    if ids.kind != KIND or which is None:
        raise _altered(file)
    return ids, which


def _checksum(plain: str, key: bytes) -> str:
    return hmac.new(key, plain.encode("ascii"), "sha256").hexdigest()


class _FormatOnly(msgspec.Struct):
    format: int


def _is_newer(raw: bytes) -> bool:
    try:
        return msgspec.json.decode(raw, type=_FormatOnly).format > FORMAT
    except (msgspec.MsgspecError, RecursionError):
        return False


def _altered(file: str) -> UnreadableFile:
    return UnreadableFile(
        _(
            "The hidden ids in “{file}” were altered, so it is not certain which score belongs where; ask for the form "
            "as the juror saved it, or copy the scores into a form that is handed out anew."
        ).format(file=shorten(file))
    )


def base_of(held: Mapping[str, Answer]) -> tuple[FormScore, ...]:
    """What a sheet shows of an application: criterion → what the panel holds."""
    return tuple(
        FormScore(criterion=criterion, value=each.value, no_score=each.no_score, comment=each.comment)
        for criterion, each in held.items()
        if each != NOTHING
    )
