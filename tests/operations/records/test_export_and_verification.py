from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.panel.attaching import AttachFiles
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.records.exporting.export import export
from evalapp.operations.records.verification import prove
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.printing import write_report
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.settings import PANEL_IDENTITY
from tests.samples import SCHEME, small_panel


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        for juror, value in (("J1", 8), ("J2", 6)):
            for number in ("A-1", "A-2", "A-3"):
                for criterion in ("helix", "sme"):
                    workspace.execute(
                        SetScore(
                            juror=juror,
                            application=number,
                            criterion=criterion,
                            value=value - int(number[2:]),
                        )
                    )
        yield workspace


def attach(workspace: Workspace, folder: Path, name: str, content: bytes) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    workspace.execute(AttachFiles(application="A-1", paths=(folder / name,)))


def test_an_export_holds_no_key(workspace: Workspace, tmp_path: Path) -> None:
    codes = [pack.code for pack in hand_out(workspace, tmp_path / "packs").packs]
    identity = workspace.view.setting(PANEL_IDENTITY)
    assert identity is not None
    content = b"".join(path.read_bytes() for path in export(workspace, tmp_path / "out"))
    secrets = [b"AGE-SECRET-KEY", identity.encode(), *(code.encode() for code in codes)]
    assert [False] * 4 == [secret in content for secret in secrets]


def test_an_export_names_every_file_it_made(workspace: Workspace, tmp_path: Path) -> None:
    attach(workspace, tmp_path / "in", "plan.pdf", b"%PDF")
    made = export(workspace, tmp_path / "out")
    assert sorted(made) == sorted(path for path in (tmp_path / "out").rglob("*") if path.is_file())


def test_attachments_whose_plain_names_are_the_same_are_all_kept(
    workspace: Workspace, tmp_path: Path
) -> None:
    for name, content in (("plan 1.pdf", b"one"), ("plan-1.pdf", b"two"), ("PLAN-1.PDF", b"three")):
        attach(workspace, tmp_path / "in", name, content)
    made = [path for path in export(workspace, tmp_path / "out") if "attachments" in path.parts]
    assert [b"one", b"three", b"two"] == sorted(path.read_bytes() for path in made)


def test_an_attachment_cannot_leave_the_folder(workspace: Workspace, tmp_path: Path) -> None:
    attach(workspace, tmp_path / "in", "..evil", b"x")
    made = export(workspace, tmp_path / "out")
    assert all((tmp_path / "out").resolve() in path.resolve().parents for path in made)


def test_an_export_does_not_touch_the_panel(workspace: Workspace, tmp_path: Path) -> None:
    before = workspace.path.read_bytes()
    export(workspace, tmp_path / "out")
    assert before == workspace.path.read_bytes()


def test_the_exported_fingerprint_is_that_of_the_file(workspace: Workspace, tmp_path: Path) -> None:
    export(workspace, tmp_path / "out")
    call = json.loads((tmp_path / "out" / "call.json").read_text(encoding="utf-8"))
    assert workspace.view.fingerprint() == call["fingerprint"]


def without_guards(workspace: Workspace, statement: str) -> None:
    """What somebody with an SQLite shell can do."""
    conn = workspace.file.conn
    for (name,) in workspace.file.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        conn.execute(f'DROP TRIGGER "{name}"')
    conn.execute("PRAGMA foreign_keys = OFF")
    conn.execute("PRAGMA ignore_check_constraints = ON")
    conn.execute(statement)


def test_a_file_as_its_journal_says_is_sound(workspace: Workspace) -> None:
    assert prove(workspace).is_sound


