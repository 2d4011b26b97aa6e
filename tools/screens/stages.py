"""Two moments of the demo call worth a picture: a juror half-way, and a secretary before a merge."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from evalapp.demo.play import PANEL
from evalapp.domain.call import Score
from evalapp.domain.permissions import Phase
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tools.screens.import_sheet import NAME, write_sheet

_DONE = 5  # applications that the juror in the picture has finished


@dataclass(frozen=True, kw_only=True)
class Stage:
    """Where the files of one moment lie; `prepare` brings the page to it."""

    panel: Path = Path()
    pack: Path = Path()
    work: Path = Path()
    prepare: Callable[[object], None] = field(default=lambda _page: None)


def codes_of(demo: Path) -> dict[str, str]:
    with (demo / "packs" / "codes.csv").open(encoding="utf-8", newline="") as file:
        return {row["juror"]: row["code"] for row in csv.DictReader(file)}


def stage_of_scoring(demo: Path) -> Stage:
    """The first juror's work, with the later applications not scored yet and one begun."""
    pack = sorted((demo / "packs").glob("*.evalpack"))[0]
    juror = pack.name[:4]
    work = demo / f"{pack.stem}.evalwork"
    with open_pack(pack, codes_of(demo)[juror], work) as workspace:
        numbers = [each.application for each in workspace.view.assignments()]
        table = (demo / "scores" / f"{pack.stem}.csv").read_text(encoding="utf-8").splitlines()
        half = demo / "half-way.csv"
        begun = [line for line in table[1:] if line.startswith(numbers[_DONE] + ",")][:3]
        kept = [line for line in table[1:] if line.split(",")[0] in numbers[:_DONE]]
        half.write_text("\n".join([table[0], *kept, *begun]) + "\n", encoding="utf-8")
        from evalapp.operations.exchange.score_tables import enter_scores

        enter_scores(workspace, half)
    return Stage(pack=pack, work=work)


def panel_before_merging(demo: Path, target: Path) -> Path:
    """A copy of the demo panel as it was backed up before the returns came in."""
    backup = sorted((demo / f"{Path(PANEL).stem}-backups").glob("*.evalpanel"))[-1]
    shutil.copy(backup, target)
    return target


def stage_of_import(panel: Path) -> Stage:
    """A sheet as a secretary gets it: other headings, amounts of which the unit is not said, an old sheet beside it.

    In what the amounts are is answered; what the hidden rows are is not.
    """
    table = panel.with_name(NAME)

    def prepare(page: object) -> None:
        write_sheet(table, page.session.view.applications())  # type: ignore[attr-defined]
        page.open_at([table])  # type: ignore[attr-defined]
        shown = page.import_panel  # type: ignore[attr-defined]
        if not shown.mapping.is_open:
            shown.mapping.turn_button.click()
        while any(choice == "thousand" for _id, choice in shown.questions.buttons):
            next(
                button for (_id, choice), button in shown.questions.buttons.items() if choice == "thousand"
            ).click()
        shown.table.setFocus()

    return Stage(panel=panel, prepare=prepare)


def stage_of_merging(demo: Path) -> Stage:
    """Most returns are in; those that came today hold new, changed, contradictory, old and damaged work."""
    panel = panel_before_merging(demo, demo / "merging.evalpanel")
    returns = sorted((demo / "returns").glob("*.evalreturn"))
    with Workspace.open(panel) as workspace:
        if workspace.view.call().phase is Phase.DRAFT:
            move_to_phase(workspace, Phase.SCORING)
        merge(workspace, plan_merge(workspace, returns[:6]))
        score = workspace.view.scores()[0]
        assert score.value is not None
        _say(workspace, score, score.value - 1, score.comment.split(";")[0] + ".")
    today = [_again(demo, returns[0], lower=True), returns[1], _again(demo, returns[2]), *returns[6:9]]
    damaged = demo / "smets.evalreturn"
    damaged.write_bytes(returns[9].read_bytes()[:2000])

    def prepare(page: object) -> None:
        page.open_at([*today, damaged])  # type: ignore[attr-defined]

    return Stage(panel=panel, prepare=prepare)


def choosing(merging: Stage) -> Callable[[object], None]:
    """From the files of `merging`, at hand or not yet, to the choices that they ask."""

    def prepare(page: object) -> None:
        if not page.merging.has_files:  # type: ignore[attr-defined]
            merging.prepare(page)
        page.merging.show_choices()  # type: ignore[attr-defined]

    return prepare


def _again(demo: Path, returned: Path, *, lower: bool = False) -> Path:
    """The same juror hands in once more, with a score changed since."""
    work = demo / "work" / f"{returned.stem}.evalwork"
    target = demo / f"{returned.stem}-2.evalreturn"
    code = codes_of(demo)[returned.name[:4]]
    with Workspace.open(work) as workspace:
        score = workspace.view.scores()[0]
        assert score.value is not None
        more = f"{score.comment} De afbakening met de inzamelaars ontbreekt nog."
        value = score.value - 2 if lower else max(score.value - 1, 0)
        _say(workspace, score, value, more if lower else score.comment)
        submit(workspace, code, target)
    return target


def _say(workspace: Workspace, score: Score, value: int, comment: str) -> None:
    juror, application, criterion = score.placed
    workspace.execute(SetScore(juror=juror, application=application, criterion=criterion, value=value))
    workspace.execute(SetComment(juror=juror, application=application, criterion=criterion, comment=comment))
