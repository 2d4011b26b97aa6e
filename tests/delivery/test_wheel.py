"""What is installed runs by itself: the wheel, built from the repository, in an environment without the checkout."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.delivery.checkout import ROOT, tracked
from ui.libraries import missing

# The real start, as the entry point makes it, until a page of the panel is on the screen.
_WINDOW = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
app = QApplication(sys.argv[:1])
timer = QTimer()
def look():
    from ui.page import Page
    shown = [type(each).__name__ for each in app.allWidgets() if isinstance(each, Page) and each.isVisible()]
    if not shown:
        return
    own = ("evalapp", "ui", "resources", "main")
    files = {module.__file__ for name, module in sys.modules.items() if name.split(".")[0] in own}
    fonts = [family for family in QFontDatabase.families() if family.startswith("Source Sans")]
    print(json.dumps({"shown": shown, "files": sorted(files), "has_font": bool(fonts)}))
    app.quit()
timer.timeout.connect(look)
timer.start(50)
QTimer.singleShot(30_000, lambda: app.exit(3))
from main import main
sys.exit(main())
"""


def _run(*command: object, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment | {"EVALAPP_LANGUAGE": "nl"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _build(folder: Path) -> Path:
    """The wheel of what is in the repository, whatever else lies in the checkout, and without a network."""
    source = folder / "source"
    for path in tracked():
        is_guide = path.is_relative_to(ROOT / "docs" / "guide")
        if is_guide or path.relative_to(ROOT).parts[0] not in ("docs", "tests", "tools"):
            target = source / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    options = ("--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check")
    _run(sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", folder, source, cwd=folder)
    return next(folder.glob("evalapp-*.whl"))


def _install(wheel: Path, home: Path) -> tuple[Path, Path]:
    """A fresh environment with the wheel; its Python and the program.

    What the wheel depends on comes from the running environment, by its folder alone: the finder of an editable
    Evalapp stays out, since only the start files of an environment's own folder are read.
    """
    venv.create(home)
    places = {"base": str(home), "platbase": str(home)}
    purelib = Path(sysconfig.get_path("purelib", "venv", places))
    lent = {sysconfig.get_path(kind) for kind in ("purelib", "platlib")}
    (purelib / "lent.pth").write_text("\n".join(sorted(lent)), encoding="utf-8")
    scripts = Path(sysconfig.get_path("scripts", "venv", places))
    python = scripts / Path(sys.executable).name
    options = ("--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check")
    _run(sys.executable, "-m", "pip", "--python", python, "install", *options, wheel, cwd=home)
    return python, scripts / "evalapp"


@pytest.mark.long
def test_the_wheel_runs_from_a_fresh_environment(tmp_path: Path) -> None:
    home = tmp_path / "environment"
    python, evalapp = _install(_build(tmp_path), home)

    assert "ibn-2015" in _run(evalapp, "templates", cwd=tmp_path)

    for language, title in (("nl", "# Gids voor juryleden"), ("en", "# Guide for jurors")):
        read = (
            f"from resources import guide; g = guide('juror', '{language}'); print(g, g.read_text('utf-8'))"
        )
        place, heading, *_rest = _run(python, "-c", read, cwd=tmp_path).replace(".md ", ".md\n").splitlines()
        assert (True, title) == (Path(place).is_relative_to(home), heading)

    said = _run(evalapp, "demo", tmp_path / "demo", cwd=tmp_path)
    panel = next((tmp_path / "demo").glob("*.evalpanel"))
    assert (True, True) == ("12 juryleden" in said, (tmp_path / "demo/reports/ranking-nl.pdf").exists())

    if missing():
        pytest.skip("all but the window runs: Qt's system libraries are missing")
    told = json.loads(_run(python, "-c", _WINDOW, panel, cwd=tmp_path).splitlines()[-1])
    elsewhere = [file for file in told["files"] if not Path(file).is_relative_to(home)]
    assert (1, True, [], True) == (len(told["shown"]), told["has_font"], elsewhere, len(told["files"]) > 60)
