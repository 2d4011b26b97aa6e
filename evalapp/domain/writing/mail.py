"""Whether mail can be sent to an address, as far as its writing tells."""

from __future__ import annotations

import re
from functools import lru_cache

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _

MOST_ADDRESS, _MOST_LOCAL = 254, 64  # RFC 5321
ADDRESS = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+")
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+(?:xn--[a-z0-9-]+|[^\W\d_]{{2,}})", re.IGNORECASE)
# Endings that do not exist, and what was meant: no mail ever arrives there.
_MISSPELT_ENDINGS = {
    "con": "com", "cmo": "com", "ocm": "com", "comm": "com", "coom": "com", "bee": "be", "nll": "nl",
    "ogr": "org", "orgg": "org", "euu": "eu", "vlaandern": "vlaanderen",
}  # fmt: skip
_MISSPELT_DOMAINS = {
    "gmial.com": "gmail.com", "gmai.com": "gmail.com", "gmal.com": "gmail.com", "gamil.com": "gmail.com",
    "hotmial.com": "hotmail.com", "hotmai.com": "hotmail.com", "outlok.com": "outlook.com",
    "outloook.com": "outlook.com", "telent.be": "telenet.be", "telnet.be": "telenet.be", "sykynet.be": "skynet.be",
}  # fmt: skip


def why_not_sent(address: str) -> str:
    """Why no mail can go to it, with what to do, as a sentence; empty where nothing in its writing keeps it back."""
    told = shorten(address)
    if not ADDRESS.fullmatch(address):
        return _("“{value}” is not one e-mail address; write it as name@organisation.be.").format(value=told)
    local, _at, domain = address.rpartition("@")
    if len(address) > MOST_ADDRESS or len(local) > _MOST_LOCAL:
        return _("“{value}” is longer than an e-mail address can be; look it up again.").format(value=told)
    if local.startswith(".") or local.endswith(".") or ".." in local:
        return _("“{value}” has a full stop too many before the @.").format(value=told)
    if not is_whole_domain(domain):
        return _(
            "“{value}” has no whole domain behind the @, as organisation.be is; no mail arrives there."
        ).format(value=told)
    if meant := _meant(domain):
        return _("“{domain}” does not exist; “{meant}” is probably meant.").format(
            domain=shorten(domain), meant=shorten(meant)
        )
    return ""


def why_doubtful(address: str) -> str:
    """What makes an address that can be written so probably another one, as a sentence; empty for most."""
    domain = address.rpartition("@")[2].casefold()
    meant = _MISSPELT_DOMAINS.get(domain, "")
    if not meant:
        return ""
    return _("“{domain}” is rare; “{meant}” is probably meant.").format(domain=domain, meant=meant)


@lru_cache(maxsize=256)
def is_whole_domain(domain: str) -> bool:
    """Kept, because the addresses of a file share theirs, or are at one of a few large ones."""
    return len(domain) <= 253 and _DOMAIN.fullmatch(domain) is not None


def _meant(domain: str) -> str:
    rest, _dot, ending = domain.rpartition(".")
    right = _MISSPELT_ENDINGS.get(ending.casefold(), "")
    return f"{rest}.{right}" if right else ""
