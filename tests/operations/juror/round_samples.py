"""A panel and its juror An Peeters, back and forth: hand out, score, hand in, merge, hand out again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from evalapp.domain.merge import Choice, Outcome
from evalapp.domain.scoring.answer import Answer, Place
from evalapp.exchange.merge.state import MergePlan
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.opening import OpenedPack, open_or_renew
from evalapp.operations.juror.renewal import Renewal
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.scheme.changing import Decision, change_scheme
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.workspace import Workspace
from tests.samples import SCHEME, dossier, put_dossiers, small_panel

JUROR = "J1"

WITHOUT_SME = SCHEME[: SCHEME.rindex("  [[groups.criteria]]")] + SCHEME[SCHEME.index("[ranking]") :]
WITH_PLAN = SCHEME.replace(
    "[ranking]",
    '  [[groups.criteria]]\n  id = "plan"\n  title = { nl = "Aanpak", en = "Approach" }\n  scale = "half"\n\n[ranking]',
)
IN_WHOLE_POINTS = SCHEME.replace('step = "0.5"', 'step = "1"')


@dataclass
class Round:
    """`code` is that of the newest pack; `work` where her work file lies, as soon as there is one."""

    folder: Path
    panel: Workspace
    code: str = ""
    work: Path = Path()
    packs: list[HandedPack] = field(default_factory=list)
    returns: int = 0

    @classmethod
    def begin(cls, folder: Path, applications: int = 3) -> Round:
        made = cls(folder=folder, panel=small_panel(folder / "call.evalpanel", applications=applications))
        made.work = folder / "an.evalwork"
        return made

    @classmethod
    @contextmanager
    def scored(cls, folder: Path) -> Iterator[Round]:
        """Pack 1 is open; A-1 has a 3.5 on helix and a 2 on sme."""
        made = cls.begin(folder)
        made.hand_out()
        made.open().workspace.close()
        made.score("A-1", "helix", 7, "Strong")
        made.score("A-1", "sme", 4, "Few")
        yield made
        made.panel.close()

    def hand_out(self, *, new_codes: bool = False) -> HandedPack:
        number = len(self.packs) + 1
        handed = hand_out(self.panel, self.folder / f"packs-{number}", jurors=[JUROR], new_codes=new_codes)
        self.packs.append(handed.packs[0])
        self.code = handed.packs[0].code or self.code
        return handed.packs[0]

    def open(self, pack: HandedPack | None = None, work: Path | None = None) -> OpenedPack:
        return open_or_renew((pack or self.packs[-1]).path, self.code, work or self.work)

    def renew(self) -> Renewal:
        """Hand out a newer pack and merge it into the work file."""
        self.hand_out()
        opened = self.open()
        opened.workspace.close()
        assert opened.renewal is not None
        return opened.renewal

    def score(self, application: str, criterion: str, value: int | None, comment: str = "") -> None:
        with Workspace.open(self.work) as work:
            score(work, application, criterion, value, comment)

    def scores(self) -> dict[Place, Answer]:
        with Workspace.open(self.work, read_only=True) as work:
            return held(work)

    def hand_in(self, work: Path | None = None, *, only: tuple[str, ...] | None = None) -> Path:
        self.returns += 1
        target = self.folder / f"{self.returns}.evalreturn"
        with Workspace.open(work or self.work) as workspace:
            submit(workspace, self.code, target, applications=only)
        return target

    def merge(self, *returns: Path, otherwise: Choice = Choice.OPEN) -> MergePlan:
        plan = plan_merge(self.panel, returns, otherwise=otherwise)
        merge(self.panel, plan)
        return plan

    def in_panel(self) -> dict[Place, Answer]:
        return held(self.panel)

    # what a secretary does meanwhile

    def correct(self, application: str, criterion: str, value: int | None) -> None:
        self.panel.execute(SetScore(juror=JUROR, application=application, criterion=criterion, value=value))

    def change_scheme(self, text: str) -> None:
        """By a decision of the body that may, as a new version."""
        decision = Decision(reason="The call was amended.", decided_by="Board", decided_on="2016-01-11")
        change_scheme(self.panel, text, decision)

    def add_application(self, number: str) -> None:
        self.panel.execute(put_dossiers([dossier(number)]))
        pairs = [(each.juror, each.application) for each in self.panel.view.assignments()]
        self.panel.execute(Assign(pairs=(*pairs, (JUROR, number))))

    def edit_dossier(self, number: str, edit: Callable[..., object]) -> None:
        self.panel.execute(put_dossiers([edit(self.panel.view.dossier(number))]))  # type: ignore[list-item]

    def judge(self, number: str, admissibility: str) -> None:
        from evalapp.domain.application import Admissibility

        self.panel.execute(
            SetAdmissibility(application=number, admissibility=Admissibility(admissibility), reason="late")
        )


def score(work: Workspace, application: str, criterion: str, value: int | None, comment: str = "") -> None:
    work.execute(SetScore(juror=JUROR, application=application, criterion=criterion, value=value))
    if comment:
        work.execute(SetComment(juror=JUROR, application=application, criterion=criterion, comment=comment))


def held(workspace: Workspace) -> dict[Place, Answer]:
    """What J1 gave, as (value, reason, comment) by place."""
    return {each.place: each.answer for each in workspace.view.scores(juror=JUROR)}


def values(given: dict[Place, Answer]) -> dict[Place, int | None]:
    return {place: each[0] for place, each in given.items()}


def outcome(plan: MergePlan) -> Outcome:
    (file,) = plan.files
    return file.outcome
