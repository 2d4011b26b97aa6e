"""What the journal tells: who changed what, when, and what it was before."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.domain.call import Score


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One closed change; `undoes` names the change it undid or redid. `hash` seals it and all before it."""

    id: int
    at: str
    actor: str
    role: str
    action: str
    summary: str
    hash: str
    undoes: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """What a command touched, for everyone who shows it.

    `change` is None when nothing changed. `keys` holds (table, key as JSON) pairs and is empty for a change of
    more than 1,000 rows: then `tables` says enough.
    """

    change: int | None = None
    tables: frozenset[str] = frozenset()
    keys: frozenset[tuple[str, str]] = frozenset()
    result: object = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreChange:
    """One step in the life of a score; `before` or `after` is None where it did not exist."""

    change: int
    at: str
    actor: str
    action: str
    before: Score | None
    after: Score | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Issued:
    """A pack that was handed out."""

    juror: str
    pack: str
    number: int
    at: str
    scheme_version: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """The last state of a juror's device that was merged; `kind` is `signed` or `vouched`."""

    juror: str
    device: str
    revision: int
    at: str
    kind: str
    file: str
    sha256: str
    submitted_at: str = ""
    device_name: str = ""
    is_complete: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Verification:
    """The outcome of replaying a whole file. `broken_at` is the first change that does not fit, 0 the tables."""

    is_whole: bool
    broken_at: int | None
    integrity: str
    faults: tuple[str, ...] = ()
