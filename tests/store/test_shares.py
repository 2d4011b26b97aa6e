"""What a file says never leads to another machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.store.shares import leads_elsewhere

HERE = Path("/home/mia")


@pytest.mark.parametrize(
    "folder",
    [
        r"\\evil\share\packs",
        "//evil/share/packs",
        r"\/evil\share",
        r"\\evil",
        r"\\evil@80\share",
        r"\\?\UNC\evil\share",
        r"//?/unc/evil/share",
        r"\??\UNC\evil\share",
        r"\\.\UNC\evil\share",
        r"\\?\GLOBALROOT\Device\Mup\evil\share",
    ],
)
def test_another_machine_is_known_however_it_is_written(folder: str) -> None:
    assert leads_elsewhere(folder, HERE)


@pytest.mark.parametrize(
    "folder", ["packs", ".", "", "../packs", "/home/mia/packs", r"C:\packs", r"\packs", r"\\?\C:\packs"]
)
def test_a_folder_of_this_machine_is_none(folder: str) -> None:
    assert not leads_elsewhere(folder, HERE)


def test_a_file_on_a_share_may_name_folders_of_that_machine() -> None:
    own = Path(r"\\Server\panels")
    assert not leads_elsewhere(r"\\server\packs", own)
    assert leads_elsewhere(r"\\evil\packs", own)
