"""What a juror writes for nobody else stays in the work file."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.domain.errors import BadValue, KnownError, NotAllowed
from evalapp.exchange.sealed.sealing import unseal
from evalapp.operations.juror.handing_in import save_receipt
from evalapp.operations.juror.notes import MOST_NOTE, PutPrivateNote
from evalapp.operations.records.exporting.export import export
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.kinds import KINDS
from evalapp.operations.reports.printing import gather_report
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.settings import PANEL_IDENTITY
from tests.operations.juror.round_samples import Round

NOTE, COMMENT = "I know this from the fair in Ghent", "Strong helix"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Round]:
    made = Round.begin(tmp_path)
    made.hand_out()
    made.open().workspace.close()
    with Workspace.open(made.work) as work:
        for criterion in ("helix", ""):
            work.execute(PutPrivateNote(application="A-1", criterion=criterion, text=NOTE))
    made.score("A-1", "helix", 7, COMMENT)
    yield made
    made.panel.close()


def notes(desk: Round) -> dict[str, str]:
    with Workspace.open(desk.work, read_only=True) as work:
        return {criterion: note.text for criterion, note in work.view.private_notes("A-1").items()}


def content_of(desk: Round, sealed: Path) -> bytes:
    """Every byte inside a return, unpacked."""
    identity = desk.panel.view.setting(PANEL_IDENTITY)
    archive = zipfile.ZipFile(BytesIO(unseal(sealed.read_bytes(), identity, most_bytes=10_000_000)))
    return b"".join(archive.read(name) for name in archive.namelist())


def words_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_a_note_is_kept_changed_and_taken_away(desk: Round) -> None:
    assert notes(desk) == {"helix": NOTE, "": NOTE}

    with Workspace.open(desk.work) as work:
        work.execute(PutPrivateNote(application="A-1", criterion="helix", text="Other"))
        work.execute(PutPrivateNote(application="A-1", text="  "))

    assert notes(desk) == {"helix": "Other"}


def test_a_note_can_be_undone(desk: Round) -> None:
    with Workspace.open(desk.work) as work:
        work.execute(PutPrivateNote(application="A-1", criterion="helix", text="Other"))
        work.undo()
    assert notes(desk)["helix"] == NOTE


def test_no_byte_of_a_note_is_in_a_return(desk: Round) -> None:
    content = content_of(desk, desk.hand_in())

    assert COMMENT.encode() in content
    assert NOTE.encode() not in content
    assert b"private" not in content


def said_in(report: bytes) -> str:
    if report.startswith(b"%PDF"):
        return words_of(report)
    with zipfile.ZipFile(BytesIO(report)) as archive:
        return " ".join(archive.read(name).decode() for name in archive.namelist())


@pytest.mark.long
def test_no_note_is_in_the_panel_its_export_or_a_report(desk: Round, tmp_path: Path) -> None:
    desk.merge(desk.hand_in())

    exported = b"".join(path.read_bytes() for path in export(desk.panel, tmp_path / "open"))
    reported = " ".join(said_in(gather_report(desk.panel, kind, Options()).draw()) for kind in KINDS)
    for said in (exported.decode(), reported):
        assert COMMENT in said
        assert NOTE not in said
    assert NOTE.encode() not in desk.panel.path.read_bytes()


def test_no_note_is_in_the_receipt_or_an_export_of_the_work_file(desk: Round, tmp_path: Path) -> None:
    desk.hand_in()
    with Workspace.open(desk.work) as work:
        save_receipt(work, tmp_path / "receipt.pdf")
        exported = b"".join(path.read_bytes() for path in export(work, tmp_path / "own"))

    assert NOTE not in words_of((tmp_path / "receipt.pdf").read_bytes())
    assert COMMENT.encode() in exported
    assert NOTE.encode() not in exported


def test_a_note_too_long_is_refused(desk: Round) -> None:
    with pytest.raises(BadValue, match="shorten it"), Workspace.open(desk.work) as work:
        work.execute(PutPrivateNote(application="A-1", criterion="helix", text="x" * (MOST_NOTE + 1)))
    assert notes(desk)["helix"] == NOTE


@pytest.mark.parametrize(("application", "criterion"), [("A-9", "helix"), ("A-1", "nothing")])
def test_a_note_belongs_to_an_own_dossier_and_a_known_criterion(
    desk: Round, application: str, criterion: str
) -> None:
    with pytest.raises((NotAllowed, BadValue)), Workspace.open(desk.work) as work:
        work.execute(PutPrivateNote(application=application, criterion=criterion, text=NOTE))


def test_a_panel_keeps_no_private_notes(desk: Round) -> None:
    with pytest.raises(KnownError, match="this is a panel"):
        desk.panel.execute(PutPrivateNote(application="A-1", text=NOTE))
