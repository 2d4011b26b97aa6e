"""The folder of an export, whose files are read as an export writes them and in no other way."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.incoming.bounds import EXPORT_BYTES, JSON_OBJECTS, JSON_VALUES, KEPT_DEPTH
from evalapp.domain.incoming.json_keys import KeysOnce
from evalapp.domain.incoming.json_size import Size, is_deeper, require_size
from evalapp.domain.incoming.plain_files import TooLarge, read_plain
from evalapp.domain.incoming.system import system_words
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.operations.records.exporting.files import CALL
from evalapp.operations.records.exporting.whole import listed_in
from evalapp.operations.records.reading_back.places import Items, Values, unlike
from evalapp.sheets.text import csv_safe, from_csv

_MOST = Size(values=JSON_VALUES, objects=JSON_OBJECTS)


class Folder:
    """`digests`: the SHA-256 of each file that was read, by its name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.digests: dict[str, str] = {}

    @property
    def name(self) -> str:
        return self.path.name or str(self.path)

    def require(self) -> None:
        """Raises KnownError where it is no folder that `export` wrote."""
        if not self.path.is_dir():
            raise KnownError(
                _("“{folder}” is no folder; give the one that “evalapp export” wrote.").format(
                    folder=shorten(self.name)
                )
            )
        if not (self.path / CALL).exists():
            raise KnownError(
                _("“{folder}” is no export: there is no {file} in it.").format(
                    folder=shorten(self.name), file=CALL
                )
            )
        if not listed_in(self.path).is_whole:
            raise KnownError(
                _("The export in “{folder}” was broken off; export the call again, as a whole.").format(
                    folder=shorten(self.name)
                )
            )

    def raw(self, name: str) -> bytes:
        """Raises KnownError for what is not there, is a link, or is larger than an export is."""
        try:
            found = read_plain(self.path / name, EXPORT_BYTES)
        except FileNotFoundError:
            raise KnownError(
                _("“{file}” is not in the folder; export the call again, as a whole.").format(file=name)
            ) from None
        except TooLarge:
            raise unlike(name, "", _("it is larger than any file that is read back")) from None
        except OSError as error:
            raise KnownError(
                _("“{file}” cannot be read: {why}.").format(file=name, why=system_words(error))
            ) from error
        self.digests[name] = hashlib.sha256(found).hexdigest()
        return found

    def text(self, name: str) -> str:
        try:
            return self.raw(name).decode()
        except UnicodeDecodeError as error:
            why = _("byte {place} is no part of a letter").format(place=error.start + 1)
            raise unlike(name, "", why) from None

    def document(self, name: str) -> Values:
        """The object that a JSON file holds."""
        told = self._json(name)
        if not isinstance(told, dict):
            raise unlike(name, "", _("it is not an object"))
        return Values(name, "", told)

    def documents(self, name: str) -> Items:
        """The list of objects that a JSON file holds."""
        return Items(name, "", self._json(name))

    def _json(self, name: str) -> Any:
        raw = self.raw(name)
        keys = KeysOnce(keeps=True, from_=1)
        try:
            require_size(raw, _MOST)
            if is_deeper(raw, KEPT_DEPTH):
                raise BadValue(_("it is nested more than {most} levels deep").format(most=KEPT_DEPTH))
            told = json.loads(
                raw.decode(), parse_float=Decimal, parse_constant=_refuse, object_pairs_hook=keys
            )
            keys.require(told)
        except BadValue as error:
            raise unlike(name, "", str(error)) from error
        except json.JSONDecodeError as error:
            text = _("it breaks off, or goes on with something else, at line {line}, column {column}")
            raise unlike(name, "", text.format(line=error.lineno, column=error.colno)) from error
        except (ValueError, RecursionError, ArithmeticError) as error:
            raise unlike(name, "", _("it is not JSON in UTF-8")) from error
        return told

    def table(self, name: str, head: Sequence[str], *, more: Sequence[str] = ()) -> Iterator[Values]:
        """The rows of a CSV file with this head, or with the columns `more` after it, one after the other."""
        lines = csv.reader(io.StringIO(self.text(name), newline=""), strict=True)
        try:
            first = next(lines, [])
            heads = (list(head), [*head, *more])
            if first not in heads:
                text = _("its first line is not “{head}”; another program or version may have written it")
                raise unlike(name, "", text.format(head=",".join(head)))
            for number, cells in enumerate(lines, start=2):
                row = _("row {n}").format(n=number)
                if len(cells) != len(first):
                    text = _("it has {n} cells, and the first row {most}")
                    raise unlike(name, row, text.format(n=len(cells), most=len(first)))
                texts = {key: _text(name, row, key, cell) for key, cell in zip(first, cells, strict=True)}
                yield Values(name, row, texts)
        except csv.Error as error:
            text = _("from line {line} on it is no table; a quotation mark may be open")
            raise unlike(name, "", text.format(line=lines.line_num)) from error


def _text(file: str, row: str, column: str, cell: str) -> str:
    """What an export keeps from being a formula. A cell that could be one has come into the file since."""
    text = from_csv(cell)
    if csv_safe(text) != cell:
        why = _("“{value}” could be a formula, which an export never writes").format(value=shorten(cell))
        raise unlike(file, f"{row}, {column}", why)
    return text


def _refuse(name: str) -> None:
    raise BadValue(_("{name} is not a number").format(name=name))
