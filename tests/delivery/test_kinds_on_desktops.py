"""Linux, Windows and macOS are told of the same kinds of file, and Linux finds them by what they hold."""

from __future__ import annotations

import configparser
import os
import plistlib
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from evalapp.domain.file_kinds import DOUBLE_CLICKED, PANEL, WORK
from evalapp.operations.desks.handing.giving import hand_over
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.workspace import Workspace
from tests.delivery.checkout import ROOT
from tests.samples import SECRETARY, small_panel
from tools.bundle import windows
from tools.bundle.picture import SIZES, ico
from tools.bundle.places import version

DELIVERY = ROOT / "delivery"
NAMES = {kind.suffix: f"application/x-evalapp-{kind.suffix.removeprefix('.eval')}" for kind in DOUBLE_CLICKED}
FACTS = plistlib.loads((DELIVERY / "Info.plist").read_bytes())
SPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


def mime_types() -> dict[str, ElementTree.Element]:
    root = ElementTree.parse(DELIVERY / "linux" / "evalapp-mime.xml").getroot()
    return {each.get("type", ""): each for each in root.iter(f"{SPACE}mime-type")}


def test_the_types_of_linux_are_the_kinds_of_file() -> None:
    found = {
        each.get("pattern", ""): name
        for name, kind in mime_types().items()
        for each in kind.iter(f"{SPACE}glob")
    }
    assert found == {f"*{suffix}": name for suffix, name in NAMES.items()}


def test_panel_and_work_file_are_found_by_the_marks_that_they_bear() -> None:
    from evalapp.store.schema import PANEL_FILE, WORK_FILE

    marks = {
        name: [each.get("value") for each in kind.iter(f"{SPACE}match") if each.get("offset") == "68"]
        for name, kind in mime_types().items()
    }
    assert marks[NAMES[PANEL.suffix]] == [PANEL_FILE.to_bytes(4, "big").decode()]
    assert marks[NAMES[WORK.suffix]] == [WORK_FILE.to_bytes(4, "big").decode()]


def test_the_desktop_gives_the_program_one_file_of_each_kind() -> None:
    entry = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(DELIVERY / "linux" / "evalapp.desktop", encoding="utf-8")
    facts = entry["Desktop Entry"]
    assert [name for name in facts["MimeType"].split(";") if name] == [
        NAMES[k] for k in sorted(NAMES, key=_order)
    ]
    assert ("evalapp %f", "false") == (facts["Exec"], facts["Terminal"])


def _order(suffix: str) -> int:
    return [".evalpanel", ".evalwork", ".evalpack", ".evalreturn", ".evalhandover"].index(suffix)


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-utils is not here")
def test_the_desktop_file_is_sound() -> None:
    command = ["desktop-file-validate", str(DELIVERY / "linux" / "evalapp.desktop")]
    assert "" == subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_windows_gives_the_program_each_kind_and_takes_it_away_again() -> None:
    script = (DELIVERY / "windows.nsi").read_text(encoding="utf-8")
    for word in ("Associate", "Dissociate"):
        assert set(re.findall(rf'!insertmacro {word} "([^"]+)"', script)) == set(NAMES), word
    assert "RequestExecutionLevel user" in script
    assert "HKLM" not in script


def test_macos_knows_each_kind_and_gives_it_to_the_program() -> None:
    told = FACTS["UTExportedTypeDeclarations"]
    tags = {each["UTTypeIdentifier"]: each["UTTypeTagSpecification"] for each in told}
    assert {
        f".{suffix}": tag["public.mime-type"]
        for tag in tags.values()
        for suffix in tag["public.filename-extension"]
    } == {suffix: [name] for suffix, name in NAMES.items()}
    opened = [name for each in FACTS["CFBundleDocumentTypes"] for name in each["LSItemContentTypes"]]
    assert sorted(tags) == sorted(opened)


def test_the_version_is_the_one_of_the_program() -> None:
    assert [version()] * 2 == [FACTS["CFBundleVersion"], FACTS["CFBundleShortVersionString"]]


