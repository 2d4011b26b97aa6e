"""The list that `refused -o` writes: once its rows are dealt with it may be all that tells of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Played, Run


@pytest.mark.parametrize("again", [["--done"], []])
def test_the_list_of_what_was_dealt_with_is_not_replaced_by_an_empty_one(
    run: Run, played: Played, again: list[str]
) -> None:
    table, out = played.folder / "table.csv", played.folder / "list.csv"
    table.write_text("number;title;organisation;requested_support\nA-9;T;O;veel\n", encoding="utf-8")
    run("import", played.panel, table, "--reason", "Nagekomen.")
    assert 0 == run("refused", played.panel, "--done", "-o", out).status
    before, panel = out.read_bytes(), played.panel.read_bytes()
    told = run("refused", played.panel, *again, "-o", out)
    said = "“list.csv” holds refused rows, and none are on the list any more; choose another name"
    assert (2, "", True) == (told.status, told.out, told.err.startswith(said))
    assert (before, panel) == (out.read_bytes(), played.panel.read_bytes())
    assert b"veel" in before
