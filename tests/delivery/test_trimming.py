"""What a bundle leaves out, and what it must keep."""

from __future__ import annotations

import ast
import shutil
import struct
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.delivery.checkout import ROOT, imports, program_files
from tools.bundle.shrinking import data_of, items, join_twins, needed_by, shrink_icu
from tools.bundle.trimming import NO_MODULES, Entry, is_wanted, trimmed, without_docstrings
from ui.libraries import FOR_QT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SPEC = (ROOT / "delivery" / "evalapp.spec").read_text(encoding="utf-8")
QT = "PySide6/Qt"


@pytest.mark.parametrize(
    ("place", "is_kept"),
    [
        (f"{QT}/plugins/platforms/libqxcb.so", True),
        (f"{QT}/plugins/platforms/libqwayland.so", True),
        (f"{QT}/plugins/platforms/libqoffscreen.so", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        (f"{QT}/plugins/platforms/libqvnc.so", False),
        (f"{QT}/plugins/platformthemes/libqgtk3.so", False),
        (f"{QT}/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", True),
        (f"{QT}/plugins/tls/libqopensslbackend.so", False),
        (f"{QT}/plugins/imageformats/libqsvg.so", True),
        (f"{QT}/plugins/imageformats/libqtiff.so", False),
        (f"{QT}/plugins/printsupport/libcupsprintersupport.so", True),
        (f"{QT}/plugins/wayland-shell-integration/libxdg-shell.so", True),
        (f"{QT}/translations/qtbase_nl.qm", True),
        (f"{QT}/translations/qtbase_de.qm", False),
        (f"{QT}/qml/QtQuick/qmldir", False),
        ("babel/locale-data/nl.dat", True),
        ("babel/locale-data/nl_BE.dat", True),
        ("babel/locale-data/root.dat", True),
        ("babel/locale-data/en_GB.dat", True),
        ("babel/locale-data/fr.dat", False),
        ("babel/global.dat", True),
        ("font_source_sans_pro/files/SourceSansPro-Semibold.ttf", True),
        ("font_source_sans_pro/files/SourceSansPro-Semibold.otf", False),
        ("libX11.so.6", False),
        ("libsqlite3.so.0", True),
        ("resources/tokens.toml", True),
    ],
)
def test_what_is_of_use_is_kept(place: str, is_kept: bool) -> None:
    assert is_kept is is_wanted(place)


def test_a_library_stays_where_something_that_stays_asks_for_it() -> None:
    entries: list[Entry] = [
        ("one/module.so", "module", "EXTENSION"),
        ("libone.so.1", "one", "BINARY"),
        ("libtwo.so.2", "two", "BINARY"),
        (f"{QT}/plugins/platformthemes/libqgtk3.so", "gtk", "BINARY"),
        ("libgtk-3.so.0", "gtk-3", "BINARY"),
        ("libpython3.11.so.1.0", "python", "BINARY"),
        (f"{QT}/lib/libQt6Core.so.6", "core", "BINARY"),
        ("libQt6Core.so.6", f"{QT}/lib/libQt6Core.so.6", "SYMLINK"),
        ("libgtk-3.so", "libgtk-3.so.0", "SYMLINK"),
        ("lib.module.cpython-311.so", "named-so", "EXTENSION"),
        ("resources/tokens.toml", "tokens", "DATA"),
    ]
    asks = {"module": ["libone.so.1", "libc.so.6"], "one": ["libtwo.so.2"], "two": ["libQt6Core.so.6"]}
    kept = [place for place, _path, _kind in trimmed(entries, lambda path: asks.get(path, []))]
    assert set(kept) == {
        "one/module.so",
        "libone.so.1",
        "libtwo.so.2",
        "libpython3.11.so.1.0",
        f"{QT}/lib/libQt6Core.so.6",
        "libQt6Core.so.6",
        "lib.module.cpython-311.so",
        "resources/tokens.toml",
    }


def test_docstrings_go_from_the_large_libraries_alone() -> None:
    told = without_docstrings([("scipy.linalg", "a", "PYMODULE"), ("ui.app", "b", "PYMODULE")])
    assert ["PYMODULE-2", "PYMODULE"] == [kind for _name, _path, kind in told]


# every package that the program needs is in it


@pytest.mark.long
def test_nothing_is_left_out_that_the_program_imports() -> None:
    named = set()
    for path in program_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                named |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
            elif isinstance(node, ast.Import):
                named |= {alias.name for alias in node.names}
    left = [name for name in named for gone in NO_MODULES if name == gone or name.startswith(f"{gone}.")]
    assert (True, []) == (len(named) > 300, left)


@pytest.mark.long
def test_every_package_that_is_pinned_is_imported_where_a_packer_sees_it() -> None:
    """By a name in the source; what a package has beside its code is named in the spec."""
    seen = set().union(*(imports(path.read_text(encoding="utf-8")) for path in program_files()))
    names = PROJECT["tool"]["deptry"]["package_module_name_map"]
    pinned = [each.partition("==")[0] for each in PROJECT["project"]["dependencies"]]
    unseen = {
        each
        for each in pinned
        if names.get(each, each).replace("-", "_").lower() not in {s.lower() for s in seen}
    }
    assert unseen == {"tzdata"}  # data; its hook is PyInstaller's own
    assert ('collect_data_files("font_source_sans_pro")' in SPEC, "docx.parts" in SPEC) == (True, True)


@pytest.mark.long
def test_the_program_imports_with_what_is_left_out() -> None:
    """Also the two modules of Qt that others stand in for."""
    story = f"""
import sys
exec(open({str(ROOT / "delivery" / "stand_ins.py")!r}).read())
gone = {NO_MODULES!r}
class Gone:
    def find_spec(self, name, path=None, target=None):
        if any(name == each or name.startswith(each + ".") for each in gone):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Gone())
import pyqtgraph, docx, openpyxl, pandas, reportlab.pdfgen.canvas, sqlite_utils, msoffcrypto
from scipy.optimize import milp, minimize, brentq
from rapidfuzz import fuzz, process
from ui.widgets.charts.view import PictureView
print(process.extract("abc", ["abd"], scorer=fuzz.ratio)[0][0])
"""
    done = subprocess.run(
        [sys.executable, "-c", story], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (0, "abd\n") == (done.returncode, done.stdout), done.stderr


def test_the_metadata_that_is_copied_is_there() -> None:
    from tools.bundle.trimming import METADATA

    for name in METADATA:
        try:
            distribution(name)
        except PackageNotFoundError:
            pytest.fail(f"{name} is no package that is installed")


# what is needless inside the files


def icu(content: dict[str, bytes]) -> bytes:
    head = struct.pack("<HBBHHBBBB4s4s4s", 32, 0xDA, 0x27, 20, 0, 0, 0, 2, 0, b"CmnD", bytes(4), bytes(4))
    return data_of(head.ljust(32, b"\0"), content.items())


def test_data_of_icu_is_read_as_it_was_written() -> None:
    content = {"icudt73l/root.res": b"root", "icudt73l/zh.res": b"chinese", "icudt73l/coll/nl.res": b"n"}
    read = dict(items(icu(content)))
    assert {name: text.rstrip(b"\0") for name, text in read.items()} == content


def test_what_is_no_data_of_icu_is_refused() -> None:
    with pytest.raises(ValueError, match="no data of ICU"):
        list(items(b"something else of some length"))


@pytest.mark.skipif(
    sys.platform != "linux" or any(shutil.which(each) is None for each in ("as", "ld", "nm")),
    reason="this needs the tools of a Linux that compiles",
)
def test_texts_are_sorted_alike_with_less_of_icu(tmp_path: Path) -> None:
    spec = find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    library = next((Path(spec.origin).parent / "Qt" / "lib").glob("libicudata.so.*"))
    small = tmp_path / library.name
    shutil.copy(library, small)
    shrink_icu(small)
    assert small.stat().st_size < library.stat().st_size / 5
    story = """
import ctypes, sys
if len(sys.argv) > 1:
    ctypes.CDLL(sys.argv[1], ctypes.RTLD_GLOBAL)
from PySide6.QtCore import QCollator, QLocale
words = ["zes", "één", "Eva", "eekhoorn", "Óscar", "ij", "twee", "10", "9", "É"]
for locale in ("nl_BE", "en_GB", "fr_FR"):
    print(sorted(words, key=QCollator(QLocale(locale)).sortKey))
"""
    told = [
        subprocess.run(
            [sys.executable, "-c", story, *more], capture_output=True, text=True, check=True
        ).stdout
        for more in ([], [str(small)])
    ]
    assert (told[0], True) == (told[1], "één" in told[0])


def test_twins_become_one_file(tmp_path: Path) -> None:
    for folder, content in (("numpy.libs", b"same"), ("scipy.libs", b"same")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "libone-1a.so").write_bytes(content)
    (tmp_path / "scipy.libs" / "libtwo.so").write_bytes(b"other")
    join_twins(tmp_path)
    twins = [tmp_path / folder / "libone-1a.so" for folder in ("numpy.libs", "scipy.libs")]
    assert ([False, True], [b"same", b"same"]) == (
        [each.is_symlink() for each in twins],
        [each.read_bytes() for each in twins],
    )


@pytest.mark.skipif(shutil.which("objdump") is None, reason="PyInstaller needs it too")
def test_what_a_library_asks_for_is_told(tmp_path: Path) -> None:
    spec = find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    core = next((Path(spec.origin).parent / "Qt" / "lib").glob("libQt6Core.so.*"))
    (tmp_path / "text").write_text("no library", encoding="utf-8")
    assert any(name.startswith("libicui18n") for name in needed_by(str(core)))
    assert [] == needed_by(str(tmp_path / "text"))
    assert "libGL.so.1" in FOR_QT
