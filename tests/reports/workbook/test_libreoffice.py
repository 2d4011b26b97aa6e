"""LibreOffice computes the workbook, and comes to the places of the program. Skipped where it is not installed."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.reports.workbook.workbook_samples import book_of, random_report

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
SEEDS = range(12)


def without_results(book: bytes) -> bytes:
    """So that nothing stands beside a formula but what the office makes of it."""
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book)) as given,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in given.namelist():
            part = given.read(name)
            if name.startswith("xl/worksheets/"):
                part = re.sub(rb"</f><v>[^<]*</v>", b"</f>", part)
            made.writestr(name, part)
    return changed.getvalue()


@pytest.mark.long
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_comes_to_the_places_of_the_program(tmp_path: Path) -> None:
    assert OFFICE is not None
    reports = {f"book-{seed}.xlsx": random_report(seed) for seed in SEEDS}
    for name, report in reports.items():
        (tmp_path / name).write_bytes(without_results(book_of(report)))
    profile = (tmp_path / "profile").as_uri()
    command = [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx"]
    files = [str(tmp_path / name) for name in reports]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "out"), *files], check=True, capture_output=True, timeout=300
    )
    for name, report in reports.items():
        sheet = load_workbook(tmp_path / "out" / name, data_only=True)["Ranking"]
        heads = [cell.value for cell in sheet[1]]
        column = heads.index("Place") + 1
        found = [sheet.cell(row, column).value or None for row in range(2, len(report.ranking.places) + 2)]
        assert [place.place for place in report.ranking.places] == found, name
