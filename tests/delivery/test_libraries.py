"""Qt's system libraries: the list is what Qt needs, and a bare machine gets them or is told the command."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.delivery.checkout import ROOT
from ui import libraries, try_demo
from ui.launch import what_is_missing
from ui.libraries import FOR_QT, FOR_WAYLAND, FOR_X, missing, needed, provide

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt brings everything itself")

# Debian and Ubuntu do not run without these.
_ALWAYS_THERE = (
    *("ld-linux", "libc.so", "libdl.so", "libm.so", "libpthread.so", "libresolv.so"),
    *("libgcc_s.so", "libstdc++.so", "libz.so", "libzstd.so"),
)
_MODULES = ("QtCore", "QtDBus", "QtGui", "QtPdf", "QtSvg", "QtTest", "QtWidgets")


# the list against what Qt's own files name


def names_needed(file: Path) -> Iterator[str]:
    """The libraries that an ELF file for 64 bits asks the loader for."""
    content = file.read_bytes()
    assert content[:6] == b"\x7fELF\x02\x01", file
    (table,) = struct.unpack_from("<Q", content, 40)
    size, count = struct.unpack_from("<HH", content, 58)
    sections = [struct.unpack_from("<IIQQQQIIQQ", content, table + n * size) for n in range(count)]
    for _name, kind, _flags, _address, offset, length, link, *_rest in sections:
        if kind != 6:  # SHT_DYNAMIC
            continue
        strings = sections[link][4]
        for tag, value in struct.iter_unpack("<QQ", content[offset : offset + length]):
            if tag == 1:  # DT_NEEDED
                start = strings + value
                yield content[start : content.index(b"\0", start)].decode()


def from_the_system(*files: Path) -> set[str]:
    """What `files` and the libraries of Qt below them need from outside, except what each machine has."""
    spec = find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    pyside = Path(spec.origin).parent
    own = {path.name: path for path in (*pyside.glob("*.so*"), *(pyside / "Qt/lib").glob("*.so*"))}
    own |= {path.name: path for path in pyside.with_name("shiboken6").glob("*.so*")}
    waiting, seen, outside = [pyside / file for file in files], set(), set()
    while waiting:
        for name in set(names_needed(waiting.pop())) - seen:
            seen.add(name)
            if name in own:
                waiting.append(own[name])
            elif not name.startswith(_ALWAYS_THERE):
                outside.add(name)
    return outside


def test_the_list_is_what_qt_and_its_offscreen_platform_need() -> None:
    modules = [Path(f"{name}.abi3.so") for name in _MODULES]
    assert set(FOR_QT) == from_the_system(*modules, Path("Qt/plugins/platforms/libqoffscreen.so"))


@pytest.mark.parametrize(("plugin", "listed"), [("libqxcb", FOR_X), ("libqwayland", FOR_WAYLAND)])
def test_the_list_is_what_a_display_needs_beside(plugin: str, listed: Mapping[str, str]) -> None:
    assert set(listed) == from_the_system(Path(f"Qt/plugins/platforms/{plugin}.so")) - set(FOR_QT)


@pytest.mark.long
def test_each_library_lies_in_its_package() -> None:
    if shutil.which("dpkg") is None or shutil.which("ldconfig") is None:
        pytest.skip("this is no Debian")
    known = subprocess.run(["ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    places = {line.split()[0]: line.split()[-1] for line in known.splitlines() if "=>" in line}
    found = {}
    for library, package in (FOR_QT | FOR_X | FOR_WAYLAND).items():
        if library in places:
            # By its name: it may be listed below /lib, which is /usr/lib.
            command = ["dpkg", "-S", f"*/{Path(places[library]).resolve().name}"]
            answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout
            found[library] = (package, answer.split(":")[0].removesuffix("t64"))
    assert (True, []) == (len(found) > 10, [each for each in found.values() if each[0] != each[1]])


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({"DISPLAY": ":0"}, FOR_QT | FOR_X),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, FOR_QT | FOR_WAYLAND),
        ({"WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb", "DISPLAY": ":0"}, FOR_QT | FOR_X),
        ({"QT_QPA_PLATFORM": "wayland"}, FOR_QT | FOR_WAYLAND),
        ({"QT_QPA_PLATFORM": "offscreen"}, FOR_QT),
    ],
)
def test_what_is_needed_follows_the_display(environment: dict[str, str], found: dict[str, str]) -> None:
    assert found == needed(environment)


# installing


class Machine:
    """A bare machine: what can be loaded, and an apt-get that writes down what it was asked and brings `brings`."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, *, user: int = 0, brings: bool = True
    ) -> None:
        self._asked = folder / "asked"
        self._there = folder / "there"
        bin_folder = folder / "bin"
        bin_folder.mkdir()
        answer = f"touch {self._there}" if brings else "echo 'E: Unable to fetch some archives' >&2; exit 100"
        program = bin_folder / "apt-get"
        program.write_text(
            f'#!/bin/sh\necho "$DEBIAN_FRONTEND $*" >> {self._asked}\n'
            f'case "$*" in *install*) {answer};; esac\n',
            encoding="utf-8",
        )
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(bin_folder), prepend=os.pathsep)
        monkeypatch.setattr("os.geteuid", lambda: user)
        monkeypatch.setattr(libraries, "_loads", lambda _library: self._there.exists())
        self.said: list[str] = []

    @property
    def asked(self) -> list[str]:
        return self._asked.read_text(encoding="utf-8").splitlines() if self._asked.exists() else []


