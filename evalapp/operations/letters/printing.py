"""Letters as files in a folder: one for each applicant, and one with all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from evalapp.domain import file_kinds
from evalapp.domain.texts import in_language, pgettext
from evalapp.operations.letters.checking import checked
from evalapp.operations.letters.finding import Finding
from evalapp.operations.letters.form import Form
from evalapp.operations.letters.material import letter_material
from evalapp.operations.reports.each import GatheredEach, names_of_each
from evalapp.operations.reports.kind import FileFormat, Gathered, Options
from evalapp.operations.reports.letters import LETTERS, fates_of, report_of
from evalapp.operations.reports.printing import require_asked
from evalapp.operations.workspace import Workspace
from evalapp.reports.comparing.books import compare_books, read_book_fingerprint, read_book_printed
from evalapp.reports.drawing.progress import Tell
from evalapp.reports.letters.content import LettersReport
from evalapp.reports.letters.untouched import is_untouched

_WORD = FileFormat(
    suffix=file_kinds.TEXT_DOCUMENT.suffix,
    name="Word",
    read_fingerprint=read_book_fingerprint,
    read_printed=read_book_printed,
    compare=compare_books,  # nobody holds one against another: it is made to be changed
    is_untouched=is_untouched,
    says_how=False,
)


@dataclass(frozen=True, kw_only=True)
class Letters:
    """What has only to be drawn and written, without the panel file; `findings` are what is wrong with it."""

    papers: GatheredEach
    findings: Sequence[Finding]


def gather_letters(workspace: Workspace, options: Options, form: Form = Form.PDF) -> Letters:
    """Raises KnownError for an unknown application, for one that gets no letter, and for a file that was altered."""
    require_asked(workspace, LETTERS, options)
    view = workspace.view
    with workspace.file.as_it_stands():
        workspace.verdict.require()
        material = letter_material(view)
        fates_of(material, options)
        found = checked(material, options.language, options.applications)
        whole = report_of(workspace, found.letters)
        of_files = view.fingerprints()
    papers = each_letter(whole, options, form, numbers=tuple(material.applications), of_files=of_files)
    return Letters(papers=papers, findings=found.findings)


def each_letter(
    whole: LettersReport,
    options: Options,
    form: Form,
    *,
    numbers: Sequence[str],
    of_files: frozenset[str],
) -> GatheredEach:
    """Of letters that are gathered already; in any thread. `numbers` are those of all applications of the call."""
    with in_language(options.language):
        one = pgettext("file", "letter")
        all_of_them = (
            pgettext("file", "chosen-letters") if options.applications else pgettext("file", "letters")
        )
    names = names_of_each(numbers, Path(f"{one}-{options.language}.{form}"))
    papers = {
        names[each.application]: _gathered(
            replace(whole, letters=(each,)),
            replace(options, applications=(each.application,)),
            form,
            of_files,
        )
        for each in whole.letters
    }
    together = f"{all_of_them}-{options.language}.{form}" if len(papers) > 1 else ""
    if together:
        made = _gathered(whole, options, form, of_files)
        # Whichever were chosen before: each of them has a file of its own.
        printed = replace(made.printed, applications=()) if made.printed is not None else None
        papers[together] = replace(made, printed=printed)
    return GatheredEach(fingerprint=whole.fingerprint, papers=papers, together=together)


def _gathered(content: LettersReport, options: Options, form: Form, of_files: frozenset[str]) -> Gathered:
    made = LETTERS.gathered_of(content, options, of_files=of_files)
    if form is Form.PDF:
        return made
    return replace(made, format=_WORD, drawn=partial(_written, content))


def _written(content: LettersReport, tell: Tell) -> bytes:
    from evalapp.reports.letters.word import letters_document

    return letters_document(content, tell)
