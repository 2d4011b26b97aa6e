from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.domain.errors import KnownError
from evalapp.operations.exchange.handout import HandedOut, hand_out
from evalapp.operations.exchange.post.letters import codes_in, make_letters, plan_letters
from evalapp.operations.exchange.register.register import register_of
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from tests.operations.exchange.post.post_samples import handed_out


@pytest.fixture
def sent(tmp_path: Path) -> Iterator[tuple[Workspace, HandedOut]]:
    workspace, handed = handed_out(tmp_path)
    with workspace:
        yield workspace, handed


def words(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(path.read_bytes())).pages]


def test_each_juror_has_a_letter_and_one_file_has_all(
    sent: tuple[Workspace, HandedOut], tmp_path: Path
) -> None:
    workspace, handed = sent
    made = make_letters(workspace, codes_in(handed.codes_file), tmp_path / "letters", language="nl")
    codes = {pack.juror: pack.code for pack in handed.packs}
    assert made.together is not None
    for file in made.files:
        (page,) = words(file.path)
        assert [code in page for code in codes.values()] == [juror == file.juror for juror in codes]
        assert "verzegeld met de toegangscode van" in page
    whole = words(made.together)
    assert [True, True] == [code in page for code, page in zip(codes.values(), whole, strict=True)]
    paths = [made.together, *(each.path for each in made.files)]
    assert {0o600} == {path.stat().st_mode & 0o777 for path in paths}


def test_only_its_owner_looks_into_a_folder_that_is_made_for_letters(
    sent: tuple[Workspace, HandedOut], tmp_path: Path
) -> None:
    workspace, handed = sent
    make_letters(workspace, codes_in(handed.codes_file), tmp_path / "letters")
    assert 0o700 == (tmp_path / "letters").stat().st_mode & 0o777


def test_letters_never_lie_beside_packs(sent: tuple[Workspace, HandedOut]) -> None:
    workspace, handed = sent
    with pytest.raises(KnownError, match="another folder for the letters"):
        plan_letters(workspace, codes_in(handed.codes_file), handed.folder)


def test_a_code_that_opens_nothing_any_more_makes_no_letter(
    sent: tuple[Workspace, HandedOut], tmp_path: Path
) -> None:
    workspace, handed = sent
    old = codes_in(handed.codes_file)
    hand_out(workspace, tmp_path / "newer", jurors=["J1"], new_codes=True)
    made = make_letters(workspace, old, tmp_path / "letters")
    assert (["J2"], ["J1"]) == ([e.juror for e in made.files], [e.juror for e in made.refused])
    assert made.together is not None
    assert 1 == len(words(made.together))


def test_a_code_that_an_earlier_file_holds_is_asked_for(
    sent: tuple[Workspace, HandedOut], tmp_path: Path
) -> None:
    workspace, _handed = sent
    again = hand_out(workspace, tmp_path / "again")
    made = make_letters(workspace, codes_in(again.codes_file), tmp_path / "letters")
    assert ((), [True, True]) == (made.files, ["earlier hand-out" in each.why for each in made.refused])
    assert not register_of(workspace.view).sent


def test_what_is_no_file_of_codes_is_refused(sent: tuple[Workspace, HandedOut], tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", "utf-8")
    for path in (tmp_path / "other.csv", tmp_path / "none.csv"):
        with pytest.raises(KnownError, match="not a file of access codes"):
            codes_in(path)
    with pytest.raises(KnownError, match="no juror of this panel"):
        plan_letters(sent[0], {"J9": "x"}, tmp_path / "letters")


def test_no_code_comes_into_the_panel(sent: tuple[Workspace, HandedOut], tmp_path: Path) -> None:
    workspace, handed = sent
    make_letters(workspace, codes_in(handed.codes_file), tmp_path / "letters")
    assert prove(workspace).is_sound
    raw = workspace.path.read_bytes()
    assert [False, False] == [pack.code.encode() in raw for pack in handed.packs]
    workspace.undo()
    assert prove(workspace).is_sound
