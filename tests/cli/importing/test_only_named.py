"""What an import says of files that its table only names, and of a way to read a column that there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Played, Run


def test_files_that_are_only_named_are_said_so_and_leave_something_to_do(run: Run, played: Played) -> None:
    given = played.folder.joinpath("with-files.json")
    given.write_text(
        '[{"number": "A-1", "title": "T", "organisation": "O", "attachments": ["x.pdf", "a.pdf"]}]'
    )
    done = run("import", played.panel, given)
    assert done.status == 1
    assert "2 files are named that are still to be attached." in done.out
    assert "belong to a refused row" not in done.out


def test_of_a_way_to_read_that_is_none_the_ways_are_named(run: Run, played: Played) -> None:
    given = played.folder.joinpath("opm.csv")
    given.write_text("number,title,Opm\nZ-1,Een,x\n")
    done = run("import", played.panel, given, "--read", "Opm=banana")
    assert done.status == 2
    assert "“banana” is no way to read “Opm”" in done.err
    assert "keep, leave-out" in done.err
