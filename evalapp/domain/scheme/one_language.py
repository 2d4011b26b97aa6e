"""A scheme as it reads in one of its languages, whatever the language of the reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import Text


def in_one_language(scheme: Scheme, code: str) -> Scheme:
    """The same scheme with the texts of `code` in the place of both."""
    found = _read_in(scheme, code)
    assert isinstance(found, Scheme)
    return found


def _read_in(value: Any, code: str) -> Any:
    if isinstance(value, Text):
        text = value.nl if code == "nl" else value.en
        return Text(nl=text, en=text)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value,
            **{each.name: _read_in(getattr(value, each.name), code) for each in fields(value) if each.init},
        )
    if type(value) is tuple:
        return tuple(_read_in(each, code) for each in value)
    if isinstance(value, Mapping):
        return {key: _read_in(each, code) for key, each in value.items()}
    return value
