"""Whether the access codes that lie in a folder are of this panel: those of another stand nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import LANGUAGES, _, in_language
from evalapp.exchange.sealed.signing import public_key_of, signing_key
from evalapp.operations.exchange.codes_file import CODES_HEAD, as_before, read_codes
from evalapp.operations.view import View
from evalapp.sheets.tables import read_tables


def require_own_codes(view: View, path: Path) -> None:
    """Before packs are written beside `path`, and codes into it.

    Raises KnownError where it holds a code that this panel never gave out, or is no file of codes.
    """
    if not path.exists():
        return
    if tuple(read_tables(path)[0].header) != CODES_HEAD:
        raise KnownError(
            _(
                "“{file}” in the folder “{folder}” is not a file of access codes as Evalapp writes it; choose another "
                "folder, nothing was overwritten."
            ).format(file=path.name, folder=shorten(path.parent.absolute().name))
        )
    panel, ever = view.call().panel, view.juror_keys_ever()
    foreign = [
        juror for juror, (_name, code) in read_codes(path).items() if not _is_own(panel, ever, juror, code)
    ]
    if foreign:
        raise KnownError(
            _(
                "The folder “{folder}” holds access codes of another call or another copy of this panel, for example "
                "that of {juror}; choose another folder, nothing was overwritten."
            ).format(folder=shorten(path.parent.absolute().name), juror=shorten(foreign[0]))
        )


def _is_own(panel: str, ever: Mapping[str, frozenset[str]], juror: str, code: str) -> bool:
    """`ever`: by juror, every public key that the panel had."""
    if juror not in ever:
        return False
    if code in _said_as_before():
        return True
    try:
        return public_key_of(signing_key(code, panel, juror)) in ever[juror]
    except BadValue:
        return False


def _said_as_before() -> set[str]:
    """What stands in the place of a code that an earlier file holds, in whatever language it was written."""
    said = set()
    for language in LANGUAGES:
        with in_language(language):
            said.add(as_before())
    return said
