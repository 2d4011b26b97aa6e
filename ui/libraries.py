"""The system libraries that Qt needs and that no Python package brings: which are missing, and how they come.

`python -m ui.libraries` does this for the tests of the window, which need no display: where the libraries are missing
and the user may install them it does so and says so, else it names the command. Its exit status tells whether the
window can be tested. Nothing heavy and no Qt is imported here.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping

from evalapp.domain.texts import _

# Library → the Debian and Ubuntu package that has it. What Debian itself cannot do without is left out.
FOR_QT = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",  # without any display too
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    # QtPdf loads QtNetwork, though nothing here uses a network.
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
FOR_X = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
FOR_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


def needed(environment: Mapping[str, str] = os.environ) -> Mapping[str, str]:
    """What a window needs here: for X, for Wayland or, with QT_QPA_PLATFORM=offscreen, for no display at all."""
    platform = environment.get("QT_QPA_PLATFORM", "")
    if platform == "wayland" or (not platform and environment.get("WAYLAND_DISPLAY")):
        return FOR_QT | FOR_WAYLAND
    return FOR_QT | FOR_X if platform in ("", "xcb") else FOR_QT


def missing(libraries: Mapping[str, str] = FOR_QT) -> list[str]:
    """The packages of those that cannot be loaded; elsewhere than on Linux, Qt needs none."""
    if sys.platform != "linux":
        return []
    return list(dict.fromkeys(package for library, package in libraries.items() if not _loads(library)))


def how_to_install(packages: list[str]) -> str:
    return _(
        "The window needs system libraries that are missing; install them: apt install {packages}"
    ).format(packages=" ".join(packages))


def provide(libraries: Mapping[str, str], say: Callable[[str], None]) -> list[str]:
    """Install what is missing where this user may, and `say` so; the packages that are missing still."""
    packages = missing(libraries)
    if not packages or not may_install():
        return packages
    say(
        _("The window needs system libraries that are missing; they are being installed: {packages}").format(
            packages=" ".join(packages)
        )
    )
    apt("update")
    done = apt("install", "--yes", "--no-install-recommends", *packages)
    if done.returncode:
        why = (done.stderr.strip() or done.stdout.strip()).splitlines()
        say(_("They could not be installed: {why}").format(why=why[-1] if why else done.returncode))
    return missing(libraries)


def may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ("apt-get", "-qq", *arguments)
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _say(sentence: str) -> None:
    print(sentence, flush=True)  # noqa: T201


def main() -> int:
    packages = provide(FOR_QT, _say)
    if packages:
        _say(how_to_install(packages))
    return 1 if packages else 0


if __name__ == "__main__":
    sys.exit(main())
