"""Two copies of a small panel, each with a life of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from evalapp.domain.desks.together import Take, TogetherPlan
from evalapp.domain.journal import Changes
from evalapp.domain.permissions import Phase
from evalapp.operations.desks.reconciling.command import reconcile
from evalapp.operations.desks.reconciling.looking import NOTHING_CHOSEN, look, plan_of
from evalapp.operations.desks.reconciling.unit_words import UnitWords
from evalapp.operations.records.verification import prove
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Command, Workspace
from tests.samples import SECRETARY, small_panel

Doing = Command | Callable[[Workspace], object]


class Two:
    """`here` takes in what `there` did."""

    def __init__(self, folder: Path, *, phase: Phase = Phase.SCORING, first: tuple[Doing, ...] = ()) -> None:
        self.here, self.there = folder / "here.evalpanel", folder / "there.evalpanel"
        with small_panel(self.here, phase=phase) as panel:
            _do(panel, first)
        shutil.copyfile(self.here, self.there)

    def do_here(self, *doings: Doing) -> None:
        with self.opened(self.here) as panel:
            _do(panel, doings)

    def do_there(self, *doings: Doing) -> None:
        with self.opened(self.there) as panel:
            _do(panel, doings)

    @contextmanager
    def opened(self, path: Path) -> Iterator[Workspace]:
        with Workspace.open(path, SECRETARY) as panel:
            yield panel

    def plan(self, otherwise: Take | None = None, **choices: Take) -> TogetherPlan:
        with self.opened(self.here) as panel:
            return plan_of(panel, look(panel, self.there), choices or NOTHING_CHOSEN, otherwise)

    def words(self) -> tuple[tuple[str, ...], tuple[str, ...], list[str]]:
        """What each side made of the first conflict, and what is taken."""
        with self.opened(self.here) as panel:
            plan, words = plan_of(panel, look(panel, self.there)), UnitWords(panel.view)
            ours, theirs = (words.version(plan.clashes[0], is_theirs=each) for each in (False, True))
            return ours, theirs, list(words.taken(plan.taken, len(plan.taken)))

    def bring(self, otherwise: Take | None = None, *, back: bool = False) -> tuple[TogetherPlan, Changes]:
        """With `back` it is the other one that takes this one in. The file that took something must be whole then."""
        path, other = (self.there, self.here) if back else (self.here, self.there)
        with self.opened(path) as panel:
            looked = look(panel, other)
            plan = plan_of(panel, looked, NOTHING_CHOSEN, otherwise)
            changes = reconcile(panel, looked, plan)
            proof = prove(panel)
            assert (proof.is_sound, proof.findings, proof.notes) == (True, (), ())
            return plan, changes


def _do(panel: Workspace, doings: tuple[Doing, ...]) -> None:
    for each in doings:
        if callable(each):
            each(panel)
        else:
            panel.execute(each)


def score(juror: str, application: str, value: int, criterion: str = "helix") -> SetScore:
    return SetScore(juror=juror, application=application, criterion=criterion, value=value)


def scores_in(path: Path) -> dict[tuple[str, str, str], int | None]:
    with Workspace.open(path, SECRETARY, read_only=True) as panel:
        return {(each.juror, each.application, each.criterion): each.value for each in panel.view.scores()}
