"""The part that a juror may add to the access code: what it is made of, and the key that it stands for.

The secretariat made the code and knows it; this part nobody but the juror knows. A person chooses it, so trying out
must cost something: the key comes from scrypt, and not from HKDF as those of a code do.
"""

from __future__ import annotations

import unicodedata

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from evalapp.domain.errors import BadValue, WrongOwnPart
from evalapp.domain.texts import _
from evalapp.domain.writing.characters import obeyed_in, unfit_in
from evalapp.exchange.sealed.signing import public_key_of

FEWEST, MOST = 8, 200
_SALT = "evalapp own part v1"
_COST = 2**16  # some 64 MB and a fifth of a second for each try


def checked_own_part(text: str) -> str:
    """As it counts: without spaces around it, and one within. Raises BadValue."""
    own = " ".join(unicodedata.normalize("NFKC", text).split())
    if not own:
        raise BadValue(_("The own part is empty: type one, or leave it out to have none."))
    if unfit_in(own) or obeyed_in(own):
        raise BadValue(_("The own part holds a character that cannot be typed again; take it out."))
    if len(own) < FEWEST:
        raise BadValue(
            _("The own part has at least {fewest} characters, so that nobody finds it by trying.").format(
                fewest=FEWEST
            )
        )
    if len(own) > MOST:
        raise BadValue(_("The own part has at most {most} characters.").format(most=MOST))
    return own


def own_key(own_part: str, panel: str, juror: str) -> Ed25519PrivateKey:
    """Salted with panel and juror, as the key of the code is; the code is not in it, for that may be replaced.

    Raises BadValue for what is no own part.
    """
    salt = f"{_SALT}:{panel}:{juror}".encode()
    kdf = Scrypt(salt=salt, length=32, n=_COST, r=8, p=1)
    return Ed25519PrivateKey.from_private_bytes(kdf.derive(checked_own_part(own_part).encode()))


def own_public_key(own_part: str, panel: str, juror: str) -> str:
    return public_key_of(own_key(own_part, panel, juror))


def required_own_key(own_part: str, panel: str, juror: str, public_key: str) -> Ed25519PrivateKey:
    """The key of a juror who types the own part to send in. Raises WrongOwnPart where it is missing or another one."""
    if not own_part.strip():
        raise WrongOwnPart(
            _("You added a part of your own to the access code when you first opened the pack; type it too.")
        )
    key = own_key(own_part, panel, juror)
    if public_key_of(key) != public_key:
        raise WrongOwnPart(
            _(
                "This is not the part of your own that you chose when you first opened the pack; capitals count. If it "
                "is lost, say so here, and tell the secretary."
            )
        )
    return key
