"""What the journal tells: what was done, by whom and when, as data that every reader gets in their own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from evalapp.domain.ids import PersonId
from evalapp.domain.texts import LANGUAGES, Text, in_language, ngettext

if TYPE_CHECKING:
    from evalapp.domain.call import Score
    from evalapp.domain.scoring.counted import Counted

Value: TypeAlias = str | int | Mapping[str, Any] | Sequence[Any]
"""JSON: a text or number as it is, one of the objects made below, or a list of such values."""


def cents(amount: int | None) -> Value:
    return {"cents": amount}


def moment(iso: str) -> Value:
    """Of an ISO 8601 time; empty for none."""
    return {"moment": iso}


def points(text: str) -> Value:
    """A score in exact decimal notation."""
    return {"points": text}


def in_both(text: Text) -> Value:
    """What a scheme or a call says in both languages."""
    return {"nl": text.nl, "en": text.en}


def said_in_both(words: Callable[[], str]) -> Value:
    """What is said of several things at once, in every language."""
    said = {}
    for language in LANGUAGES:
        with in_language(language):
            said[language] = words()
    return said


def digest(sha256: str) -> Value:
    """Of the bytes of a file."""
    return {"sha256": sha256}


def state(kind: str, value: str) -> Value:
    """One of the states that `words.acts` knows, such as `phase` `draft`."""
    return {"state": [kind, value]}


def number_of_scores(found: Counted) -> Value:
    """What there is none of is left out, as from the records of earlier versions."""
    kinds = {"abstentions": found.abstentions, "others": found.others, "rest": found.rest}
    return {"scores": found.values, **{kind: n for kind, n in kinds.items() if n}}


def tied(applications: Iterable[str]) -> Value:
    return {"tied": list(applications)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One thing that was done: `what` names its sentence in `words.acts`, which `named` fills in.

    `before` and `after` are None where it has no from and to.
    """

    what: str
    named: Mapping[str, Value] = field(default_factory=dict)
    before: Value | None = None
    after: Value | None = None


def more_remarks(n: int) -> Step:
    """At the end of the particulars of a change, for those that it does not tell."""

    def words() -> str:
        return ngettext("and {n} more remark", "and {n} more remarks", n).format(n=n)

    return Step(what="said", named={"words": said_in_both(words)})


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """`decided_by` is the body that decided it and `decided_on` the ISO date, where a body must.

    `particulars` are what no row tells of how it was done, as which files were read and what was answered: they stand
    with the change alone, never in its line.
    """

    steps: tuple[Step, ...]
    reason: str = ""
    decided_by: str = ""
    decided_on: str = ""
    particulars: tuple[Step, ...] = ()


def act(
    what: str, *, before: Value | None = None, after: Value | None = None, reason: str = "", **named: Value
) -> Act:
    """An act of one step."""
    step = Step(what=what, named=named, before=before, after=after)
    return Act(steps=(step,), reason=" ".join(reason.split()))


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One closed change; `undoes` names the change it undid or redid. `hash` seals it and all before it.

    `summary` is in the language of the reader where the file kept what was done as an `act`; of an undo or redo that
    is the act it is about. A change of an earlier version has the words of who made it.
    """

    id: int
    at: str
    actor: str
    role: str
    action: str
    summary: str
    hash: str
    undoes: int | None = None
    act: Act | None = None
    set_back_from: str = ""
    """The time of the change before, where it is later: the clock was set back between the two."""

    account: str = ""
    """Of the computer, where it was told apart from the name of who was at work."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Concerning:
    """What a person did, under one of the names that they are `called` by, and what touched them."""

    person: str
    called: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class SetBack:
    """Between changes `before` and `after` the clock went back, from the time `later` to `earlier`.

    `since` is the first of the changes up to `before` that are all later than `earlier`.
    """

    before: int
    after: int
    since: int
    later: str
    earlier: str


TableName = Literal[
    "scheme", "call", "setting", "application", "partner", "budget", "attachment", "person", "conflict",
    "dismissed", "assignment", "locked", "score", "consensus", "juror_key", "issued", "received", "sent", "flagged",
    "panel_order", "granted", "cleared", "private_note", "kept_aside", "open_choice", "act",
    "refused_row", "lacking", "score_aside", "checked", "supplement", "hearing",
    "sitting", "agenda", "stay", "vote", "voice", "minute", "draw", "signature",
    "advice", "proviso", "ruling", "notified", "stepped_back", "called_on",
    "letter_text", "letter_fact", "motivation", "reconciled", "handover", "agreed", "own_key",
    "identity", "copy",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Touched:
    """A row that was made, altered or removed: `key` by column, where an application's own is `application` too."""

    table: str
    key: Mapping[str, str | int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """What a closed change touched, for everyone who shows it.

    `change` is None when nothing changed. `rows` is None for a change of more than 1,000 rows: then every row of its
    `tables` may be another.
    """

    change: int | None = None
    tables: frozenset[str] = frozenset()
    rows: tuple[Touched, ...] | None = ()
    result: object = None

    def touches(self, *tables: TableName, **key: str | int) -> bool:
        """Whether a row of one of these tables was touched; with `key` only one with these values in its key.

        `changes.touches("score", application="A-1")`; a large change may say yes where it touched another row of the
        table. Raises KeyError for a column that is not in the key of a table.
        """
        if self.rows is None or not key:
            return not self.tables.isdisjoint(tables)
        return any(
            all(row.key[column] == value for column, value in key.items())
            for row in self.rows
            if row.table in tables
        )

    @property
    def applications(self) -> frozenset[str] | None:
        """The applications of which something was touched; None where that may be any of them."""
        if self.rows is None:
            return None
        return frozenset(str(row.key["application"]) for row in self.rows if "application" in row.key)


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
    """A pack that was handed out; `content` is what `pack_content` reads, empty where nothing was kept of it."""

    juror: PersonId
    pack: str
    number: int
    at: str
    scheme_version: int
    content: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """The last state of a juror's device that was merged; `kind` is `signed` or `vouched`."""

    juror: PersonId
    device: str
    revision: int
    at: str
    kind: str
    file: str
    sha256: str
    submitted_at: str = ""
    device_name: str = ""


class Where(StrEnum):
    """The layer of a file that a fault was found in, from the bytes up."""

    BYTES = "bytes"
    SCHEMA = "schema"
    JOURNAL = "journal"
    TABLES = "tables"
    CONTENT = "content"
    RANKING = "ranking"
    RETURNS = "returns"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing in a file that is not as it should be; `text` names its place, in the reader's language."""

    where: Where
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Verification:
    """The outcome of replaying a whole file. `broken_at` is the first change that does not fit, 0 the tables.

    It is None too where not even the changes could be read. `integrity` says what is wrong with its pages, `ok` where
    SQLite finds nothing. `notes` are of changes that may be honest and are to be looked at.
    """

    is_whole: bool
    broken_at: int | None
    integrity: str
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def faults(self) -> tuple[str, ...]:
        return tuple(each.text for each in self.findings)

    def reach(self, last: int) -> int:
        """Up to which change the journal can be followed, in a file of which `last` is the last one; 0 for none."""
        if self.is_whole or self.broken_at == 0:
            return last
        return self.broken_at - 1 if self.broken_at else 0
