"""A kill while letters or mail drafts are written: nothing half under a name, and the next agree with the codes."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.domain.file_kinds import CODES
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.post import writing
from evalapp.operations.exchange.post.letters import codes_in, make_letters
from evalapp.operations.exchange.post.mails import make_mails
from evalapp.operations.workspace import Workspace
from evalapp.store.history import journal
from evalapp.store.history.verify import verify
from tests.killing import Step, kill_at
from tests.operations.exchange.post.post_samples import handed_out

STEPS: list[Step] = [
    (writing, "stage_bytes", 2),
    (journal, "_commit", 1),
    (writing, "_named", 1),
    (writing, "sync_folder", 1),
]


def named(value: object) -> str:
    return f"{value[1]}-{value[2]}" if isinstance(value, tuple) else str(value)


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    handed_out(tmp_path)[0].close()
    return tmp_path / "call.evalpanel"


def letters(panel: Path) -> None:
    with Workspace.open(panel) as opened:
        make_letters(
            opened, codes_in(panel.parent / "packs" / CODES), panel.parent / "letters", language="en"
        )


def mails(panel: Path) -> None:
    with Workspace.open(panel) as opened:
        make_mails(opened, panel.parent / "packs", panel.parent / "mails", language="en")


def seen(folder: Path) -> list[Path]:
    return sorted(each for each in folder.iterdir() if not each.name.startswith("."))


def hidden(folder: Path) -> list[Path]:
    return [each for each in folder.iterdir() if each.name.startswith(".")]


def is_whole(path: Path) -> bool:
    content = path.read_bytes()
    return content.rstrip().endswith(b"%%EOF") if path.suffix == ".pdf" else b"evalpack" in content


def grown_old(folder: Path) -> None:
    for each in hidden(folder):
        os.utime(each, (0, 0))


def words(path: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(path.read_bytes())).pages)


@pytest.mark.long
@pytest.mark.parametrize("step", STEPS, ids=named)
def test_letters_made_again_after_a_kill_hold_the_codes_of_the_hand_out(panel: Path, step: Step) -> None:
    folder = panel.parent / "letters"
    kill_at(step, lambda: letters(panel))
    assert [each.name for each in seen(folder) if not is_whole(each)] == []
    with Workspace.open(panel) as opened:
        hand_out(opened, panel.parent / "packs", new_codes=True)
    grown_old(folder)
    before = seen(folder)
    letters(panel)
    codes = codes_in(panel.parent / "packs" / CODES)
    new = [each for each in seen(folder) if each not in before]
    for juror, code in codes.items():
        (own,) = [each for each in new if each.name.startswith(juror)]
        assert code in words(own)
    assert hidden(folder) == []
    with Workspace.open(panel) as opened:
        assert verify(opened.file).is_whole


@pytest.mark.long
@pytest.mark.parametrize("step", STEPS[:3], ids=named)
def test_mails_made_again_after_a_kill_leave_nothing_behind(panel: Path, step: Step) -> None:
    folder = panel.parent / "mails"
    # Only one juror has an address: the first draft is the last.
    kill_at((step[0], step[1], 1), lambda: mails(panel))
    assert [each.name for each in seen(folder) if not is_whole(each)] == []
    grown_old(folder)
    mails(panel)
    assert [is_whole(each) for each in seen(folder)] == [True]
    assert hidden(folder) == []
