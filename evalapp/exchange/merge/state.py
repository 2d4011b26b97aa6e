"""The values of a merge: what the panel holds, what a plan has to write, what is kept of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import TypeVar

from msgspec import Struct

from evalapp.domain.ids import PersonId
from evalapp.domain.merge import ChoiceKey, FilePlan, Outcome, Unseated, Version, VersionChoice
from evalapp.domain.numbers import shorten
from evalapp.domain.outgoing.undertaking import Agreement, OwnKey
from evalapp.domain.people import Conflict, Declaration
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scoring.answer import Answer, Place, Placed
from evalapp.domain.texts import _
from evalapp.exchange.merge.incoming import Incoming, Told, Unreadable

Listed = TypeVar("Listed")
A_DAY = timedelta(days=1)  # more than any time zone, and than most clocks are off


class Receipt(Struct, frozen=True, kw_only=True):
    """The last state that was merged from one device of a juror, or from one table of scores.

    `base` is what the device then held, except that a choice left open keeps the base it had before: so the same
    file asks again. `sha256` is of return.json (or of the table's bytes), `earlier` of the returns before it.
    A table is submitted when its workbook says that it was saved last, if it says so. `raw_json` and `signature` are
    the evidence; a plan needs neither, so a state may be made without them.
    """

    juror: PersonId
    device: str
    revision: int
    sha256: str
    base: Mapping[Place, Answer]
    pack: str = ""
    earlier: tuple[str, ...] = ()
    is_signed: bool = True
    is_complete: bool = False
    submitted_at: str = ""
    device_name: str = ""
    file: str = ""
    raw_json: bytes = b""
    signature: bytes = b""


@dataclass(frozen=True, kw_only=True)
class PanelState:
    """Everything of a panel that a merge depends on.

    `scheme_versions` are those whose scores mean the same as under the present scheme. `jurors` are names by id,
    `issued` the juror of each pack that was handed out. `received` by (juror, device). `fingerprint` is that of the
    file the state was read from: a plan holds for no other. `open` are the choices that earlier merges left open;
    `stored_at` is when the scores were given, by the jurors' clocks; `declarations` is when jurors declared that they
    have no conflict of interest.
    """

    panel: str
    phase: Phase
    scheme: Scheme
    scheme_versions: frozenset[int]
    jurors: Mapping[str, str]
    applications: frozenset[str]
    assignments: frozenset[tuple[PersonId, str]]
    conflicts: frozenset[tuple[PersonId, str]] = frozenset()
    stored: Mapping[Placed, Answer] = field(default_factory=dict)
    received: Mapping[tuple[str, str], Receipt] = field(default_factory=dict)
    issued: Mapping[str, str] = field(default_factory=dict)
    fingerprint: str = ""
    open: Mapping[ChoiceKey, VersionChoice] = field(default_factory=dict)
    stored_at: Mapping[Placed, str] = field(default_factory=dict)
    declarations: Mapping[tuple[PersonId, str], str] = field(default_factory=dict)
    issued_at: Mapping[str, str] = field(default_factory=dict)
    unjudged: Mapping[str, str] = field(default_factory=dict)
    """The applications that were found inadmissible or withdrawn, by number in a word: what is said of them is kept
    and does not count."""
    now: str = ""
    """When the files came in, by the clock of the panel. Empty: not known."""

    others: Mapping[str, str] = field(default_factory=dict)
    """Who is in the panel and judges nothing, by id in which role, in words."""

    told: Mapping[str, Told] = field(default_factory=dict)
    """Title and organisation of the applications, by number."""

    handed: Mapping[str, Mapping[str, Told]] = field(default_factory=dict)
    """By pack or form: what applications were called when it left, as far as they are called otherwise now."""

    handed_to: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By pack or form: what people were called when it left, by id, as far as they are called otherwise now."""

    undertakings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By pack: the hash of each text of the undertaking that it held, by language; of a form none."""

    agreed: frozenset[tuple[str, str, str]] = frozenset()
    """Juror, hash of the text and device of each agreement that the panel has."""

    own_keys: Mapping[str, str] = field(default_factory=dict)
    """By juror what checks the part that they added to the access code, where they did."""

    def unknown_juror(self, juror: str) -> str:
        """Why nothing of them can be taken, and what to do."""
        if juror in self.others:
            return _(
                "“{juror}” is in this panel, not as a juror but as: {role}; correct the id, or give that person the "
                "role of juror first."
            ).format(juror=shorten(juror), role=self.others[juror])
        return _("There is no juror “{juror}” in this panel; add the juror first, or correct the id.").format(
            juror=shorten(juror)
        )

    @cached_property
    def latest(self) -> str:
        """No time later than this is evidence: the clock that said it is ahead. Empty: not known."""
        return (
            (datetime.fromisoformat(self.now) + A_DAY).isoformat(timespec="milliseconds") if self.now else ""
        )

    def is_ahead(self, at: str) -> bool:
        """Whether the clock that said so cannot have been right."""
        return bool(self.latest) and at > self.latest

    def is_later(self, at: str, than: str) -> bool:
        """Whether something was done after something else, as far as the clocks of jurors can tell."""
        return at > than and not self.is_ahead(at)

    def replaces(self, at: str, known: str) -> bool:
        """Whether what was declared at this time holds instead of what is known, which a clock ahead may have said."""
        if known and self.is_ahead(known) != self.is_ahead(at):
            return self.is_ahead(known)
        return at > known


class ScoreWrite(Struct, frozen=True, gc=False):
    """A score as it must be stored: where, what, when by the juror's clock, and which file of which device said so.

    `saved_at` is when a workbook was saved, of which no score tells when it was given.
    Its fields are given in their order, which makes 50,000 of them in a third of the time that their names would take.
    """

    placed: Placed
    answer: Answer
    at: str
    file: str
    device_name: str
    saved_at: str = ""


@dataclass(frozen=True, kw_only=True)
class MergePlan:
    """`files` in the order they were given; the rest is what one change has to write.

    `writes` has one row a criterion. `receipts` replace those of the same juror and device. `declared` are
    conflicts of interest to record; what becomes of scores already stored for them is decided where any conflict
    is recorded; `cleared` are declarations that there is none, `agreed` agreements to the undertaking.
    `choices` are the scores that need (or got) one; of those the panel must keep `left_open`, and need keep `lapsed` no
    longer. `unseated` could be taken once their juror is given the seat. `state` and `incoming` allow to settle.
    """

    files: tuple[FilePlan, ...]
    writes: tuple[ScoreWrite, ...]
    receipts: tuple[Receipt, ...]
    declared: tuple[Conflict, ...]
    choices: tuple[VersionChoice, ...]
    left_open: tuple[VersionChoice, ...]
    lapsed: tuple[ChoiceKey, ...]
    cleared: tuple[Declaration, ...]
    agreed: tuple[Agreement, ...] = ()
    own_keys: tuple[OwnKey, ...] = ()
    unseated: tuple[Unseated, ...] = ()
    state: PanelState = field(repr=False)
    incoming: Sequence[Incoming] = field(repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether applying the plan would change nothing in the panel."""
        choices = self.left_open or self.lapsed
        said = self.declared or self.cleared or self.agreed
        return not (self.writes or self.receipts or said or choices)

    @property
    def is_unreadable(self) -> bool:
        """Whether there are files and not one could be read, for whatever reason."""
        are_refused = all(each.outcome is Outcome.REFUSED for each in self.files)
        return (
            bool(self.incoming)
            and are_refused
            and all(isinstance(each, Unreadable) for each in self.incoming)
        )


def by_juror(found: Iterable[Listed], juror_of: Callable[[Listed], str]) -> tuple[Listed, ...]:
    """As a plan lists what it has: by juror, and of each as the files were gone through."""
    return tuple(sorted(found, key=juror_of))


def brought_by(answer: Answer, place: Place, receipts: Iterable[Receipt]) -> Receipt | None:
    """The last of these receipts whose file said this of the place, if one did."""
    brought = [each for each in receipts if each.base.get(place) == answer]
    return max(brought, key=lambda each: (each.submitted_at, each.revision), default=None)


def version_of(answer: Answer, last: Receipt | None, at: str) -> Version:
    """A version with the file that brought it last, if one did; `at` is when the panel has it from.

    Of what a table brought, that is when it was merged, which tells nothing of when it was given.
    """
    if last is None:
        return Version(answer=answer, at=at)
    given = (at or last.submitted_at) if last.is_signed else last.submitted_at
    return Version(answer=answer, file=last.file, device=last.device_name, at=given)
