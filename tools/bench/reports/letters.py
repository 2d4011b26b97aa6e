"""Printing 300 decision letters, each apart and all of them in one, beside their bare words; and its memory."""

from __future__ import annotations

import io
import sys
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate

from evalapp.domain.letters.sections import Section, default_of
from evalapp.domain.letters.values import Part
from evalapp.domain.permissions import Action, Phase
from evalapp.operations.change import OpenChange
from evalapp.operations.letters.form import Form
from evalapp.operations.letters.printing import gather_letters
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.reports.kind import Options
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from tools.bench.measure import Result, in_turn, peak_of
from tools.bench.panels import large_panel

_LETTERS, _CRITERIA, _JURORS = 300, 6, 30
_MOST_SECONDS, _MOST_MEGABYTES = 30.0, 400
_REASON = (
    "Vier verbindingen zijn becijferd: de serres halveren hun gasfactuur en de fabriek verkoopt wat nu door de "
    "schoorsteen gaat. Het voordeel is sterk voor die vier plaatsen en blijft vaag voor de andere leden. "
)
_TURNS = count()


def letters() -> Result:
    """Gathering is counted too: somebody waits for all of it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "call.evalpanel"
        _made(path)
        mine, base = in_turn(lambda: print_all(path, Path(folder) / f"out-{next(_TURNS)}"), _bare, 1)
        megabytes = peak_of("tools.bench.reports.letters", str(path), str(Path(folder) / "peak"))
    return Result(
        name=f"{_LETTERS} letters, each and all in one",
        ours=mine,
        baseline=base,
        most=None,
        baseline_name="their words in bare paragraphs",
        most_seconds=_MOST_SECONDS,
        megabytes=megabytes,
        most_megabytes=_MOST_MEGABYTES,
    )


def print_all(path: Path, folder: Path) -> None:
    with Workspace.open(path, read_only=True) as panel:
        gathered = gather_letters(panel, Options(language="nl"), Form.PDF).papers
    assert gathered.count == _LETTERS, gathered.count
    gathered.write(folder)


def _made(path: Path) -> None:
    with large_panel(
        path,
        applications=_LETTERS,
        jurors=_JURORS,
        per_application=3,
        criteria=_CRITERIA,
        asked=lambda n: (100_000 + n % 97 * 1_000) * 100,
    ) as panel:
        move_to_phase(panel, Phase.DELIBERATION)
        panel.execute(_WriteAll())


class _WriteAll:
    """A reason of each criterion of each application, in one change: by hand it would be 1,800."""

    action = Action.WRITE_LETTERS

    def summary(self, _view: View) -> str:
        return "Reasons of all letters"

    def apply(self, change: OpenChange) -> None:
        rows = [
            {
                "application": each,
                "part": str(Part.MOTIVATION),
                "criterion": f"c{n}",
                "language": "nl",
                "text": f"{_REASON}{each}",
            }
            for each in change.view.numbers()
            for n in range(_CRITERIA)
        ]
        change.put("motivation", rows)


def _bare() -> None:
    """As many words twice over, without a table, a foot or a structure."""
    look = getSampleStyleSheet()["BodyText"]
    texts = [default_of(each, "nl") for each in Section]
    for copies in (*([1] * _LETTERS), _LETTERS):
        story: list[Flowable] = []
        for _copy in range(copies):
            story += [Paragraph(each, look) for each in (*texts, *([_REASON] * _CRITERIA))]
            story.append(PageBreak())
        SimpleDocTemplate(io.BytesIO()).build(story)


if __name__ == "__main__":
    print_all(Path(sys.argv[1]), Path(sys.argv[2]))
