"""A hand-out whose letters cannot come, or that a full disk ends: what left is said, and nothing is lost in silence."""

from __future__ import annotations

import contextlib
import errno
import io
from typing import TYPE_CHECKING

import pytest

from evalapp.domain.errors import KnownError
from evalapp.operations.exchange import forms, handout
from evalapp.operations.exchange.post import writing
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Played, Run


def fingerprint(panel: Path) -> str:
    with Workspace.open(panel, read_only=True) as opened:
        return opened.view.fingerprint()


def full_from(n: int, real: Callable[..., object]) -> Callable[..., object]:
    """The disk takes `n` files more."""
    left = iter(range(n))

    def stage(*told: object, **named: object) -> object:
        if next(left, None) is None:
            raise KnownError("“x” cannot be written: No space left on device.")
        return real(*told, **named)

    return stage


@pytest.mark.long
@pytest.mark.parametrize("in_the_way", ["folder", "letter", "all", "below"])
@pytest.mark.parametrize("how", [(), ("--dry-run",)])
def test_nothing_is_handed_out_where_the_letters_cannot_come(
    run: Run, played: Played, in_the_way: str, how: tuple[str, ...]
) -> None:
    letters, packs = played.folder / "out-letters", played.folder / "out"
    if in_the_way == "folder":
        letters.write_text("a file")
    elif in_the_way == "below":
        (played.folder / "file").write_text("a file")
        packs = played.folder / "file" / "out"
    else:
        letters.mkdir()
        name = "all-letters-1.pdf" if in_the_way == "all" else "J1-Zoe-Peeters-letter-1.pdf"
        stem = played.packs["J1"].stem
        (letters / name.replace("J1-Zoe-Peeters", stem)).write_bytes(b"%PDF")
    before = fingerprint(played.panel)
    done = run("handout", played.panel, packs, "--new-codes", "--juror", "J1", "--letters", *how)
    assert (done.status, done.out, before) == (2, "", fingerprint(played.panel))
    assert "is a file and not a folder" in done.err or "lies there already" in done.err


@pytest.mark.parametrize("as_json", [False, True])
def test_letters_that_fail_afterwards_hide_neither_packs_nor_codes(
    run: Run, played: Played, monkeypatch: pytest.MonkeyPatch, as_json: bool
) -> None:
    monkeypatch.setattr(writing, "stage_bytes", full_from(0, writing.stage_bytes))
    out = played.folder / "out"
    how = ["--json"] if as_json else []
    done = run("handout", played.panel, out, "--new-codes", "--letters", *how)
    assert done.status == 1
    assert str(out / "codes.csv") in done.out
    assert all(str(out / path.name) in done.out for path in played.packs.values())
    assert "No letter was written: “x” cannot be written: No space left on device. The packs are" in done.err
    assert str(out / "codes.csv") in done.err
    assert "letters with access codes" not in done.out


def test_some_letters_of_all_are_told_with_status_1(
    run: Run, played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "stage_bytes", full_from(1, writing.stage_bytes))
    done = run("handout", played.panel, played.folder / "out", "--new-codes", "--letters")
    assert (done.status, "codes.csv" in done.out) == (1, True)
    assert "1 was written before and is recorded as handed out." in done.err


@pytest.mark.long
@pytest.mark.parametrize("fault", [KnownError("The disk is full."), KeyboardInterrupt()])
@pytest.mark.parametrize("how", [(), ("--json",)])
def test_a_disk_that_fills_up_leaves_no_doubt_of_who_got_a_pack(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    how: tuple[str, ...],
    fault: BaseException,
) -> None:
    panel, real = tmp_path / "call.evalpanel", handout.seal_pack
    small_panel(panel).close()

    def seal(content: object, *told: object, **named: object) -> object:
        if content.juror.id == "J2":  # type: ignore[attr-defined]
            raise fault
        return real(content, *told, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(handout, "seal_pack", seal)
    done = run("handout", panel, tmp_path / "packs", *how)
    assert done.status == 1
    assert "J1-" in done.out
    assert "J2-" not in done.out
    assert "1 was written before and is recorded as handed out." in done.err
    with Workspace.open(panel, read_only=True) as opened:
        assert ["J1"] == [each.juror for each in opened.view.issued()]


def test_a_disk_that_fills_up_with_forms_is_told_alike(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = tmp_path / "call.evalpanel"
    small_panel(panel).close()
    monkeypatch.setattr(forms, "stage_bytes", full_from(1, forms.stage_bytes))
    done = run("handout", panel, tmp_path / "forms", "--form", "xlsx")
    assert (done.status, "J1-" in done.out, "J2-" in done.out) == (1, True, False)
    assert "recorded as handed out" in done.err


class Full(io.BytesIO):
    """A file on a disk that takes no more."""

    def write(self, _content: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_it_is_said_that_the_disk_of_the_panel_is_full_and_not_that_of_the_packs(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = tmp_path / "call.evalpanel"
    small_panel(panel).close()
    monkeypatch.setattr(handout, "nameless_file", lambda _folder: contextlib.nullcontext(Full()))
    done = run("handout", panel, tmp_path / "packs")
    said = "A pack cannot be put together beside the panel file: there is no room left on the disk; make room on that"
    assert (2, "") == (done.status, done.out)
    assert said in done.err
    assert not (tmp_path / "packs").exists()
