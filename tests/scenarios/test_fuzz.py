"""A small part of `make fuzz`, and what it calls a fault."""

from __future__ import annotations

import mmap
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import strategies as st

from evalapp.domain.texts import in_language
from tools.fuzz import documents
from tools.fuzz.__main__ import HEAD, KINDS, again
from tools.fuzz.child import judged, run
from tools.fuzz.documents import Pairs, text_of
from tools.fuzz.ground import Ground
from tools.fuzz.kind import Fault, Input, Kind, Verdict, require_sentence, unchanged

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="inputs are judged in processes that are forked"
)
GIVEN = Input(files={"a.txt": b"x"}, options={"deep": ""})


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Ground.played(tmp_path_factory.mktemp("call") / "ground")


def _kind(judge) -> Kind:  # type: ignore[no-untyped-def]
    return Kind(name="text", weight=1, short=1, inputs=lambda _ground: st.just(GIVEN), judge=judge)


@pytest.mark.long
def test_a_few_of_every_kind_show_no_fault(tmp_path: Path) -> None:
    scale = ["--inputs", "120", "--short", "--seed", "3", "--guided", "0", "--keep", str(tmp_path / "kept")]
    ran = subprocess.run(
        [sys.executable, "-m", "tools.fuzz", *scale], capture_output=True, text=True, check=False, timeout=400
    )
    assert (ran.returncode, [line for line in ran.stdout.splitlines() if "FAULT" in line]) == (0, []), (
        ran.stderr
    )
    assert HEAD in ran.stdout
    assert all(f"\n{kind.name} " in ran.stdout for kind in KINDS)


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_the_call_itself_gives_is_drawn_alike_from_one_seed(
    ground: Ground, kind: Kind, tmp_path: Path
) -> None:
    drawn: list[list[str]] = []
    for turn in ("one", "two"):
        (tmp_path / turn).mkdir()
        sizes = tmp_path / turn / "sizes"

        def judge(_ground: Ground, given: Input, _folder: Path, sizes: Path = sizes) -> Verdict:
            with sizes.open("a") as file:
                file.write(f"{[len(each) for each in given.files.values()]}\n")
            return Verdict.REFUSED

        run(replace(kind, judge=judge), ground, tmp_path / turn, inputs=5, chance="x")
        drawn.append(sizes.read_text().splitlines())
    assert drawn[0] == drawn[1]


def _raise(_ground: Ground, _given: Input, _folder: Path) -> Verdict:
    raise StopIteration


def _leave(_ground: Ground, _given: Input, _folder: Path) -> Verdict:
    os._exit(3)


def _fill(_ground: Ground, _given: Input, _folder: Path) -> Verdict:
    return Verdict.ACCEPTED if len(bytearray(400_000_000)) else Verdict.REFUSED


def _work(_ground: Ground, _given: Input, _folder: Path) -> Verdict:
    began = time.process_time()
    while time.process_time() - began < 5.2:
        pass
    return Verdict.ACCEPTED


def _mutter(_ground: Ground, _given: Input, _folder: Path) -> Verdict:
    os.write(2, b"thread panicked")
    return Verdict.REFUSED


@pytest.mark.long
@pytest.mark.parametrize(
    ("judge", "why"),
    [
        (_raise, "StopIteration"),
        (_leave, "the process ended"),
        (_fill, "MB, for"),
        (_work, "s, for"),
        (_mutter, "past its streams"),
    ],
)
def test_what_is_no_verdict_is_a_fault_that_is_kept(ground: Ground, tmp_path: Path, judge, why: str) -> None:  # type: ignore[no-untyped-def]
    outcome = run(_kind(judge), ground, tmp_path, inputs=1, chance="x")
    (found,) = outcome.faults
    assert why in found.why
    assert Input.kept(Path(found.kept)) == GIVEN


@pytest.mark.long
def test_a_process_with_much_behind_it_judges_what_a_small_one_would(ground: Ground, tmp_path: Path) -> None:
    nothing_of_it = {"flags": mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, "prot": 0}
    with mmap.mmap(-1, 4 * 2**30, **nothing_of_it):
        outcome = run(_kind(lambda *_given: Verdict.ACCEPTED), ground, tmp_path, inputs=1, chance="x")
    assert (outcome.accepted, outcome.faults) == (1, [])


@pytest.mark.long
def test_what_was_kept_is_judged_once_more(
    ground: Ground, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = Input(files={"scheme.toml": b"format = "}, options={"deep": ""})
    given.keep(tmp_path / "scheme-1-0")
    with in_language("en"):
        assert again(tmp_path / "scheme-1-0", ground) == 0
    assert capsys.readouterr().out == "refused\n"


def test_a_file_that_was_changed_all_the_same_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("x")
    with pytest.raises(Fault, match="a was changed"), unchanged(path):
        path.write_text("y")


@pytest.mark.parametrize("said", ["Traceback (most recent call last):", "This should not have happened: x"])
def test_a_traceback_is_no_sentence(said: str) -> None:
    with pytest.raises(Fault, match="no sentence"):
        require_sentence(said)


def test_a_verdict_is_told_by_its_word(ground: Ground, tmp_path: Path) -> None:
    told = judged(_kind(lambda *_given: Verdict.ACCEPTED), ground, GIVEN, tmp_path / "own")
    assert told == {"verdict": "accepted"}


def test_an_object_whose_keys_stand_twice_takes_no_items_of_a_list() -> None:
    """Drawn once in nine thousand, it ended what was drawn."""
    twice = Pairs([("a", 1), ("a", 2)])
    documents._add(lambda of: None, {"of": twice}, "of", [])
    assert text_of(twice) == '{"a":1,"a":2}'