PAIR = {"libone.so.1": "one", "libtwo.so.1": "two", "libtwo-more.so.1": "two"}


def test_whoever_may_gets_them_installed_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(tmp_path, monkeypatch)
    assert [] == provide(PAIR, machine.said.append)
    assert machine.asked == [
        "noninteractive -qq update",
        "noninteractive -qq install --yes --no-install-recommends one two",
    ]
    assert machine.said == [
        "The window needs system libraries that are missing; they are being installed: one two"
    ]


def test_nothing_is_installed_where_nothing_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine(tmp_path, monkeypatch)
    monkeypatch.setattr(libraries, "_loads", lambda _library: True)
    assert ([], [], []) == (provide(PAIR, machine.said.append), machine.asked, machine.said)


def test_whoever_may_not_is_told_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = Machine(tmp_path, monkeypatch, user=1000)
    assert (1, []) == (libraries.main(), machine.asked)
    assert f"apt install {' '.join(dict.fromkeys(FOR_QT.values()))}\n" in capsys.readouterr().out


def test_where_there_is_no_apt_the_command_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(tmp_path, monkeypatch)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert (["one", "two"], []) == (provide(PAIR, machine.said.append), machine.said)


def test_what_could_not_be_installed_is_told_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Machine(tmp_path, monkeypatch, brings=False)
    assert 1 == libraries.main()
    said = capsys.readouterr().out.splitlines()
    assert "They could not be installed: E: Unable to fetch some archives" == said[1]
    assert "apt install libgl1" in said[2]


def test_make_run_installs_them_before_it_looks_for_a_display(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = Machine(tmp_path, monkeypatch)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(try_demo, "play_demo", lambda _folder, progress: [])
    assert 0 == try_demo.main(tmp_path / "demo")
    assert "libxcb-cursor0" in machine.asked[1]
    first, second = capsys.readouterr().out.splitlines()[:2]
    assert (True, True) == ("they are being installed: libgl1" in first, "There is no display here" in second)


def test_make_run_names_the_command_once_beside_what_else_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Machine(tmp_path, monkeypatch, user=1000)
    monkeypatch.setattr(try_demo, "play_demo", lambda _folder, progress: [])
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM")
    told = []
    for display in ("", ":0"):
        monkeypatch.setenv("DISPLAY", display)
        try_demo.main(tmp_path / "demo")
        told.append([line.split(";")[0] for line in capsys.readouterr().out.splitlines()[:2]])
    libraries_missing = "The window needs system libraries that are missing"
    assert told == [
        [libraries_missing, "There is no display here"],
        [libraries_missing, "So the demo call is made without the window."],
    ]


@pytest.mark.long
def test_the_tests_that_need_no_window_run_without_qt() -> None:
    """As `make test` runs them where the libraries are missing and may not be installed."""
    left = next(
        line for line in (ROOT / "Makefile").read_text("utf-8").splitlines() if "no:pytest-qt" in line
    )
    options = left.partition("-m pytest -n 2 $(WHOLE) ")[2].partition(";")[0].split()
    command = [
        sys.executable,
        "-m",
        "pytest",
        *options,
        "--collect-only",
        "-q",
        "tests/domain/test_permissions.py",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (["-p", "no:pytest-qt"], 0) == (options, done.returncode), done.stdout + done.stderr


def test_starting_the_program_installs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(tmp_path, monkeypatch)
    reason = what_is_missing({"DISPLAY": ":0"})
    assert reason is not None
    assert (True, []) == ("apt install libgl1 libegl1" in reason, machine.asked)


# one place


def test_no_other_file_names_a_package_or_installs_one() -> None:
    for name in ("Makefile", ".ci/run", "README.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        packages = {*FOR_QT.values(), *FOR_X.values(), *FOR_WAYLAND.values(), "apt-get"}
        assert [] == [package for package in packages if package in text], name


def test_the_list_needs_no_package_of_python() -> None:
    """A machine is asked before anything is installed."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import ui.libraries; print(ui.libraries.missing({}))"
    )
    command = [sys.executable, "-I", "-S", "-c", program, str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (0, "[]\n", "") == (done.returncode, done.stdout, done.stderr)


def test_missing_libraries_are_found() -> None:
    assert ["nothing-like-it"] == missing({"libnothing-like-it.so.9": "nothing-like-it"})
