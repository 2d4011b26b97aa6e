"""The keys of age: who seals for one needs its public half, and only who has the other one opens it."""

from __future__ import annotations

import pyrage


def new_identity() -> str:
    """A random `AGE-SECRET-KEY-1…`: the panel's own, with which it opens returns."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """The public `age1…` that belongs to an `AGE-SECRET-KEY-1…`."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())
