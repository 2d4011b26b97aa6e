"""Papers printed from a small panel, altered, and what the panel finds of them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pypdf import PageObject, PdfWriter

from evalapp.domain.permissions import Phase
from evalapp.operations.records.paper_check import ReportCheck
from evalapp.operations.records.papers import read_paper
from evalapp.operations.reports.kind import AnyKind, Options
from evalapp.operations.reports.printing import write_report
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from evalapp.reports.comparing.likeness import Comparison
from tests.samples import SECRETARY, small_panel


@contextmanager
def scored_panel(folder: Path) -> Iterator[Workspace]:
    with small_panel(folder / "call.evalpanel", phase=Phase.SCORING) as workspace:
        workspace.actor = SECRETARY
        for juror, value in (("J1", 8), ("J2", 6)):
            for n in (1, 2, 3):
                for criterion in ("helix", "sme"):
                    place = {"juror": juror, "application": f"A-{n}", "criterion": criterion}
                    workspace.execute(SetScore(**place, value=value - n))
                    workspace.execute(SetComment(**place, comment=f"Why {value - n} (see annex {n})."))
        yield workspace


def printed(panel: Workspace, kind: AnyKind, options: Options) -> Path:
    path = panel.path.with_name(f"printed-{len(options.applications)}-{kind.file_name(options)}")
    write_report(panel, kind, path, options)
    return path


def check(panel: Workspace, path: Path) -> ReportCheck:
    return read_paper(panel, path).check()


def outcome(found: ReportCheck) -> tuple[bool, Comparison, tuple[int, ...]]:
    return found.matches, found.likeness.comparison, found.likeness.pages


def written_again(writer: PdfWriter, path: Path) -> None:
    """With all that the paper says of itself, as it said it: else it is no report at all."""
    told = re.search(rb"/Keywords \([^)]*\)", path.read_bytes())
    assert told is not None
    stand_in = "K" * (len(told[0]) - len("/Keywords ()"))
    writer.add_metadata({"/Producer": "Evalapp", "/Keywords": stand_in})
    buffer = io.BytesIO()
    writer.write(buffer)
    path.write_bytes(buffer.getvalue().replace(f"/Keywords ({stand_in})".encode(), told[0]))


def altered(path: Path, act: Callable[[PageObject], None], page: int = 0) -> None:
    """The paper written again by another program, with all that it says of itself."""
    writer = PdfWriter(clone_from=path)
    act(writer.pages[page])
    for each in writer.pages:
        each.compress_content_streams(level=1)
    written_again(writer, path)