# what shared-mime-info makes of real files


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("kinds")
    with small_panel(folder / "call.evalpanel") as panel:
        pack = hand_out(panel, folder / "packs", jurors=["J1"]).packs[0]
    with open_pack(pack.path, pack.code) as work:
        submit(work, pack.code, folder / "back.evalreturn")
        found = [folder / "call.evalpanel", work.path, pack.path, folder / "back.evalreturn"]
    with Workspace.open(folder / "call.evalpanel", SECRETARY) as panel:
        found.append(hand_over(panel, "An Peeters", folder / "over.evalhandover").path)
    return {path.suffix: path for path in found}


@pytest.fixture
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's own folder in which our types are known."""
    if shutil.which("update-mime-database") is None or shutil.which("gio") is None:
        pytest.skip("shared-mime-info is not here")
    share = tmp_path / "share"
    (share / "mime" / "packages").mkdir(parents=True)
    shutil.copy(DELIVERY / "linux" / "evalapp-mime.xml", share / "mime" / "packages" / "evalapp.xml")
    subprocess.run(["update-mime-database", str(share / "mime")], capture_output=True, check=True)
    monkeypatch.setenv("XDG_DATA_HOME", str(share))
    return tmp_path


def type_of(path: Path) -> str:
    command = ["gio", "info", "-a", "standard::content-type", str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ).stdout
    return told.split("standard::content-type:")[1].split()[0]


def test_each_file_is_known_for_what_it_is(known: Path, files: dict[str, Path]) -> None:
    assert NAMES == {suffix: type_of(path) for suffix, path in files.items()}


@pytest.mark.parametrize("suffix", [PANEL.suffix, WORK.suffix])
def test_under_another_name_a_panel_and_a_work_file_are_known_too(
    known: Path, files: dict[str, Path], suffix: str
) -> None:
    other = known / "without-a-name"
    shutil.copy(files[suffix], other)
    assert NAMES[suffix] == type_of(other)


@pytest.mark.skipif(shutil.which("mimetype") is None, reason="mimetype of libfile-mimeinfo-perl is not here")
def test_another_reader_of_the_same_types_finds_the_same(known: Path, files: dict[str, Path]) -> None:
    told = {
        suffix: subprocess.run(
            ["mimetype", "--brief", str(path)], capture_output=True, text=True, check=True
        ).stdout.strip()
        for suffix, path in files.items()
    }
    assert NAMES == told


def test_another_database_is_none_of_ours(known: Path, tmp_path: Path) -> None:
    import sqlite3

    conn = sqlite3.connect(tmp_path / "other")
    conn.execute("CREATE TABLE t (x)")
    conn.close()
    assert type_of(tmp_path / "other") not in NAMES.values()


# the installer for Windows


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not here")
def test_the_installer_compiles_without_a_warning(tmp_path: Path) -> None:
    folder, icon, out = tmp_path / "bundle", tmp_path / "evalapp.ico", tmp_path / "evalapp-setup.exe"
    windows.stand_in(folder)
    icon.write_bytes(ico(DELIVERY / "evalapp.svg"))
    assert (0, b"MZ") == (windows.compiled(folder, icon, out), out.read_bytes()[:2])


def test_the_icon_is_the_sign_of_the_ranking_in_the_colour_of_the_program() -> None:
    import tomllib

    own = (ROOT / "resources" / "icons" / "ranking.svg").read_text(encoding="utf-8")
    drawn = (DELIVERY / "evalapp.svg").read_text(encoding="utf-8")
    tokens = tomllib.loads((ROOT / "resources" / "tokens.toml").read_text(encoding="utf-8"))
    (sign,) = re.findall(r'd="([^"]+)"', own)
    assert (True, True) == (sign in drawn, tokens["colours"]["light"]["accent"] in drawn)
    content = ico(DELIVERY / "evalapp.svg")
    assert (len(SIZES), len(SIZES)) == (content[4], content.count(b"\x89PNG"))