TAMPERED = {
    "value": "UPDATE score SET value = 10 WHERE juror = 'J1' AND application = 'A-3' AND criterion = 'helix'",
    "off-scale": "UPDATE score SET value = 999",
    "deleted": "DELETE FROM score WHERE application = 'A-3'",
    "comment": "UPDATE score SET comment = 'x'",
    "criterion": "UPDATE score SET criterion = 'x' WHERE criterion = 'sme'",
    "words": "UPDATE score SET no_score = 'never', value = NULL",
    "role": "UPDATE person SET role = 'x'",
    "unassigned": "UPDATE score SET application = 'A-9' WHERE application = 'A-3'",
    "budget": "UPDATE call SET budget = 1",
    "title": "UPDATE application SET title = 'x'",
    "consensus": "INSERT INTO consensus VALUES ('A-3', 'helix', 10, 'x', 'x', 'x', '')",
    "conflict": "INSERT INTO conflict VALUES ('J1', 'A-3', 'other', '', '', '')",
    "phase": "UPDATE call SET phase = 'closed'",
    "key": "UPDATE setting SET value = 'x' WHERE key = 'panel_identity'",
    "summary": "UPDATE change SET summary = 'x' WHERE id = 2",
    "time": "UPDATE change SET at = 'x' WHERE id = 2",
}


@pytest.mark.long
@pytest.mark.parametrize("case", TAMPERED)
def test_what_was_altered_behind_the_guards_is_found(case: str, workspace: Workspace) -> None:
    without_guards(workspace, TAMPERED[case])
    proof = prove(workspace)
    assert (False, True) == (proof.is_sound, bool(proof.file.faults))


def test_what_was_altered_is_found_after_closing_too(workspace: Workspace) -> None:
    without_guards(workspace, TAMPERED["value"])
    workspace.close()
    with Workspace.open(workspace.path, read_only=True) as again:
        assert not prove(again).is_sound


def test_opening_an_altered_file_to_work_in_does_not_hide_it(workspace: Workspace) -> None:
    without_guards(workspace, TAMPERED["value"])
    workspace.close()
    with Workspace.open(workspace.path) as again:
        assert not prove(again).is_sound


def test_a_report_is_of_the_change_it_was_printed_after(workspace: Workspace, tmp_path: Path) -> None:
    change = workspace.view.last_change()
    write_report(workspace, RANKING, tmp_path / "r.pdf", Options(language="nl"))
    workspace.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=1))
    check = prove(workspace, tmp_path / "r.pdf").report
    assert check is not None
    assert (change, False, True) == (check.change, check.is_latest, check.matches)


def test_a_pdf_of_somebody_else_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "r.pdf").write_bytes(b"%PDF-1.7\n%%EOF")
    with pytest.raises(UnreadableFile, match="carries no fingerprint"):
        prove(workspace, tmp_path / "r.pdf")


def test_a_report_does_not_replace_a_file_of_another_kind(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="nothing was overwritten"):
        write_report(workspace, RANKING, workspace.path, Options())
    assert workspace.view.call().title == "Call"


def test_a_ranking_on_rounded_totals_is_reproduced_too(tmp_path: Path) -> None:
    """A-1 has the higher exact total, but both round to the same and the tie rule puts A-2 first."""
    scheme = SCHEME.replace("[ranking]", '[ranking]\nrank_on = "rounded"\ndecimals = 0')
    with small_panel(tmp_path / "rounded.evalpanel", applications=2, scheme=scheme) as workspace:
        for number, helix, sme in (("A-1", 6, 10), ("A-2", 7, 7)):
            for juror in ("J1", "J2"):
                for criterion, value in (("helix", helix), ("sme", sme)):
                    workspace.execute(
                        SetScore(juror=juror, application=number, criterion=criterion, value=value)
                    )
        places = ranking_of(workspace).places
        totals = [place.total for place in places]
        assert ["A-2", "A-1"] == [place.application for place in places]
        assert totals[0] is not None
        assert totals[1] is not None
        assert totals[0] < totals[1]
        assert prove(workspace).is_sound


def test_an_export_is_not_mixed_with_that_of_another_call(workspace: Workspace, tmp_path: Path) -> None:
    attach(workspace, tmp_path / "in", "plan.pdf", b"%PDF")
    out = tmp_path / "out"
    export(workspace, out)
    export(workspace, out)  # an earlier one of the same call is written over
    with small_panel(tmp_path / "other.evalpanel") as other:
        with pytest.raises(
            KnownError, match="holds the export of another call, “Call”; choose an empty folder"
        ):
            export(other, out)
        (out / "call.json").write_text("[]")
        with pytest.raises(
            KnownError, match=r"files that are not of this call \(.*scores.csv.*attachments\)"
        ):
            export(other, out)
        assert [b"%PDF"] == [path.read_bytes() for path in out.rglob("*.pdf")]
