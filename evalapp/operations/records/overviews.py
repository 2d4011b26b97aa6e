"""A report on several calls, held against the files of all of them: drawn again from the changes that it names."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from evalapp import __version__
from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.incoming.bounds import REPORT_BYTES
from evalapp.domain.incoming.plain_files import TooLarge, read_plain
from evalapp.domain.incoming.system import system_words
from evalapp.domain.texts import _
from evalapp.operations.records.paper_words import cannot_be_drawn, of_unknown_version
from evalapp.operations.records.verification import Proof, prove_file
from evalapp.operations.reports.kind import PDF, Gathered
from evalapp.operations.reports.overview.overview import OVERVIEW
from evalapp.operations.reports.overview.several import Read, gathered_of, read_part, together
from evalapp.operations.workspace import Workspace, as_of
from evalapp.reports.comparing.again import said_again
from evalapp.reports.comparing.likeness import Comparison, Likeness
from evalapp.reports.drawing.fingerprint import Printed, read_fingerprint, read_printed
from evalapp.reports.drawing.progress import Tell, between, untold

_PROVED = 0.7  # of the time goes into the files


@dataclass(frozen=True, kw_only=True)
class FileProof:
    """`nth` of the report, from 0, is this file after `change`; None where no part of it is of this file."""

    path: Path
    proof: Proof
    nth: int | None
    change: int | None
    is_latest: bool


@dataclass(frozen=True, kw_only=True)
class OverviewProof:
    """`likeness` is None where it could not be drawn again, and `fault` says why."""

    fingerprint: str
    files: Sequence[FileProof]
    parts: int
    likeness: Likeness | None
    fault: str = ""

    @property
    def is_sound(self) -> bool:
        return all(each.proof.is_sound for each in self.files)

    @property
    def is_proved(self) -> bool:
        found = self.likeness
        return found is not None and found.is_alike and found.comparison is not Comparison.WORDS

    @property
    def is_latest(self) -> bool:
        return all(each.is_latest for each in self.files)

    @property
    def words(self) -> str:
        """What came of the report."""
        found = self.likeness
        if found is None:
            return _("The report is not proved: {why}").format(why=self.fault)
        if self.is_proved:
            said = _("The report is what these {n} files say, drawn again it is the same on every page.")
            if not self.is_latest:
                said += " " + _("Not all of them are as they were then; the changes are named above.")
            return said.format(n=self.parts)
        if found.is_alike:
            return _(
                "An earlier version drew the report. Its words and numbers are those of these {n} files; pictures, and "
                "what may be painted over the words, were not compared."
            ).format(n=self.parts)
        if found.is_written_again:
            return _("Another program wrote the report again: it is neither proved nor called forged.")
        pages = ", ".join(map(str, found.pages))
        if not pages:
            return _("The report is not what is printed from these files: somebody else made or changed it.")
        return _("The report is not what is printed from these files: see page {pages}.").format(pages=pages)


def prove_overview(paths: Sequence[Path], report: Path, tell: Tell = untold) -> OverviewProof:
    """Raises UnreadableFile for what is no report on several files, or no file of Evalapp."""
    content = _content(report)
    again = None if read_fingerprint(content) else said_again(content)
    printed = read_printed(content) if again is None else again.printed
    if printed is None or not printed.parts:
        raise UnreadableFile(
            _("“{file}” is no report on several files; check it with its own file alone.").format(
                file=report.name
            )
        )
    files = []
    for n, path in enumerate(paths):
        files.append(_proof_of(path, printed.parts))
        tell(_PROVED * (n + 1) / len(paths))
    fault = _fault(files, printed)
    likeness = None
    if not fault:
        try:
            drawn = _drawn_again(files, printed).draw(between(tell, _PROVED, 1))
            likeness = PDF.compare(content, drawn, is_of_this_program=printed.is_drawn_by(__version__))
        except Exception as error:  # the files may hold anything
            fault = cannot_be_drawn(error)
    return OverviewProof(
        fingerprint=together(printed.parts),
        files=files,
        parts=len(printed.parts),
        likeness=likeness,
        fault=fault,
    )


def _content(report: Path) -> bytes:
    try:
        return read_plain(report, REPORT_BYTES, may_be_link=True)
    except TooLarge as error:
        raise UnreadableFile(
            _("“{file}” is larger than any report; check the file.").format(file=report.name)
        ) from error
    except OSError as error:
        raise KnownError(
            _("“{file}” cannot be read: {why}.").format(file=report.name, why=system_words(error))
        ) from error


def _proof_of(path: Path, parts: Sequence[str]) -> FileProof:
    proof = prove_file(path)
    nth, change, is_latest = None, None, False
    if proof.is_sound:
        with Workspace.open(path, read_only=True) as workspace:
            for n, each in enumerate(parts):
                known = workspace.view.change_with_hash(each)
                if known is not None and known.hash == each:
                    nth, change, is_latest = n, known.id, each == workspace.view.fingerprint()
    return FileProof(path=path, proof=proof, nth=nth, change=change, is_latest=is_latest)


def _fault(files: Sequence[FileProof], printed: Printed) -> str:
    """Why it cannot be drawn again; empty where it can."""
    if any(not each.proof.is_sound for each in files):
        return _("not every file is sound.")
    strange = [each.path.name for each in files if each.nth is None]
    if strange:
        return _("it does not say what these files ever said: {files}.").format(files=", ".join(strange))
    found = {each.nth for each in files}
    if len(found) < len(files):
        return _("two of the files are copies of one call; name one of them.")
    if len(found) < len(printed.parts):
        return _("it is of {n} calls, and {m} files are named; name the files of all of them.").format(
            n=len(printed.parts), m=len(files)
        )
    if printed.kind != OVERVIEW.id or OVERVIEW.asked_by(printed) is None:
        return _("this program has no report that is asked for as it says it was.")
    unknown = of_unknown_version(printed)
    return f"{unknown}." if unknown else ""


def _drawn_again(files: Sequence[FileProof], printed: Printed) -> Gathered:
    options = OVERVIEW.asked_by(printed)
    assert options is not None
    found: list[Read] = []
    for each in sorted(files, key=lambda one: one.nth or 0):
        with ExitStack() as stack:
            workspace = stack.enter_context(Workspace.open(each.path, read_only=True))
            if each.change is not None and not each.is_latest:
                workspace = stack.enter_context(as_of(workspace, each.change))
            found.append(read_part(each.path, workspace, options.language))
    return gathered_of(found, options)
