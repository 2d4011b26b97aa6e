"""A printed report held against the file: it is drawn again from the very change it names, and compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from evalapp import __version__
from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.incoming.bounds import REPORT_BYTES
from evalapp.domain.incoming.plain_files import TooLarge, read_plain
from evalapp.domain.incoming.system import system_words
from evalapp.domain.journal import Verification
from evalapp.domain.texts import LANGUAGES, _, in_language
from evalapp.operations.records.paper_check import ReportCheck, Returned, kept_in, names_call, refuse_table
from evalapp.operations.records.paper_words import cannot_be_drawn, of_unknown_version
from evalapp.operations.records.receipts import (
    fingerprint_in_words,
    gathered_receipt,
    is_held,
    merged_by,
    standing_of,
    superseded_by,
)
from evalapp.operations.reports.kind import PDF, FileFormat, Gathered, Options
from evalapp.operations.reports.kinds import KINDS, formats, known_kind
from evalapp.operations.workspace import Workspace, as_of
from evalapp.reports.comparing.again import compared_again, said_again
from evalapp.reports.comparing.likeness import Comparison, Likeness, words_of
from evalapp.reports.drawing.fingerprint import Printed, is_of_several, read_printed, read_receipt
from evalapp.reports.drawing.progress import Tell, between, untold
from evalapp.store.history.as_of import told_by_journal

_DRAWN = 0.6  # how much is done once the report is drawn again


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A report that was read, with all that drawing it again takes: the file is needed no more, so any thread may."""

    content: bytes
    format: FileFormat
    fingerprint: str
    change: int | None
    is_latest: bool
    printed: Printed | None
    gathered: Gathered | None
    guesses: tuple[Gathered, ...] = ()
    """What it may be where it does not say, of a paper that another program wrote."""
    is_again: bool = False
    fault: str = ""
    returned: Returned | None = None
    is_by_journal: bool = False
    is_out_of_reach: bool = False
    kept_in: str = ""
    names_call: bool | None = None

    def check(self, tell: Tell = untold) -> ReportCheck:
        return ReportCheck(
            fingerprint=self.fingerprint,
            change=self.change,
            is_latest=self.is_latest,
            likeness=self._likeness(tell),
            program=self.printed.program if self.printed else "",
            fault=self.fault,
            returned=self.returned,
            is_by_journal=self.is_by_journal,
            is_out_of_reach=self.is_out_of_reach,
            is_again=self.is_again,
            is_of_unknown=self.printed is not None and not self.printed.is_known,
            kept_in=self.kept_in,
            names_call=self.names_call,
            of_several=len(self.printed.parts) if self.printed is not None else 0,
        )

    def _likeness(self, tell: Tell) -> Likeness:
        if self.is_again:
            return self._likeness_again(tell)
        if self.gathered is None or self.printed is None:
            return Likeness(comparison=Comparison.FINGERPRINT, is_alike=False)
        drawn = self.gathered.draw(between(tell, 0, _DRAWN))
        return self.format.compare(
            self.content,
            drawn,
            is_of_this_program=self.printed.is_drawn_by(__version__),
            tell=between(tell, _DRAWN, 1),
        )

    def _likeness_again(self, tell: Tell) -> Likeness:
        """That of the report which it is most like."""
        guesses = (self.gathered,) if self.gathered else self.guesses
        found = [
            compared_again(self.content, each.draw(between(tell, n / len(guesses), (n + 1) / len(guesses))))
            for n, each in enumerate(guesses)
        ]
        nothing = Likeness(comparison=Comparison.FINGERPRINT, is_alike=False, is_written_again=True)
        compared = [each for each in found if each != nothing]
        return min(compared, key=lambda each: len(each.pages), default=nothing)


