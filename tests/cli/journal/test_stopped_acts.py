"""A stop (Ctrl+C) around the moment at which something is done: what was done is told, and else nothing is there."""

from __future__ import annotations

import json
import re
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from evalapp import files
from evalapp.operations import placing
from evalapp.operations.desks.handing import giving
from evalapp.operations.records import restoring
from evalapp.operations.workspace import Workspace
from evalapp.store.history import journal
from tests.operations.desks.copies_samples import Two, score

if TYPE_CHECKING:
    from conftest import Played, Run

ASKED, NOTHING = "You asked to stop, but it was done by then", "Stopped; nothing was changed."
STOPS = [signal.SIGINT, signal.SIGTERM]


def last_change(panel: Path) -> int:
    with Workspace.open(panel, read_only=True) as opened:
        return opened.view.last_change()


@pytest.fixture
def stop(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Asked for once, as the function of that name begins or after it did its work."""

    def at(room: ModuleType, name: str, *, after: bool = False, by: int = signal.SIGINT) -> None:
        real, waits = getattr(room, name), [by]

        def stopped(*given: object, **named: object) -> object:
            if not after and waits:
                signal.raise_signal(waits.pop())
            done = real(*given, **named)
            if after and waits:
                signal.raise_signal(waits.pop())
            return done

        monkeypatch.setattr(room, name, stopped)

    return at


@pytest.mark.parametrize("by", STOPS)
@pytest.mark.parametrize(
    ("room", "name"), [(files, "_which"), (journal, "_begin"), (journal, "_commit"), (journal, "_close")]
)
def test_the_code_of_what_was_handed_over_is_told(
    run: Run, played: Played, stop: Callable[..., None], room: ModuleType, name: str, by: int
) -> None:
    target = played.folder / "h.evalhandover"
    before = last_change(played.panel)
    stop(room, name, after=True, by=by)
    ran = run("handover", played.panel, "--to", "Els", "-o", target)
    assert (0, before + 1) == (ran.status, last_change(played.panel))
    code = re.search(r"Access code: (\S+)", ran.out)
    assert code is not None
    assert ASKED in ran.err
    taken = run("handover", target, "--code", code[1], "-o", played.folder / "taken.evalpanel", "--to", "Els")
    assert taken.status == 0


@pytest.mark.parametrize("by", STOPS)
def test_what_was_not_handed_over_stays_as_it_was(
    run: Run, played: Played, stop: Callable[..., None], by: int
) -> None:
    before = last_change(played.panel)
    stop(giving, "seal_panel", by=by)
    ran = run("handover", played.panel, "--to", "Els", "-o", played.folder / "h.evalhandover")
    assert (2, "", NOTHING, before) == (ran.status, ran.out, ran.err.strip(), last_change(played.panel))
    assert not list(played.folder.glob("*.evalhandover*"))


@pytest.mark.parametrize(("room", "name"), [(journal, "_commit"), (placing, "sync_folder")])
@pytest.mark.parametrize("how", ["--new-codes", "--form=xlsx"])
def test_packs_and_forms_that_left_are_told(
    run: Run, played: Played, stop: Callable[..., None], room: ModuleType, name: str, how: str
) -> None:
    before, folder = last_change(played.panel), played.folder / "again"
    stop(room, name, after=True)
    ran = run("handout", played.panel, folder, how)
    assert (0, before + 1) == (ran.status, last_change(played.panel))
    assert "J1" in ran.out
    assert ASKED in ran.err
    assert not list(folder.glob(".*.part"))


ACTS: dict[str, Callable[[Played], tuple[object, ...]]] = {
    "merge": lambda played: ("merge", played.panel, *played.returns.values()),
    "edit": lambda played: ("edit", played.panel, "call", "title=Another", "--reason", "x"),
    "phase": lambda played: ("phase", played.panel, "deliberation"),
    "key": lambda played: ("key", played.panel, "--renew", "--reason", "lost"),
    "admissible": lambda played: ("admissible", played.panel, "--application", "A-1"),
}


@pytest.mark.parametrize("act", ACTS)
def test_what_is_in_the_history_is_told_as_ever(
    run: Run, played: Played, stop: Callable[..., None], act: str
) -> None:
    before, words = last_change(played.panel), ACTS[act](played)
    stop(journal, "_commit", after=True)
    ran = run(*words)
    assert before < last_change(played.panel), ran.err
    assert (0, True) == (ran.status, ASKED in ran.err)
    assert ran.out.strip()


@pytest.mark.parametrize("act", ACTS)
def test_what_is_not_in_the_history_is_said_not_to_be_done(
    run: Run, played: Played, stop: Callable[..., None], act: str
) -> None:
    before, words = last_change(played.panel), ACTS[act](played)
    stop(journal, "_begin", after=True)
    ran = run(*words)
    assert (2, NOTHING, before) == (ran.status, ran.err.strip().splitlines()[-1], last_change(played.panel))


def test_two_copies_that_were_brought_together_are_told(
    run: Run, tmp_path: Path, stop: Callable[..., None]
) -> None:
    two = Two(tmp_path)
    two.do_here(score("J1", "A-1", 5))
    two.do_there(score("J2", "A-2", 7))
    stop(journal, "_commit", after=True)
    ran = run("reconcile", two.here, two.there)
    assert (0, True, True) == (ran.status, bool(ran.out.strip()), ASKED in ran.err)


def test_what_was_put_back_is_told(run: Run, played: Played, stop: Callable[..., None]) -> None:
    backup = Path(shutil.copy(played.panel, played.folder / "kept.evalpanel"))
    stop(restoring, "_set_aside_journal", after=True)
    ran = run("restore", played.panel, backup)
    assert (0, True, True) == (ran.status, bool(ran.out.strip()), ASKED in ran.err)


def test_a_return_that_was_made_is_told(run: Run, played: Played, stop: Callable[..., None]) -> None:
    target, table = played.folder / "next.evalreturn", played.folder / "J1.csv"
    stop(placing, "sync_folder", after=True)
    ran = run("score", played.packs["J1"], "--code", played.codes["J1"], "--scores", table, "-o", target)
    assert (0, True, True) == (ran.status, target.exists(), ASKED in ran.err)
    assert "next.evalreturn" in ran.out


@pytest.mark.parametrize(
    ("words", "name"),
    [(("report", "register"), "r.pdf"), (("history",), "h.xlsx"), (("history",), "h.csv")],
)
def test_a_file_that_was_written_is_told(
    run: Run, played: Played, stop: Callable[..., None], words: tuple[str, ...], name: str
) -> None:
    command, *more = words
    stop(files, "sync_folder", after=True)
    ran = run(command, played.panel, *more, "-o", played.folder / name)
    assert (0, True, True) == (ran.status, (played.folder / name).exists(), ASKED in ran.err)
    assert name in ran.out


def test_what_is_drawn_for_each_is_there_of_all_once_the_first_has_its_place(
    run: Run, merged: Played, stop: Callable[..., None]
) -> None:
    folder = merged.folder / "each"
    stop(files, "sync_folder", after=True)
    ran = run("report", merged.panel, "evaluations", "-o", folder)
    assert (0, 3, True) == (ran.status, len(list(folder.iterdir())), ASKED in ran.err)


def test_an_export_is_whole_once_its_first_file_has_its_place(
    run: Run, played: Played, stop: Callable[..., None]
) -> None:
    folder = played.folder / "open"
    stop(files, "sync_folder", after=True)
    ran = run("export", played.panel, folder)
    listed = json.loads((folder / "files.json").read_bytes())
    assert (0, True, True) == (ran.status, listed["whole"], ASKED in ran.err)
    assert {str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file()} == {
        *listed["files"],
        "files.json",
    }


def test_what_another_library_makes_of_a_stop_is_one_too(
    run: Run, played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Panic(BaseException):
        """As one that is written in another language makes of it."""

    def broken_off(*_given: object) -> None:
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            raise Panic from None

    monkeypatch.setattr(journal, "_begin", broken_off)
    ran = run("admissible", played.panel, "--application", "A-1")
    assert (2, NOTHING) == (ran.status, ran.err.strip())


def test_signals_are_heard_as_before_once_a_command_ended(run: Run, played: Played) -> None:
    before = [signal.getsignal(each) for each in STOPS]
    assert run("history", played.panel).status == 0
    assert before == [signal.getsignal(each) for each in STOPS]
