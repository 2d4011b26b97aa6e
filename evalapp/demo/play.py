"""A whole call played with fictitious applications: what a panel does, in the order in which it does it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from evalapp import stops
from evalapp.demo import story
from evalapp.demo.checks import answer_checklist
from evalapp.demo.plans import attach_plans
from evalapp.demo.scores import DemoScore, demo_scores
from evalapp.demo.story import Story
from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import RETURN, TEXT_TABLE, WORK
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.templates import template_text
from evalapp.domain.terms.plan import Plan
from evalapp.domain.texts import _
from evalapp.files import write_bytes
from evalapp.folders import make_folder
from evalapp.operations.documents.ranking import ranking_json
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.exchange.score_tables import enter_scores
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel import admitting, applications, jury, people_tables
from evalapp.operations.panel.call import create_panel, move_to_phase
from evalapp.operations.panel.terms import CallEdit, SetCall
from evalapp.operations.reports.kinds import KINDS
from evalapp.operations.reports.printing import write_report
from evalapp.operations.seats import assigning
from evalapp.operations.seats.limits import SeatLimits
from evalapp.operations.seats.proposing import propose_assignment
from evalapp.operations.workspace import Workspace
from evalapp.sheets.csv_files import write_csv
from evalapp.store.history.clock import told_by
from resources import resource

SEED = 2015
BUDGET = 4_000_000_00
SUBMITTED_UNTIL = datetime(2015, 12, 4, 16, tzinfo=UTC).isoformat()
DEADLINE = datetime(2015, 12, 18, 16, tzinfo=UTC).isoformat()
SECRETARY, CHAIR = "S-01", "V-01"
PANEL = "ibn-2015-demo.evalpanel"

Made = list[tuple[str, Path]]
Tell = Callable[[str], None]


def play_demo(folder: Path, *, progress: Tell | None = None) -> Made:
    """Play the demo call into `folder` and return (what, where) of everything it made.

    Raises KnownError when there is already a demo panel in the folder: nothing is overwritten.
    """
    tell = told_between(progress)
    make_folder(folder)
    told = Story()
    with told_by(told), make_call(folder / PANEL, told) as workspace:
        tell(_("The call is ready: 33 applications, 12 jurors, three of them for each application."))
        handed = hand_out(workspace, folder / "packs")
        tell(_("{n} packs were handed out; their access codes are in codes.csv.").format(n=len(handed.packs)))
        scores = scores_by_juror(workspace)
        returns = all_signed(folder, handed.packs, scores, told)
        tell(_("{n} jurors scored without a network and signed their returns.").format(n=len(returns)))
        # The post does not deliver in order either.
        Random(SEED).shuffle(returns)
        told.go_to(story.MERGED)
        plan = plan_merge(workspace, returns)
        merge(workspace, plan)
        tell(_("The secretary merged {n} returns as one change.").format(n=len(returns)))
        told.go_to(story.DELIBERATION)
        workspace.act_as(CHAIR)
        move_to_phase(workspace, Phase.DELIBERATION)
        reports = _reports(workspace, folder / "reports")
        tell(_("The chair printed the ranking."))
    return [
        (_("panel file"), folder / PANEL),
        (_("packs for the jurors"), folder / "packs"),
        (_("access codes"), handed.codes_file),
        (_("score tables of the jurors"), folder / "scores"),
        (_("work files of the jurors"), folder / "work"),
        (_("signed returns"), folder / "returns"),
        *reports,
    ]


def told_between(tell: Tell | None) -> Tell:
    """Between one act and the next, where a stop is heeded too."""

    def said(sentence: str) -> None:
        stops.heed()
        if tell is not None:
            tell(sentence)

    return said


def make_call(
    path: Path, told: Story | None = None, *, scheme_text: str = "", table: Path | None = None
) -> Workspace:
    """The demo call as a draft that is ready to hand out: applications with a plan, jury, conflicts, assignment.

    `told` is at its beginning; without one the days are told for this alone. `scheme_text` and `table`, of its
    applications, are by default those of the demo.
    """
    told = told or Story()
    with told_by(told):
        return _make_call(path, told, scheme_text=scheme_text, table=table)


def _make_call(path: Path, told: Story, *, scheme_text: str, table: Path | None) -> Workspace:
    workspace = create_panel(
        path,
        scheme_text=scheme_text or template_text("ibn-2015"),
        title="IBN-oproep 2015",
        reference="DEMO-IBN-2015",
        budget=BUDGET,
        is_demo=True,
        edit=CallEdit(plan=Plan(opens_on="2015-10-30", decision_on="2016-07-14")),
    )
    try:
        workspace.execute(SetCall(edit=CallEdit(deadline=DEADLINE)))
        told.go_to(story.CAME_IN)
        plan = applications.plan_import(workspace, [table or resource("demo", "applications.json")])
        applications.import_applications(workspace, plan)
        people, refused = people_tables.read_jury(resource("demo", "jury.csv"))
        if refused or any(row.outcome == "refused" for row in plan.rows):
            raise KnownError(_("The demo content of this installation is damaged; install Evalapp again."))
        attach_plans(workspace)
        workspace.execute(jury.ImportJury(people=people))
        workspace.act_as(SECRETARY)
        cases = json.loads(resource("demo", "checks.json").read_text(encoding="utf-8"))
        answer_checklist(workspace, cases, told)
        # A partner that signed later still stands unsigned in the application: the secretary lets that through.
        late = frozenset(each["application"] for each in cases)
        reason = _("the commitment that was missing came in signed, and in time")
        workspace.execute(admitting.AdmitTheRest(picked=late, until=SUBMITTED_UNTIL, reason=reason))
        for conflict in people_tables.read_conflicts(resource("demo", "conflicts.csv")):
            workspace.execute(conflict)
        pairs, _seed = propose_assignment(workspace, per_application=3, seed=SEED)
        workspace.execute(assigning.Assign(pairs=pairs, limits=SeatLimits(per_application=3)))
    except BaseException:
        workspace.close()
        raise
    return workspace


def scores_by_juror(workspace: Workspace) -> dict[str, list[DemoScore]]:
    content = {
        name: json.loads(resource("demo", f"{name}.json").read_text(encoding="utf-8"))
        for name in ("applications", "comments")
    }
    view = workspace.view
    scores = demo_scores(
        content["applications"],
        [(each.juror, each.application) for each in view.assignments()],
        content["comments"],
        criteria=[criterion.id for criterion in view.call().scheme.criteria],
        seed=SEED,
    )
    by_juror: dict[str, list[DemoScore]] = {}
    for score in scores:
        by_juror.setdefault(score.juror, []).append(score)
    return by_juror


def all_signed(
    folder: Path, packs: Sequence[HandedPack], scores: Mapping[str, Sequence[DemoScore]], told: Story
) -> list[Path]:
    """Each juror in turn, on a day of their own; the paths of the returns."""
    signed = []
    for nth, pack in enumerate(packs):
        stops.heed()
        told.go_to_desk(nth)
        signed.append(score_and_sign(folder, pack, scores[pack.juror]))
    return signed


def score_and_sign(folder: Path, pack: HandedPack, scores: Sequence[DemoScore]) -> Path:
    """What a juror does: open the pack with the code, score, sign; the path of the return."""
    for name in ("scores", "work", "returns"):
        make_folder(folder / name)
    table = folder / "scores" / f"{pack.path.stem}{TEXT_TABLE.suffix}"
    write_csv(
        table,
        ("application", "criterion", "value", "comment"),
        [(score.application, score.criterion, score.value, score.comment) for score in scores],
    )
    with open_pack(pack.path, pack.code, folder / "work" / f"{pack.path.stem}{WORK.suffix}") as work:
        enter_scores(work, table)
        return submit(work, pack.code, folder / "returns" / f"{pack.path.stem}{RETURN.suffix}").path


def _reports(workspace: Workspace, folder: Path) -> Made:
    make_folder(folder)
    made: Made = []
    for kind in KINDS:
        for options in kind.samples:
            stops.heed()
            target = folder / kind.file_name(options)
            write_report(workspace, kind, target, options)
            made.append((kind.named(options), target))
    ranking = folder / "ranking.json"
    text = json.dumps(ranking_json(workspace), ensure_ascii=False, indent=2) + "\n"
    write_bytes(ranking, text.encode())
    return [*made, (_("ranking for scripts"), ranking)]
