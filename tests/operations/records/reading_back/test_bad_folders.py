"""A folder that is not as an export writes it: refused with the file and the place, and nothing is made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.ids import PersonId
from evalapp.domain.incoming import bounds
from evalapp.domain.people import ConflictKind
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.records.exporting.export import export
from evalapp.operations.records.reading_back import folder as folder_module
from evalapp.operations.records.reading_back.panel import read_back
from evalapp.operations.scores import SetScore
from tests.operations.juror.round_samples import Round
from tests.operations.records.reading_back.again_samples import attached
from tests.operations.records.reading_back.bad_folder_cases import CASES, told
from tests.samples import small_panel


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    with small_panel(folder / "call.evalpanel") as panel:
        attached(panel, folder)
        panel.execute(DeclareConflict(juror=PersonId("J2"), application="A-3", kind=ConflictKind.FAMILY))
        for application in ("A-1", "A-2"):
            panel.execute(SetScore(juror="J1", application=application, criterion="helix", value=7))
        export(panel, folder / "out")
    return folder / "out"


@pytest.fixture
def out(exported: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(exported, tmp_path / "out"))


@pytest.mark.long
@pytest.mark.parametrize("case", CASES)
def test_what_no_export_wrote_is_refused_and_nothing_is_made(case: str, out: Path, tmp_path: Path) -> None:
    edit, match = CASES[case]
    edit(out)
    before = set(tmp_path.iterdir())
    with pytest.raises(KnownError, match=match) as refused:
        read_back(tmp_path / "new.evalpanel", out)
    assert "\n" not in str(refused.value).strip()
    assert before == set(tmp_path.iterdir())


@pytest.mark.parametrize(("answer", "until"), [("to-complete", ""), ("yes", "2099-03-01")])
def test_to_complete_has_a_day_until_when_and_no_other_answer_has(
    out: Path, tmp_path: Path, answer: str, until: str
) -> None:
    given = {"application": "A-1", "item": "complete", "answer": answer, "until": until, "reason": ""}
    given |= {"by": "Mia Willems", "at": "2016-03-01T10:00:00+00:00"}
    told("checklist.json", lambda document: document["answers"].append(given))(out)
    with pytest.raises(KnownError, match=r"answers.*until.* goes with a day until when, and no other answer"):
        read_back(tmp_path / "new.evalpanel", out)
    given["until"] = "" if until else "2099-03-01"
    told("checklist.json", lambda document: document["answers"].__setitem__(-1, given))(out)
    read_back(tmp_path / "new.evalpanel", out)


def test_the_same_folder_unchanged_is_read_back(out: Path, tmp_path: Path) -> None:
    assert 2 == read_back(tmp_path / "new.evalpanel", out).scores
    assert {"new.evalpanel", "out"} == {path.name for path in tmp_path.iterdir()}


def test_a_file_larger_than_any_is_refused(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 200_000_000 > bounds.EXPORT_BYTES
    with (out / "scores.csv").open("r+b") as stream:
        stream.truncate(200_000_000)
    with pytest.raises(KnownError, match=r"“scores.csv” .* larger than any file that is read back"):
        read_back(tmp_path / "new.evalpanel", out)
    monkeypatch.setattr(folder_module, "EXPORT_BYTES", 10)
    with pytest.raises(KnownError, match=r"“call.json” .* larger than any file"):
        read_back(tmp_path / "new.evalpanel", out)


def test_nothing_is_written_over(out: Path, tmp_path: Path) -> None:
    (tmp_path / "new.evalpanel").write_bytes(b"mine")
    with pytest.raises(KnownError, match="already exists; choose another name, nothing was overwritten"):
        read_back(tmp_path / "new.evalpanel", out)
    assert b"mine" == (tmp_path / "new.evalpanel").read_bytes()


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(KnownError, match="“out” is no folder; give the one that"):
        read_back(tmp_path / "new.evalpanel", tmp_path / "out")


def test_a_choice_of_a_real_merge_is_to_be_settled_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Round.scored(tmp_path) as made:
        made.merge(made.hand_in())
        made.correct("A-1", "helix", 8)
        made.score("A-1", "helix", 6)
        made.merge(made.hand_in())
        export(made.panel, tmp_path / "out")
    with pytest.raises(KnownError, match="is still open in this call"):
        read_back(tmp_path / "new.evalpanel", tmp_path / "out")
