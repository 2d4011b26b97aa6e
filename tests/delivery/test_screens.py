"""The pictures of `make screens`: the same program gives the same bytes, and only what changed is written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QImage

from tests.delivery.checkout import ROOT, imports, program_files
from tools.screens import picture
from tools.screens.guides import shown_in

# They show a fingerprint, times, the order of files, access codes drawn by chance and what was measured.
SHOWN = ("history", "receipt", "merge")
MOST_BYTES = 120_000


def start(folder: Path, number: int) -> subprocess.Popen[str]:
    """A run of its own: another place, another order of sets, another person at another machine."""
    home = folder / f"home-{number}"
    home.mkdir()
    other = {
        "PYTHONHASHSEED": str(number),
        "TMPDIR": str(home),
        "LOGNAME": f"user-{number}",
        "TZ": f"UTC{number}",
    }
    names = [part for name in SHOWN for part in ("--only", name)]
    return subprocess.Popen(
        [sys.executable, "-m", "tools.screens", str(folder / str(number)), "--theme", "light", *names],
        cwd=ROOT,
        env=os.environ | other,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.mark.long
def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    runs = [start(tmp_path, number) for number in (1, 2)]
    said = [run.communicate(timeout=300)[0] for run in runs]
    assert [0, 0] == [run.returncode for run in runs], said
    first, second = (
        {path.name: path.read_bytes() for path in (tmp_path / str(number)).iterdir()} for number in (1, 2)
    )
    assert {f"{name}-light.png" for name in SHOWN} == set(first) == set(second)
    assert [] == [name for name in first if first[name] != second[name]]
    assert [] == [name for name, content in first.items() if len(content) > MOST_BYTES]


def test_in_english_there_are_those_that_the_english_guides_show_and_no_other() -> None:
    folder = ROOT / "docs/screens/en"
    if not folder.is_dir():
        pytest.skip("`make screens` draws the pictures; this checkout has none")
    pictures = {path.name: path.stat().st_size for path in folder.iterdir()}
    assert {f"{name}-light.png" for name in shown_in("en")} == set(pictures)
    assert (len(pictures) > 15, [name for name, size in pictures.items() if size > MOST_BYTES]) == (True, [])
    assert shown_in("en") == shown_in("nl")


def shaded(*, changed: bool = False) -> QImage:
    """More colours than a palette has."""
    pixels = bytes(shade for y in range(64) for x in range(64) for shade in (4 * x, 4 * y, 255 * changed))
    return QImage(pixels, 64, 64, 3 * 64, QImage.Format.Format_RGB888).copy()


def test_a_picture_that_shows_the_same_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    assert picture.save(shaded(), path)
    # As another version of the compressor would have written it.
    with Image.open(path) as image:
        image.save(path, compress_level=0)
    before = path.read_bytes()
    assert (False, before) == (picture.save(shaded(), path), path.read_bytes())


def test_a_picture_that_shows_something_else_is_written(tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    picture.save(shaded(), path)
    before = path.read_bytes()
    assert (True, True) == (picture.save(shaded(changed=True), path), path.read_bytes() != before)


def test_a_picture_has_a_palette_that_is_near_what_the_window_shows(tmp_path: Path) -> None:
    picture.save(shaded(), tmp_path / "page.png")
    with Image.open(tmp_path / "page.png") as image:
        shown = image.convert("RGB")
        far = max(
            abs(found - wanted)
            for x in range(64)
            for y in range(64)
            for found, wanted in zip(shown.getpixel((x, y)), (4 * x, 4 * y, 0), strict=True)
        )
        assert ("P", True) == (image.mode, far <= 16)


@pytest.mark.long
@pytest.mark.parametrize("room", ["tools", "tests"])
def test_the_program_never_reaches_what_takes_chance_away(room: str) -> None:
    found = [path.name for path in program_files() if room in imports(path.read_text(encoding="utf-8"))]
    assert [] == found
