"""Everything that writes, as a person does it: on a file of one's own, telling each change that is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evalapp.cli import main
from evalapp.demo.play import SECRETARY
from evalapp.domain.file_kinds import PANEL, RETURN
from evalapp.domain.ids import PersonId
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.editing.application_plan import TypedApplication, plan_change
from evalapp.operations.panel.editing.applications import ChangeApplication
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from resources import resource
from tools.forge import ended
from tools.forge.stage import Stage

_JUROR = PersonId("J-01")
_REASON = "Zo is het beslist."
OLDER = Path(__file__).resolve().parents[2] / "tests" / "data" / "format-2.evalpanel"


class Refused(Exception):
    """A command that said why it does not go on."""


Tell = Callable[[int], None]
Work = Callable[[Stage, Path, Tell], None]


@dataclass(frozen=True, kw_only=True)
class Job:
    """`source`: what a copy is made of for each try, None where the job makes the file itself."""

    name: str
    source: Callable[[Stage], Path] | None
    work: Work


@contextmanager
def working(path: Path, tell: Tell) -> Iterator[Workspace]:
    with Workspace.open(path) as workspace:
        workspace.listen(lambda changes, _initiator: tell(changes.change or 0))
        if not workspace.is_work_file:
            workspace.act_as(SECRETARY)
        yield workspace


def _type(_stage: Stage, path: Path, tell: Tell) -> None:
    with working(path, tell) as work:
        for turn, score in enumerate(work.view.scores(juror=_JUROR)[:8]):
            number, criterion = score.application, score.criterion
            text = f"Turn {turn}. " * (40 * turn)
            work.execute(SetComment(juror=_JUROR, application=number, criterion=criterion, comment=text))
            work.execute(SetScore(juror=_JUROR, application=number, criterion=criterion, value=turn % 5))
        work.undo()
        work.redo()


def _hand_in(stage: Stage, path: Path, tell: Tell) -> None:
    with working(path, tell) as work:
        place = work.view.scores(juror=_JUROR)[0].place
        for turn in range(2):
            work.execute(SetScore(juror=_JUROR, application=place[0], criterion=place[1], value=turn))
            submit(work, stage.code(_JUROR), path.with_name(f"{turn}{RETURN.suffix}"))


def _declare(_stage: Stage, path: Path, tell: Tell) -> None:
    with working(path, tell) as work:
        for each in list(work.view.assignments())[:3]:
            work.execute(
                DeclareConflict(juror=_JUROR, application=each.application, kind=ConflictKind.FAMILY)
            )


def _open(stage: Stage, path: Path, _tell: Tell) -> None:
    with open_pack(path, stage.code(_JUROR), path.with_suffix(".evalwork")):
        pass


def _merge(stage: Stage, path: Path, tell: Tell) -> None:
    with working(path, tell) as panel:
        for score in panel.view.scores(juror=_JUROR)[:3]:
            number, criterion = score.application, score.criterion
            panel.execute(SetScore(juror=_JUROR, application=number, criterion=criterion, value=None))
        panel.undo()
        merge(panel, plan_merge(panel, sorted((stage.folder / "returns").glob(f"*{RETURN.suffix}"))))


def _hand_out(_stage: Stage, path: Path, tell: Tell) -> None:
    with working(path, tell) as panel:
        hand_out(panel, path.with_name("packs"), jurors=["J-01", "J-02"])


def _edit(_stage: Stage, path: Path, tell: Tell) -> None:
    with working(path, tell) as panel:
        for number in ("A-01", "A-02", "A-03"):
            change = plan_change(panel.view, number, TypedApplication(fields={"title": f"Anders {number}"}))
            assert change.after is not None
            panel.execute(ChangeApplication(dossier=change.after, reason=_REASON))
        panel.undo()


def _meet(_stage: Stage, path: Path, tell: Tell) -> None:
    with working(path, tell) as panel:
        ended.tie(panel)
        ended.meet(panel)


def _close(_stage: Stage, path: Path, tell: Tell) -> None:
    with working(path, tell) as panel:
        ended.close(panel)
        move_to_phase(panel, Phase.DELIBERATION, _REASON)
        ended.close(panel)


def _decide(_stage: Stage, path: Path, tell: Tell) -> None:
    with working(path, tell) as panel:
        ended.decide(panel)


def _commands(*commands: tuple[str, ...]) -> Work:
    """Of the command line, in which `{file}`, `{beside}` and `{stage}` stand for the file and two folders."""

    def work(stage: Stage, path: Path, _tell: Tell) -> None:
        for command in commands:
            filled = [each.format(file=path, beside=path.parent, stage=stage.folder) for each in command]
            if status := main(filled):
                raise Refused(f"{command[0]} ends with {status}")

    return work


def _reconcile(stage: Stage, path: Path, tell: Tell) -> None:
    """With a copy in which something else was done."""
    other = stage.other_copy
    with working(path, tell) as panel:
        change = plan_change(panel.view, "A-03", TypedApplication(fields={"title": "Hier anders"}))
        assert change.after is not None
        panel.execute(ChangeApplication(dossier=change.after, reason=_REASON))
    _commands(("reconcile", "{file}", str(other), "--take", "ours"))(stage, path, tell)


def _demo(name: str) -> str:
    return str(resource("demo", name))


_REPORTS = [
    ("report", "{file}", kind, "-o", f"{{beside}}/{kind}.{end}")
    for kind, end in (("ranking", "pdf"), ("minutes", "pdf"), ("workbook", "xlsx"), ("overview", "pdf"))
]

JOBS = (
    Job(name="a juror typing", source=lambda stage: stage.work(_JUROR), work=_type),
    Job(name="a juror handing in", source=lambda stage: stage.work(_JUROR), work=_hand_in),
    Job(name="a conflict of interest", source=lambda stage: stage.work(_JUROR), work=_declare),
    Job(name="opening a pack", source=lambda stage: stage.pack(_JUROR), work=_open),
    Job(name="merging", source=lambda stage: stage.scoring, work=_merge),
    Job(name="handing out", source=lambda stage: stage.scoring, work=_hand_out),
    Job(name="changing applications", source=lambda stage: stage.scoring, work=_edit),
    Job(name="the meeting", source=lambda stage: stage.panel, work=_meet),
    Job(name="closing and reopening", source=lambda stage: stage.met, work=_close),
    Job(name="deciding and telling", source=lambda stage: stage.closed, work=_decide),
    Job(
        name="a new call",
        source=None,
        work=_commands(
            ("new", "{file}", "--template", "ibn-2015", "--title", "Call", "--budget", "4000000"),
            ("import", "{file}", _demo("applications.json")),
            ("jury", "{file}", _demo("jury.csv")),
            ("assign", "{file}", "--per-application", "3", "--seed", "1"),
        ),
    ),
    Job(
        name="an older format",
        source=lambda _stage: OLDER,
        work=_commands(("edit", "{file}", "call", "title=Anders", "--reason", _REASON), ("undo", "{file}")),
    ),
    Job(
        name="exporting",
        source=lambda stage: stage.panel,
        work=_commands(("export", "{file}", "{beside}/export")),
    ),
    Job(name="printing", source=lambda stage: stage.ended, work=_commands(*_REPORTS)),
    Job(
        name="letters",
        source=lambda stage: stage.ended,
        work=_commands(("report", "{file}", "letters", "-o", "{beside}/letters", "--application", "A-05")),
    ),
    Job(name="bringing two copies together", source=lambda stage: stage.scoring, work=_reconcile),
    Job(
        name="handing over and taking back",
        source=lambda stage: stage.panel,
        work=_commands(
            ("handover", "{file}", "--to", "An Peeters", "-o", "{beside}/over.evalhandover"),
            ("handover", "{file}", "--take-back", "--reason", _REASON),
        ),
    ),
    Job(
        name="renewing the key, and noting who holds a copy",
        source=lambda stage: stage.scoring,
        work=_commands(
            ("copies", "{file}", "--note", "An Peeters", "--kind", "disk"),
            ("key", "{file}", "--renew", "--reason", _REASON),
            ("handout", "{file}", "{beside}/anew", "--new-codes"),
        ),
    ),
    Job(
        name="restoring",
        source=lambda stage: stage.panel,
        work=_commands(("restore", "{file}", "{stage}/scoring/" + f"ibn-2015-demo{PANEL.suffix}")),
    ),
)
