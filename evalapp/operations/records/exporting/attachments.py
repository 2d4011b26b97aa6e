"""The attachments of an export: where each goes, and what an earlier export of the same call left there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.bounds import EXPORT_BYTES, JSON_OBJECTS, JSON_VALUES
from evalapp.domain.incoming.json_size import Size, TooMuch, require_size
from evalapp.domain.incoming.plain_files import TooLarge, read_plain
from evalapp.domain.incoming.system import system_words
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.files import safe_name, safe_stem
from evalapp.operations.view import View

ATTACHMENTS = "attachments"


def places_of(view: View, folder: Path) -> Mapping[Path, str]:
    """Where each attachment of the call goes → SHA-256 of its content."""
    return _places(
        folder,
        (
            (dossier.application.number, each.name, each.sha256)
            for dossier in view.dossiers()
            for each in dossier.attachments
        ),
    )


def places_before(folder: Path, applications: Path) -> Mapping[Path, str]:
    """The same of an earlier export, as its own file of `applications` tells; nothing where that cannot be read."""
    try:
        raw = read_plain(applications, EXPORT_BYTES)
        require_size(raw, Size(values=JSON_VALUES, objects=JSON_OBJECTS))
        return _places(folder, tuple(_told(json.loads(raw))))
    except (TooLarge, TooMuch) as error:
        raise KnownError(
            _("“{file}” of an earlier export is too large to be read; choose an empty folder.").format(
                file=shorten(applications.name)
            )
        ) from error
    except (OSError, ValueError, RecursionError, TypeError, KeyError):
        return {}


def _told(applications: Any) -> Iterator[tuple[str, str, str]]:
    for each in applications:
        for attachment in each["attachments"]:
            yield str(each["number"]), str(attachment["name"]), str(attachment["sha256"])


def places_in(folder: Path, attachments: Iterable[tuple[str, str]]) -> list[Path]:
    """For each, the number of an application and a name, where an export puts it."""
    taken: set[str] = set()
    return [_free(folder / ATTACHMENTS / safe_stem(number), name, taken) for number, name in attachments]


def _places(folder: Path, attachments: Iterable[tuple[str, str, str]]) -> Mapping[Path, str]:
    listed = list(attachments)
    places = places_in(folder, ((number, name) for number, name, _sha256 in listed))
    return dict(zip(places, (sha256 for _number, _name, sha256 in listed), strict=True))


def _free(place: Path, name: str, taken: set[str]) -> Path:
    """A plain name that no other attachment of this export got: `plan 1.pdf` and `plan-1.pdf` both stay."""
    target, number = place / safe_name(name), 1
    plain, ending = target.stem, target.suffix
    while str(target).casefold() in taken:
        number += 1
        target = place / f"{plain}-{number}{ending}"
    taken.add(str(target).casefold())
    return target


def remove_leftovers(before: Mapping[Path, str], now: Mapping[Path, str]) -> None:
    """Take away what an earlier export wrote and this one does not, and folders that are empty then.

    A file that is not to the byte what was written there is somebody else's and stays. Raises KnownError.
    """
    kept = {str(path).casefold() for path in now}
    for path, sha256 in before.items():
        if str(path).casefold() in kept or path.is_symlink() or not path.is_file():
            continue
        try:
            with path.open("rb") as file:
                is_ours = hashlib.file_digest(file, "sha256").hexdigest() == sha256
            if is_ours:
                path.unlink()
        except OSError as error:
            raise KnownError(
                _(
                    "“{file}” of an earlier export cannot be removed: {why}; close it, or choose an empty folder."
                ).format(file=shorten(path.name), why=system_words(error))
            ) from error
        for emptied in (path.parent, path.parent.parent):
            with suppress(OSError):
                emptied.rmdir()
