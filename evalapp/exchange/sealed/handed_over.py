"""A whole panel file sealed for whoever takes it over: `age -d` gives the panel file itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO

from evalapp.domain.errors import WrongCode
from evalapp.domain.incoming.bounds import PACK_BYTES
from evalapp.domain.texts import _
from evalapp.exchange.sealed.identity import recipient_of
from evalapp.exchange.sealed.sealing import Readable, SealedForAnother, seal_into, unseal_into
from evalapp.exchange.sealed.signing import HANDOVER_SALT, age_identity


def seal_panel(plain: Readable, sealed: IO[bytes], code: str) -> None:
    """Raises BadValue for a code that is none."""
    seal_into(plain, sealed, recipient_of(age_identity(code, HANDOVER_SALT)))


def unseal_panel(
    sealed: IO[bytes],
    size: int,
    code: str,
    plain: IO[bytes],
    *,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Raises BadValue for a mistyped code, WrongCode for one of another file, UnreadableFile for a damaged file."""
    identity = age_identity(code, HANDOVER_SALT)
    try:
        unseal_into(sealed, size, plain, identity, most_bytes=PACK_BYTES, progress=progress)
    except SealedForAnother as error:
        text = _(
            "This access code does not open this file; take the code that was given with it, or ask who handed it over."
        )
        raise WrongCode(text) from error
