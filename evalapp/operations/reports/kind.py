"""What a kind of report is. Each has a file of its own in this folder, and its row in `kinds`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from evalapp import __version__
from evalapp.domain import file_kinds
from evalapp.domain.application import Application
from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Role
from evalapp.domain.texts import LANGUAGE_NAMES, LANGUAGES, N_, _, current_language, in_language
from evalapp.files import FOR_OTHERS, Seen, require_replaceable, safe_stem, write_with
from evalapp.operations.reports.giving_way import gives_way
from evalapp.operations.workspace import Workspace
from evalapp.reports.comparing.again import compare_with
from evalapp.reports.comparing.books import compare_books, read_book_fingerprint, read_book_printed
from evalapp.reports.comparing.likeness import Likeness
from evalapp.reports.comparing.untouched import is_untouched_book, is_untouched_pdf
from evalapp.reports.content import Document
from evalapp.reports.drawing.fingerprint import Printed, read_fingerprint, read_printed
from evalapp.reports.drawing.progress import Tell, untold

if TYPE_CHECKING:  # verification, which needs the table of the kinds, loads nothing of progress
    from evalapp.operations.progress.points import Point

T = TypeVar("T")
Content = TypeVar("Content", bound=Document)
Words = Callable[[], str]  # in the language of the moment

OFFICE = frozenset({Role.SECRETARY, Role.CHAIR})


@dataclass(frozen=True, kw_only=True)
class Flag:
    """A yes or no that a report can be asked with: `--id` on the command line, a box to tick in the window.

    `words` stand beside the box, `help` on the command line; `short` tells such a report from the others.
    """

    id: str
    help: str
    words: Words
    short: Words


ANONYMOUS = Flag(
    id="anonymous",
    help=N_("Without who gave which score; the names of the jury stay known."),
    words=lambda: _("Do not show who gave which score (“Reviewer 1”)"),
    short=lambda: _("anonymous"),
)


@dataclass(frozen=True, kw_only=True)
class Options:
    """How a report is asked for. `applications`: of these only, by number; of all where it is empty."""

    language: str = field(default_factory=current_language)
    flags: frozenset[Flag] = frozenset()
    applications: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FileFormat:
    """`read_fingerprint` finds in the bytes of such a file the fingerprint and the change it was printed from.

    `read_printed` finds how it was asked for, and `compare` holds it against the same report drawn again.
    `is_untouched` tells whether nobody changed it since it was written. Every such file `begins` so, where they all
    begin alike.
    """

    suffix: str
    name: str
    read_fingerprint: Callable[[bytes], tuple[str, int] | None]
    read_printed: Callable[[bytes], Printed | None]
    compare: Callable[..., Likeness]
    is_untouched: Callable[[bytes], bool]
    begins: bytes = b""
    says_how: bool = True
    """Whether such a file says how it was asked for; else its name alone tells it from others of its call."""


WORKBOOK_FORMAT = FileFormat(
    suffix=file_kinds.WORKBOOK.suffix,
    name="Excel",
    read_fingerprint=read_book_fingerprint,
    read_printed=read_book_printed,
    compare=compare_books,
    is_untouched=is_untouched_book,
    begins=b"PK\x03\x04",
)
PDF = FileFormat(
    suffix=file_kinds.PDF.suffix,
    name="PDF",
    read_fingerprint=read_fingerprint,
    read_printed=read_printed,
    compare=compare_with,
    is_untouched=is_untouched_pdf,
)


def in_report(language: str, act: Callable[[], T]) -> T:
    """What `act` makes, in the language of the report; why it cannot, in that of the reader."""
    try:
        with in_language(language):
            return act()
    except KnownError:
        act()
        raise


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """A report that has only to be drawn: it needs the panel file no more, so that any thread may do it."""

    fingerprint: str
    language: str
    format: FileFormat
    drawn: Callable[[Tell], bytes]
    printed: Printed | None = None
    """How it was asked for; None of what is drawn to be compared, and written nowhere."""
    of_files: frozenset[str] = frozenset()
    """Every fingerprint that the files had which it is of: by them an earlier report of theirs is known."""

    def draw(self, tell: Tell = untold) -> bytes:
        """The same content and language give the same bytes."""
        return in_report(self.language, partial(self.drawn, tell))

    def write(self, path: Path, tell: Tell = untold) -> None:
        """Whole or not at all; until then the earlier file stays. Raises KnownError, and whatever `tell` raises.

        Only an earlier one of the same report that nobody changed gives way: another PDF or workbook, the report of
        another call, or notes that somebody made in it, may be the one copy there is.
        """
        over = self.require_place(path)
        self.put(path, self.draw(tell), tell, over=over)

    def require_place(self, path: Path) -> Seen:
        """Raises KnownError where it cannot lie there: beside other files only its own kind gives way."""
        over = require_replaceable(
            path,
            self.format.suffix,
            lambda found: gives_way(found, self.format, self.printed, self.of_files),
        )
        named = file_kinds.kind_of(path)
        if named is not None and named.suffix != self.format.suffix:
            raise KnownError(
                _("“{file}” is no name for this report; end it in {suffix}.").format(
                    file=shorten(path.name), suffix=self.format.suffix
                )
            )
        return over

    def put(self, path: Path, content: bytes, tell: Tell = untold, *, over: Seen) -> None:
        """What it drew, on a place that was required: what was seen `over` there gives way."""

        def fill(stream: IO[bytes]) -> None:
            stream.write(content)
            tell(1.0)  # the last moment to stop: from here on the file is there

        write_with(path, fill, mode=FOR_OTHERS, over=over)


@dataclass(frozen=True, kw_only=True)
class ReportKind(Generic[Content]):
    """One row of the table.

    `gather` reads everything that is printed from the open file; `draw` makes bytes of it without the file, telling
    how far it is. `flags` and `is_by_application` say which options it heeds, `takes` of which applications it is where
    none is asked for by number, `roles` who may print it; `samples` are what of it the demo shows. What it says rests
    on the points of `progress.readiness` with the items in `rests_on`, or on all of them. `unranked` are its title and
    purpose in a call without a ranking.
    """

    id: str
    title: Words
    purpose: Words
    gather: Callable[[Workspace, Options], Content]
    draw: Callable[[Content, Tell], bytes]
    flags: tuple[Flag, ...] = ()
    is_by_application: bool = False
    takes: Callable[[Application], bool] = lambda _application: True
    format: FileFormat = PDF
    roles: frozenset[Role] = OFFICE
    samples: Sequence[Options] = (Options(language=LANGUAGES[0]),)
    rests_on: frozenset[str] | None = frozenset()  # None: on all
    unranked: tuple[Words, Words] | None = None
    of_each: Callable[[Content, str], Content] | None = None
    """What was gathered of several applications, as it is of one of them alone; None of a kind that is always one."""

    @property
    def is_each(self) -> bool:
        """Whether it can be had as a file for each application."""
        return self.of_each is not None

    @property
    def has_pages(self) -> bool:
        return self.format is PDF

    def words_in(self, *, is_ranked: bool) -> tuple[str, str]:
        """Title and purpose, as they are said of such a call."""
        title, purpose = (self.title, self.purpose) if is_ranked or self.unranked is None else self.unranked
        return title(), purpose()

    def heeded(self, options: Options) -> Options:
        """`options` without those that mean nothing to this kind."""
        return Options(
            language=options.language,
            flags=options.flags & frozenset(self.flags),
            applications=options.applications if self.is_by_application else (),
        )

    def of(self, points: Iterable[Point]) -> tuple[Point, ...]:
        """Those of the points of readiness that what it says rests on."""
        return tuple(each for each in points if self.rests_on is None or each.item in self.rests_on)

    def refuse_unheeded(self, options: Options) -> None:
        """Raises KnownError for what would change nothing in this kind: who asks for it believes that it does."""
        if options.applications and not self.is_by_application:
            raise KnownError(
                _("The report “{title}” is always of all applications; leave out which.").format(
                    title=self.title()
                )
            )
        for flag in sorted(options.flags - frozenset(self.flags), key=lambda each: each.id):
            raise KnownError(
                _("The report “{title}” has no choice “{choice}”; leave it out.").format(
                    title=self.title(), choice=flag.short()
                )
            )

    def gathered(self, workspace: Workspace, options: Options) -> Gathered:
        heeded = self.heeded(options)
        return self.gathered_of(
            self.gather_in(workspace, heeded), heeded, of_files=workspace.view.fingerprints()
        )

    def gather_in(self, workspace: Workspace, options: Options) -> Content:
        """In the language of the report, for options that are all heeded."""
        return in_report(options.language, partial(self.gather, workspace, options))

    def gathered_of(self, content: Content, options: Options, *, of_files: frozenset[str]) -> Gathered:
        """Of what was gathered for these options, which are all heeded, from files that had these fingerprints."""
        printed = self.printed(options)
        content = replace(content, printed=printed)
        return Gathered(
            fingerprint=content.fingerprint,
            language=options.language,
            format=self.format,
            drawn=partial(self.draw, content),
            printed=printed,
            of_files=of_files,
        )

    def printed(self, options: Options) -> Printed:
        """What the report says of itself, and `asked_by` reads."""
        return Printed(
            program=__version__,
            kind=self.id,
            language=options.language,
            flags=tuple(sorted(flag.id for flag in options.flags)),
            applications=options.applications,
        )

    def asked_by(self, printed: Printed) -> Options | None:
        """The options that a report says it was asked with; None where this kind has no such flag or language."""
        flags = frozenset(flag for flag in self.flags if flag.id in printed.flags)
        if printed.language not in LANGUAGES or len(flags) != len(printed.flags):
            return None
        return Options(language=printed.language, flags=flags, applications=printed.applications)

    def named(self, options: Options) -> str:
        """The title with what tells this one from another: `Evaluations · anonymous · Nederlands`."""
        heeded = self.heeded(options)
        shorts = [flag.short() for flag in self.flags if flag in heeded.flags]
        return " · ".join([self.title(), *shorts, LANGUAGE_NAMES[heeded.language]])

    def file_name(self, options: Options) -> str:
        """What its file is called unless someone calls it otherwise: `evaluations-anonymous-nl.pdf`."""
        heeded = self.heeded(options)
        parts = [self.id, *sorted(flag.id for flag in heeded.flags), heeded.language]
        return "-".join(parts) + self.format.suffix

    def file_name_in_words(self, options: Options) -> str:
        """The same for people, in the language of the report: `rangschikking-anoniem-nl.pdf`."""
        heeded = self.heeded(options)
        with in_language(heeded.language):
            words = [self.title(), *(flag.short() for flag in self.flags if flag in heeded.flags)]
        parts = [safe_stem(each.lower()) for each in words]
        return "-".join([*parts, heeded.language]) + self.format.suffix


AnyKind: TypeAlias = ReportKind[Any]
"""A row of the table, whatever its content: that is known to its own `gather` and `draw` alone."""
