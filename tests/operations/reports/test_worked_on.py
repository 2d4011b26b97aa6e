"""A report gives way to a newer one as long as nobody worked in it; then it is theirs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText

from evalapp.domain.errors import KnownError
from evalapp.operations.reports.kind import PDF, AnyKind, Options
from evalapp.operations.reports.kinds import KINDS
from evalapp.operations.reports.printing import write_report
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.reports.workbook import WORKBOOK
from evalapp.operations.workspace import Workspace
from tests.samples import changed_call, small_panel

EN = Options(language="en")


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def annotated(raw: bytes) -> bytes:
    """Behind its end, as viewers save a note."""
    writer = PdfWriter(io.BytesIO(raw), incremental=True)
    writer.add_annotation(0, FreeText(text="Ask the body", rect=(50, 550, 200, 650)))
    made = io.BytesIO()
    writer.write(made)
    assert made.getvalue().startswith(raw)
    return made.getvalue()


def written_again(raw: bytes) -> bytes:
    """With its words about itself as they stood there, so that its fingerprint is still read."""
    writer = PdfWriter(clone_from=io.BytesIO(raw))
    made = io.BytesIO()
    writer.write(made)
    keywords = f"/Keywords ({PdfReader(io.BytesIO(raw)).metadata['/Keywords']})"  # type: ignore[index]
    return made.getvalue().replace(b"%%EOF", b"%" + keywords.encode() + b"\n%%EOF")


def with_a_sheet(raw: bytes) -> bytes:
    book = load_workbook(io.BytesIO(raw))
    book.create_sheet("Own sums")
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def by_another_program(raw: bytes) -> bytes:
    """Which packs it in the very same way, and only says that it did."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as given,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for each in given.infolist():
            part = given.read(each)
            if each.filename == "docProps/app.xml":
                assert b"Evalapp" in part
                part = part.replace(b"Evalapp", b"LibreOffice")
            archive.writestr(each, part)
    return made.getvalue()


def packed_anew(raw: bytes) -> bytes:
    """By a program that leaves all it does not know as it was."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as given, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name in given.namelist():
            archive.writestr(name, given.read(name))
    return made.getvalue()


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_one_that_nobody_touched_gives_way(kind: AnyKind, panel: Workspace, tmp_path: Path) -> None:
    path = tmp_path / kind.file_name(EN)
    write_report(panel, kind, path, EN)
    earlier = path.read_bytes()
    panel.execute(changed_call(title="Another title"))
    write_report(panel, kind, path, EN)
    assert earlier != path.read_bytes()


@pytest.mark.long
@pytest.mark.parametrize(
    ("kind", "work"),
    [
        (RANKING, annotated),
        (RANKING, written_again),
        (WORKBOOK, with_a_sheet),
        (WORKBOOK, by_another_program),
        (WORKBOOK, packed_anew),
    ],
    ids=lambda each: getattr(each, "id", None) or each.__name__,
)
def test_one_that_somebody_worked_in_stays(
    kind: AnyKind, work: Callable[[bytes], bytes], panel: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / f"report{kind.format.suffix}"
    write_report(panel, kind, path, EN)
    theirs = work(path.read_bytes())
    assert kind.format.read_fingerprint(theirs) is not None
    path.write_bytes(theirs)
    said = "was changed since Evalapp wrote it; choose another name or folder, nothing was overwritten"
    with pytest.raises(KnownError, match=said):
        write_report(panel, kind, path, EN)
    assert theirs == path.read_bytes()


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.4\n", b"PK\x03\x04"])
def test_what_is_no_report_at_all_is_none_that_was_changed(
    raw: bytes, panel: Workspace, tmp_path: Path
) -> None:
    for kind in (RANKING, WORKBOOK):
        path = tmp_path / f"report{kind.format.suffix}"
        path.write_bytes(raw)
        with pytest.raises(KnownError, match="already exists; choose another name"):
            write_report(panel, kind, path, EN)
    assert not PDF.is_untouched(raw)
