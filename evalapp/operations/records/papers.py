"""A printed report held against the file: it is drawn again from the very change it names, and compared."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from evalapp import __version__
from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.incoming.bounds import REPORT_BYTES
from evalapp.domain.incoming.plain_files import TooLarge, read_plain
from evalapp.domain.incoming.system import system_words
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.operations.records.receipts import (
    fingerprint_in_words,
    gathered_receipt,
    is_held,
    merged_by,
    standing_of,
)
from evalapp.operations.reports.kind import FileFormat, Gathered
from evalapp.operations.reports.kinds import formats, known_kind
from evalapp.operations.workspace import Workspace, as_of
from evalapp.reports.drawing.fingerprint import Printed, read_printed, read_receipt
from evalapp.reports.drawing.likeness import Comparison, Likeness
from evalapp.reports.drawing.progress import Tell, between, untold
from evalapp.store.faults import why

_DRAWN = 0.6  # how much is done once the report is drawn again
_MOST_PAGES = 10  # named one by one


@dataclass(frozen=True, kw_only=True, slots=True)
class Returned:
    """The return that a receipt is of; both are empty where the file never had it.

    `otherwise` says how many of its scores do not stand in the file as they were signed.
    """

    juror: str = ""
    file: str = ""
    otherwise: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportCheck:
    """`change` is the change after which the report was printed; None when this file never had that fingerprint.

    `program` is the version that drew it, empty where the report does not say. `fault` is why it could not be drawn
    again. Of a receipt `returned` says whose return it is of, `change` is that of its merge, and `is_latest` whether
    that was not taken back since.
    """

    fingerprint: str
    change: int | None
    is_latest: bool
    likeness: Likeness
    program: str = ""
    fault: str = ""
    returned: Returned | None = None

    @property
    def drawn_by(self) -> str:
        """The version in words; an early build of this one drew otherwise."""
        program = shorten(self.program)
        return (
            _("{version} (an earlier build)").format(version=program) if program == __version__ else program
        )

    @property
    def matches(self) -> bool:
        """Whether it is proved. A fingerprint alone, which anybody can type into a PDF, proves nothing."""
        return self.change is not None and self.likeness.is_alike

    @property
    def is_of_words(self) -> bool:
        return self.likeness.comparison is Comparison.WORDS

    @property
    def is_fingerprint_alone(self) -> bool:
        """Whether nothing but its fingerprint could be compared, which the file had."""
        is_alone = self.likeness.comparison is Comparison.FINGERPRINT
        return self.change is not None and is_alone and not self.fault


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
    fault: str = ""
    returned: Returned | None = None

    def check(self, tell: Tell = untold) -> ReportCheck:
        return ReportCheck(
            fingerprint=self.fingerprint,
            change=self.change,
            is_latest=self.is_latest,
            likeness=self._likeness(tell),
            program=self.printed.program if self.printed else "",
            fault=self.fault,
            returned=self.returned,
        )

    def _likeness(self, tell: Tell) -> Likeness:
        if self.gathered is None or self.printed is None:
            return Likeness(comparison=Comparison.FINGERPRINT, is_alike=False)
        drawn = self.gathered.draw(between(tell, 0, _DRAWN))
        return self.format.compare(
            self.content,
            drawn,
            is_of_this_program=self.printed.is_drawn_by(__version__),
            tell=between(tell, _DRAWN, 1),
        )


def read_paper(workspace: Workspace, path: Path) -> Paper:
    """Raises UnreadableFile for what is none of our reports."""
    kind_of_file = _format_of(path)
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
    found = kind_of_file.read_fingerprint(content)
    if found is None and (receipt := _receipt(workspace, kind_of_file, content)) is not None:
        return receipt
    if found is None:
        raise UnreadableFile(
            _("“{file}” carries no fingerprint; it is not a report of Evalapp.").format(file=path.name)
        )
    fingerprint, _number = found
    printed = kind_of_file.read_printed(content)
    change: int | None = None
    gathered, fault = None, ""
    try:
        known = workspace.view.change_with_hash(fingerprint)
        change = known.id if known else None
        if change is not None and printed is not None:
            gathered, fault = _gathered(workspace, change, printed)
        is_latest = fingerprint == workspace.view.fingerprint()
    except Exception as error:  # the file may hold anything, and then says nothing of a paper
        gathered, is_latest = None, False
        fault = _cannot_be_drawn(error)
    return Paper(
        content=content,
        format=kind_of_file,
        fingerprint=fingerprint,
        change=change,
        is_latest=is_latest,
        printed=printed,
        gathered=gathered,
        fault=fault,
    )


def _receipt(workspace: Workspace, kind_of_file: FileFormat, content: bytes) -> Paper | None:
    """None for what is no receipt either. One of an early version bears its fingerprint in print alone."""
    marked = read_receipt(content)
    fingerprint = marked[0] if marked else fingerprint_in_words(content)
    if fingerprint is None:
        return None
    printed = read_printed(content) if marked else None
    merge, gathered, fault, is_latest, otherwise = None, None, "", False, ""
    try:
        merge = merged_by(workspace.view, fingerprint)
        is_latest = is_held(workspace.view, fingerprint)
        if merge is not None and printed is not None:
            gathered = gathered_receipt(workspace, fingerprint, printed)
        if merge is not None:
            otherwise = standing_of(workspace.view, fingerprint)
    except Exception as error:
        fault = _cannot_be_drawn(error)
    return Paper(
        content=content,
        format=kind_of_file,
        fingerprint=fingerprint,
        change=merge[0] if merge else None,
        is_latest=is_latest,
        printed=printed,
        gathered=gathered,
        fault=fault,
        returned=Returned(juror=merge[1], file=merge[2], otherwise=otherwise) if merge else Returned(),
    )


def _cannot_be_drawn(error: Exception) -> str:
    return _("it cannot be drawn again from this file: {why}").format(why=why(error))


def _gathered(workspace: Workspace, change: int, printed: Printed) -> tuple[Gathered | None, str]:
    """The report as it was asked for, of the file as it then was; or why this program cannot draw it."""
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


def _format_of(report: Path) -> FileFormat:
    """By its suffix; a file with another is looked into as the first of the table, whatever it is called."""
    known = formats()
    return next((each for each in known if each.suffix == report.suffix.lower()), known[0])


def compared(check: ReportCheck) -> str:
    """What was compared of a report whose fingerprint the file knows, and what came of it."""
    likeness = check.likeness
    if check.fault:
        return _("It is not proved: {why}.").format(why=check.fault)
    if likeness.comparison is Comparison.FINGERPRINT:
        return _(
            "Only its fingerprint could be compared, not what stands on its pages: it does not say how it was printed, "
            "or says it in a way that this version does not know. Anybody can type a fingerprint into a PDF, so this "
            "paper proves nothing; compare it by eye with the same report of that change."
        )
    if likeness.is_alike and check.returned is not None and likeness.comparison is Comparison.BYTES:
        return _("Drawn again from what was signed, it is the same on every page.")
    if likeness.is_alike and likeness.comparison is Comparison.BYTES:
        return _("Drawn again from that change, it is the same on every page.")
    if likeness.is_alike:
        return _(
            "It was drawn by version {version}. Drawn again by this one, its words and numbers are the same, "
            "from the first page to the last. Pictures, and what may be painted over the words, were not compared: "
            "lay it beside the same report printed now."
        ).format(version=check.drawn_by)
    return " ".join(each for each in (_different(check), _drawn_elsewhere(check)) if each)


def _different(check: ReportCheck) -> str:
    pages = check.likeness.pages
    if check.likeness.is_written_again:
        return _(
            "Another program wrote this PDF again. Evalapp finds the same on its pages, but it can be made so that "
            "others see something else: ask for the file as it was printed, or print it again and compare it by eye."
        )
    if check.returned is not None:
        return _("It is not the receipt of what was signed: it was made or changed by somebody else.")
    if not pages:
        return _("It is not what is printed from that change: it was made or changed by somebody else.")
    named = ", ".join(map(str, pages[:_MOST_PAGES])) + ("…" if len(pages) > _MOST_PAGES else "")
    return ngettext(
        "It is not what is printed from that change: page {pages} is another.",
        "It is not what is printed from that change: pages {pages} are others.",
        len(pages),
    ).format(pages=named)


def _drawn_elsewhere(check: ReportCheck) -> str:
    if not check.is_of_words:
        return ""
    return _(
        "It says that version {version} drew it, so its words and numbers were compared; where only words of the "
        "program changed since, that version shows it as it was."
    ).format(version=check.drawn_by)


def about_receipt(check: ReportCheck) -> str:
    """Whether it is of a return that this file has; `compared` says what else."""
    if check.change is None or check.returned is None:
        return _("The receipt does not belong to this file: what it says was signed was never merged in it.")
    if check.is_fingerprint_alone:
        text = _(
            "The receipt bears the fingerprint of a return of juror “{juror}”. Whether it is true is not known."
        )
    elif not check.matches:
        text = _(
            "The receipt bears the fingerprint of a return of juror “{juror}”, and is not what it says it is."
        )
    elif check.is_latest:
        text = _("The receipt is of the return “{file}” of juror “{juror}”, merged with change {change}.")
    else:
        text = _(
            "The receipt is of the return “{file}” of juror “{juror}”, merged with change {change} and taken "
            "back since."
        )
    said = text.format(
        file=shorten(check.returned.file), juror=shorten(check.returned.juror), change=check.change
    )
    return " ".join(each for each in (said, check.returned.otherwise) if each)
