"""Whether the access codes and packs that lie in a folder are of this panel: those of another lie nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.file_kinds import CODES, PACK
from evalapp.domain.numbers import shorten
from evalapp.domain.pack_content import NOT_IN_IT, PackDigest, decode
from evalapp.domain.texts import LANGUAGES, _, in_language
from evalapp.exchange.sealed.signing import public_key_of, signing_key
from evalapp.operations.exchange.codes_file import CODES_HEAD, as_before, read_codes
from evalapp.operations.exchange.recipients import file_stems
from evalapp.operations.recovering import sha256_of_file
from evalapp.operations.view import View
from evalapp.sheets.tables import read_tables


def require_own_folder(view: View, folder: Path, jurors: Sequence[str]) -> None:
    """Before packs of these jurors are written there. Raises KnownError where something of another call lies there."""
    require_own_codes(view, folder / CODES)
    stems = file_stems(view)
    packs = {juror: folder / f"{stems[juror]}{PACK.suffix}" for juror in jurors}
    require_own_packs(view, folder / CODES, packs)


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


def require_own_packs(view: View, codes: Path, packs: Mapping[str, Path]) -> None:
    """`packs`: by juror, where the next one is to lie; `codes`: those beside them, which are this panel's own.

    Raises KnownError where another lies there already, for whose juror no code of this panel lies beside it and which
    this panel did not hand out. Packs of which no SHA-256 was kept may be any.
    """
    vouched = read_codes(codes)
    kept = [(each.juror, decode(each.content)) for each in view.issued()]
    sealed = {digest.sealed for _juror, digest in kept if digest is not None}
    unknown = {juror for juror, digest in kept if digest is None or not (digest.sealed or _is_form(digest))}
    for juror, path in packs.items():
        if juror in vouched or juror in unknown or not path.exists():
            continue
        try:
            sha256 = sha256_of_file(path)
        except OSError:
            continue  # the writing says why nothing can lie there
        if sha256 not in sealed:
            raise KnownError(
                _(
                    "The folder “{folder}” holds a pack “{file}” that this panel did not hand out, perhaps of another "
                    "call; choose another folder, nothing was overwritten."
                ).format(folder=shorten(path.parent.absolute().name), file=shorten(path.name))
            )


def _is_form(digest: PackDigest) -> bool:
    return digest.declaration == NOT_IN_IT


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
