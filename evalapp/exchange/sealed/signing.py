"""The keys that an access code stands for, and signatures made with them.

Nothing secret of a juror lies in any file: both keys are derived anew whenever the code is typed.
"""

from __future__ import annotations

from dataclasses import dataclass

from bech32 import bech32_encode, convertbits
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from evalapp.domain.errors import WrongCode
from evalapp.domain.texts import _
from evalapp.exchange.sealed.codes import secret_of
from evalapp.exchange.sealed.identity import recipient_of

PACK_SALT = b"evalapp:pack:v1"
HANDOVER_SALT = b"evalapp:handover:v1"
_AGE_INFO = b"evalapp age x25519 v1"
_SIGNING_INFO = b"evalapp ed25519 v1"
_AGE_PREFIX = "age-secret-key-"


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicKeys:
    """What the panel keeps of a code: the age recipient of packs and the Ed25519 key of returns (hex)."""

    recipient: str
    public_key: str


def public_keys(code: str, panel: str, juror: str) -> PublicKeys:
    """Raises BadValue for a mistyped code."""
    return PublicKeys(
        recipient=recipient_of(age_identity(code)),
        public_key=public_key_of(signing_key(code, panel, juror)),
    )


def age_identity(code: str, salt: bytes = PACK_SALT) -> str:
    """`AGE-SECRET-KEY-1…`, which opens the packs sealed for this code, also in the `age` program.

    The salt is fixed, because nothing is known of a pack before it is open (decision 0002).
    """
    secret = _derived(code, salt, _AGE_INFO)
    groups = convertbits(secret, 8, 5)
    assert groups is not None  # it is only for what is no byte
    return bech32_encode(_AGE_PREFIX, groups).upper()


def signing_key(code: str, panel: str, juror: str) -> Ed25519PrivateKey:
    """Salted with `panel:juror`: a signature for one panel and juror means nothing for another."""
    return Ed25519PrivateKey.from_private_bytes(_derived(code, f"{panel}:{juror}".encode(), _SIGNING_INFO))


def own_signing_key(code: str, panel: str, juror: str, public_key: str) -> Ed25519PrivateKey:
    """The key of a juror who types the code to send in. Raises WrongCode when it is another's code."""
    key = signing_key(code, panel, juror)
    if public_key_of(key) != public_key:
        raise WrongCode(
            _(
                "This access code does not belong to the pack this work was opened from; "
                "type the code that came with that pack, or ask the secretary for a new pack and code."
            )
        )
    return key


def public_key_of(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes_raw().hex()


def sign(key: Ed25519PrivateKey, context: bytes, message: bytes) -> bytes:
    """`context` names what is signed, so that a signature cannot be used for another kind of document."""
    return key.sign(context + message)


def _derived(code: str, salt: bytes, info: bytes) -> bytes:
    """HKDF-SHA256 (RFC 5869) of the code's 20 characters in ASCII: 32 bytes."""
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(secret_of(code).encode("ascii"))
