"""Sealing and unsealing with age (age-encryption.org/v1), in the binary format of the `age` program."""

from __future__ import annotations

from io import BytesIO
from typing import IO

import pyrage

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.texts import _

_FIRST_LINE = b"age-encryption.org/v1\n"


class SealedForAnother(KnownError):
    """The file is sealed, but not for the key it was tried with."""


def new_identity() -> str:
    """A random `AGE-SECRET-KEY-1…`: the panel's own, with which it opens returns."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """The public `age1…` that belongs to an `AGE-SECRET-KEY-1…`."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def seal(plain: IO[bytes], recipient: str) -> bytes:
    """Encrypted in chunks, so that the sealed bytes are the only new copy. Raises KnownError for a bad recipient."""
    try:
        key = pyrage.x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError as error:
        raise KnownError(
            _("“{key}” is not the public key of an age identity, so nothing can be sealed for it.").format(
                key=recipient[:80]
            )
        ) from error
    sealed = BytesIO()
    pyrage.encrypt_io(plain, sealed, [key])
    return sealed.getvalue()


def unseal(data: bytes, identity: str, *, most_bytes: int) -> bytes:
    """Raises SealedForAnother for another's file and UnreadableFile for a cut, damaged or foreign one."""
    if not data.startswith(_FIRST_LINE):
        raise UnreadableFile(
            _(
                "The file is not one that Evalapp sealed, or its beginning is lost; ask the sender for it again."
            )
        )
    if len(data) > most_bytes:
        raise UnreadableFile(_("The file is larger than any that Evalapp writes; ask the sender what it is."))
    plain = BytesIO()
    try:
        pyrage.decrypt_io(BytesIO(data), plain, [pyrage.x25519.Identity.from_str(identity)])
    except pyrage.DecryptError as error:
        if "No matching keys" in str(error):
            raise SealedForAnother(_("The file is sealed for another key.")) from error
        raise _damaged() from error
    except OSError as error:  # a chunk that was altered surfaces through the reader
        raise _damaged() from error
    return plain.getvalue()


def _damaged() -> UnreadableFile:
    return UnreadableFile(_("The file is damaged or was cut off on its way; ask the sender for it again."))
