"""What a juror signed, as a panel keeps it: its content and its signature, without the seal it came in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.sealed.coding import decode
from evalapp.exchange.sealed.wire import ReturnJson

CONTEXT = b"evalapp return v1\n"
OWN_CONTEXT = b"evalapp return own part v1\n"
RETURN_JSON = "return.json"
SIGNATURE_BYTES = 64

ReturnContent = ReturnJson


class NotTheirs(KnownError):
    """A return that is readable but does not come from the juror it names, or not for this panel."""


class NotSignedNow(NotTheirs):
    """One that the key of its juror does not check: not theirs, or signed with a code that was replaced since.

    `sha256`, of what would be signed, tells whether it was merged while its code held.
    """

    def __init__(self, text: str, sha256: str) -> None:
        super().__init__(text)
        self.sha256 = sha256


def content_of(raw: bytes) -> ReturnContent:
    """What was signed, without a look at the signature. Raises UnreadableFile."""
    return decode(raw, ReturnJson, RETURN_JSON)


def signed_content(
    raw: bytes, signature: bytes, public_key_of: Callable[[str], str | None], *, panel: str
) -> ReturnContent:
    """The content of a return that was kept as it was signed. Raises as `open_return`."""
    content = content_of(raw)
    require_signed(content, raw, signature, public_key_of, panel)
    return content


def require_signed(
    content: ReturnContent,
    raw: bytes,
    signature: bytes,
    public_key_of: Callable[[str], str | None],
    panel: str,
) -> None:
    """`signature` is that of the code and, of a return with an own key, behind it that of the own part."""
    juror = shorten(content.juror)
    if content.panel != panel:
        raise NotTheirs(
            _("The return belongs to another panel; merge it into the panel that handed out the pack.")
        )
    public_key = public_key_of(content.juror)
    if public_key is None:
        raise NotTheirs(
            _(
                "The return names juror “{juror}”, who never got a pack from this panel; hand out a pack first, or "
                "open the panel file that handed it out."
            ).format(juror=juror)
        )
    by_code, by_own = signature[:SIGNATURE_BYTES], signature[SIGNATURE_BYTES:]
    if not is_signed_by(public_key, CONTEXT, raw, by_code):
        raise NotSignedNow(
            _(
                "The return is not signed with the access code of juror “{juror}”: it was altered, made by another, "
                "or signed with a code that was replaced; ask the juror to send it in with the latest code."
            ).format(juror=juror),
            hashlib.sha256(raw).hexdigest(),
        )
    if bool(by_own) != bool(content.own_key) or (
        content.own_key and not is_signed_by(content.own_key, OWN_CONTEXT, raw, by_own)
    ):
        raise NotTheirs(
            _(
                "The return of juror “{juror}” is not signed with an own part as it names one: it was altered, or made "
                "by another; ask the juror to send it in again."
            ).format(juror=juror)
        )


def is_signed_by(public_key: str, context: bytes, message: bytes, signature: bytes) -> bool:
    # A panel without returns is opened and verified without the library: 6 MB and a tenth of its start.
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(signature, context + message)
    except (InvalidSignature, ValueError):
        return False
    return True
