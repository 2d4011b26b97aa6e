"""`evalapp report PANEL letters`: a folder with a letter each and all of them, and what is wrong on standard error."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

from evalapp import files
from evalapp.domain.errors import KnownError
from evalapp.operations.letters.form import Form
from evalapp.operations.letters.printing import gather_letters
from evalapp.operations.reports.each import names_of_each
from evalapp.operations.reports.kind import Options
from evalapp.operations.workspace import Workspace
from tests.operations.letters.letter_samples import lettered, write

if TYPE_CHECKING:
    from conftest import Run


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with lettered(tmp_path / "call.evalpanel") as panel:
        write(panel, "A-2", "De steun is niet nodig.")
        return panel.path


@pytest.fixture
def panel(path: Path) -> Iterator[Workspace]:
    with Workspace.open(path, read_only=True) as workspace:
        yield workspace


@pytest.mark.long
def test_a_file_for_each_applicant_and_one_of_all(run: Run, path: Path, tmp_path: Path) -> None:
    ran = run("report", path, "letters", "-o", tmp_path / "out")
    code, out, err = ran.status, ran.out, ran.err
    assert code == 0
    names = sorted(each.name for each in (tmp_path / "out").iterdir())
    assert names == ["brief-nl-A-1.pdf", "brief-nl-A-2.pdf", "brief-nl-A-3.pdf", "brieven-nl.pdf"]
    assert "3 letters in" in out
    assert (
        "wrong – A-2: The reasons say “De steun is niet nodig”, yet all that was requested is granted" in err
    )
    assert "look at this – A-1, A-2 and A-3: Neither strengths nor weaknesses are written." in err
    for name in names:
        assert run("verify", path, tmp_path / "out" / name).status == 0, name


@pytest.mark.parametrize("name", ["x.pdf", "x.docx", "x.xlsx"])
def test_letters_are_not_written_under_the_name_of_one_file(
    run: Run, path: Path, tmp_path: Path, name: str
) -> None:
    ran = run("report", path, "letters", "-o", tmp_path / name)
    assert (2, "") == (ran.status, ran.out)
    said = f"Letters are several files, so “{name}” is no name for them; name a folder, without {name[1:]}."
    assert said == ran.err.strip()
    assert not (tmp_path / name).exists()


@pytest.mark.long
def test_verify_refuses_one_byte_off(run: Run, path: Path, tmp_path: Path) -> None:
    run("report", path, "letters", "-o", tmp_path / "out")
    for each in (tmp_path / "out").iterdir():
        raw = bytearray(each.read_bytes())
        raw[raw.rindex(b"endstream") - 40] ^= 1
        each.write_bytes(bytes(raw))
        assert run("verify", path, each).status != 0, each.name


@pytest.mark.long
def test_those_that_are_named_for_word_in_english(run: Run, path: Path, tmp_path: Path) -> None:
    arguments = ("--application", "A-2", "--application", "A-3", "--format", "docx", "--language", "en")
    code = run("report", path, "letters", "-o", tmp_path / "out", *arguments).status
    assert code == 0
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == [
        "chosen-letters-en.docx",
        "letter-en-A-2.docx",
        "letter-en-A-3.docx",
    ]
    # Its own of before give way, and a document of somebody else does not.
    assert run("report", path, "letters", "-o", tmp_path / "out", *arguments).status == 0
    (tmp_path / "out" / "chosen-letters-en.docx").write_bytes(b"mine")
    ran = run("report", path, "letters", "-o", tmp_path / "out", *arguments)
    code, err = ran.status, ran.err
    assert code != 0
    assert "chosen-letters-en.docx" in err
    assert (tmp_path / "out" / "chosen-letters-en.docx").read_bytes() == b"mine"


def test_one_alone_has_no_file_of_all(run: Run, path: Path, tmp_path: Path) -> None:
    assert run("report", path, "letters", "-o", tmp_path / "out", "--application", "A-2").status == 0
    assert ["brief-nl-A-2.pdf"] == [each.name for each in (tmp_path / "out").iterdir()]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("letters", "--application", "A-9"), "A-9"),
        (("letters", "--anonymous"), "anonymous"),
        (("ranking", "--format", "docx"), "format"),
        (("letters", "--format", "odt"), "odt"),
    ],
)
def test_what_means_nothing_is_refused(
    run: Run, path: Path, tmp_path: Path, arguments: tuple[str, ...], why: str
) -> None:
    ran = run("report", path, *arguments, "-o", tmp_path / "out")
    code, err = ran.status, ran.err
    assert code != 0
    assert why in err
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_is_said_in_a_sentence(run: Run, path: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    ran = run("report", path, "letters", "-o", tmp_path / "out")
    code, err = ran.status, ran.err
    assert code != 0
    assert "Traceback" not in err
    assert (tmp_path / "out").read_text() == "a file"


def test_a_disk_that_fills_leaves_whole_letters_and_says_how_many(
    panel: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, left = gather_letters(panel, Options(language="nl"), Form.PDF).papers, [2]
    real, place = os.fsync, files.put_newly_in_place

    def fills(handle: int) -> None:
        if left[0] <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(handle)

    def placed(part: Path, path: Path) -> files.Placed:
        done = place(part, path)
        left[0] -= 1
        return done

    monkeypatch.setattr(files.os, "fsync", fills)
    monkeypatch.setattr(files, "put_newly_in_place", placed)
    with pytest.raises(
        KnownError, match=r"no room left on the disk.*2 of the 4 files are written, and whole"
    ):
        found.write(tmp_path / "out")
    there = sorted(each.name for each in (tmp_path / "out").iterdir())
    assert there == ["brief-nl-A-1.pdf", "brief-nl-A-2.pdf"]
    assert all((tmp_path / "out" / each).read_bytes().rstrip().endswith(b"%%EOF") for each in there)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="somebody who may write everywhere")
def test_a_folder_that_is_only_read_is_said(panel: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir(mode=0o500)
    with pytest.raises(KnownError, match="cannot be written"):
        gather_letters(panel, Options(language="nl"), Form.PDF).papers.write(folder)


def test_a_letter_has_one_name_whichever_are_asked_for(panel: Workspace) -> None:
    """And the order of the words is that of every report that is one file each."""
    chosen = Options(language="nl", applications=("A-2", "A-3"))
    names = list(gather_letters(panel, chosen, Form.DOCX).papers.papers)
    assert names == ["brief-nl-A-2.docx", "brief-nl-A-3.docx", "gekozen-brieven-nl.docx"]
    assert names[:2] == list(gather_letters(panel, Options(language="nl"), Form.DOCX).papers.papers)[1:3]
    each = names_of_each(["A/1", "A-1"], Path("brief-nl.pdf"))
    assert each == {"A/1": "brief-nl-A-1.pdf", "A-1": "brief-nl-A-1-2.pdf"}


@pytest.mark.long
def test_a_letter_that_was_changed_in_word_is_not_written_over(run: Run, path: Path, tmp_path: Path) -> None:
    asked = ("report", path, "letters", "-o", tmp_path / "out", "--format", "docx", "--application", "A-2")
    assert 0 == run(*asked).status
    assert 0 == run(*asked).status  # nobody touched it, so that it gives way
    (written,) = (tmp_path / "out").iterdir()
    document = Document(str(written))
    document.add_paragraph("Na ons gesprek van 3 maart.")  # by a script, which does not say who saved it last
    document.save(str(written))
    before = written.read_bytes()
    ran = run(*asked)
    said = "was changed since Evalapp wrote it; choose another name or folder, nothing was overwritten.\n"
    assert (2, True) == (ran.status, ran.err.endswith(f"“{written.name}” {said}"))
    assert before == written.read_bytes()