def read_paper(workspace: Workspace, path: Path) -> Paper:
    """Raises UnreadableFile for what is none of our reports."""
    try:
        content = read_plain(path, REPORT_BYTES, may_be_link=True)
    except TooLarge as error:
        raise UnreadableFile(
            _("“{file}” is larger than any report; check the file.").format(file=path.name)
        ) from error
    except OSError as error:
        raise KnownError(
            _("“{file}” cannot be read: {why}.").format(file=path.name, why=system_words(error))
        ) from error
    refuse_table(path, _format_of(path, content), content)
    paper = _paper(workspace, _format_of(path, content), content)
    if paper is None:
        raise UnreadableFile(
            _("“{file}” carries no fingerprint; it is not a report of Evalapp.").format(file=path.name)
        )
    return paper


def held_against(workspace: Workspace, found: Verification, paper: Paper) -> Paper:
    """The paper as it is to be compared with a file of which that was found.

    Where tables or contents were altered and the journal can be followed up to the change of the paper, it is drawn
    from what the journal says: an honest paper is not to be accused of what was done to the file.
    """
    if found.is_whole or paper.change is None:
        return paper
    try:
        reach = found.reach(workspace.view.last_change())
        if paper.change > reach:
            return replace(paper, is_out_of_reach=True)
        with closing(Workspace(told_by_journal(workspace.file, reach), workspace.actor)) as told:
            again = _paper(told, paper.format, paper.content) or paper
    except Exception as error:  # the file may hold anything
        return replace(paper, gathered=None, fault=cannot_be_drawn(error))
    return replace(again, is_by_journal=True)


def _paper(workspace: Workspace, kind_of_file: FileFormat, content: bytes) -> Paper | None:
    """None for what is none of ours."""
    found = kind_of_file.read_fingerprint(content)
    if found is None and kind_of_file is not PDF:
        return None
    if found is None:
        return _receipt(workspace, kind_of_file, content) or _again(workspace, kind_of_file, content)
    return _report(workspace, kind_of_file, content, found[0], kind_of_file.read_printed(content))


def _report(
    workspace: Workspace, kind_of_file: FileFormat, content: bytes, fingerprint: str, printed: Printed | None
) -> Paper:
    change: int | None = None
    gathered, fault = None, ""
    try:
        if printed is not None and printed.parts:
            fingerprint = _own_part(workspace, printed.parts) or fingerprint
        known = workspace.view.change_with_hash(fingerprint)
        change = known.id if known else None
        if change is not None and printed is not None:
            gathered, fault = _gathered(workspace, change, printed)
        fingerprint = known.hash if known else fingerprint  # of which a paper may show the first digits alone
        is_latest = fingerprint == workspace.view.fingerprint()
    except Exception as error:  # the file may hold anything, and then says nothing of a paper
        gathered, is_latest = None, False
        fault = cannot_be_drawn(error)
    return Paper(
        content=content,
        format=kind_of_file,
        fingerprint=fingerprint,
        change=change,
        is_latest=is_latest,
        printed=printed,
        gathered=gathered,
        fault=fault,
        kept_in=kept_in(workspace, fingerprint) if change is None else "",
        names_call=names_call(workspace, kind_of_file, content) if change is None else None,
    )


def _own_part(workspace: Workspace, parts: Sequence[str]) -> str:
    """The fingerprint that this file once had, of those of a report on several files; empty where it had none."""
    known = (each for each in parts if workspace.view.change_with_hash(each))
    return next(known, "")


def _again(workspace: Workspace, kind_of_file: FileFormat, content: bytes) -> Paper | None:
    """One that another program wrote; None where it says of no report, or of several."""
    said = None if is_of_several(content) else said_again(content)
    if said is None:
        return None
    if said.is_receipt:
        paper = _receipt_of(workspace, kind_of_file, content, said.fingerprint, said.printed)
        return replace(paper, is_again=True)
    paper = _report(workspace, kind_of_file, content, said.fingerprint, said.printed)
    guesses: tuple[Gathered, ...] = ()
    if paper.change is not None and paper.printed is None:
        guesses = tuple(_guesses(workspace, paper.change, " ".join(words_of(content))))
    return replace(paper, is_again=True, guesses=guesses)


