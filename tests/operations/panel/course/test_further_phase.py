"""A further phase takes the chosen applications over with all their dossiers, and nothing that was said of them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from evalapp.demo.play import PANEL, play_demo
from evalapp.domain.application import Admissibility
from evalapp.domain.errors import KnownError, NotAllowed
from evalapp.domain.people import Actor, Role
from evalapp.domain.texts import in_language
from evalapp.operations.panel.call import create_panel
from evalapp.operations.panel.course.further_phase import candidates, earlier_call, selected
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from tests.samples import SCHEME, SECRETARY, small_panel
from tests.store.test_holding import handles_within

pytestmark = pytest.mark.long  # all of it stands on what takes long to make


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    play_demo(folder)
    return folder / PANEL


def test_what_the_earlier_call_proposes_goes_on_with_its_dossiers(demo: Path, tmp_path: Path) -> None:
    path = tmp_path / "second.evalpanel"
    with earlier_call(demo) as earlier:
        numbers = selected(candidates(earlier))
        told = {each.application.number: each for each in earlier.view.dossiers()}
        create_panel(path, scheme_text=SCHEME, actor=SECRETARY, earlier=earlier, applications=numbers).close()
    with Workspace.open(path) as made:
        assert len(numbers) > 1
        assert sorted(numbers) == made.view.numbers()
        for dossier in made.view.dossiers():
            before = told[dossier.application.number]
            assert (before.partners, before.budget, before.attachments) == (
                dossier.partners,
                dossier.budget,
                dossier.attachments,
            )
            assert Admissibility.OPEN is dossier.application.admissibility
            assert all(made.view.content(each.sha256) for each in dossier.attachments)
        call = made.view.call()
        assert (True, earlier_title(demo)) == (call.is_demo, call.plan.earlier_title)
        assert ([], []) == (list(made.view.scores()), list(made.view.people()))
        with in_language("en"):
            assert f"{len(numbers)} applications taken over from the earlier call" == (
                made.view.history(limit=1)[0].summary
            )
        assert prove(made).is_sound
        made.undo()
        assert ([], True) == (made.view.numbers(), prove(made).is_sound)


def earlier_title(path: Path) -> str:
    with Workspace.open(path, read_only=True) as earlier:
        return earlier.view.call().title


def test_an_application_that_is_not_there_leaves_no_file(demo: Path, tmp_path: Path) -> None:
    path = tmp_path / "second.evalpanel"
    with earlier_call(demo) as earlier, pytest.raises(KnownError, match="has no application A-99"):
        create_panel(path, scheme_text=SCHEME, earlier=earlier, applications=["A-01", "A-99"])
    assert not path.exists()


def test_a_call_that_may_not_be_made_leaves_no_file_and_holds_none(tmp_path: Path) -> None:
    juror = Actor(id="J1", name="An Peeters", role=Role.JUROR)
    with pytest.raises(NotAllowed):
        create_panel(tmp_path / "call.evalpanel", scheme_text=SCHEME, actor=juror)
    assert [] == list(tmp_path.iterdir())
    if sys.platform == "linux":
        assert [] == handles_within(tmp_path)


def test_a_call_without_a_ranking_proposes_nobody(tmp_path: Path) -> None:
    small_panel(tmp_path / "call.evalpanel").close()
    with earlier_call(tmp_path / "call.evalpanel") as earlier:
        found = candidates(earlier)
        assert {None} == {each.outcome for each in found}
        with pytest.raises(KnownError, match="proposes no application"):
            selected(found)


def test_the_work_of_a_juror_is_no_earlier_call(demo: Path) -> None:
    work = next((demo.parent / "work").glob("*.evalwork"))
    with pytest.raises(KnownError, match="the work of one juror"), earlier_call(work):
        pass
