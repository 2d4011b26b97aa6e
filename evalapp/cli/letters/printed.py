"""`evalapp report PANEL letters`: a folder with a letter for each applicant, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from evalapp.cli.common import progress, tell
from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import kind_of
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.operations.letters.finding import Finding
from evalapp.operations.letters.form import Form
from evalapp.operations.reports.kind import AnyKind, Options
from evalapp.operations.workspace import Workspace
from evalapp.words import formats
from evalapp.words.phrases import numbered

_MOST_NAMED = 12


def refuse_form(kind: AnyKind, form: str | None) -> None:
    """Raises KnownError where another report is asked for in a form of the letters."""
    if form is not None:
        raise KnownError(
            _("The report “{title}” has no choice “{choice}”; leave it out.").format(
                title=kind.title(), choice="format"
            )
        )


def write_letters(workspace: Workspace, folder: Path, options: Options, form: Form) -> None:
    """Raises KnownError. What is wrong with them goes to standard error, also where all of them were written."""
    from evalapp.operations.letters.printing import gather_letters

    if (kind := kind_of(folder)) is not None and not folder.is_dir():
        text = _(
            "Letters are several files, so “{file}” is no name for them; name a folder, without {suffix}."
        )
        raise KnownError(text.format(file=shorten(folder.name), suffix=kind.suffix))
    letters = gather_letters(workspace, options, form)
    gathered = letters.papers
    for line in findings_lines(letters.findings):
        tell(line, err=True)
    with progress(_("Drawing")) as show:
        gathered.write(folder, lambda share: show(int(100 * share), 100))
    words = ngettext(
        "{n} letter in {folder}, fingerprint {fingerprint}.",
        "{n} letters in {folder}, each apart and all in one, fingerprint {fingerprint}.",
        gathered.count,
    )
    tell(
        words.format(
            n=gathered.count, folder=folder, fingerprint=formats.short_fingerprint(gathered.fingerprint)
        )
    )


def findings_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """One for each thing that is wrong, with all applications of which it is."""
    where: dict[tuple[str, str], list[Finding]] = {}
    for each in findings:
        where.setdefault((each.level.label, each.sentence), []).append(each)
    for (level, sentence), found in where.items():
        numbers = [each.application for each in found if each.application]
        place = numbered(numbers, most=_MOST_NAMED) if len(numbers) > 1 else found[0].place
        yield f"{level} – {place}: {sentence}"
