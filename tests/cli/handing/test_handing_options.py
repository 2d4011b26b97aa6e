"""What a hand-out from the command line says beforehand, and the letters it writes."""

from __future__ import annotations

import stat
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from evalapp.domain.permissions import Phase
from evalapp.operations.exchange.codes_file import read_codes
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel

if TYPE_CHECKING:
    from conftest import Played, Run


def fingerprint(panel: Path) -> str:
    with Workspace.open(panel, read_only=True) as opened:
        return opened.view.fingerprint()


def words(path: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(path.read_bytes())).pages)


def test_a_dry_run_says_what_would_go_out_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    panel = tmp_path / "call.evalpanel"
    small_panel(panel).close()
    before = fingerprint(panel)
    told = run("handout", panel, tmp_path / "packs", "--dry-run")
    found = run("handout", panel, tmp_path / "packs", "--dry-run", "--json").json
    assert told.status == 0
    assert "Nothing was changed: this was a dry run." in told.out
    assert [(each["juror"], each["number"], each["going"], each["new_code"]) for each in found["going"]] == [
        ("J1", 1, "new", True),
        ("J2", 1, "new", True),
    ]
    assert found["dry_run"] is True
    assert not (tmp_path / "packs").exists()
    assert fingerprint(panel) == before


def test_a_dry_run_tells_what_is_unchanged_and_who_gets_nothing(run: Run, played: Played) -> None:
    jury = played.folder / "more-jury.csv"
    jury.write_text("id,name,email,role,organisation,expertise\nJ9,Piet Niemand,,juror,,\n")
    assert run("jury", played.panel, jury).status == 0
    told = run("handout", played.panel, played.folder / "packs", "--dry-run")
    found = run("handout", played.panel, played.folder / "packs", "--dry-run", "--json").json
    assert {(each["going"], each["new_code"]) for each in found["going"]} == {("unchanged", False)}
    assert [each["juror"] for each in found["left_out"]] == ["J9"]
    assert "Nothing goes to Piet Niemand: no application is assigned; assign some first." in told.out


def test_a_dry_run_refuses_what_the_hand_out_would(run: Run, tmp_path: Path) -> None:
    panel, folder = tmp_path / "call.evalpanel", tmp_path / "packs"
    small_panel(panel).close()
    folder.mkdir()
    (folder / "codes.csv").write_text("something,else\n1,2\n")
    dry, real = run("handout", panel, folder, "--dry-run"), run("handout", panel, folder)
    assert "is not a file of access codes" in dry.err
    assert (dry.status, dry.err) == (real.status, real.err)


@pytest.mark.parametrize("how", [(), ("--form", "xlsx")])
def test_a_dry_run_promises_nothing_that_the_phase_or_the_place_refuses(
    run: Run, tmp_path: Path, how: tuple[str, ...]
) -> None:
    panel, open_one = tmp_path / "call.evalpanel", tmp_path / "open.evalpanel"
    small_panel(panel, phase=Phase.DELIBERATION).close()
    small_panel(open_one).close()
    for path, folder, why in ((panel, tmp_path / "packs", "Deliberation"), (open_one, panel, "not a folder")):
        dry, real = run("handout", path, folder, *how, "--dry-run"), run("handout", path, folder, *how)
        assert why in real.err
        assert (2, "", real.err) == (dry.status, dry.out, dry.err)


def test_letters_lie_beside_the_packs_for_the_owner_alone(run: Run, tmp_path: Path) -> None:
    panel, letters = tmp_path / "call.evalpanel", tmp_path / "packs-letters"
    small_panel(panel).close()
    found = run("handout", panel, tmp_path / "packs", "--letters", "--json").json["letters"]
    codes = {juror: code for juror, (_name, code) in read_codes(tmp_path / "packs" / "codes.csv").items()}
    assert found["folder"] == str(letters)
    assert {each["juror"] for each in found["files"]} == codes.keys()
    for each in found["files"]:
        assert codes[each["juror"]] in words(Path(each["path"]))
    assert [code for code in codes.values() if code not in words(Path(found["together"]))] == []
    assert {stat.S_IMODE(each.stat().st_mode) for each in letters.iterdir()} == {0o600}


def test_who_keeps_a_code_gets_no_letter_and_that_is_said(run: Run, played: Played) -> None:
    told = run("handout", played.panel, played.folder / "packs", "--letters")
    assert (told.status, "Nobody got a new code, so no letter was written" in told.out) == (0, True)
    assert not (played.folder / "packs-letters").exists()
    anew = run("handout", played.panel, played.folder / "packs", "--letters", "--new-codes")
    assert "2 letters with access codes are in" in anew.out


def test_nothing_is_handed_out_where_the_letters_would_lie_with_packs(run: Run, tmp_path: Path) -> None:
    panel, letters = tmp_path / "call.evalpanel", tmp_path / "packs-letters"
    small_panel(panel).close()
    letters.mkdir()
    (letters / "other.evalpack").write_bytes(b"")
    before = fingerprint(panel)
    told = run("handout", panel, tmp_path / "packs", "--letters")
    assert "Choose another folder for the letters" in told.err
    assert fingerprint(panel) == before


def test_forms_have_no_letters(run: Run, played: Played) -> None:
    told = run("handout", played.panel, played.folder / "forms", "--form", "xlsx", "--letters")
    assert (told.status, "leave out --letters or --form" in told.err) == (2, True)


def test_handing_out_elsewhere_names_no_file_of_codes_that_holds_none(run: Run, played: Played) -> None:
    said = run("handout", played.panel, played.folder / "elsewhere").out
    assert "Every juror keeps the code of the earlier pack." in said
    assert "codes.csv" not in said
