"""A table of a TOML file that knows where it stands, so that each error can name the key."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.numbers import parse_decimal, shorten
from evalapp.domain.texts import NO_TEXT, Text, _

_MISSING: Any = object()
_MOST_CHARACTERS = 10_000


class SchemeError(KnownError):
    """What is wrong with a scheme: `file`, `key` (dotted, with list positions from 1) and `why`."""

    def __init__(self, file: str, key: str, why: str) -> None:
        self.file, self.key, self.why = file, key, why
        where = _("{file}, key “{key}”").format(file=file, key=key) if key else file
        sentence = _("The scheme cannot be used: {where}: {why}.").format(where=where, why=why.rstrip("."))
        super().__init__(sentence.removesuffix(".") if why.endswith("?") else sentence)


class Table:
    """Typed access to one TOML table; every accessor raises SchemeError for a value of another kind."""

    def __init__(self, file: str, path: str, data: Mapping[str, Any]) -> None:
        self._file, self._path, self._data = file, path, data
        self._read: set[str] = set()

    def error(self, key: str, why: str) -> SchemeError:
        return SchemeError(self._file, self._join(key), why)

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def _join(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path and key else self._path or key

    def _get(self, key: str, default: Any) -> Any:
        self._read.add(key)
        value = self._data.get(key, default)
        if value is _MISSING:
            raise self.error(key, _("is missing"))
        return value

    def string(self, key: str, default: Any = _MISSING) -> str:
        value = self._get(key, default)
        if not isinstance(value, str):
            raise self.error(key, _("must be a text between quotation marks"))
        if len(value) > _MOST_CHARACTERS:
            raise self.error(key, _("is longer than {most} characters").format(most=_MOST_CHARACTERS))
        return value

    def strings(self, key: str) -> list[str]:
        value = self._get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.error(key, _("must be a list of texts"))
        return value

    def boolean(self, key: str, *, default: bool) -> bool:
        value = self._get(key, default)
        if not isinstance(value, bool):
            raise self.error(key, _("must be true or false"))
        return value

    def choice(self, key: str, choices: Sequence[str], default: Any = _MISSING) -> str:
        value = self.string(key, default)
        if value not in choices:
            raise self.error(
                key,
                _("“{value}” is not possible; use one of: {choices}").format(
                    value=shorten(value), choices=", ".join(choices)
                ),
            )
        return value

    def integer(self, key: str, *, lowest: int, highest: int = 10**12, default: Any = _MISSING) -> int:
        value = self._get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error(key, _("must be a whole number"))
        if not lowest <= value <= highest:
            raise self.error(key, _("must lie between {low} and {high}").format(low=lowest, high=highest))
        return value

    def optional_integer(self, key: str, *, lowest: int) -> int | None:
        return self.integer(key, lowest=lowest) if key in self._data else None

    def number(self, key: str, default: Any = _MISSING) -> Fraction:
        """An exact number: a TOML integer, or a decimal written as text ("0.5") or as a TOML float.

        A float is taken by its shortest decimal notation, so that 0.1 means one tenth.
        """
        value = self._get(key, default)
        if isinstance(value, Fraction):
            return value
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise self.error(key, _("must be a number"))
        try:
            number = Fraction(value) if isinstance(value, int) else parse_decimal(str(value))
        except BadValue as error:
            raise self.error(key, str(error)) from error
        if not abs(number) <= 10**9 or number.denominator > 10**9:
            raise self.error(key, _("is too large or has too many decimals"))
        return number

    def number_or_percentage(self, key: str) -> tuple[Fraction, bool] | None:
        """(number, is a percentage), or None where the key is absent."""
        if key not in self._data:
            return None
        value = self._get(key, None)
        if isinstance(value, str) and value.strip().endswith("%"):
            try:
                return parse_decimal(value.strip()[:-1]), True
            except BadValue as error:
                raise self.error(key, str(error)) from error
        return self.number(key), False

    def text(self, key: str, *, optional: bool = False) -> Text:
        """A table with nl and en; a plain string serves both."""
        if optional and key not in self._data:
            return NO_TEXT
        value = self._get(key, _MISSING)
        if isinstance(value, str):
            return Text(nl=value, en=value)
        if not isinstance(value, Mapping):
            raise self.error(key, _('must be a text, or { nl = "…", en = "…" }'))
        inner = Table(self._file, self._join(key), value)
        text = inner.text_of_self()
        inner.refuse_unknown_keys()
        return text

    def text_of_self(self) -> Text:
        """nl and en of this very table; one may stand in for the other."""
        nl, en = self.string("nl", ""), self.string("en", "")
        if not (nl or en):
            raise self.error("nl", _("is missing"))
        return Text(nl=nl or en, en=en or nl)

    def texts(self, key: str) -> tuple[Text, ...]:
        value = self._get(key, [])
        if not isinstance(value, list):
            raise self.error(key, _("must be a list"))
        numbered = {str(n): each for n, each in enumerate(value, start=1)}
        inner = Table(self._file, self._join(key), numbered)
        return tuple(inner.text(n) for n in numbered)

    def table(self, key: str, *, optional: bool = False) -> Table:
        value = self._get(key, {} if optional else _MISSING)
        if not isinstance(value, Mapping):
            raise self.error(key, _("must be a table"))
        return Table(self._file, self._join(key), value)

    def tables(self) -> Iterator[tuple[str, Table]]:
        for key in self._data:
            yield key, self.table(key)

    def list_of_tables(self, key: str, *, optional: bool = False) -> list[Table]:
        if optional and key not in self._data:
            return []
        value = self._get(key, _MISSING)
        if not isinstance(value, list) or not all(isinstance(each, Mapping) for each in value):
            raise self.error(key, _("must be a list of tables"))
        if not value:
            raise self.error(key, _("is empty"))
        return [Table(self._file, f"{self._join(key)}[{n}]", each) for n, each in enumerate(value, start=1)]

    def refuse_unknown_keys(self) -> None:
        """A misspelt rule must not silently change a ranking."""
        for key in self._data:
            if key not in self._read:
                near = difflib.get_close_matches(key, self._read, n=1)
                hint = _("; did you mean “{key}”?").format(key=near[0]) if near else ""
                raise self.error(shorten(key), _("is unknown") + hint)
