"""Sealing and unsealing with age (age-encryption.org/v1), in the binary format of the `age` program."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import IO, Any, Protocol

import pyrage

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.incoming.bounds import SEAL_BYTES
from evalapp.domain.texts import _

_FIRST_LINE = b"age-encryption.org/v1\n"
_HEAD_ENDS = b"\n--- "  # and nothing before it, since the lines of a head begin with an arrow or hold base64
_MEGABYTE = 2**20


def is_sealed(head: bytes) -> bool:
    """By the first bytes of a file, for whatever key."""
    return head.startswith(_FIRST_LINE)


def is_sealed_within(content: bytes) -> bool:
    """Whether something sealed stands in it, behind whatever else."""
    return _FIRST_LINE + b"-> " in content


class SealedForAnother(KnownError):
    """The file is sealed, but not for the key it was tried with."""


class NotSealed(UnreadableFile):
    """Nothing in the file says that it is sealed, for whatever key."""


class Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class Watched:
    """A stream that tells how many bytes were read of it, once a megabyte; what `progress` raises ends the reading."""

    def __init__(self, stream: Readable, progress: Callable[[int], None]) -> None:
        self._stream, self._progress = stream, progress
        self._done = self._told = 0

    def read(self, size: int = -1, /) -> bytes:
        chunk = self._stream.read(size)
        self._done += len(chunk)
        if self._done - self._told >= _MEGABYTE or not chunk:
            self._told = self._done
            self._progress(self._done)
        return chunk


class _Keeping:
    """A stream that keeps what it raised: pyrage only passes on the words of it, also of a full disk."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.fault: BaseException | None = None

    def read(self, size: int = -1, /) -> bytes:
        return self._keeping(self._stream.read, size)  # type: ignore[no-any-return]

    def write(self, data: bytes, /) -> int:
        return self._keeping(self._stream.write, data)  # type: ignore[no-any-return]

    def flush(self) -> None:
        self._keeping(self._stream.flush)

    def _keeping(self, act: Callable[..., Any], *told: Any) -> Any:
        try:
            return act(*told)
        except BaseException as error:
            self.fault = error
            raise


def seal(plain: IO[bytes], recipient: str) -> bytes:
    """As `seal_into`; the sealed bytes are the only new copy."""
    sealed = BytesIO()
    seal_into(plain, sealed, recipient)
    return sealed.getvalue()


def seal_into(plain: Readable, sealed: IO[bytes], recipient: str) -> None:
    """Encrypted in chunks, whatever the size. Raises KnownError for a bad recipient."""
    try:
        key = pyrage.x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError as error:
        raise KnownError(
            _("“{key}” is not the public key of an age identity, so nothing can be sealed for it.").format(
                key=recipient[:80]
            )
        ) from error
    source, target = _Keeping(plain), _Keeping(sealed)
    try:
        pyrage.encrypt_io(source, target, [key])
    except pyrage.EncryptError:
        if fault := source.fault or target.fault:
            raise fault from None
        raise


def is_sealed_for(data: bytes, identity: str) -> bool:
    """Whether this key is the one that opens it, sound or not."""
    try:
        unseal(data, identity, most_bytes=len(data))
    except SealedForAnother:
        return False
    except UnreadableFile:
        return True
    return True


def unseal(data: bytes, identity: str, *, most_bytes: int) -> bytes:
    """As `unseal_into`, for what fits in memory."""
    plain = BytesIO()
    unseal_into(BytesIO(data), len(data), plain, identity, most_bytes=most_bytes)
    return plain.getvalue()


def unseal_into(
    sealed: IO[bytes],
    size: int,
    plain: IO[bytes],
    identity: str,
    *,
    most_bytes: int,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Decrypted in chunks; `plain` holds nothing to rely on unless this returns.

    Raises SealedForAnother for another's file, NotSealed for a foreign one, UnreadableFile for a cut or damaged one,
    and whatever `progress` raises.
    """
    if not (head := sealed.read(len(_FIRST_LINE))):
        raise UnreadableFile(_("The file is empty; ask the sender for it again."))
    if head != _FIRST_LINE:
        raise NotSealed(
            _(
                "The file is not one that Evalapp sealed, or its beginning is lost; ask the sender for it again."
            )
        )
    if size > most_bytes:
        raise UnreadableFile(_("The file is larger than any that Evalapp writes; ask the sender what it is."))
    # The reader takes a head from its beginning again for each piece of it, and tries every key that it names.
    if _HEAD_ENDS not in sealed.read(SEAL_BYTES - len(_FIRST_LINE)):
        raise _damaged()
    sealed.seek(0)
    source = Watched(sealed, progress) if progress else sealed
    try:
        pyrage.decrypt_io(source, plain, [pyrage.x25519.Identity.from_str(identity)])
    except pyrage.DecryptError as error:
        if "No matching keys" in str(error):
            raise SealedForAnother(_("The file is sealed for another key.")) from error
        raise _damaged() from error
    except OSError as error:  # a chunk that was altered surfaces through the reader
        if error.errno is not None:
            raise  # the disk: no room for what is unsealed, or the stick is gone
        raise _damaged() from error


def _damaged() -> UnreadableFile:
    return UnreadableFile(_("The file is damaged or was cut off on its way; ask the sender for it again."))
