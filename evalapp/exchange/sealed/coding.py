"""From the types of the wire to bytes and back, with one sentence for whatever is not as it should be."""

from __future__ import annotations

from typing import TypeVar

import msgspec
from msgspec import Struct

from evalapp.domain.errors import BadValue, UnreadableFile
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.sealed.wire import FORMAT


class _FormatOnly(Struct):
    format: int


_Json = TypeVar("_Json", bound=Struct)


def encode(content: Struct) -> bytes:
    """Raises BadValue when the content would not be read back: a text too long, a number out of bounds."""
    try:
        raw = msgspec.json.encode(content)
        msgspec.json.decode(raw, type=type(content))
    except (msgspec.MsgspecError, UnicodeError, TypeError, OverflowError) as error:
        raise BadValue(
            _("This cannot be put in a file for exchange, because a value is out of bounds: {why}.").format(
                why=shorten(str(error), 200)
            )
        ) from error
    return raw


def decode(raw: bytes, kind: type[_Json], name: str) -> _Json:
    """Raises UnreadableFile with the place in the JSON at which it is not what `kind` says."""
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise UnreadableFile(
            _("{name} in the file is not as Evalapp writes it ({why}); ask the sender for it again.").format(
                name=name, why=shorten(str(error), 200)
            )
        ) from error


def require_known_format(raw: bytes) -> None:
    """Raises UnreadableFile when a newer Evalapp wrote the JSON; says so even where the rest has changed."""
    number = decode(raw, _FormatOnly, "manifest.json").format
    if number > FORMAT:
        raise UnreadableFile(
            _(
                "The file has format {n} and this version of Evalapp reads up to {known}; update Evalapp."
            ).format(n=number, known=FORMAT)
        )
