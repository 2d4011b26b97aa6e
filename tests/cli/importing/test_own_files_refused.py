"""Files of our own where they do not belong: kept with an application, read as people, or imported."""

from __future__ import annotations

import csv
import shutil
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from evalapp.operations.own_contents import Looked
from evalapp.operations.panel.attaching import attach_files
from evalapp.operations.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Played, Run


def attached(panel: Path) -> list[str]:
    with Workspace.open(panel, read_only=True) as opened:
        return [each.name for each in opened.view.dossier("A-1").attachments]


def works_of(played: Played) -> Path:
    return next(played.folder.rglob("*.evalwork"))


def test_no_file_of_ours_is_kept_with_an_application(run: Run, played: Played) -> None:
    handed = played.folder / "h.evalhandover"
    other = shutil.copy(played.panel, played.folder / "other.evalpanel")
    assert run("handover", other, "--to", "Piet", "-o", handed).status == 0
    files = {
        played.panel: "a panel of Evalapp",
        other: "a panel of Evalapp",
        handed: "a panel that was handed over",
        works_of(played): "the work of a juror",
        played.packs["J1"]: "the sealed pack",
        played.returns["J1"]: "the return of a juror",
        played.packs["J1"].with_name("codes.csv"): "a list of access codes",
    }
    done = run("attach", played.panel, "--application", "A-1", *files)
    assert done.status == 2
    for path, what in files.items():
        line = next(each for each in done.err.splitlines() if f"“{path.name}”" in each)
        assert "is not kept with an application" in line
        assert what in line
    assert attached(played.panel) == []


def test_none_of_them_waits_on_the_work_list_as_what_an_applicant_owes(played: Played) -> None:
    codes = played.packs["J1"].with_name("codes.csv")
    with Workspace.open(played.panel) as panel:
        done = attach_files(panel, "A-1", [codes], lists_refused=True)
        assert (1, None, ()) == (len(done.refused), done.changes, tuple(panel.view.refused_rows()))


@pytest.mark.long
@pytest.mark.parametrize("name", ["plan.pdf", "nota.txt", "lijst", "tabel.csv"])
def test_another_name_hides_none_of_them(run: Run, played: Played, name: str) -> None:
    codes = played.packs["J1"].with_name("codes.csv")
    for n, path in enumerate(
        [played.panel, works_of(played), played.packs["J1"], played.returns["J1"], codes]
    ):
        called = played.folder / str(n) / name
        called.parent.mkdir()
        shutil.copy(path, called)
        done = run("attach", played.panel, "--application", "A-1", called)
        assert (done.status, "is not kept with an application" in done.err) == (2, True), path
    assert attached(played.panel) == []


def test_access_codes_in_a_workbook_or_in_an_archive_are_refused_too(run: Run, played: Played) -> None:
    codes = played.packs["J1"].with_name("codes.csv")
    book = openpyxl.Workbook()
    for row in (("Juror", "Name", "Code"), ("J1", "An", "abcd-efgh")):
        book.active.append(row)
    book.save(played.folder / "lijst.xlsx")
    with zipfile.ZipFile(played.folder / "alles.zip", "w") as archive:
        archive.write(codes, "packs/codes.csv")
    for name in ("lijst.xlsx", "alles.zip"):
        done = run("attach", played.panel, "--application", "A-1", played.folder / name)
        assert (done.status, "is not kept with an application" in done.err) == (2, True), name


