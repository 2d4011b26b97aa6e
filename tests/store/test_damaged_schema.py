"""SQLite quotes a damaged schema in its own words, which then are no text either."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.errors import UnreadableFile
from evalapp.operations.records.verification import prove_file
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "call.evalpanel"
    small_panel(path).close()
    whole = path.read_bytes()
    at = whole.index(b"TEXT", whole.index(b"CREATE TABLE"))
    path.write_bytes(whole[: at + 1] + b"\xc5" + whole[at + 2 :])
    return path


@pytest.mark.parametrize("read_only", [True, False])
def test_it_is_damaged_and_nothing_that_should_not_happen(damaged: Path, read_only: bool) -> None:
    with pytest.raises(UnreadableFile, match="is damaged"):
        Workspace.open(damaged, read_only=read_only)


def test_the_proof_names_it(damaged: Path) -> None:
    proof = prove_file(damaged)
    assert (False, True) == (proof.is_sound, "malformed database schema" in proof.findings[0].text)
