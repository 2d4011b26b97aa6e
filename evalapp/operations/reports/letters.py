"""Decision letters: one for each applicant, or all of them behind each other."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import LANGUAGES, _
from evalapp.operations.letters.composing import composed
from evalapp.operations.letters.fate import Fate, fate_of
from evalapp.operations.letters.material import Material, letter_material
from evalapp.operations.reports.kind import Options, ReportKind
from evalapp.operations.workspace import Workspace
from evalapp.reports.drawing.progress import Tell
from evalapp.reports.letters.content import Letter, LettersReport


def _gather(workspace: Workspace, options: Options) -> LettersReport:
    return report_of(workspace, letters_of(letter_material(workspace.view), options))


def letters_of(material: Material, options: Options) -> list[Letter]:
    """In the language of the moment. Raises KnownError for an application that gets no letter, or where none does."""
    fates = fates_of(material, options)
    return [composed(material, each, options.language)[0] for each in fates if each.kind is not None]


def report_of(workspace: Workspace, letters: Sequence[Letter]) -> LettersReport:
    last = workspace.view.history(limit=1)[0]
    return LettersReport(
        call=workspace.view.call(), fingerprint=last.hash, change=last.id, at=last.at, letters=letters
    )


def fates_of(material: Material, options: Options) -> list[Fate]:
    """Raises KnownError for an application that gets no letter, or where none does."""
    fates = [fate_of(material, each) for each in options.applications or material.applications]
    without = [each.why for each in fates if each.kind is None]
    if options.applications and without:
        raise KnownError(without[0])
    if len(without) == len(fates):
        raise KnownError(
            without[0]
            if len(without) == 1
            else _("There is no application yet of which a letter can be written.")
        )
    return fates


def _draw(content: LettersReport, tell: Tell) -> bytes:
    from evalapp.reports.letters.pages import letters_pages

    return letters_pages(content, tell)


LETTERS = ReportKind(
    id="letters",
    title=lambda: _("Decision letters"),
    purpose=lambda: _(
        "A letter to each applicant: what was decided, why, and how to appeal. A draft until decided."
    ),
    gather=_gather,
    draw=_draw,
    is_by_application=True,
    samples=(Options(language=LANGUAGES[0]),),
    rests_on=None,
)
