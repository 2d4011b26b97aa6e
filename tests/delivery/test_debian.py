"""The Debian package, made around a folder that stands in for the bundle, and taken apart again."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tools.bundle import debian
from tools.bundle.places import version
from ui.libraries import FOR_QT, FOR_X

pytestmark = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="this is no Debian")

_PROGRAM = '#!/bin/sh\necho "run as $(basename "$(readlink -f "$0")") with $*"\n'


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    bundle = tmp_path / "bundle"
    (bundle / "_internal").mkdir(parents=True)
    (bundle / "evalapp").write_text(_PROGRAM, encoding="utf-8")
    (bundle / "_internal" / "libone.so.1").write_bytes(b"library")
    (bundle / "_internal" / "libone.so").symlink_to("libone.so.1")
    monkeypatch.setattr(debian, "BUILD", tmp_path / "build")
    monkeypatch.setattr(debian, "ROOT", tmp_path)
    return debian.make(bundle)


def test_what_is_taken_out_of_it_runs(package: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    subprocess.run(["dpkg-deb", "-x", str(package), str(root)], check=True)
    program = root / "usr/bin/evalapp"
    said = subprocess.run([str(program), "--help"], capture_output=True, text=True, check=True).stdout
    assert (said, "../lib/evalapp/evalapp") == ("run as evalapp with --help\n", str(program.readlink()))
    assert (root / "usr/lib/evalapp/_internal/libone.so").is_symlink()
    share = root / "usr/share"
    for name in (
        "applications/evalapp.desktop",
        "mime/packages/evalapp.xml",
        "icons/hicolor/48x48/apps/evalapp.png",
        "icons/hicolor/scalable/apps/evalapp.svg",
        "man/man1/evalapp.1.gz",
        "doc/evalapp/copyright",
    ):
        assert (share / name).stat().st_mode & 0o777 == 0o644, name


def test_it_says_what_it_needs(package: Path) -> None:
    told = subprocess.run(["dpkg-deb", "-f", str(package)], capture_output=True, text=True, check=True).stdout
    fields = dict(line.split(": ", 1) for line in told.splitlines() if not line.startswith(" "))
    assert (fields["Package"], fields["Version"]) == ("evalapp", version())
    for name in (*FOR_QT.values(), *FOR_X.values()):
        assert name in fields["Depends"], name
    assert "libglib2.0-0 | libglib2.0-0t64" in fields["Depends"]


def test_everything_in_it_is_owned_by_root_and_has_its_sum(package: Path, tmp_path: Path) -> None:
    listed = subprocess.run(
        ["dpkg-deb", "-c", str(package)], capture_output=True, text=True, check=True
    ).stdout
    assert [] == [line for line in listed.splitlines() if " root/root " not in line]
    subprocess.run(["dpkg-deb", "-R", str(package), str(tmp_path / "root")], check=True)
    command = ["md5sum", "--quiet", "-c", "DEBIAN/md5sums"]
    assert subprocess.run(command, cwd=tmp_path / "root", check=False).returncode == 0


@pytest.mark.long
@pytest.mark.skipif(shutil.which("lintian") is None, reason="lintian is not here")
def test_the_package_is_as_debian_asks(package: Path) -> None:
    """But for what a bundle is by its nature: it brings libraries along."""
    command = ["lintian", "--allow-root", "--tag-display-limit", "0", "--fail-on", "error", str(package)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