def test_what_an_applicant_sends_in_is_kept(run: Run, played: Played) -> None:
    book = openpyxl.Workbook()
    for row in (("id", "name", "role", "email"), ("1", "An", "chair", "a@x.be"), ("2", "Piet", "juror", "")):
        book.active.append(row)
    book.save(played.folder / "team.xlsx")
    (played.folder / "plan.txt").write_text("naam;code\nstaal;25\n")
    (played.folder / "nota.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 40)
    (played.folder / "brief.txt").write_bytes("\ufeffAan de jury\n".encode("utf-16-le"))
    names = ["brief.txt", "nota.pdf", "plan.txt", "team.xlsx"]
    done = run("attach", played.panel, "--application", "A-1", *(played.folder / name for name in names))
    assert (done.status, sorted(attached(played.panel))) == (0, names)


def test_an_export_with_access_codes_among_the_attachments_is_not_read_back(
    run: Run, played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    from evalapp.operations.panel import attaching

    codes = played.packs["J1"].with_name("codes.csv")
    with monkeypatch.context() as before:  # as a panel may hold them from before
        before.setattr(attaching, "looked_into", lambda _path, _content: Looked())
        assert run("attach", played.panel, "--application", "A-1", codes).status == 0
    assert run("export", played.panel, played.folder / "out").status == 0
    done = run("new", played.folder / "again.evalpanel", "--from", played.folder / "out")
    assert (done.status, "a list of access codes" in done.err) == (2, True)


@pytest.mark.parametrize("command", [("jury",), ("assign", "--from"), ("merge",)])
def test_access_codes_are_neither_people_nor_seats_nor_scores_and_no_code_is_said(
    run: Run, played: Played, command: tuple[str, ...]
) -> None:
    codes = played.packs["J1"].with_name("codes.csv")
    done = run(command[0], played.panel, *command[1:], codes)
    assert done.status == 2
    assert "It is a list of access codes that this program wrote: keep it to yourself." in done.err + done.out
    assert not any(code in done.err + done.out for code in played.codes.values())


@pytest.mark.long
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_workbook_of_a_panel_is_no_list_of_applications(run: Run, merged: Played, language: str) -> None:
    book = merged.folder / "book.xlsx"
    assert run("report", merged.panel, "workbook", "-o", book, "--language", language).status == 0
    done = run("import", merged.panel, book)
    assert (done.status, "It is the workbook of a panel that this program wrote" in done.err) == (2, True)
    with Workspace.open(merged.panel, read_only=True) as opened:
        assert tuple(opened.view.refused_rows()) == ()


@pytest.mark.long
def test_access_codes_are_found_in_what_is_read_or_packed(run: Run, played: Played) -> None:
    """In a letter, in a workbook of many rows, in parts of an archive that are called as anything."""
    folder = played.folder
    assert run("handout", played.panel, folder / "again", "--letters", "--new-codes").status == 0
    letters = sorted((folder / "again-letters").glob("*.pdf"))
    code = next(iter(codes_of(folder / "again" / "codes.csv")))
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for n in range(60_000):
        sheet.append([f"R{n * 7919}", f"staal {n * 104729 % 99991}", n, n * 3.7, n % 17])
    sheet.append(["code van An", code])
    book.save(folder / "metingen.xlsx")
    assert (folder / "metingen.xlsx").stat().st_size > 2_000_000
    with zipfile.ZipFile(folder / "alles.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("nota/lees.txt", f"Uw code: {code}\n")
    with zipfile.ZipFile(folder / "bundel.zip", "w") as archive:
        archive.write(letters[0], "stuk.pdf")
    with zipfile.ZipFile(folder / "werk.zip", "w") as archive:
        archive.write(works_of(played), "stuk.bin.txt")
    with zipfile.ZipFile(folder / "boek.zip", "w") as archive:
        archive.write(folder / "metingen.xlsx", "metingen.xlsx")
    names = ("metingen.xlsx", "alles.zip", "bundel.zip", "werk.zip", "boek.zip")
    for path in (*letters, *(folder / name for name in names)):
        done = run("attach", played.panel, "--application", "A-1", path)
        assert (done.status, "is not kept with an application" in done.err) == (2, True), path.name
        assert code not in done.err
    assert attached(played.panel) == []


def codes_of(table: Path) -> list[str]:
    with table.open(encoding="utf-8-sig", newline="") as file:
        return [row["code"] for row in csv.DictReader(file)]


def test_what_only_looks_like_a_code_is_kept(run: Run, played: Played) -> None:
    code = codes_of(played.packs["J1"].with_name("codes.csv"))[0]
    mistyped = code[:-1] + ("0" if code[-1] != "0" else "1")
    with zipfile.ZipFile(played.folder / "plan.zip", "w") as archive:
        archive.writestr("serienummer.txt", f"{mistyped}\nABCDE-FGHJK-MNPQR-STVWX-YZ234\n{code}-A\n")
        archive.writestr("stuk.pdf", b"%PDF-1.7\nniets\n")
    with zipfile.ZipFile(played.folder / "nota.zip", "w") as archive:
        archive.writestr("map.zip", b"PK\x03\x04 niets")
    paths = [played.folder / name for name in ("plan.zip", "nota.zip")]
    assert run("attach", played.panel, "--application", "A-1", *paths).status == 0