def _guesses(workspace: Workspace, change: int, words: str) -> Iterator[Gathered]:
    """The reports of that change whose title stands on the paper."""
    for kind in (each for each in KINDS if each.format is PDF):
        for language in LANGUAGES:
            with in_language(language):
                is_named = kind.title() in words
            for n in range(len(kind.flags) + 1) if is_named else ():
                for flags in combinations(kind.flags, n):
                    asked = kind.printed(Options(language=language, flags=frozenset(flags)))
                    if (found := _gathered(workspace, change, asked)[0]) is not None:
                        yield found


def _receipt(workspace: Workspace, kind_of_file: FileFormat, content: bytes) -> Paper | None:
    """None for what is no receipt either. One of an early version bears its fingerprint in print alone."""
    marked = read_receipt(content)
    if marked is not None:
        return _receipt_of(workspace, kind_of_file, content, marked[0], read_printed(content))
    if (fingerprint := fingerprint_in_words(content)) is None:
        return None
    said = said_again(content)
    if said is not None and said.is_receipt and said.fingerprint == fingerprint:
        return None  # it says more of itself
    return _receipt_of(workspace, kind_of_file, content, fingerprint, None)


def _receipt_of(
    workspace: Workspace, kind_of_file: FileFormat, content: bytes, fingerprint: str, printed: Printed | None
) -> Paper:
    merge, gathered, fault, is_latest, otherwise, later = None, None, "", False, "", None
    try:
        merge = merged_by(workspace.view, fingerprint)
        if merge is None:
            later = superseded_by(workspace.view, fingerprint)
        is_latest = is_held(workspace.view, fingerprint)
        if merge is not None and printed is not None:
            fault = of_unknown_version(printed)
            gathered = None if fault else gathered_receipt(workspace, fingerprint, printed)
        if merge is not None:
            otherwise = standing_of(workspace.view, fingerprint)
    except Exception as error:
        fault = cannot_be_drawn(error)
    return Paper(
        content=content,
        format=kind_of_file,
        fingerprint=fingerprint,
        change=(merge or later or (None,))[0],
        is_latest=is_latest,
        printed=printed,
        gathered=gathered,
        fault=fault,
        returned=_returned(merge or later, otherwise, is_superseded=later is not None),
        kept_in=kept_in(workspace, fingerprint) if merge is None and later is None else "",
        names_call=names_call(workspace, kind_of_file, content) if merge is None and later is None else None,
    )


def _returned(merge: tuple[int, str, str] | None, otherwise: str, *, is_superseded: bool) -> Returned:
    if merge is None:
        return Returned()
    _change, juror, file = merge
    return Returned(juror=juror, file=file, otherwise=otherwise, is_superseded=is_superseded)


def _gathered(workspace: Workspace, change: int, printed: Printed) -> tuple[Gathered | None, str]:
    """The report as it was asked for, of the file as it then was; or why this program cannot draw it."""
    if printed.parts:
        return None, ""  # this file alone cannot draw it
    if fault := of_unknown_version(printed):
        return None, fault
    kind = known_kind(printed.kind)
    options = kind.asked_by(printed) if kind is not None else None
    if kind is None or options is None:
        if printed.is_drawn_by(__version__):
            return None, _("this program has no report that is asked for as it says it was")
        return None, ""
    if change == workspace.view.last_change():
        return kind.gathered(workspace, options), ""
    past = as_of(workspace, change)
    try:
        return kind.gathered(past, options), ""
    finally:
        past.close()


def _format_of(report: Path, content: bytes) -> FileFormat:
    """By what it holds, whatever it is called; by its suffix where that leaves several."""
    fitting = [each for each in formats() if content.startswith(each.begins)]
    return max(fitting, key=lambda each: (len(each.begins), each.suffix == report.suffix.lower()))
