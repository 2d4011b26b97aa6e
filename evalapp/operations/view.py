"""What a workspace shows: frozen values, read straight from the file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, cast

from evalapp.domain.application import Application, Dossier
from evalapp.domain.call import Call, Consensus, PrivateNote, SchemeVersion, Score, ScoreAside
from evalapp.domain.decisions import Decisions
from evalapp.domain.desks.handing import Handover, away
from evalapp.domain.journal import Change, Changes, Issued, Received, ScoreChange, TableName
from evalapp.domain.outgoing.undertaking import Agreement, OwnKey
from evalapp.domain.people import Assignment, Conflict, Declaration, Person, Role
from evalapp.domain.permissions import Action
from evalapp.domain.row_change import RowChange
from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.scoring.asked import asked_seats
from evalapp.operations.of_changes import OfChanges
from evalapp.store.compacting import noted_removals
from evalapp.store.file import PanelFile
from evalapp.store.history import read_journal
from evalapp.store.rows import decided, read, unfit
from evalapp.store.rows.justifications import justifications_with
from evalapp.store.rows.open_choices import has_merges_from_before, read_open_choices
from evalapp.store.rows.receipts import StoredReceipt, read_receipts
from evalapp.store.rows.schemes import read_aside, read_versions, versions_by_change
from evalapp.store.rows.settings import Setting, T
from evalapp.store.rows.unplaced import Unplaced, each_unplaced, has_unplaced, read_unplaced

if TYPE_CHECKING:
    from evalapp.domain.intake import ImportRow
    from evalapp.domain.jury.suspicion import Dismissed
    from evalapp.domain.merge import VersionChoice
    from evalapp.domain.terms.totals import BudgetTotal, Sides
    from evalapp.store.rows.scored import ScoreRow
    from evalapp.store.rows.sent import Registered


class View(OfChanges):
    """Reading is direct and never changes the file."""

    def __init__(self, file: PanelFile) -> None:
        super().__init__(file)
        self._call: Call | None = None
        self._away: tuple[Handover | None] | None = None
        self._digests: dict[str, str] | None = None
        self._kept: tuple[int, dict[str, object]] = (-1, {})

    def follow(self, changes: Changes) -> None:
        """Read anew, after a change that touched it, what is kept here."""
        if changes.touches("application", "partner", "budget", "attachment", "refused_row", "lacking"):
            self._digests = None
        if changes.touches("call", "scheme", "setting"):
            self._call = None
        if changes.touches("handover"):
            self._away = None

    @property
    def away(self) -> Handover | None:
        """By which somebody else has the right to write; asked before every change."""
        if self._away is None:
            self._away = (away(self.handovers()),)
        return self._away[0]

    def kept(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, made once after each change; within one, which may have written already, each time."""
        if self._file.is_in_change:
            return make()
        last = self.last_change()
        if self._kept[0] != last:
            self._kept = last, {}
        if name not in self._kept[1]:
            self._kept[1][name] = make()
        return cast(T, self._kept[1][name])

    def is_work_file(self) -> bool:
        return self._file.is_work_file

    def call(self) -> Call:
        """As it was when the last change closed, also while another one is open."""
        if self._call is None:
            self._call = read.call(self._file)
        return self._call

    def scheme_text(self, version: int) -> str:
        return read.scheme_text(self._file, version)

    def schemes(self) -> dict[int, Scheme]:
        return read.schemes(self._file)

    def scheme_versions(self) -> list[SchemeVersion]:
        return read_versions(self._file)

    def scores_aside(self) -> list[ScoreAside]:
        return read_aside(self._file)

    def versions_by_change(self) -> list[tuple[int, int]]:
        """(change, version of the scheme in force from it on), oldest first."""
        return versions_by_change(self._file)

    def unplaced(self) -> tuple[Unplaced, ...]:
        """The files that are recorded and do not have their names yet."""
        return read_unplaced(self._file)

    def each_unplaced(self) -> Iterator[Unplaced]:
        """The same, however many another program put there: never all in memory."""
        return each_unplaced(self._file)

    def has_unplaced(self) -> bool:
        """Whether a file is recorded as handed out or handed in and does not have its name yet."""
        return has_unplaced(self._file)

    def strange_removals(self) -> set[int]:
        """What is noted as due after content was removed, and no change removed any."""
        _ours, strange = noted_removals(self._file)
        return strange

    def setting(self, which: Setting[T]) -> T:
        return read.setting(self._file, which)

    def created_at(self) -> str:
        return read.created_at(self._file)

    def numbers(self) -> list[str]:
        """Of all applications."""
        return read.numbers(self._file)

    def applications(self) -> list[Application]:
        """Read once after each change; the list is the caller's own."""
        return list(self.kept("applications", self._read_applications))

    def _read_applications(self) -> Sequence[Application]:
        dossiers = None if self._file.is_in_change else self._kept[1].get("dossiers")
        if dossiers is not None:
            return tuple(each.application for each in cast(tuple[Dossier, ...], dossiers))
        return tuple(read.applications(self._file))

    def called(self) -> list[tuple[str, str, str, str]]:
        """Number, title, organisation and enterprise number of each application, in no order."""
        return read.called(self._file)

    def dossier(self, number: str) -> Dossier:
        return read.dossier(self._file, number)

    def dossiers(self) -> list[Dossier]:
        return read.dossiers(self._file)

    def listed(self) -> tuple[Dossier, ...]:
        """The dossiers, read once after each change: of ten thousand it takes seconds.

        What writes beside the window reads them there, so that the window need not.
        """
        return self.kept("dossiers", lambda: tuple(self.dossiers()))

    def dossier_digests(self) -> dict[str, str]:
        """By number, as the last change left them; of hundreds of dossiers they take long to make."""
        from evalapp.domain.pack_content import digest_of

        if self._digests is None:
            self._digests = {each.application.number: digest_of(each) for each in self.listed()}
        return self._digests

    def budget_totals(self, aside: Collection[str]) -> list[BudgetTotal]:
        """Of all applications but those `aside`, by line, year and source."""
        from evalapp.store.rows.totals import budget_totals

        return budget_totals(self._file, aside)

    def budget_sums(self, aside: Collection[str]) -> list[tuple[str, str, int]]:
        """Application, source and cents of all applications but those `aside`."""
        from evalapp.store.rows.totals import budget_sums

        return budget_sums(self._file, aside)

    def sums_by_line(
        self, sources: Mapping[str, str], whole: Collection[str]
    ) -> list[tuple[str, int, int, int]]:
        """Line, year and cents of the applications in `sources`, each of its own source; of them those of `whole`."""
        from evalapp.store.rows.totals import sums_by_line

        return sums_by_line(self._file, sources, whole)

    def sides(self, aside: Collection[str]) -> Sides:
        """Of the partners of all applications but those `aside`."""
        from evalapp.store.rows.totals import sides

        return sides(self._file, aside)

    def sides_beside(self, aside: Collection[str], chosen: Collection[str]) -> tuple[Sides, Sides]:
        """The same, and of those `chosen` among them alone."""
        from evalapp.store.rows.totals import sides_beside

        return sides_beside(self._file, aside, chosen)

    def attachment(self, sha256: str) -> bytes:
        return self.content(sha256)

    def content(self, sha256: str) -> bytes:
        """Raises KnownError when the file has lost it."""
        return read.blob(self._file, sha256)

    def refused_rows(self) -> list[ImportRow]:
        """Of imports of applications, as long as nobody dealt with them."""
        from evalapp.store.rows.refused import read_refused

        return read_refused(self._file)

    def people(self, role: Role | None = None) -> list[Person]:
        return read.people(self._file, role)

    def conflicts(self) -> list[Conflict]:
        return read.conflicts(self._file)

    def off_scale(self, criteria: Iterable[Criterion]) -> list[tuple[str, str, str]]:
        """Juror, application and criterion of each score that the scale of its criterion does not have."""
        return unfit.off_scale(self._file, criteria)

    def despite_conflict(self) -> list[tuple[str, str]]:
        """Juror and application of each seat or score beside a conflict of interest of those two."""
        return unfit.despite_conflict(self._file)

    def dismissed(self) -> list[Dismissed]:
        from evalapp.store.rows.dismissed import read_dismissed

        return read_dismissed(self._file)

    def assignments(self) -> list[Assignment]:
        return read.assignments(self._file)

    def asked(self) -> tuple[Assignment, ...]:
        """The assignments of which an assessment is asked."""
        return self.kept("asked", lambda: asked_seats(self.assignments(), self.applications()))

    def scores(self, juror: str | None = None, application: str | None = None) -> list[Score]:
        return read.scores(self._file, juror=juror, application=application)

    def score(self, juror: str, application: str, criterion: str) -> Score | None:
        return read.score(self._file, juror, application, criterion)

    def score_rows(self) -> list[ScoreRow]:
        """Juror, application, criterion, steps, reason for no score, comment and time of all scores, bare."""
        from evalapp.store.rows.scored import score_rows

        return score_rows(self._file)

    def score_runs(self) -> list[tuple[str, str, str, str]]:
        """All scores for the ranking, a row a pair of application and juror."""
        return read.score_runs(self._file)

    def justifications_with(self, stems: Sequence[str]) -> list[tuple[str, str, str]]:
        """(juror, application, justification) where one of these stands in it, but for a conflict as a reason."""
        return justifications_with(self._file, stems)

    def pairs(self, table: Literal["assignment", "conflict", "locked"]) -> list[tuple[str, str]]:
        """(juror, application) as bare tuples, for the ranking."""
        return read.pairs(self._file, table)

    def answered(self) -> frozenset[str]:
        """Applications of which somebody said that there is no conflict of interest."""
        return read.answered(self._file)

    def cleared(self, juror: str) -> frozenset[str]:
        """Applications of which the juror said that there is no conflict, or scored before anyone asked."""
        return read.cleared(self._file, juror)

    def declarations(self) -> list[Declaration]:
        """Of jurors that they have no conflict of interest; in a panel, those that came with returns."""
        return read.declarations(self._file)

    def agreements(self) -> list[Agreement]:
        """To the undertaking of a call; in a panel, those that came with returns."""
        from evalapp.store.rows.course.agreed import agreements

        return agreements(self._file)

    def own_keys(self) -> list[OwnKey]:
        """Of the parts that jurors added to their access codes."""
        from evalapp.store.rows.course.agreed import own_keys

        return own_keys(self._file)

    def private_notes(self, application: str) -> dict[str, PrivateNote]:
        """By criterion; never part of a return, an export or a report."""
        return read.private_notes(self._file, application)

    def all_private_notes(self) -> list[tuple[str, str, str]]:
        """(application, criterion, text)."""
        return read.all_private_notes(self._file)

    def kept_aside(self) -> list[dict[str, str]]:
        """Rows by column; `operations.juror.kept_aside` makes values of them."""
        return read.kept_aside(self._file)

    def consensus(self) -> list[Consensus]:
        return read.consensus(self._file)

    def decisions(self) -> Decisions:
        return decided.decisions(self._file)

    def admissions(self) -> Mapping[str, Change]:
        """By number of what is admissible: the judgment that made it so."""
        return read_journal.admissions(self._file)

    def score_history(self, juror: str, application: str, criterion: str) -> list[ScoreChange]:
        return read_journal.score_history(self._file, juror, application, criterion)

    def fingerprint(self) -> str:
        return read_journal.fingerprint(self._file)

    def last_change(self) -> int:
        return read_journal.last_change(self._file)

    def issued(self) -> list[Issued]:
        return read_journal.issued(self._file)

    def called_when_issued(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """By pack or form: title and organisation of the applications that are called otherwise now."""
        columns = ("title", "organisation")
        return read_journal.told_when_issued(self._file, "application", "number", columns)

    def named_when_issued(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """By pack or form: the name of the people who are called otherwise now, by id."""
        return read_journal.told_when_issued(self._file, "person", "id", ("name",))

    def received(self) -> list[Received]:
        return read_journal.received(self._file)

    def registered(self) -> Registered:
        from evalapp.store.rows.sent import read_registered

        return read_registered(self._file)

    def receipts(self) -> list[StoredReceipt]:
        """What was last merged from each device, to compare with what comes next."""
        return read_receipts(self._file)

    def open_choices(self) -> list[VersionChoice]:
        """As merges left them; `operations.exchange.choices` adds what the panel holds now."""
        return read_open_choices(self._file)

    def has_merges_from_before_choices(self) -> bool:
        """Whether something was merged when choices left open were not kept yet."""
        return has_merges_from_before(self._file)

    def juror_keys(self) -> dict[str, tuple[str, str]]:
        """Juror → (recipient, verify key): the public half of the keys."""
        return read.juror_keys(self._file)

    def juror_keys_ever(self) -> dict[str, frozenset[str]]:
        """Juror → every verify key that the panel ever had, those too that were taken back."""
        return read_journal.juror_keys_ever(self._file)

    def juror_keys_since(self) -> dict[str, int]:
        """Recipient of a juror's key → the change that first wrote it."""
        return read_journal.juror_keys_since(self._file)

    def was_there(self, table: TableName, action: Action) -> Mapping[tuple[str, ...], bool]:
        """Keys of the rows written after the last change by `action` → whether each row was there before that."""
        return read_journal.was_there(self._file, table, action)

    def change(self, number: int) -> Change:
        return read_journal.change_numbered(self._file, number)

    def rows_written(self, change: int, most: int | None = None) -> tuple[list[RowChange], int]:
        """What a change did to each row, and how many entries of the journal were left unread."""
        return read_journal.rows_written(self._file, change, most)

    def change_with_hash(self, fingerprint: str) -> Change | None:
        return read_journal.change_with_hash(self._file, fingerprint)

    def fingerprints(self) -> frozenset[str]:
        """All that this file ever had, one after each change."""
        return read_journal.all_hashes(self._file)

    def first_written(self, table: TableName, **values: str | int) -> tuple[int, dict[str, Any]] | None:
        """The change that first wrote a row with these values, and that row as it wrote it."""
        return read_journal.first_written(self._file, table, **values)

    def last_written(self, table: TableName, keys: Collection[str]) -> dict[str, int]:
        """By key, as the journal names it: the last change that wrote a row; without those that none wrote."""
        return read_journal.last_written(self._file, table, keys)
