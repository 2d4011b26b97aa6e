"""The bundle itself: PyInstaller, then what is needless inside its files."""

from __future__ import annotations

import subprocess
import sys

from tools.bundle.picture import ico
from tools.bundle.places import BUILD, DELIVERY, FOLDER, MOST, ROOT, size
from tools.bundle.shrinking import join_twins, shrink_icu, strip


def make() -> int:
    """The exit status: 1 where it is larger than it may be."""
    icons = BUILD / "icons"
    icons.mkdir(parents=True, exist_ok=True)
    (icons / "evalapp.ico").write_bytes(ico(DELIVERY / "evalapp.svg"))
    places = ("--distpath", str(FOLDER.parent), "--workpath", str(BUILD / "work"))
    options = ("--noconfirm", "--clean", "--log-level", "ERROR")
    command = [sys.executable, "-m", "PyInstaller", *options, *places, str(DELIVERY / "evalapp.spec")]
    subprocess.run(command, cwd=ROOT, check=True)
    if sys.platform == "linux":
        _shrink()
    weighs = size(FOLDER) / 2**20
    print(f"{FOLDER.relative_to(ROOT)}: {weighs:.1f} MiB of at most {MOST}")
    for path in sorted(FOLDER.rglob("*"), key=lambda each: -each.lstat().st_size)[:8]:
        print(f"  {path.lstat().st_size / 2**20:6.1f}  {path.relative_to(FOLDER)}")
    return 0 if weighs <= MOST else 1


def _shrink() -> None:
    inside = FOLDER / "_internal"
    for library in inside.glob("PySide6/Qt/lib/libicudata.so.*"):
        shrink_icu(library)
    join_twins(inside)
    # What lies in *.libs was moved about by those who made it, and does not bear being stripped.
    strip(
        path
        for path in inside.rglob("*.so*")
        if path.is_file() and not path.is_symlink() and not path.parent.name.endswith(".libs")
    )
