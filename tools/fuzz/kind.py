"""One kind of file: how inputs of it are made, and what is asked of the program that is given one."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from hypothesis.strategies import SearchStrategy

from evalapp.operations.records.verification import prove_file
from tools.fuzz.ground import Ground

_OPTIONS = "options.json"


class Verdict(StrEnum):
    ACCEPTED = "accepted"
    REFUSED = "refused"


class Fault(Exception):
    """What the program did that it should not, in words."""


_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f]")  # all but the end of a line and a tab


@dataclass(frozen=True, kw_only=True)
class Input:
    """`files` by their names, the first of which is the one that is given; `options` say how."""

    files: Mapping[str, bytes]
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def first(self) -> str:
        return next(iter(self.files))

    def write(self, folder: Path) -> Path:
        """The path of the first file."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return folder / self.first

    def keep(self, folder: Path) -> None:
        self.write(folder / "files")
        told = {"files": list(self.files), "options": dict(self.options)}
        (folder / _OPTIONS).write_text(json.dumps(told, indent=1), encoding="utf-8")

    @classmethod
    def kept(cls, folder: Path) -> Input:
        told = json.loads((folder / _OPTIONS).read_text(encoding="utf-8"))
        files = {name: (folder / "files" / name).read_bytes() for name in told["files"]}
        return cls(files=files, options=told["options"])


Judge = Callable[[Ground, Input, Path], Verdict]
"""Gives it to the program, in an empty folder. What it raises is a fault, whatever it is."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """`weight` is how many of a thousand inputs are of this kind; `short` the same of a short run."""

    name: str
    weight: int
    short: int
    inputs: Callable[[Ground], SearchStrategy[Input]]
    judge: Judge


@contextlib.contextmanager
def unchanged(*paths: Path) -> Iterator[None]:
    """Whatever happens, these files are afterwards as they were, byte for byte."""
    before = {path: digest(path) for path in paths}
    try:
        yield
    finally:
        for path, was in before.items():
            if digest(path) != was:
                raise Fault(f"{path.name} was changed")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def told(arguments: list[str]) -> tuple[int, str]:
    """What a command ends with and what it says; a fault where that is no sentence."""
    from evalapp.cli import main

    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(arguments)
    said = out.getvalue() + err.getvalue()
    require_sentence(said)
    if _STEERING.search(said):
        raise Fault(f"what it says steers a terminal: {said[-400:]!r}")
    if status == 2 and not err.getvalue().strip():
        raise Fault("it was refused without a word")
    return status, said


def require_sentence(said: str) -> None:
    for odd in ("Traceback (most recent", "should not have happened", "object at 0x"):
        if odd in said:
            raise Fault(f"no sentence: {' '.join(said.split())[-400:]}")


def require_sound(file: Path) -> None:
    proof = prove_file(file)
    if not proof.is_sound:
        raise Fault(f"taken, and then not whole: {'; '.join(each.text for each in proof.findings)[:600]}")
