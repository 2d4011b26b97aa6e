"""An act with a reason as the journal and the report tell it: what, from what to what, and why."""

from __future__ import annotations


def told(what: str, before: str, after: str, reason: str = "") -> str:
    """`what: before → after – reason`, on one line."""
    return with_reason(f"{what}: {before} → {after}", reason)


def with_reason(done: str, reason: str) -> str:
    """`done – reason`, on one line."""
    why = " ".join(reason.split())
    return f"{done} – {why}" if why else done
