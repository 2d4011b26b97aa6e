"""A Debian package of the bundle: the program in /usr/lib, with all by which a desktop knows it."""

from __future__ import annotations

import gzip
import hashlib
import platform
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from tools.bundle.picture import SIZES, png
from tools.bundle.places import BUILD, DELIVERY, ROOT, size, version
from ui.libraries import FOR_QT, FOR_WAYLAND, FOR_X

_RENAMED = {"libglib2.0-0", "libssl3", "libcups2"}  # since Debian 13, for times after 2038
_CONTROL = """Package: evalapp
Version: {version}
Architecture: {architecture}
Maintainer: Evalapp <evalapp@invalid.example>
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
Section: misc
Priority: optional
Description: evaluation panels for funding applications
 Jurors score without a network, the secretary merges what comes back, and the
 chair prints a ranking that can be defended. Brings Python, Qt and all it
 needs; evalapp --selfcheck tries every page, report and command.
"""


def depends() -> list[str]:
    """What the bundle leaves to the system; it needs the library of C that it was made with, or a newer one."""
    libc = f"libc6 (>= {platform.libc_ver()[1]})"
    packages = dict.fromkeys([*FOR_QT.values(), *FOR_X.values(), "libssl3", "libstdc++6", "libgcc-s1"])
    return [libc, *map(_either_name, packages)]


def recommends() -> list[str]:
    """For Wayland and for printing."""
    return [*map(_either_name, dict.fromkeys(FOR_WAYLAND.values())), _either_name("libcups2")]


def _either_name(package: str) -> str:
    return f"{package} | {package}t64" if package in _RENAMED else package


def lay_out(bundle: Path, root: Path) -> None:
    """Everything of the package in its place below `root`, but for what dpkg is told of it."""
    shutil.copytree(bundle, root / "usr/lib/evalapp", symlinks=True)
    link = root / "usr/bin/evalapp"
    link.parent.mkdir(parents=True)
    link.symlink_to("../lib/evalapp/evalapp")
    share = root / "usr/share"
    _put(share / "applications/evalapp.desktop", (DELIVERY / "linux/evalapp.desktop").read_bytes())
    _put(share / "mime/packages/evalapp.xml", (DELIVERY / "linux/evalapp-mime.xml").read_bytes())
    icon = DELIVERY / "evalapp.svg"
    _put(share / "icons/hicolor/scalable/apps/evalapp.svg", icon.read_bytes())
    for each in SIZES:
        _put(share / f"icons/hicolor/{each}x{each}/apps/evalapp.png", png(icon, each))
    _put(share / "man/man1/evalapp.1.gz", _packed((DELIVERY / "linux/evalapp.1").read_bytes()))
    _put(share / "doc/evalapp/copyright", (DELIVERY / "linux/copyright").read_bytes())
    day = datetime.now(UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
    entry = f"evalapp ({version()}) unstable; urgency=low\n\n  * CHANGELOG.md of the source tells it.\n\n"
    entry += f" -- Evalapp <evalapp@invalid.example>  {day}\n"
    _put(share / "doc/evalapp/changelog.gz", _packed(entry.encode()))


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _packed(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def _set_modes(root: Path) -> None:
    for path in root.rglob("*"):
        if path.is_symlink():
            continue
        is_program = path.is_dir() or (path.name == "evalapp" and path.parent.name == "evalapp")
        path.chmod(0o755 if is_program else 0o644)


def _sums(root: Path) -> str:
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    return "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(root)}\n"
        for path in files
    )


def make(bundle: Path) -> Path:
    root = BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    lay_out(bundle, root)
    _set_modes(root)
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    control = _CONTROL.format(
        version=version(),
        architecture=architecture,
        size=size(root) // 1024,
        depends=", ".join(depends()),
        recommends=", ".join(recommends()),
    )
    sums = _sums(root)
    _put(root / "DEBIAN/control", control.encode())
    _put(root / "DEBIAN/md5sums", sums.encode())
    package = BUILD / f"evalapp_{version()}_{architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(package)]
    subprocess.run(command, check=True)
    print(f"{package.relative_to(ROOT)}: {package.stat().st_size / 2**20:.1f} MiB")
    return package
