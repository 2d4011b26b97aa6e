"""Letters as files in a folder: one for each applicant, and one with all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from evalapp.domain import file_kinds
from evalapp.domain.errors import KnownError
from evalapp.domain.texts import in_language, ngettext, pgettext
from evalapp.files import make_folder, safe_stem
from evalapp.operations.letters.checking import checked
from evalapp.operations.letters.finding import Finding
from evalapp.operations.letters.form import Form
from evalapp.operations.letters.material import letter_material
from evalapp.operations.reports.kind import FileFormat, Gathered, Options
from evalapp.operations.reports.letters import LETTERS, fates_of, report_of
from evalapp.operations.reports.printing import require_asked
from evalapp.operations.workspace import Workspace
from evalapp.reports.comparing.books import compare_books, read_book_fingerprint, read_book_printed
from evalapp.reports.drawing.progress import Tell, between, untold
from evalapp.reports.letters.content import LettersReport


def _read_untouched(raw: bytes) -> tuple[str, int] | None:
    """Raises UnreadableFile for what is no such file."""
    from evalapp.reports.letters.word import is_untouched

    found = read_book_fingerprint(raw)
    return found if found is not None and is_untouched(raw) else None


_WORD = FileFormat(
    suffix=file_kinds.TEXT_DOCUMENT.suffix,
    name="Word",
    read_fingerprint=_read_untouched,  # one that somebody changed since is theirs, and gives way to none
    read_printed=read_book_printed,
    compare=compare_books,  # nobody holds one against another: it is made to be changed
)


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterFile:
    """`application` is empty of the one with all letters."""

    application: str
    name: str
    gathered: Gathered


@dataclass(frozen=True, kw_only=True)
class LetterFiles:
    """What has only to be drawn and written, without the panel file; `findings` are what is wrong with it."""

    fingerprint: str
    files: Sequence[LetterFile]
    findings: Sequence[Finding]

    @property
    def count(self) -> int:
        """How many letters."""
        return sum(bool(each.application) for each in self.files)

    def write(self, folder: Path, tell: Tell = untold) -> tuple[Path, ...]:
        """Each whole or not at all. Raises KnownError, which says how many are there by then."""
        make_folder(folder)
        paths = [folder / each.name for each in self.files]
        for path, each in zip(paths, self.files, strict=True):
            each.gathered.require_place(path)
        share = 1 / len(self.files)
        for n, (path, each) in enumerate(zip(paths, self.files, strict=True)):
            try:
                each.gathered.write(path, between(tell, n * share, (n + 1) * share))
            except KnownError as error:
                raise KnownError(_stopped(n, self.count, folder, str(error))) from error
        return tuple(paths)


def _stopped(n: int, count: int, folder: Path, why: str) -> str:
    if not n:
        return why
    words = ngettext(
        "{n} file of letters is whole in “{folder}”, of {count} letters; then it stopped: {why}",
        "{n} files of letters are whole in “{folder}”, of {count} letters; then it stopped: {why}",
        n,
    )
    return words.format(n=n, count=count, folder=folder.name, why=why)


def gather_letters(workspace: Workspace, options: Options, form: Form = Form.PDF) -> LetterFiles:
    """Raises KnownError for an unknown application, for one that gets no letter, and for a file that was altered."""
    require_asked(workspace, LETTERS, options)
    view = workspace.view
    with workspace.file.as_it_stands():
        workspace.verdict.require()
        material = letter_material(view)
        fates_of(material, options)
        found = checked(material, options.language, options.applications)
        whole = report_of(workspace, found.letters)
    return letter_files(whole, options, form, numbers=tuple(material.applications), findings=found.findings)


def letter_files(
    whole: LettersReport,
    options: Options,
    form: Form,
    *,
    numbers: Sequence[str],
    findings: Sequence[Finding] = (),
) -> LetterFiles:
    """Of letters that are gathered already; in any thread. `numbers` are those of all applications of the call."""
    return LetterFiles(
        fingerprint=whole.fingerprint,
        files=list(_files(whole, options, form, numbers)),
        findings=findings,
    )


def _files(
    whole: LettersReport, options: Options, form: Form, numbers: Sequence[str]
) -> Iterator[LetterFile]:
    """Each is called the same whichever are asked for, so that no letter takes the place of another."""
    with in_language(options.language):
        stems = _stems(pgettext("file", "letter"), numbers)
        together = pgettext("file", "chosen-letters") if options.applications else pgettext("file", "letters")
    for letter in whole.letters:
        alone = replace(options, applications=(letter.application,))
        yield LetterFile(
            application=letter.application,
            name=f"{stems[letter.application]}-{options.language}.{form}",
            gathered=_gathered(replace(whole, letters=(letter,)), alone, form),
        )
    if len(whole.letters) > 1:
        name = f"{together}-{options.language}.{form}"
        yield LetterFile(application="", name=name, gathered=_gathered(whole, options, form))


def _stems(one: str, numbers: Sequence[str]) -> Mapping[str, str]:
    """By application; “A/1” and “A-1” are one name to a file system."""
    found: dict[str, str] = {}
    for number in numbers:
        stem, n = safe_stem(f"{one}-{number}"), 1
        unique = stem
        while unique.casefold() in found:
            n += 1
            unique = f"{stem}-{n}"
        found[unique.casefold()] = unique
    return dict(zip(numbers, found.values()))


def _gathered(content: LettersReport, options: Options, form: Form) -> Gathered:
    made = LETTERS.gathered_of(content, options)
    if form is Form.PDF:
        return made
    return replace(made, format=_WORD, drawn=partial(_written, content))


def _written(content: LettersReport, tell: Tell) -> bytes:
    from evalapp.reports.letters.word import letters_document

    return letters_document(content, tell)
