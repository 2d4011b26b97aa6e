"""The installer for Windows, compiled by NSIS; where there is no bundle for Windows, around a folder that stands in."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.bundle.picture import ico
from tools.bundle.places import BUILD, DELIVERY, FOLDER, ROOT, version


def make() -> int:
    """The exit status of makensis; 1 where it is not there."""
    if shutil.which("makensis") is None:
        print("NSIS is not here; it is the package nsis of Debian, or nsis.sourceforge.io.")
        return 1
    BUILD.mkdir(exist_ok=True)
    icon = BUILD / "evalapp.ico"
    icon.write_bytes(ico(DELIVERY / "evalapp.svg"))
    if sys.platform == "win32":
        return compiled(FOLDER, icon, BUILD / f"evalapp-{version()}-setup.exe")
    with TemporaryDirectory() as name:
        print(
            "There is no bundle for Windows here: the installer is compiled around a folder that stands in for it."
        )
        stand_in(Path(name))
        return compiled(Path(name), icon, BUILD / f"evalapp-{version()}-setup-stand-in.exe")


def stand_in(folder: Path) -> None:
    """The layout of a bundle for Windows, with nothing that runs."""
    (folder / "_internal" / "resources").mkdir(parents=True)
    for name in ("evalapp.exe", "evalappw.exe", "_internal/python311.dll", "_internal/resources/tokens.toml"):
        (folder / name).write_bytes(b"")


def compiled(folder: Path, icon: Path, out: Path) -> int:
    facts = {"VERSION": version(), "FOLDER": folder, "OUT": out, "ICON": icon}
    given = [f"-D{name}={value}" for name, value in facts.items()]
    command = ["makensis", "-V2", "-WX", *given, str(DELIVERY / "windows.nsi")]
    done = subprocess.run(command, check=False)
    if done.returncode == 0:
        print(f"{out.relative_to(ROOT) if out.is_relative_to(ROOT) else out}: {out.stat().st_size} bytes")
    return done.returncode
