"""`edit PANEL undertaking`, and `score` with a pack that asks for one."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from evalapp.domain.outgoing.undertaking import hash_of

if TYPE_CHECKING:
    from conftest import Played, Run

TEXT = "Ik zwijg.\n\nIk oordeel zelf."


@pytest.fixture
def text(played: Played) -> Path:
    path = played.folder / "undertaking.txt"
    path.write_text(TEXT + "\n", encoding="utf-8")
    return path


@pytest.fixture
def pack(run: Run, played: Played, text: Path) -> Path:
    """Pack 2 of J1, which asks for it."""
    assert run("edit", played.panel, "undertaking", "--file", text, "--reason", "Nieuw.").status == 0
    run("handout", played.panel, played.folder / "again", "--juror", "J1")
    return next((played.folder / "again").glob("J1*.evalpack"))


def score(run: Run, played: Played, pack: Path, *more: str) -> Any:
    table = played.folder / "more.csv"
    table.write_text("application,criterion,value\nA-1,helix,4\n", encoding="utf-8")
    target = ("-o", played.folder / "more.evalreturn", "--work", played.folder / "an.evalwork")
    return run("score", pack, "--code", played.codes["J1"], "--scores", table, *target, *more)


def test_it_is_read_from_a_file_and_told_with_what_it_does(run: Run, played: Played, text: Path) -> None:
    refused = run("edit", played.panel, "undertaking", "--file", text)
    assert (2, 1) == (refused.status, refused.err.count("\n"))
    assert "with a reason only" in refused.err
    assert "out of date: they would be handed out anew" in refused.err
    done = run("edit", played.panel, "undertaking", "--file", text, "--reason", "Nieuw.")
    assert (0, True) == (done.status, "out of date" in done.err)
    assert done.out.startswith("Undertaking of the jurors: none is asked → Nederlands, 27 characters")
    again = run("edit", played.panel, "undertaking", "--file", text)
    assert "Nothing is different" in again.out
    shown = run("edit", played.panel, "undertaking")
    assert (0, TEXT + "\n") == (shown.status, shown.out)
    told = run("edit", played.panel, "undertaking", "--json").json["undertaking"]
    assert ({"text": TEXT, "sha256": hash_of(TEXT)}, None) == (told["nl"], told["en"])


def test_a_language_of_its_own_and_an_empty_text(run: Run, played: Played, text: Path) -> None:
    reason = ("--reason", "Nieuw.")
    run("edit", played.panel, "undertaking", "--file", text, *reason)
    text.write_text("I keep silent.", encoding="utf-8")
    run("edit", played.panel, "undertaking", "--file", text, "--language", "en", *reason)
    text.write_text("", encoding="utf-8")
    told = run("edit", played.panel, "undertaking", "--file", text, *reason, "--json").json["undertaking"]
    assert (None, "I keep silent.") == (told["nl"], told["en"]["text"])


def test_without_one_a_text_to_begin_from_is_shown(run: Run, played: Played) -> None:
    shown = run("edit", played.panel, "undertaking", "--language", "nl")
    assert shown.out.startswith("Mandaat. Als deskundige")
    assert "AI-toepassing" in shown.out
    assert "No undertaking is asked" in shown.err


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (b"x" * 100_000, "at most 10000 characters"),
        (b"x" * 1_000_000, "longer than any undertaking"),
        ("Ik \u202ezwijg.".encode(), "202e"),
        (b"Ik zwijg\x00.", "x00"),
        (b"Ik zwijg \xff", "no text in UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(
    run: Run, played: Played, text: Path, given: bytes, words: str
) -> None:
    text.write_bytes(given)
    ran = run("edit", played.panel, "undertaking", "--file", text, "--reason", "x")
    assert (2, 1) == (ran.status, ran.err.count("\n"))
    assert words in ran.err


@pytest.mark.parametrize(
    "given",
    [
        ("undertaking", "title=x"),
        ("undertaking", "--add"),
        ("call", "title=x", "--language", "nl"),
    ],
)
def test_options_of_something_else_are_refused(run: Run, played: Played, given: tuple[str, ...]) -> None:
    assert 2 == run("edit", played.panel, *given).status


def test_a_pack_that_asks_opens_with_an_agreement_only(run: Run, played: Played, pack: Path) -> None:
    refused = score(run, played, pack)
    assert (2, 1) == (refused.status, refused.err.count("\n"))
    assert "read it with --show-undertaking, then give --agree." in refused.err
    assert not (played.folder / "an.evalwork").exists()
    shown = run("score", pack, "--code", played.codes["J1"], "--show-undertaking")
    assert (0, TEXT + "\n") == (shown.status, shown.out)
    assert not (played.folder / "an.evalwork").exists()
    assert 0 == score(run, played, pack, "--agree").status
    assert 0 == score(run, played, pack).status  # not asked twice
    merged = run("merge", played.panel, played.folder / "more.evalreturn", "--json")
    assert ["merged"] == [each["outcome"] for each in merged.json["files"]]
    (told,) = run("register", played.panel, "--json").json["undertakings"]
    assert (TEXT, True) == (told["text"], told["signed"])
    assert "Undertakings" in run("register", played.panel).out
    assert "agree" == run("verify", played.panel, "--json").json["returns"]


def test_a_pack_that_asks_for_nothing_works_as_before(run: Run, played: Played) -> None:
    assert 0 == score(run, played, played.packs["J1"]).status
    assert 0 == score(run, played, played.packs["J1"], "--agree").status
    shown = run("score", played.packs["J1"], "--code", played.codes["J1"], "--show-undertaking")
    assert (0, "") == (shown.status, shown.out)
    missing = run("score", played.packs["J1"], "--code", played.codes["J1"])
    assert (2, True) == (missing.status, "--scores" in missing.err)


@pytest.mark.parametrize("typed", ["", " " * 10, "-"])
def test_an_own_part_that_is_empty_is_none(
    run: Run, played: Played, typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    ran = score(run, played, played.packs["J1"], "--own-part", typed)
    assert (2, 1) == (ran.status, ran.err.count("\n"))
    assert "The own part is empty" in ran.err
    assert not (played.folder / "an.evalwork").exists()


@pytest.mark.parametrize("typed", ["mijn kat heet Bach", "", "a"])
def test_an_own_part_is_refused_where_the_work_began_without(run: Run, played: Played, typed: str) -> None:
    assert 0 == score(run, played, played.packs["J1"]).status
    before = (played.folder / "more.evalreturn").read_bytes()
    ran = score(run, played, played.packs["J1"], "--own-part", typed)
    assert (2, 1) == (ran.status, ran.err.count("\n"))
    assert "it is chosen when a pack first opens" in ran.err
    assert before == (played.folder / "more.evalreturn").read_bytes()


@pytest.mark.parametrize("beside", ["--own-part-lost", "--show-undertaking"])
def test_an_own_part_is_not_dropped_beside_what_needs_none(run: Run, played: Played, beside: str) -> None:
    ran = score(run, played, played.packs["J1"], "--own-part", "mijn kat heet Bach", beside)
    assert (2, 1) == (ran.status, ran.err.strip().count("\n") + 1)
    assert "own" in ran.err
    assert not (played.folder / "an.evalwork").exists()


@pytest.mark.long
def test_an_own_part_signs_too_and_is_set_aside_with_a_reason(run: Run, played: Played) -> None:
    pack, own = played.packs["J1"], ("--own-part", "mijn kat heet Bach")
    short = score(run, played, pack, "--own-part", "kort")
    assert (2, True) == (short.status, "at least 8 characters" in short.err)
    assert not (played.folder / "an.evalwork").exists()
    assert 0 == score(run, played, pack, *own).status
    missing = score(run, played, pack)
    assert (2, 1) == (missing.status, missing.err.count("\n"))
    assert "type it too" in missing.err
    assert 0 == run("merge", played.panel, played.folder / "more.evalreturn").status
    told = run("register", played.panel, "--json").json["own_parts"]
    assert [("J1", None)] == [(each["juror"], each["set_aside"]) for each in told]
    assert 0 == score(run, played, pack, "--own-part-lost").status
    refused = run("merge", played.panel, played.folder / "more.evalreturn", "--json")
    assert ["refused"] == [each["outcome"] for each in refused.json["files"]]
    aside = ("edit", played.panel, "person", "J1", "--own-part-lost")
    assert (2, True) == ((ran := run(*aside)).status, "Say why" in ran.err)
    assert 0 == run(*aside, "--reason", "Kwijt, gebeld.").status
    merged = run("merge", played.panel, played.folder / "more.evalreturn", "--json")
    assert ["refused"] != [each["outcome"] for each in merged.json["files"]]
    assert "set aside by" in run("register", played.panel).out
    assert 0 == run("verify", played.panel).status
    assert 2 == run("edit", played.panel, "person", "J1", "name=x", "--own-part-lost").status
