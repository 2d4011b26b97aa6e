"""Calls that went through all that a call can go through, exported and read back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.demo.play import PANEL, play_demo
from evalapp.domain.errors import BadValue
from evalapp.domain.letters.facts import Fact
from evalapp.domain.letters.sections import Section
from evalapp.domain.letters.values import Part
from evalapp.domain.permissions import Action, Phase
from evalapp.operations.letters.writing import SetFacts, WriteMotivation, WriteSection
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.ranking.lot import DrawLot, draws_of
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.operations.records.reading_back.again_samples import again, attached, decided
from tests.operations.records.told.closed import play_closing
from tests.operations.records.told.decided_played import play_deciding
from tests.operations.records.told.meeting_played import play_meeting
from tests.operations.records.told.played import play_juror, play_office
from tests.operations.scheme.scheme_samples import IN_WORDS
from tests.samples import small_panel

DATA = Path(__file__).resolve().parents[3] / "data"


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with decided(tmp_path) as workspace:
        yield workspace


def test_what_the_panel_decided_comes_back_to_the_byte(panel: Workspace, tmp_path: Path) -> None:
    assert [] == again(panel, tmp_path).differing()


def test_what_letters_say_comes_back_to_the_byte(panel: Workspace, tmp_path: Path) -> None:
    panel.execute(WriteSection(section=Section.CLOSING, language="nl", text="Met vriendelijke groet,"))
    panel.execute(SetFacts(facts={Fact.SA_NUMBER: "SA.12345", Fact.CONTACT: "Mia Willems"}))
    number, criterion = panel.view.applications()[0].number, panel.view.call().scheme.criteria[0].id
    said = WriteMotivation(
        application=number, part=Part.MOTIVATION, language="nl", text="Sterk.", criterion=criterion
    )
    panel.execute(said)
    panel.execute(replace(said, part=Part.STRENGTHS, criterion="", text="Een\nTwee"))
    found = again(panel, tmp_path)
    assert [] == found.differing()
    with Workspace.open(found.panel, read_only=True) as made:
        assert (panel.view.letters.texts(), panel.view.letters.facts(), panel.view.letters.written()) == (
            made.view.letters.texts(),
            made.view.letters.facts(),
            made.view.letters.written(),
        )


@pytest.mark.long
@pytest.mark.parametrize(
    ("play", "file"), [(play_office, "call"), (play_meeting, "call"), (play_office, "draft")]
)
def test_every_act_of_the_office_and_the_meeting_comes_back(
    play: Callable[[Path], None], file: str, tmp_path: Path
) -> None:
    play(tmp_path / "played")
    with Workspace.open(tmp_path / "played" / f"{file}.evalpanel", read_only=True) as workspace:
        assert [] == again(workspace, tmp_path).differing()


@pytest.mark.long
def test_what_jurors_handed_in_comes_back_with_scores_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    play_juror(tmp_path / "played", monkeypatch)
    with Workspace.open(tmp_path / "played" / "call.evalpanel", read_only=True) as workspace:
        found = again(workspace, tmp_path)
        assert ([], True) == (found.differing(), bool(workspace.view.scores_aside()))
    (said,) = [each for each in found.done.left if "returns" in each]
    assert "packs" in said


@pytest.mark.long
@pytest.mark.parametrize("play", [play_closing, play_deciding])
def test_a_closed_call_is_read_back_open_and_says_so(play: Callable[[Path], None], tmp_path: Path) -> None:
    play(tmp_path / "played")
    with Workspace.open(tmp_path / "played" / "call.evalpanel", read_only=True) as workspace:
        assert workspace.view.call().phase is Phase.CLOSED
        found = again(workspace, tmp_path)
    assert ([], Phase.DELIBERATION) == (found.held_differing(), found.done.phase)
    assert "nobody signed this one" in found.done.left[0]
    with Workspace.open(found.panel) as made:
        (change,) = made.view.history()
        assert change.summary.endswith(
            "closed there and open here, since nobody signed a closing of this file"
        )
        move_to_phase(made, Phase.CLOSED, "Opnieuw.")
        assert made.view.call().phase is Phase.CLOSED


def test_attachments_come_back_with_their_content(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        attached(panel, tmp_path)
        found = again(panel, tmp_path)
        assert [] == found.differing()
        files = panel.view.dossier("A-1").attachments
        with Workspace.open(found.panel, read_only=True) as made:
            assert files == made.view.dossier("A-1").attachments
            for each in files:
                assert panel.view.attachment(each.sha256) == made.view.attachment(each.sha256)


def test_words_in_place_of_points_come_back(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel", scheme=IN_WORDS) as panel:
        panel.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=2))
        found = again(panel, tmp_path)
    assert [] == found.differing()
    assert b"J1,A-1,sme,good," in (found.second / "scores.csv").read_bytes()


@pytest.mark.long
def test_the_demo_comes_back_with_its_ranking(tmp_path: Path) -> None:
    play_demo(tmp_path / "demo")
    with Workspace.open(tmp_path / "demo" / PANEL, read_only=True) as workspace:
        assert [] == again(workspace, tmp_path).differing()


@pytest.mark.long
@pytest.mark.parametrize("name", ["format-1", "format-2"])
def test_a_call_of_an_earlier_format_comes_back(name: str, tmp_path: Path) -> None:
    copy = shutil.copy(DATA / f"{name}.evalpanel", tmp_path / "call.evalpanel")
    with Workspace.open(Path(copy)) as workspace:
        found = again(workspace, tmp_path)
    assert [] == found.held_differing() or found.held_differing() == ["closing.json"]
    with Workspace.open(found.panel) as made:
        (draw,) = draws_of(made.view)
        assert (True, "") == (
            bool(draw.seed),
            draw.noted_at,
        )  # its seed counts, and a second draw needs a reason
        assert draw.seed == json.loads((found.first / "closing.json").read_text("utf-8"))["draws"][-1]["seed"]


def test_the_first_change_says_where_it_comes_from(panel: Workspace, tmp_path: Path) -> None:
    call, change, fingerprint = panel.view.call(), panel.view.last_change(), panel.view.fingerprint()
    found = again(panel, tmp_path)
    with Workspace.open(found.panel) as made:
        (first,) = made.view.history()
        assert (Action.READ_BACK, 1) == (first.action, first.id)
        assert call.panel in first.summary
        assert f"after change {change}, fingerprint {fingerprint[:4].upper()}-" in first.summary
        assert first.act is not None
        assert "scores.csv" in [each.named["file"] for each in first.act.particulars]
        assert call.panel != made.view.call().panel
        assert made.undoable is None


def test_a_second_lot_needs_its_reason_in_the_new_file_too(panel: Workspace, tmp_path: Path) -> None:
    found = again(panel, tmp_path)
    with Workspace.open(found.panel) as made, pytest.raises(BadValue, match="give the reason for drawing"):
        made.execute(DrawLot(seed="another"))


def test_line_ends_come_back_and_what_a_terminal_obeys_as_its_code(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        comment = "een\r\ntwee\rdrie\n\nvier\x0bvijf\u200ezes"
        panel.execute(SetComment(juror="J1", application="A-1", criterion="sme", comment=comment))
        found = again(panel, tmp_path)
    assert [] == found.differing()
    with Workspace.open(found.panel, read_only=True) as made:
        (score,) = made.view.scores()
    assert "een\r\ntwee\rdrie\n\nvier\\x0bvijf\\u200ezes" == score.comment
    assert any("1 line of the tables a character stands as its code" in each for each in found.done.left)
