"""Why no assignment can be made."""

from __future__ import annotations

from evalapp.domain.errors import KnownError


class Impossible(KnownError):
    """The request for an assignment cannot be met; the sentence names the shortage."""
