"""A table of a scheme file that knows where it stands and notes what is wrong with its values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import is_thousand_or_decimal, parse_decimal, shorten
from evalapp.domain.scheme import keys
from evalapp.domain.scheme.faults import Faults
from evalapp.domain.scheme.lines import Path
from evalapp.domain.texts import NO_TEXT, Text, _
from evalapp.domain.writing.characters import unfit_in

_NEEDED: Any = object()
_ABSENT: Any = object()
_MOST_CHARACTERS = 10_000


class Table:
    """Typed access to one TOML table whose only keys are `known`; None where the file names the keys itself.

    A value that is missing or of another kind is noted, and something harmless of the right kind stands in for it:
    the scheme made of it is never used. `is_sound` tells whether a value is the file's own.
    """

    def __init__(
        self, faults: Faults, path: Path, data: Mapping[str, Any], known: Sequence[str] | None = None
    ) -> None:
        self._faults, self._path, self._data, self._known = faults, path, data, known
        self._meant: set[str] = set()
        self._is_stand_in = False
        if known is not None:
            self._note_unknown(known)

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def note(self, why: str, *path: str | int) -> None:
        """A fault of the key at `path` within this table."""
        self._faults.note((*self._path, *path), why)

    def note_in_new(self, why: str, *path: str | int) -> None:
        """A fault that a call keeps which has it already: earlier versions did not see it."""
        self._faults.note_in_new((*self._path, *path), why)

    def only(self, known: Sequence[str]) -> Table:
        """The same table, once it is clear which keys it may have."""
        return Table(self._faults, self._path, self._data, known)

    def is_sound(self, *names: str) -> bool:
        """Whether what the file says under these names can be used as it stands; not so for what it leaves out."""
        return not self._is_stand_in and not any(
            name in self._meant or self._faults.has((*self._path, name)) for name in names
        )

    def knows(self, key: str, *names: str) -> bool:
        """Whether everything below `key` could be told as far as its keys called `names` go."""
        return key not in self._meant and not self._faults.hides((*self._path, key), names)

    def _note_unknown(self, known: Sequence[str]) -> None:
        """A misspelt rule must not silently change a ranking."""
        for key in self._data:
            if key in known:
                continue
            import difflib

            near = difflib.get_close_matches(key[:64], known, n=1)
            if near:
                self._meant.add(near[0])
                self.note(_("is unknown; did you mean “{key}”?").format(key=near[0]), key)
            else:
                self.note(_("is unknown; what stands here are: {keys}").format(keys=", ".join(known)), key)

    def _get(self, key: str, default: Any) -> Any:
        if self._known is not None and key not in self._known:
            raise LookupError(f"{key} is not declared as a key of this table")
        value = self._data.get(key, default)
        if value is not _NEEDED:
            return value
        if (
            not self._is_stand_in and key not in self._meant
        ):  # else it stands there under a misspelt name, which is told already
            self.note(_("is missing; add it here"), key)
        return _ABSENT

    def string(self, key: str, default: Any = _NEEDED) -> str:
        value = self._get(key, default)
        if value is _ABSENT:
            return ""
        if not isinstance(value, str):
            self.note(_("must be a text between quotation marks"), key)
            return ""
        if len(value) > _MOST_CHARACTERS:
            self.note(_("is longer than {most} characters; shorten it").format(most=_MOST_CHARACTERS), key)
        self._note_unfit(value, key)
        return value

    def _note_unfit(self, text: str, *path: str | int) -> None:
        if character := unfit_in(text):
            words = _("holds {character}, which cannot be printed and breaks forms; take it out")
            self.note_in_new(words.format(character=character), *path)

    def names(self) -> Iterator[str]:
        """The keys that the file names itself."""
        for name in self._data:
            if not name.strip():
                self.note_in_new(_("has no name; give it one"), name)
            self._note_unfit(name, name)
            yield name

    def strings(self, key: str) -> list[tuple[int, str]]:
        """Those that are texts, with their place in the list, from 1."""
        value = self._get(key, [])
        if not isinstance(value, list):
            self.note(_('must be a list of texts between quotation marks, such as ["lot"]'), key)
            return []
        found = []
        for n, each in enumerate(value, start=1):
            if isinstance(each, str):
                found.append((n, each))
            else:
                self.note(_("must be a text between quotation marks"), key, n)
        return found

    def boolean(self, key: str, *, default: bool) -> bool:
        value = self._get(key, default)
        if not isinstance(value, bool):
            self.note(_("must be true or false, without quotation marks"), key)
            return default
        return value

    def choice(self, key: str, choices: Sequence[str], default: Any = _NEEDED) -> str:
        value = self.string(key, default)
        if value in choices:
            return value
        if self.is_sound(key):
            words = _("“{value}” is not possible; use one of: {choices}")
            self.note(words.format(value=shorten(value), choices=", ".join(choices)), key)
        return choices[0]

    def integer(self, key: str, *, lowest: int, highest: int = 10**12, default: Any = _NEEDED) -> int:
        value = self._get(key, default)
        if value is _ABSENT:
            return lowest
        if not isinstance(value, int) or isinstance(value, bool):
            self.note(_("must be a whole number, without quotation marks and without decimals"), key)
            return lowest
        if not lowest <= value <= highest:
            self.note(_("must lie between {low} and {high}").format(low=lowest, high=highest), key)
        return value

    def optional_integer(self, key: str, *, lowest: int) -> int | None:
        return self.integer(key, lowest=lowest) if self._get(key, None) is not None else None

    def number(self, key: str, default: Any = _NEEDED) -> Fraction:
        """An exact number: a TOML integer, or a decimal written as text ("0.5") or as a TOML float.

        A float is taken by its shortest decimal notation, so that 0.1 means one tenth.
        """
        value = self._get(key, default)
        if value is _ABSENT or isinstance(value, Fraction):
            return Fraction(0) if value is _ABSENT else value
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            self.note(_('must be a number, such as 3 or "0.5"'), key)
            return Fraction(0)
        if isinstance(value, str):
            self.note_unclear(value, key)
        number = Fraction(value) if isinstance(value, int) else self._decimal(key, str(value))
        if not abs(number) <= 10**9 or number.denominator > 10**9:
            self.note(_("is too large or has too many decimals: at most 1000000000, and nine of them"), key)
            return Fraction(0)
        return number

    def note_unclear(self, text: str, key: str) -> None:
        """`1.000` is one here, and a thousand to who writes so; no program writes the zeros at the end."""
        if is_thousand_or_decimal(text.strip()) and text.strip().endswith("0"):
            words = _("“{value}” can be read with thousands and with decimals; write it without the mark")
            self.note_in_new(words.format(value=text.strip()), key)

    def _decimal(self, key: str, text: str) -> Fraction:
        try:
            return parse_decimal(text)
        except BadValue as error:
            self.note(str(error), key)
            return Fraction(0)

    def number_or_percentage(self, key: str) -> tuple[Fraction, bool] | None:
        """(number, is a percentage), or None where the key is absent."""
        value = self._get(key, None)
        if value is None:
            return None
        if isinstance(value, str) and value.strip().endswith("%"):
            return self._decimal(key, value.strip()[:-1]), True
        return self.number(key), False

    def text(self, key: str, *, optional: bool = False) -> Text:
        """A table with nl and en; a plain string serves both."""
        value = self._get(key, NO_TEXT if optional else _NEEDED)
        if value is _ABSENT or value is NO_TEXT:
            return NO_TEXT
        text = self._text(value, key)
        if not optional and self.is_sound(key) and not (text.nl.strip() and text.en.strip()):
            self.note_in_new(_("is empty; write nl, en or both"), key)
        return text

    def _text(self, value: Any, *path: str | int) -> Text:
        if isinstance(value, str):
            self._note_unfit(value, *path)
            return Text(nl=value, en=value)
        if not isinstance(value, Mapping):
            self.note(_('must be a text, or { nl = "…", en = "…" }'), *path)
            return NO_TEXT
        return self._inner(value, keys.TEXT, *path).text_of_self()

    def text_of_self(self) -> Text:
        """nl and en of this very table; one may stand in for the other."""
        nl, en = self.string("nl", ""), self.string("en", "")
        if not (nl or en) and self.is_sound("nl", "en"):
            self.note(_("is missing; write nl, en or both"), "nl")
        return Text(nl=nl or en, en=en or nl)

    def texts(self, key: str) -> tuple[Text, ...]:
        value = self._get(key, [])
        if not isinstance(value, list):
            self.note(_("must be a list of texts between [ and ]"), key)
            return ()
        return tuple(self._text(each, key, n) for n, each in enumerate(value, start=1))

    def table(self, key: str, known: Sequence[str] | None = None, *, optional: bool = False) -> Table:
        value = self._get(key, {} if optional else _NEEDED)
        if value is not _ABSENT and not isinstance(value, Mapping):
            self.note(_("must be a table, under a heading or between { and }"), key)
            value = _ABSENT
        inner = self._inner({}, None, key) if value is _ABSENT else self._inner(value, known, key)
        inner._is_stand_in = value is _ABSENT
        return inner

    def _inner(self, data: Mapping[str, Any], known: Sequence[str] | None, *path: str | int) -> Table:
        return Table(self._faults, (*self._path, *path), data, known)

    def list_of_tables(self, key: str, known: Sequence[str], *, optional: bool = False) -> list[Table]:
        value = self._get(key, _ABSENT if optional else _NEEDED)
        if value is _ABSENT:
            return []
        if not isinstance(value, list):
            self.note(_("must be a list of tables, each under its own heading with [[ and ]]"), key)
            return []
        if not value:
            self.note(_("is empty; give at least one, or leave the key out where it is optional"), key)
        found = []
        for n, each in enumerate(value, start=1):
            if isinstance(each, Mapping):
                found.append(self._inner(each, known, key, n))
            else:
                self.note(_("must be a table, under a heading or between { and }"), key, n)
        return found
