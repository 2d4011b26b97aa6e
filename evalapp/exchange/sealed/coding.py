"""From the types of the wire to bytes and back, with one sentence for whatever is not as it should be."""

from __future__ import annotations

import json
import re
from typing import TypeVar

import msgspec
from msgspec import Struct

from evalapp.domain.errors import BadValue, UnreadableFile
from evalapp.domain.incoming.bounds import (
    SEALED_JSON_BYTES,
    SEALED_OBJECTS,
    SEALED_VALUES,
    SEALED_WIDE_BYTES,
)
from evalapp.domain.incoming.foreign import with_detail
from evalapp.domain.incoming.json_keys import KeysOnce
from evalapp.domain.incoming.json_size import Size, TooMuch, require_size
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.sealed.wire import FORMAT

# How msgspec begins what it says, and where it says the place.
_UNKNOWN, _MISSING = "Object contains unknown field", "Object missing required field"
_PLACE = re.compile(r" - at `(?:key in )?(\$[^`]*)`")
_KEY = re.compile(r"field `([^`]*)`")
# In UTF-8 or escaped: one such character makes each of a text take four bytes.
_WIDE = re.compile(rb"[\xf0-\xf4]|\\u[dD][89abAB]")


class _FormatOnly(Struct):
    format: int


_Json = TypeVar("_Json", bound=Struct)


def encode(content: Struct) -> bytes:
    """Raises BadValue when the content would not be read back: a text too long, a number out of bounds."""
    try:
        raw = msgspec.json.encode(content)
        _require_size(raw)
        msgspec.json.decode(raw, type=type(content))
    except (msgspec.MsgspecError, UnicodeError, TypeError, OverflowError, TooMuch) as error:
        raise BadValue(
            _("This cannot be put in a file for exchange, because a value is out of bounds: {why}.").format(
                why=_why(error)
            )
        ) from error
    return raw


def decode(raw: bytes, kind: type[_Json], name: str) -> _Json:
    """Raises UnreadableFile with the place in the JSON at which it is not what `kind` says, or says it twice."""
    try:
        _require_size(raw)
        content = msgspec.json.decode(raw, type=kind)
        # What Evalapp wrote comes out the same; only in what another hand wrote can a key stand twice.
        if msgspec.json.encode(content) != raw:
            _require_keys_once(raw)
    except (msgspec.MsgspecError, ValueError, RecursionError, BadValue) as error:
        raise _unlike(name, error) from error
    return content


def _require_size(raw: bytes) -> None:
    """Raises TooMuch."""
    if len(raw) > SEALED_JSON_BYTES:
        raise TooMuch(_("it has more than {most} MB").format(most=SEALED_JSON_BYTES // 1_000_000))
    if len(raw) > SEALED_WIDE_BYTES and _WIDE.search(raw):
        raise TooMuch(
            _("it has more than {most} MB, with emoji or other rare characters in it").format(
                most=SEALED_WIDE_BYTES // 1_000_000
            )
        )
    require_size(raw, Size(values=SEALED_VALUES, objects=SEALED_OBJECTS))


def _require_keys_once(raw: bytes) -> None:
    """Raises BadValue with the place, written as msgspec writes places."""
    keys = KeysOnce(keeps=False)
    keys.require(json.loads(raw, object_pairs_hook=keys), "$")


def require_known_format(raw: bytes) -> None:
    """Raises UnreadableFile when a newer Evalapp wrote the JSON; says so even where the rest has changed."""
    try:
        _require_size(raw)
        number = msgspec.json.decode(raw, type=_FormatOnly).format
    except (msgspec.MsgspecError, ValueError, RecursionError, BadValue) as error:
        raise _unlike("manifest.json", error) from error
    if number > FORMAT:
        raise UnreadableFile(
            _(
                "The file has format {n} and this version of Evalapp reads up to {known}; update Evalapp."
            ).format(n=number, known=FORMAT)
        )


def _unlike(name: str, error: Exception) -> UnreadableFile:
    return UnreadableFile(
        _("{name} in the file is not as Evalapp writes it ({why}); ask the sender for it again.").format(
            name=name, why=_why(error)
        )
    )


def _why(error: Exception) -> str:
    """In words of ours, with the place; those of the reader are English."""
    if isinstance(error, BadValue):
        return str(error)
    if not isinstance(error, msgspec.ValidationError):
        return with_detail(_("it is not whole JSON"), error)
    said = str(error)
    place = found[1] if (found := _PLACE.search(said)) else "$"
    key = shorten(found[1]) if (found := _KEY.search(said)) else ""
    if said.startswith(_UNKNOWN):
        own = _("the key “{key}” at {place} is not known").format(key=key, place=place)
    elif said.startswith(_MISSING):
        own = _("the key “{key}” is missing at {place}").format(key=key, place=place)
    else:
        own = _("what stands at {place} cannot stand there").format(place=place)
    return with_detail(own, error)
