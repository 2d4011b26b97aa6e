"""Whether the bundle is whole: it checks itself and plays the demo, on a display of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory


def check(program: Path) -> int:
    """The exit status; says what the bundle says."""
    with TemporaryDirectory() as name:
        home = Path(name)
        for words in (["--selfcheck"], ["demo", str(home / "demo")]):
            done = subprocess.run([*_display(), str(program), *words], cwd=home, env=_bare(home), check=False)
            print(f"{program.name} {' '.join(words)}: {done.returncode}", flush=True)
            if done.returncode:
                return done.returncode
        if not any((home / "demo" / "reports").glob("*.pdf")):
            print("The demo has no reports.")
            return 1
    return 0


def _display() -> list[str]:
    if sys.platform != "linux":
        return []
    found = shutil.which("xvfb-run")
    if found is None:
        print("Without xvfb-run the window is tried without a display.")
        return []
    return [found, "--auto-servernum", "--server-args=-screen 0 1600x1000x24"]


def _bare(home: Path) -> dict[str, str]:
    """What a person's session has, without anything of Python or Qt of this one."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT", "TEMP") if name in os.environ}
    return kept | {"HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
