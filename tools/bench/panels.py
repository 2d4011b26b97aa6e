"""Large panels for measuring, made as people make them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from evalapp.domain.application import Application, Dossier
from evalapp.domain.call import Score
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.intake import ImportPlan
from evalapp.domain.people import Actor, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.score_tables import EnterScores
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.applications import ImportApplications
from evalapp.operations.panel.call import create_panel, move_to_phase
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace

SECRETARY = Actor(id=PersonId("bench"), name=PersonName("bench"), role=Role.SECRETARY)


def scheme_text(criteria: int) -> str:
    head = """
format = 1
id = "bench"
title = { nl = "Meting", en = "Measurement" }
procedure = "ranked"
[scales.half]
kind = "points"
lowest = 0
highest = 5
step = "0.5"
[ranking]
ties = ["criterion:c0"]
[[groups]]
id = "all"
title = { nl = "Alles", en = "All" }
"""
    return head + "".join(
        f'[[groups.criteria]]\nid = "c{n}"\ntitle = {{ nl = "c{n}", en = "c{n}" }}\nscale = "half"\nweight = {n + 5}\n'
        for n in range(criteria)
    )


def large_panel(
    path: Path,
    *,
    applications: int,
    jurors: int,
    per_application: int,
    criteria: int,
    is_scored: bool = True,
    asked: Callable[[int], int | None] = lambda _n: None,
    others: Sequence[Person] = (),
) -> Workspace:
    """Application n goes to the jurors n, n+1, … in turn; scores from a fixed seed, one comment each. `asked`: how many
    cents application n asks. `others` are in it besides the jurors.
    """
    digits = max(4, len(str(applications - 1)))
    workspace = create_panel(path, scheme_text=scheme_text(criteria), title="Bench", actor=SECRETARY)
    workspace.execute(
        ImportJury(
            people=tuple(
                Person(id=PersonId(f"J{n:03d}"), name=PersonName(f"Juror {n}"), role=Role.JUROR)
                for n in range(jurors)
            )
            + tuple(others)
        )
    )
    pairs = [
        (f"J{(n * per_application + k) % jurors:03d}", f"A{n:0{digits}d}")
        for n in range(applications)
        for k in range(per_application)
    ]
    dossiers = tuple(
        Dossier(
            application=Application(
                number=f"A{n:0{digits}d}", title=f"Title {n}", organisation="Org", requested_support=asked(n)
            )
        )
        for n in range(applications)
    )
    workspace.execute(ImportApplications(plan=ImportPlan(dossiers_to_add=dossiers)))
    workspace.execute(Assign(pairs=tuple(pairs)))
    move_to_phase(workspace, Phase.SCORING)
    if is_scored:
        workspace.execute(EnterScores(scores=tuple(scores_of(pairs, criteria))))
    return workspace


def handed_in(workspace: Workspace, folder: Path, criteria: int) -> list[Path]:
    """The returns of all jurors, each with a score and a motivation in every place; made as jurors make them."""
    returns = []
    for pack in hand_out(workspace, folder / "packs").packs:
        with open_pack(pack.path, pack.code, folder / "one.evalwork") as work:
            pairs = [(each.juror, each.application) for each in work.view.assignments()]
            work.execute(EnterScores(scores=tuple(scores_of(pairs, criteria))))
            returns.append(submit(work, pack.code, folder / f"{pack.juror}.evalreturn").path)
        (folder / "one.evalwork").unlink()
    return returns


def scores_of(pairs: Iterable[tuple[str, str]], criteria: int) -> Iterator[Score]:
    random = Random(7)
    for juror, number in pairs:
        for n in range(criteria):
            yield Score(
                juror=PersonId(juror),
                application=number,
                criterion=f"c{n}",
                value=random.randint(0, 10),
                comment=f"Motivation {n} of {number} by {juror}.",
                at="2026-01-01T00:00:00.000+00:00",
            )


def as_opened(workspace: Workspace) -> Workspace:
    """As for whoever opened the file just now: what was worked out of it before is not kept."""
    workspace.view = View(workspace.file)
    return workspace
