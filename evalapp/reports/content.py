"""What a report is made of: values of the domain and sentences, never a file or a clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from evalapp.domain.application import Application, Dossier
from evalapp.domain.call import Call, Consensus, Score
from evalapp.domain.decisions import Draw, Flagged, Ordered, Signature
from evalapp.domain.ids import PersonId
from evalapp.domain.journal import Change
from evalapp.domain.jury.suspicion import Dismissed
from evalapp.domain.meeting.faults import Fault
from evalapp.domain.meeting.record import Record
from evalapp.domain.people import Assignment, Conflict, Declaration, Person
from evalapp.domain.ranking import Ranking
from evalapp.domain.scoring.asked import asked_seats
from evalapp.reports.drawing.fingerprint import Printed

Line = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Document:
    """Whatever is printed from a panel file.

    `fingerprint` is the head of the journal (64 hexadecimal digits), `change` its number, `at` its moment
    (ISO 8601): a document shows no other time, so that the same data gives the same bytes. `printed` is how it was
    asked for, so that it can be drawn again; whoever gathers it need not say so.
    """

    call: Call
    fingerprint: str
    change: int
    at: str
    printed: Printed | None = None


@dataclass(frozen=True, kw_only=True)
class Report(Document):
    """What every report on the scores of a panel is built from.

    `dossiers`, `people`, `assignments` and `scores` are those of the whole panel; `suspected` are the pairs of person
    and application of which nobody decided whether there is a conflict of interest, `dismissed` those of which it was
    decided that there is none. `method` says in plain words,
    in the order of the computation, how the ranking came about; `reasons` gives the reason of its place by number
    of application; `blockers` name who owes what; `versions` the versions of the scheme with their decisions, none of
    one alone. All four are sentences in the current language. `is_anonymous`
    withholds who gave which score, also within comments and sentences; who sat on the jury stays known. By
    `order_secret` those without a name are ordered: it is told nowhere.
    """

    ranking: Ranking
    dossiers: Sequence[Dossier]
    people: Sequence[Person]
    assignments: Sequence[Assignment]
    scores: Sequence[Score]
    consensus: Sequence[Consensus] = ()
    conflicts: Sequence[Conflict] = ()
    declarations: Sequence[Declaration] = ()
    suspected: Sequence[tuple[PersonId, str]] = ()
    dismissed: Sequence[Dismissed] = ()
    method: Sequence[str] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    blockers: Sequence[str] = ()
    versions: Sequence[str] = ()
    is_anonymous: bool = False
    order_secret: str = ""

    @cached_property
    def asked(self) -> tuple[Assignment, ...]:
        """The seats of which an assessment is asked."""
        return asked_seats(self.assignments, (each.application for each in self.dossiers))


@dataclass(frozen=True, kw_only=True, slots=True)
class AgreedLine:
    """A consensus in words: `before` and `totals` are what stood and what it made of it; `by` recorded it."""

    application: str
    criterion: str
    before: str
    agreed: str
    totals: tuple[str, str]
    reason: str
    at: str = ""
    by: str = ""
    hands: str = ""


@dataclass(frozen=True, kw_only=True)
class RankingReport(Report):
    """The ranking as the jury advises it to the one who decides.

    `acts` are those with a reason, oldest first; `submitted_until` is until when applications were taken in (ISO 8601),
    empty where the file does not say it; `closed_over` what was open when it was closed for a reason; `signed` who
    signed the closing, or that nobody did, empty as long as it is not closed; `decided` what a body decided, empty
    before; `witnessed` who saw the last draw, in words. `sittings` say when the jury met, `voted` how often it voted by
    show of hands, `ended_at` when the last time was over (ISO 8601; empty while it goes on). `worked` recomputes the
    application that `worked_on` names, step by step. `register` is what the annexes tell of people and packs.
    `legal_basis` are the article and the regulation on which the decision rests, empty where nobody said so.
    """

    acts: Sequence[Change] = ()
    legal_basis: str = ""
    closed_over: Sequence[str] = ()
    signed: str = ""
    decided: str = ""
    is_signed: bool = False
    witnessed: str = ""
    submitted_until: str = ""
    sittings: Sequence[str] = ()
    voted: int = 0
    worked_on: str = ""
    worked: Sequence[str] = ()
    agreed: Sequence[AgreedLine] = ()
    ended_at: str = ""
    register: RegisterReport | None = None


@dataclass(frozen=True, kw_only=True)
class MinutesReport(RankingReport):
    """What happened in the meeting of the jury.

    `unagreed` is the ranking as it would be without any consensus: its results are the averages of the jurors.
    `unfinished` says what keeps the meeting from being over, empty where nothing does; `attendance` whether enough of
    the jury were there, empty where nobody asks. `faults` are what may not have been.
    """

    record: Record
    unagreed: Ranking
    faults: Sequence[Fault] = ()
    flags: Sequence[Flagged] = ()
    orders: Sequence[Ordered] = ()
    draws: Sequence[Draw] = ()
    signatures: Sequence[Signature] = ()
    unfinished: str = ""
    attendance: str = ""


@dataclass(frozen=True, kw_only=True)
class EvaluationsReport(Report):
    """All scores and comments; of the applications in `selection` only, where it names any (by number).

    `lacking`: by number, what is not certain of a dossier, since rows of it were refused or not read.
    """

    selection: Sequence[str] = ()
    lacking: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class DecisionLine:
    """What follows on the work of the jury for one application; amounts in cents, days ISO 8601.

    `proposed` and `proposed_amount` are what the jury proposes, `own` says whether that is other than the ranking.
    """

    application: str
    proposed: str = ""
    proposed_amount: int | None = None
    own: str = ""
    reason: str = ""
    conditions: str = ""
    ruled: str = ""
    ruled_amount: int | None = None
    body: str = ""
    on: str = ""
    reference: str = ""
    departs: str = ""
    told_on: str = ""
    told_by: str = ""
    received: str = ""
    last_day: str = ""
    since: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class JournalLine:
    """One change in words; `hash` seals it and all before it."""

    number: int
    at: str
    who: str
    what: str
    remark: str
    hash: str


@dataclass(frozen=True, kw_only=True)
class WorkbookReport(Report):
    """All that a panel holds, as tables. `flagged` are the applications that the panel raised a flag for, by flag."""

    decisions: Sequence[DecisionLine] = ()
    journal: Sequence[JournalLine] = ()
    flagged: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ScoreSheets(Document):
    """Empty sheets to score on paper, one for each of `applications`."""

    applications: Sequence[Application]


@dataclass(frozen=True, kw_only=True, slots=True)
class Attendance:
    """One sitting of the jury in words: its day, when it began and ended, who was there and when, and who was not."""

    title: str
    lead: str
    present: Sequence[Line]
    absent: str = ""


@dataclass(frozen=True, kw_only=True)
class RegisterReport(Document):
    """Lines of words, in the current language, as the columns of `register_pages` have them.

    The last of what was `issued`, `sent` and `received` is its SHA-256, or that there is none. `undertaken` are the
    texts that were agreed to, each with its heading.
    """

    conflicts: Sequence[Line] = ()
    declarations: Sequence[Line] = ()
    undertakings: Sequence[Line] = ()
    undertaken: Sequence[tuple[str, str]] = ()
    own_parts: Sequence[Line] = ()
    recusals: Sequence[Line] = ()
    attendance: Sequence[Attendance] = ()
    issued: Sequence[Line] = ()
    sent: Sequence[Line] = ()
    received: Sequence[Line] = ()
    refused: Sequence[Line] = ()
    owing: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class CodeLetter:
    """`addressed` is how the juror is told from others, `pack` the name of the file that the code opens.

    `at` is the moment of the last change to the file that it was written from (ISO 8601).
    """

    call: Call
    name: str
    addressed: str
    code: str
    pack: str
    secretary: str
    at: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HistoryEntry:
    """One change in words: what it did, in `what`, and what it touched, a title over its lines."""

    number: int
    at: str
    who: str
    what: str
    remark: str = ""
    parts: Sequence[tuple[str, Sequence[str]]] = ()


@dataclass(frozen=True, kw_only=True)
class HistoryReport(Document):
    """`entries`, newest first, are of what was `asked`, in words; nothing asked is everything.

    `is_cut`: earlier changes were asked for too, and have no room. `is_anonymous` withholds the names of the jury.
    """

    entries: Sequence[HistoryEntry]
    asked: Sequence[tuple[str, str]] = ()
    is_cut: bool = False
    is_anonymous: bool = False


@dataclass(frozen=True, kw_only=True)
class WhatIfReport(Document):
    """The official order beside the one with `changes`; all in sentences and words of the current language.

    `rows`: place officially and with the changes, by how much it moves, the application, both totals, and what becomes
    of it. `lines` say the funding line of both.
    """

    changes: Sequence[str]
    summary: str
    lines: Sequence[tuple[str, str]]
    rows: Sequence[Line]
    enters: int
    leaves: int
    blockers: Sequence[str] = ()
