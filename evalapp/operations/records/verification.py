"""Proof for a court: the chain, the tables, the ranking, and whether a printed report belongs to the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from evalapp.domain.journal import Finding, Verification, Where
from evalapp.domain.texts import _, ngettext
from evalapp.domain.writing.listed import more_of_kind
from evalapp.exchange.merge.devices import is_of_table
from evalapp.operations.collecting import collecting_later
from evalapp.operations.records.beside import Beside
from evalapp.operations.records.evidence import Evidence
from evalapp.operations.records.kept_returns import KeptReturns
from evalapp.operations.records.sources import Differing
from evalapp.operations.records.weighed.keys import key_notes
from evalapp.operations.records.weighed.recounted import Recounting
from evalapp.operations.view import View
from evalapp.reports.drawing.progress import Tell, between, untold
from evalapp.store.bare import Bare, bare_of, opened_bare
from evalapp.store.faults import why
from evalapp.store.file import PanelFile
from evalapp.store.history.verify import integrity_of
from evalapp.store.history.verify import verify as verify_file
from evalapp.words.clocks import set_back

if TYPE_CHECKING:
    from evalapp.operations.records.paper_check import ReportCheck
    from evalapp.operations.workspace import Workspace

# What of the time goes into the file where a report is drawn again too, and of that into pages, journal and tables.
_FILE, _REPLAYED = 0.5, 0.7


@dataclass(frozen=True, kw_only=True, slots=True)
class Proof:
    """`findings` are all that is not as it should be, from the bytes up; what `file` found is among them.

    `returns` is how many signed returns were looked at, `differing` those that do not prove what the file stored;
    `unchecked` is how many were not looked at, since the journal is broken before their merges.
    """

    file: Verification
    is_reproduced: bool
    is_counted: bool = True
    """Whether the ranking could be computed at all; where not, it was not compared, and is not reproduced."""
    ranked: int = 0
    """How many applications have a total, which was counted a second way."""
    report: ReportCheck | None
    findings: tuple[Finding, ...] = ()
    returns: int = 0
    unchecked: int = 0
    differing: tuple[Differing, ...] = ()
    notes: tuple[str, ...] = ()
    """What is worth knowing and no fault."""

    @property
    def is_sound(self) -> bool:
        return self._is_of_a_sound_file and (self.report is None or self.report.matches)

    @property
    def is_undecided(self) -> bool:
        """Of a sound file, and of a paper of which nobody can say whether it is true."""
        check = self.report
        return (
            self._is_of_a_sound_file
            and check is not None
            and (check.is_written_again or check.is_fingerprint_alone)
        )

    @property
    def _is_of_a_sound_file(self) -> bool:
        is_whole = self.file.is_whole and self.file.integrity == "ok"
        return not self.findings and is_whole and self.is_reproduced


def prove_file(path: Path, report: Path | None = None, tell: Tell = untold) -> Proof:
    """The verdict on a file as it lies there, whatever is wrong with it.

    Raises UnreadableFile for what is no file of Evalapp or not one of its reports, FileInUse while somebody writes it.
    """
    with opened_bare(path) as bare:
        if bare.file is None:
            file = Verification(is_whole=False, broken_at=None, integrity=_("not readable"))
            return Proof(
                file=file, is_reproduced=False, is_counted=False, report=None, findings=tuple(bare.findings)
            )
        return _proof(View(bare.file), bare, report, tell, partial(_workspace_of, bare.file))


def _workspace_of(file: PanelFile) -> Workspace:
    """Only to draw a paper again: who does without one does not wait for all that an open file can do."""
    from evalapp.operations.actors import machine_user
    from evalapp.operations.workspace import Workspace

    return Workspace(file, machine_user())


def prove(workspace: Workspace, report: Path | None = None, tell: Tell = untold) -> Proof:
    """The same of an open file, as it lies on the disk.

    The journal is replayed, every table compared, the ranking computed anew in exact fractions.

    Raises UnreadableFile when the report is not one of Evalapp's PDF files.
    """
    from evalapp.operations.at_opening import aids_taken_away

    bare = bare_of(workspace.file)
    if workspace.file.taken_away:
        bare.find(Where.SCHEMA, aids_taken_away(workspace.file))
    proof = _proof(workspace.view, bare, report, tell, lambda: workspace)
    if proof.findings:
        workspace.verdict.reach(is_anew=True)  # what it found stops what is printed and recorded too
    return proof


def _proof(
    view: View, bare: Bare, report: Path | None, tell: Tell, workspace_of: Callable[[], Workspace]
) -> Proof:
    assert bare.file is not None
    paper, workspace = None, None
    if report is not None:
        from evalapp.operations.records.papers import read_paper

        workspace = workspace_of()
        paper = read_paper(workspace, report)
    evidence = Evidence(view)
    returns = evidence.returns
    of_file = between(tell, 0.0, _FILE if paper else 1.0)
    with collecting_later():
        ranking = Recounting(view)
        if bare.has_journal:
            file = verify_file(bare.file, evidence.watch, evidence.actions, evidence.written_over)
        else:
            file = Verification(is_whole=False, broken_at=None, integrity=integrity_of(bare.file))
        of_file(_REPLAYED)
        ranked, fault = ranking.result()
    of_file(1.0)
    if paper is not None and workspace is not None:
        from evalapp.operations.records.papers import held_against

        paper = held_against(workspace, file, paper)
    findings = [*bare.findings, *file.findings]
    if fault:
        findings.append(Finding(where=Where.RANKING, text=fault))
    findings += evidence.weigh(file, has_journal=bare.has_journal)
    is_ours = all(each.where is not Where.SCHEMA for each in bare.findings)
    beside = Beside(view) if is_ours else None
    if beside is not None:
        findings += [Finding(where=Where.TABLES, text=each) for each in beside.faults]
    notes, untold = _notes(view, returns)
    findings += untold
    if file.integrity != "ok" and not findings:
        findings.append(Finding(where=Where.BYTES, text=file.integrity))
    return Proof(
        file=file,
        is_reproduced=not fault,
        is_counted=ranked is not None,
        ranked=ranked or 0,
        report=paper.check(between(tell, _FILE, 1.0)) if paper else None,
        findings=tuple(dict.fromkeys(findings)),
        returns=len(returns.checked),
        unchecked=returns.unchecked,
        differing=tuple(returns.differing),
        notes=(
            *file.notes,
            *evidence.notes,
            *(beside.notes if beside is not None else ()),
            *notes,
        ),
    )


def _notes(view: View, returns: KeptReturns) -> tuple[list[str], list[Finding]]:
    """What is worth knowing; of what a file that was altered keeps from being told, that it does."""
    told: list[str] = []
    untold: list[Finding] = []
    kinds: tuple[tuple[Where, Callable[[], Iterable[str]]], ...] = (
        (Where.TABLES, lambda: _unsigned(view)),
        (Where.RETURNS, lambda: returns.notes),
        (Where.JOURNAL, lambda: _set_backs(view)),
        (Where.TABLES, lambda: key_notes(view)),
    )
    for where, notes in kinds:
        try:
            told += notes()
        except Exception as error:
            text = _("what is to be noted here cannot be read: {why}").format(why=why(error))
            untold.append(Finding(where=where, text=text))
    return told, untold


def _set_backs(view: View) -> Iterator[str]:
    named = view.set_backs()
    yield from map(set_back, named)
    yield from more_of_kind(view.number_of_set_backs() - len(named))


def _unsigned(view: View) -> tuple[str, ...]:
    """Whoever rewrites a file can write what jurors signed as if it had come from tables."""
    n = sum(is_of_table(each.device) for each in view.receipts())
    text = ngettext(
        "{n} table or form of scores was merged, which no juror signed: only the journal says what stood in it.",
        "{n} tables or forms of scores were merged, which no juror signed: only the journal says what stood in them.",
        n,
    )
    return (text.format(n=n),) if n else ()
