"""Who holds copies, and the key of a panel, on the command line."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.operations.desks.keeping import noting
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.workspace import Workspace
from evalapp.store.file import PanelFile
from evalapp.store.history.clock import told_by
from tests.cli.conftest import Run
from tests.samples import SECRETARY, small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    path = tmp_path / "call.evalpanel"
    small_panel(path).close()
    return path


def test_a_copy_is_noted_listed_and_struck_off(tmp_path: Path, run: Run) -> None:
    panel = tmp_path / "old.evalpanel"
    with told_by(lambda: datetime(2016, 1, 1, 9, tzinfo=UTC)):
        small_panel(panel).close()
    assert "this file" in run("copies", panel).out
    noted = run(
        "copies",
        panel,
        "--note",
        "Els Bos",
        "--kind",
        "disk",
        "--place",
        "kast 3",
        "--on",
        "2/1/2016",
        "--json",
    )
    assert set(noted.json) == {"change"}
    listed = run("copies", panel, "--json").json
    assert {"copies", "written_by"} == set(listed)
    (mine,) = [each for each in listed["copies"] if each["person"] == "Els Bos"]
    assert ("disk", True, "kast 3", "2016-01-02", True) == (
        mine["kind"],
        mine["holds_key"],
        mine["place"],
        mine["since"],
        mine["open"],
    )
    gone = run("copies", panel, "--strike", mine["id"], "--reason", "Versnipperd.", "--by", "Piet Maes")
    assert gone.status == 0
    assert "Els Bos (on a stick or disk), kast 3." in gone.out
    said = run("copies", panel).out
    assert "Versnipperd." in said
    assert "Piet Maes" in said
    assert "leaves no trace here" in said
    assert run("verify", panel).status == 0


@pytest.mark.long
@pytest.mark.parametrize(
    "wrong",
    [
        ("--note", "An", "--strike", "x"),
        ("--strike", "x", "--kind", "disk", "--reason", "y"),
        ("--kind", "disk"),
        ("--by", "An"),
        ("--note", "An", "--by", "Piet"),
        ("--reason", "x"),
        ("--note", ""),
        ("--note", "An", "--kind", "stick"),
        ("--note", "A\u202eB"),
        ("--note", "An", "--on", "1950-01-01"),
        ("--strike", "x"),
        ("--strike", "this", "--reason", "x"),
        ("--strike", "t", "--reason", "x"),
        ("--note", "An", "--on", ""),
    ],
)
def test_what_cannot_be_noted_changes_nothing(panel: Path, run: Run, wrong: tuple[str, ...]) -> None:
    before = panel.read_bytes()
    ran = run("copies", panel, *wrong)
    assert (2, "") == (ran.status, ran.out)
    assert 1 == len(ran.err.strip().splitlines())
    assert before == panel.read_bytes()


def test_what_was_struck_off_is_given_as_a_copy_is(panel: Path, run: Run) -> None:
    assert run("copies", panel, "--note", "Els Bos", "--place", "kast 3").status == 0
    (mine,) = [each for each in run("copies", panel, "--json").json["copies"] if each["person"] == "Els Bos"]
    gone = run("copies", panel, "--strike", mine["id"], "--reason", "Versnipperd.", "--json").json
    assert {"change", "copy"} == set(gone)
    (struck,) = [each for each in run("copies", panel, "--json").json["copies"] if each["id"] == mine["id"]]
    assert struck == gone["copy"]
    assert ("Els Bos", False, "Versnipperd.") == (struck["person"], struck["open"], struck["reason"])


def test_the_key_is_renewed_and_dropped_with_a_reason(panel: Path, run: Run, tmp_path: Path) -> None:
    (first,) = run("key", panel, "--json").json["keys"]
    assert ("current", []) == (first["state"], first["depending"])
    assert run("handout", panel, tmp_path / "packs").status == 0
    renewed = run("key", panel, "--renew", "--reason", "Stick verloren.")
    assert "a lost copy does not open what jurors hand in from a new pack" in renewed.out
    keys = run("key", panel, "--json").json["keys"]
    assert ["retired", "current"] == [each["state"] for each in keys]
    assert [None, None] == [each["dropped_at"] for each in keys]
    assert {1} == {each["pack"] for each in keys[0]["depending"]}
    assert "Way out: hand out anew" in run("key", panel).out
    refused = run("key", panel, "--drop", "1", "--reason", "x")
    assert 2 == refused.status
    assert "still needed" in refused.err
    assert run("verify", panel).status == 0
    secret = "AGE-SECRET-KEY"
    assert not any(
        secret in run(*each).out for each in (("key", panel), ("history", panel), ("copies", panel))
    )


def test_who_keeps_a_code_from_before_a_renewal_is_told(panel: Path, run: Run, tmp_path: Path) -> None:
    assert run("handout", panel, tmp_path / "packs").status == 0
    assert [] == run("key", panel, "--json").json["earlier_codes"]
    assert "keep an access code" not in run("key", panel).out
    assert run("key", panel, "--renew", "--reason", "Stick verloren.").status == 0
    assert run("handout", panel, tmp_path / "packs").status == 0
    assert (
        "2 jurors keep an access code from before the key of the panel was renewed: " in run("key", panel).out
    )
    assert ["J1", "J2"] == run("key", panel, "--json").json["earlier_codes"]
    assert run("handout", panel, tmp_path / "packs", "--new-codes").status == 0
    assert "access code" not in run("key", panel).out


def test_a_key_that_there_is_not_is_answered_with_those_there_are(panel: Path, run: Run) -> None:
    asked = ("key", panel, "--drop", "99", "--reason", "x")
    assert "has no key 99, only key 1; name that" in run(*asked).err
    run("key", panel, "--renew", "--reason", "Stick verloren.")
    assert "has no key 99; name one from 1 to 2, as “evalapp key” lists them" in run(*asked).err


@pytest.mark.parametrize(
    "wrong",
    [
        ("--renew",),
        ("--renew", "--drop", "1"),
        ("--renew", "--reason", "  "),
        ("--drop", "1", "--reason", "x"),
        ("--drop", "0", "--reason", "x"),
        ("--drop", "99999999999999999999", "--reason", "x"),
        ("--drop", "een"),
        ("--reason", "x"),
    ],
)
def test_what_is_no_renewal_changes_nothing(panel: Path, run: Run, wrong: tuple[str, ...]) -> None:
    before = panel.read_bytes()
    ran = run("key", panel, *wrong)
    assert (2, "") == (ran.status, ran.out)
    assert before == panel.read_bytes()


def test_the_declaration_is_printed(panel: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "declaration.pdf"
    assert run("report", panel, "destruction", "-o", path).status == 0
    assert run("verify", panel, path).status == 0


def test_an_export_is_noted_where_somebody_gets_it(panel: Path, run: Run, tmp_path: Path) -> None:
    before = panel.read_bytes()
    assert run("export", panel, tmp_path / "one").status == 0
    assert before == panel.read_bytes()
    for wrong in (("--for", " "), ("--for", "An", "--anonymous")):
        assert run("export", panel, tmp_path / "none", *wrong).status == 2
        assert not (tmp_path / "none").exists()
    assert run("export", panel, tmp_path / "two", "--for", "Rijksarchief").status == 0
    (told,) = [each for each in run("copies", panel, "--json").json["copies"] if each["kind"] == "export"]
    assert ("Rijksarchief", str(tmp_path / "two"), False) == (
        told["person"],
        told["place"],
        told["holds_key"],
    )


def test_nothing_leaves_for_somebody_where_it_cannot_be_noted(
    panel: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(_file: PanelFile) -> None:
        raise KnownError("The file is read-only.")

    out = tmp_path / "out"
    with monkeypatch.context() as patched:
        patched.setattr(PanelFile, "_lock", read_only)
        done = run("export", panel, out, "--for", "Piet")
    assert (2, "", "The file is read-only.\n", False) == (done.status, done.out, done.err, out.exists())
    assert run("handover", panel, "--to", "An", "-o", tmp_path / "h.evalhandover").status == 0
    away = run("export", panel, out, "--for", "Piet")
    assert (2, "", False) == (away.status, away.out, out.exists())
    assert "handed over" in away.err
    assert run("export", panel, out).status == 0


def test_an_export_that_is_not_noted_after_all_is_told_so(
    panel: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_told: object, **_named: object) -> None:
        raise KnownError("The disk is full.")

    monkeypatch.setattr(noting, "note_copy", full)
    done = run("export", panel, tmp_path / "out", "--for", "Piet")
    assert (1, True) == (done.status, "call.json" in done.out)
    assert "it is not noted that Piet holds it: The disk is full." in done.err


def test_a_key_stays_renewed_where_a_back_up_of_before_is_put_back(
    panel: Path, run: Run, tmp_path: Path
) -> None:
    old = tmp_path / "old.evalpanel"
    old.write_bytes(panel.read_bytes())
    assert run("key", panel, "--renew", "--reason", "Stick verloren.").status == 0
    new = tmp_path / "new.evalpanel"
    new.write_bytes(panel.read_bytes())
    back = run("restore", panel, old)
    assert back.status == 0
    assert ("", True) == (back.err, "hand-overs, copies and keys came along as change 6" in back.out)
    assert ["retired", "current"] == [each["state"] for each in run("key", panel, "--json").json["keys"]]
    assert run("verify", panel).status == 0
    assert "came along" not in run("restore", panel, new).out


@pytest.mark.long
def test_a_hand_over_outlives_a_back_up_of_before(panel: Path, run: Run, tmp_path: Path) -> None:
    over = tmp_path / "piet.evalhandover"
    assert run("handover", panel, "--to", "Piet", "-o", over).status == 0
    (before,) = (tmp_path / "call-backups").iterdir()
    back = run("restore", panel, before)
    assert (0, 1) == (back.status, back.err.count("\n"))
    assert "was handed over to Piet on " in back.err
    refused = run("copies", panel, "--note", "An")
    assert (2, True) == (refused.status, "handed over to Piet" in refused.err)
    kinds = {each["person"]: each["kind"] for each in run("copies", panel, "--json").json["copies"]}
    assert "handed-over" == kinds["Piet"]
    assert run("verify", panel).status == 0
    assert run("handover", panel, "--take-back", "--reason", "Piet is ziek.").status == 0
    assert run("copies", panel, "--note", "An").status == 0


@pytest.mark.long
@pytest.mark.parametrize(
    "asked",
    [
        ("copies",),
        ("key",),
        ("copies", "--note", "An"),
        ("copies", "--strike", "x", "--reason", "y"),
        ("key", "--renew", "--reason", "x"),
        ("key", "--drop", "1", "--reason", "x"),
    ],
)
def test_the_work_of_a_juror_has_neither(
    panel: Path, run: Run, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    with Workspace.open(panel, SECRETARY) as opened:
        pack = hand_out(opened, tmp_path / "packs").packs[0]
    work = tmp_path / "an.evalwork"
    open_pack(pack.path, pack.code, work).close()
    command, *rest = asked
    ran = run(command, work, *rest)
    assert (2, "") == (ran.status, ran.out)
    assert "panel file" in ran.err
