"""A script imports as before once scoring began: with its reason, or with words that it gave none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Played, Run


def _table(played: Played, text: str) -> str:
    path = played.folder / "applications.csv"
    path.write_text("number,title,organisation,start\n" + text, encoding="utf-8")
    return str(path)


def test_a_script_may_give_a_reason_and_without_one_the_history_says_that_it_gave_none(
    run: Run, played: Played
) -> None:
    told = run("import", played.panel, _table(played, "A-1,New title,Org,\n"), "--json").json
    assert 1 == told["updated"]
    (change,) = [each for each in run("history", played.panel, "--json").json if each["id"] == told["change"]]
    assert "imported by a command that gives no reason" in change["summary"]
    table = _table(played, "A-1,Newer title,Org,\n")
    told = run("import", played.panel, table, "--reason", "Corrected by the applicant", "--json").json
    (change,) = [each for each in run("history", played.panel, "--json").json if each["id"] == told["change"]]
    assert "Corrected by the applicant" in change["summary"]
