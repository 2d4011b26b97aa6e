"""One bad attachment does not stop the good ones; each is named with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue, KnownError
from evalapp.operations.own_contents import Looked
from evalapp.operations.panel import attaching
from evalapp.operations.panel.attaching import AttachFiles, attach_files
from tests.samples import small_panel


def test_the_good_ones_are_kept_and_every_bad_one_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attaching, "ATTACHMENT_BYTES", 100)
    contents = {
        "plan.pdf": b"%PDF", "leeg.pdf": b"", "setup.pdf": b"MZ\x90\0", "groot.pdf": b"%" * 101,
        "nota.docx": b"x", "een/dubbel.pdf": b"%PDF", "twee/dubbel.pdf": b"%PDF",
    }  # fmt: skip
    paths = [tmp_path / name for name in contents]
    for path, content in zip(paths, contents.values()):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    paths += [tmp_path / "weg.pdf", tmp_path / "een"]
    with small_panel(tmp_path / "c.evalpanel") as panel:
        attached = attach_files(panel, "A-1", paths)
        assert ["nota.docx", "plan.pdf"] == sorted(
            each.name for each in panel.view.dossier("A-1").attachments
        )
        assert [
            ("leeg.pdf", "is empty"),
            ("setup.pdf", "it is a program for Windows"),
            ("groot.pdf", "is larger than 100 MB"),
            ("dubbel.pdf", "Two of the files are called"),
            ("dubbel.pdf", "Two of the files are called"),
            ("weg.pdf", "cannot be read"),
            ("een", "is no file"),
        ] == [
            (each.path.name, part)
            for each in attached.refused
            for part in ("is empty", "it is a program for Windows", "is larger than 100 MB",
                         "Two of the files are called", "cannot be read", "is no file")
            if part in each.reason
        ]  # fmt: skip


def test_a_bad_one_alone_is_on_the_work_list_as_beside_others(tmp_path: Path) -> None:
    empty = tmp_path / "leeg.pdf"
    empty.touch()
    with small_panel(tmp_path / "c.evalpanel") as panel:
        done = attach_files(panel, "A-1", [empty], lists_refused=True)
        assert ((), 1) == (done.kept, len(done.refused))
        assert ["leeg.pdf"] == [each.title for each in panel.view.refused_rows()]
        assert "1 file for A-1 that cannot be attached" == panel.view.history(limit=1)[0].summary
        before = panel.view.last_change()
        attach_files(panel, "A-1", [empty], lists_refused=True)  # once is enough
        assert before == panel.view.last_change()
        empty.write_bytes(b"%PDF")
        attach_files(panel, "A-1", [empty], lists_refused=True)
        assert () == tuple(panel.view.refused_rows())


def test_with_nothing_to_keep_nothing_changes(tmp_path: Path) -> None:
    empty = tmp_path / "leeg.pdf"
    empty.touch()
    with small_panel(tmp_path / "c.evalpanel") as panel:
        before = panel.view.last_change()
        assert (None, 1) == ((done := attach_files(panel, "A-1", [empty])).changes, len(done.refused))
        with pytest.raises(KnownError, match="is empty"):
            panel.execute(AttachFiles(application="A-1", paths=(empty,)))
        with pytest.raises(BadValue, match="There is no application"):
            attach_files(panel, "A-9", [empty])
        assert before == panel.view.last_change()


def test_a_file_that_takes_the_place_of_another_is_said(tmp_path: Path) -> None:
    plan = tmp_path / "plan.pdf"
    with small_panel(tmp_path / "c.evalpanel") as panel:
        plan.write_bytes(b"%PDF one")
        assert "" == attach_files(panel, "A-1", [plan]).replaced_note
        assert "" == attach_files(panel, "A-1", [plan]).replaced_note
        plan.write_bytes(b"%PDF two")
        attached = attach_files(panel, "A-1", [plan])
    assert (("plan.pdf",), True) == (attached.replaced, "It replaces the file" in attached.replaced_note)


def test_an_archive_of_more_files_than_can_be_looked_at_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plans.zip"
    path.write_bytes(b"PK\x03\x04" + b"PK\x01\x02" * 100_001)
    kept, (refused,) = attaching.examine([path])
    assert () == kept
    assert "an archive of more than 100000 files" in refused.reason


def test_a_file_is_looked_through_once_and_again_where_it_became_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[bytes] = []
    plan = tmp_path / "plan.txt"
    plan.write_bytes(b"one")

    def see(_path: Path, content: bytes) -> Looked:
        looked.append(content)
        return Looked()

    monkeypatch.setattr(attaching, "looked_into", see)
    with small_panel(tmp_path / "c.evalpanel") as panel:
        assert (plan,) == attach_files(panel, "A-1", [plan]).kept
        assert [b"one"] == looked
        seen = frozenset({(plan, "0" * 64)})
        panel.execute(AttachFiles(application="A-1", paths=(plan,), seen=seen))
    assert [b"one", b"one"] == looked


def test_what_was_not_looked_into_to_the_end_is_kept_and_said(tmp_path: Path) -> None:
    """Whoever hears nothing may take it that no access codes are in it."""
    for name, content in {"a.7z": b"7z\xbc\xaf\x27\x1c" + bytes(50), "b.txt": b"b"}.items():
        (tmp_path / name).write_bytes(content)
    with small_panel(tmp_path / "c.evalpanel") as panel:
        done = attach_files(panel, "A-1", [tmp_path / "a.7z", tmp_path / "b.txt"])
    assert len(done.kept) == 2
    (said,) = done.unseen
    assert "“a.7z” was not looked into to the end: part of it is damaged, or packed in a way" in said
