"""Which pictures the guides of a language show: in another language than Dutch, those alone are taken."""

from __future__ import annotations

import re

from resources import GUIDES, guide

_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*?([\w-]+)-light\.png\)")


def shown_in(language: str) -> frozenset[str]:
    """Their names, without the theme."""
    texts = (guide(name, language).read_text(encoding="utf-8") for name in GUIDES)
    return frozenset(name for text in texts for name in _PICTURE.findall(text))
