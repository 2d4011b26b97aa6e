"""What of the libraries that the program brings along nothing in it ever asks for.

PyInstaller takes a library with all its plugins and languages. What stays is named here; of the libraries of the
system stays what something that stayed asks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from ui.libraries import FOR_QT, FOR_WAYLAND, FOR_X

Entry = tuple[str, str, str]
"""As PyInstaller lists a file: its place in the bundle, from where it comes, what it is."""

NO_MODULES = (
    *(
        "tkinter",
        "lib2to3",
        "distutils",
        "setuptools",
        "pkg_resources",
        "IPython",
        "matplotlib",
        "jinja2",
        "pytest",
    ),
    # Pictures come to paper as PNG alone, which Pillow reads by itself.
    *("PIL._avif", "PIL._webp", "PIL._imagingft", "PIL._imagingcms", "PIL._imagingtk"),
    # pyqtgraph draws on an ordinary widget here.
    *("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "pyqtgraph.opengl", "pyqtgraph.examples"),
    *(
        f"scipy.{each}"
        for each in ("stats", "signal", "ndimage", "interpolate", "integrate", "odr", "io", "cluster")
    ),
    *("scipy.spatial", "scipy.datasets", "scipy.fftpack", "scipy.special.cython_special"),
    # The same as the modules beside them, for newer processors.
    *("rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.distance.metrics_cpp_avx2"),
    # Measures of rapidfuzz that nobody asks for here; the package has them in Python too.
    *(
        "rapidfuzz.distance.metrics_cpp",
        "PySide6.QtTest",
        "readline",
        "pyqtgraph.console",
        "pyqtgraph.flowchart",
    ),
    *("lxml.objectify", "lxml.isoschematron", "lxml.html"),
)
"""What a library can do without, or does for nobody here."""

METADATA = ("holidays", "click")
"""They ask for their own version as they are imported."""

_PLUGINS = {
    "platforms": r"q(xcb|wayland.*|offscreen|windows|cocoa)",
    "platformthemes": r"qxdgdesktopportal",  # the one of GTK would bring GTK itself
    "platforminputcontexts": r".*",  # dead keys
    "iconengines": r"qsvgicon",
    "imageformats": r"q(svg|ico)",
    "printsupport": r".*",
    "styles": r".*",
    "xcbglintegrations": r"(?!)",
    r"wayland-(decoration-client|graphics-integration-client|shell-integration)": r".*",
}
_LARGE = {"numpy", "pandas", "scipy"}
_LANGUAGES = re.compile(r"(root|nl(_BE)?|en(_(001|150|BE|GB|US))?)\.dat")
_LETTERS = {f"SourceSansPro-{style}.ttf" for style in ("Regular", "Semibold", "Bold", "It")}
_WORDS_OF_QT = "qtbase_nl.qm"
# What each desktop has: the window asks for it by name where it is missing (ui/libraries), and so does the package.
# Of another system than the one the bundle was made on it fits better than a copy. Who prints has the last one.
_LEFT_TO_THE_SYSTEM = {
    *FOR_QT,
    *FOR_X,
    *FOR_WAYLAND,
    *("libcrypto.so.3", "libssl.so.3", "libstdc++.so.6", "libgcc_s.so.1"),
    "libcups.so.2",
}
_LIBRARY = re.compile(r"lib(?!python).*\.so[.\d]*")
_LINK = "SYMLINK"


def is_wanted(place: str) -> bool:
    """Whether that file of the bundle can be of use to the program at all."""
    path = PurePosixPath(place.replace("\\", "/"))
    if "plugins" in path.parts and "PySide6" in path.parts:
        return _is_wanted_plugin(path.parent.name, path.name.partition(".")[0].removeprefix("lib"))
    if path.parent.name == "translations" and "PySide6" in path.parts:
        return path.name == _WORDS_OF_QT
    if "qml" in path.parts and "PySide6" in path.parts:
        return False
    if path.parts[:2] == ("pyqtgraph", "icons") or "default-docx-template" in path.parts:
        return False
    if path.parts[0] == "font_source_sans_pro":
        return path.name == "LICENSE.txt" or path.name in _LETTERS
    if path.parent.name == "locale-data":
        return _LANGUAGES.fullmatch(path.name) is not None
    return path.name not in _LEFT_TO_THE_SYSTEM


def without_docstrings(entries: Iterable[Entry]) -> list[Entry]:
    """The largest libraries have more of those than of code, and nobody asks a bundle for them."""
    return [
        (name, path, "PYMODULE-2")
        if kind == "PYMODULE" and name.partition(".")[0] in _LARGE
        else (name, path, kind)
        for name, path, kind in entries
    ]


def _is_wanted_plugin(kind: str, name: str) -> bool:
    return any(
        re.fullmatch(kinds, kind) and re.fullmatch(names, name) is not None
        for kinds, names in _PLUGINS.items()
    )


def trimmed(entries: Iterable[Entry], needed_by: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Without what is not wanted, and without libraries that only such files ask for.

    `needed_by`: the names of the libraries that the file at a path asks for.
    """
    wanted = [entry for entry in entries if is_wanted(entry[0])]
    libraries = {_name(entry): entry[1] for entry in wanted if _is_library(entry) and entry[2] != _LINK}
    waiting = [entry[1] for entry in wanted if not _is_library(entry) and entry[2] != "DATA"]
    kept = set()
    while waiting:
        for name in needed_by(waiting.pop()):
            if name in libraries and name not in kept:
                kept.add(name)
                waiting.append(libraries[name])
    return [entry for entry in wanted if not _is_library(entry) or _name(entry) in kept]


def _name(entry: Entry) -> str:
    return PurePosixPath(entry[0].replace("\\", "/")).name


def _is_library(entry: Entry) -> bool:
    """One that is there for others alone: no module, no plugin, and not Python itself."""
    if entry[2] not in ("BINARY", _LINK) or "plugins" in PurePosixPath(entry[0]).parts:
        return False
    return _LIBRARY.fullmatch(_name(entry)) is not None
