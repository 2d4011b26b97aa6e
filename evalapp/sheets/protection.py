"""Workbooks that are protected with a password. It is asked for, used once, and kept nowhere."""

from __future__ import annotations

import io
import re
from pathlib import Path

from evalapp.domain.errors import PasswordNeeded, UnreadableFile
from evalapp.domain.incoming.bounds import PASSWORD_ROUNDS
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _

# With which Excel encrypts a workbook of which only the structure is protected: whoever opens it never notices.
_OF_EXCEL = "VelvetSweatshop"
_ROUNDS = re.compile(rb'spinCount\s*=\s*["\']?\s*(\d+)')
_TOLD_IN = "EncryptionInfo"
_MOST_TOLD = 100_000  # bytes


def unprotected(raw: bytes, path: Path, password: str | None) -> bytes:
    """The bytes of an OLE file as they are without protection; the same where there is none.

    Raises PasswordNeeded without a password or with a wrong one, UnreadableFile for what is no workbook.
    """
    import msoffcrypto

    try:
        _require_few_rounds(raw, path)
        if not msoffcrypto.OfficeFile(io.BytesIO(raw)).is_encrypted():
            return raw
    except UnreadableFile:
        raise
    except Exception as error:
        # Of what is damaged it believes much, down to an assertion that a record is there.
        raise _unreadable(path) from error
    for each in (_OF_EXCEL, password):
        if each and (opened := _decrypted(raw, each)) is not None:
            return opened
    if password:
        raise PasswordNeeded(
            _("This password does not open “{file}”; try again, or save the file without a password.").format(
                file=shorten(path.name)
            )
        )
    raise PasswordNeeded(
        _("“{file}” is protected with a password; give it, or save the file without one.").format(
            file=shorten(path.name)
        )
    )


def _decrypted(raw: bytes, password: str) -> bytes | None:
    """None where the password is another."""
    import msoffcrypto

    target = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(raw))
        file.load_key(password=password)
        file.decrypt(target)
    except Exception:
        # Besides InvalidKeyError it raises whatever rubbish, decrypted with another key, leads it to.
        return None
    return target.getvalue()


def _require_few_rounds(raw: bytes, path: Path) -> None:
    """The key is made in as many rounds as the file says. Raises UnreadableFile for more than any program writes."""
    import olefile

    with olefile.OleFileIO(io.BytesIO(raw)) as file:
        if not file.exists(_TOLD_IN):
            return
        told = file.openstream(_TOLD_IN).read(_MOST_TOLD)
    if any(len(rounds) > 9 or int(rounds) > PASSWORD_ROUNDS for rounds in _ROUNDS.findall(told)):
        raise UnreadableFile(
            _(
                "“{file}” asks for more than {most} rounds to try a password, which no program does; save it without "
                "a password."
            ).format(file=shorten(path.name), most=PASSWORD_ROUNDS)
        )


def _unreadable(path: Path) -> UnreadableFile:
    return UnreadableFile(
        _("“{file}” is damaged or is no workbook; open it in a spreadsheet and save it as .xlsx.").format(
            file=shorten(path.name)
        )
    )
