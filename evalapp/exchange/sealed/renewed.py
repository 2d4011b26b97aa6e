"""Proofs that a key of a panel came in the place of an earlier one: for the panel itself, and for one juror.

A panel has no key that signs. What it shares with a juror is what their two X25519 keys make together, which nobody
without one of the two can: so a proof is a MAC under that, and proves to the juror that the pack was made by who has
the earlier key of the panel. Who has a lost copy has that key too (decision 0072).
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from bech32 import bech32_decode, convertbits
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.texts import _
from evalapp.exchange.sealed.basis import Line, Sha256, Wire

_INFO = b"evalapp renewed key v1"
_LINK = b"evalapp key link v1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Renewed:
    """An earlier key of the panel, and the proof for one juror that another came in its place."""

    recipient: str
    proof: str


class RenewedJson(Wire, frozen=True, kw_only=True):
    """The same in a pack."""

    recipient: Line
    proof: Sha256


def require_proved(
    renewed: Sequence[Renewed], juror_identity: str, panel: str, juror: str, recipient: str
) -> None:
    """Who has not the earlier key of the panel cannot say that another came in its place. Raises UnreadableFile."""
    for each in renewed:
        if not is_proved(each, juror_identity, panel=panel, juror=juror, recipient=recipient):
            raise UnreadableFile(
                _(
                    "This pack says that the key of the panel was renewed, and does not prove it. Do not use it, and "
                    "tell the secretary where you got it."
                )
            )


def link_of(secret: str, *, panel: str, recipient: str) -> str:
    """Made with the `secret` that was in use, of the `recipient` that comes in its place."""
    return hmac.digest(secret.encode(), _said(_LINK, panel, recipient), "sha256").hex()


def proof_for(secret: str, juror_recipient: str, *, panel: str, juror: str, recipient: str) -> str:
    """By the panel, with an earlier `secret` of it, for who opens packs that are sealed for `juror_recipient`."""
    return _proof(secret, juror_recipient, panel=panel, juror=juror, recipient=recipient)


def is_proved(each: Renewed, juror_identity: str, *, panel: str, juror: str, recipient: str) -> bool:
    """By the juror: whether who has the earlier key says that `recipient` is the one of now."""
    try:
        proof = _proof(juror_identity, each.recipient, panel=panel, juror=juror, recipient=recipient)
    except ValueError:
        return False
    return hmac.compare_digest(proof.encode(), each.proof.encode())


def _proof(own: str, other: str, *, panel: str, juror: str, recipient: str) -> str:
    private = X25519PrivateKey.from_private_bytes(_bytes_of(own))
    shared = private.exchange(X25519PublicKey.from_public_bytes(_bytes_of(other)))
    key = HKDF(algorithm=SHA256(), length=32, salt=panel.encode(), info=_INFO).derive(shared)
    return hmac.digest(key, _said(_INFO, panel, juror, recipient), "sha256").hex()


def _said(*parts: bytes | str) -> bytes:
    return b"\0".join(part if isinstance(part, bytes) else part.encode() for part in parts)


def _bytes_of(key: str) -> bytes:
    """The 32 bytes that an `age1…` or `AGE-SECRET-KEY-1…` writes. Raises ValueError for what is neither."""
    _prefix, groups = bech32_decode(key)
    raw = convertbits(groups, 5, 8, False) if groups is not None else None
    if raw is None or len(raw) != 32:
        raise ValueError("no key of age")
    return bytes(raw)
