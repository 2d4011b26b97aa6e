"""What `make mutants` draws and calls dead, on a program of one file."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("cosmic_ray", reason="`make mutants` installs what it needs")
pytest.importorskip("pytest_cov", reason="`make mutants` installs what it needs")

from tools.mutants.__main__ import judge, line_of, share, table, told_before
from tools.mutants.ground import Covering, copied
from tools.mutants.sites import Mutant, _made, drawn, files_of, sites
from tools.mutants.trial import Bench, Fate, Told, all_beside

PROGRAM = """
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Held:
    n: int | None = None


def larger(a: int | None, b: int, *, least: int = 0) -> int:
    if a is None:
        return b
    while a < least:
        a += 1
    return a if a > b else b


def nobody(a: int) -> int:
    return a + 1


def twice(*, a: int) -> int:
    if b := a * 2:
        return b
    return 0
"""
TESTS = """
from evalapp.domain.one import larger


def test_larger():
    assert [larger(1, 2), larger(2, 1), larger(None, 3)] == [2, 2, 3]
    assert larger(1, 1, least=3) == 3
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("checkout")
    for name, text in {
        "evalapp/domain/one.py": PROGRAM,
        "tests/test_one.py": TESTS,
        "pyproject.toml": "",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    tools = root / "tools" / "mutants"
    tools.mkdir(parents=True)
    for name in ("__init__.py", "timed.py"):
        (tools / name).write_bytes((Path(__file__).parents[2] / "tools" / "mutants" / name).read_bytes())
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    subprocess.run(["git", "add", "-A"], cwd=root, check=True)
    return root


@pytest.fixture(scope="module")
def covering(root: Path) -> Covering:
    copy = copied(root, root.parent / "copy" / "main")
    return Covering.measured(copy, root.parent / "measured", 1)


def _mutant(root: Path, old: str, new: str) -> Mutant:
    line = next(n for n, each in enumerate(PROGRAM.splitlines(), 1) if old in each)
    return Mutant(
        path="evalapp/domain/one.py",
        place=(line, 0),
        operator="of the test",
        occurrence=0,
        line=old,
        becomes=new,
        source=PROGRAM.replace(old, new),
    )


def test_each_place_is_one_that_runs(root: Path) -> None:
    assert files_of(root) == ["evalapp/domain/one.py"]
    lines = {PROGRAM.splitlines()[site.start[0] - 1].strip() for site in sites(root, "evalapp/domain/one.py")}
    assert "a += 1" in lines
    assert not {each for each in lines if each.startswith(("@", "n: int"))}


def test_what_is_drawn_stays_where_the_program_changed_elsewhere(tmp_path: Path) -> None:
    place = tmp_path / "evalapp" / "domain" / "one.py"
    place.parent.mkdir(parents=True)
    more = "def more(c: int) -> int:\n    c *= 3\n    return c\n\n\n"
    before, after = [], []
    for found, text in ((before, PROGRAM), (after, PROGRAM.replace("def larger", f"{more}def larger"))):
        place.write_text(text, encoding="utf-8")
        found += [(each.line, each.becomes) for each in drawn(tmp_path, files_of(tmp_path), 6, 3)]
    stayed = [each for each in after if each[0] not in more]
    assert stayed == before[: len(stayed)]
    assert len(stayed) >= 4


def test_what_is_drawn_is_another_program_and_the_same_one_again(root: Path) -> None:
    first, again = (drawn(root, files_of(root), 6, 3) for _turn in range(2))
    assert first == again
    assert len({each.source for each in first}) == 6
    for each in first:
        assert ast.dump(ast.parse(each.source)) != ast.dump(ast.parse(PROGRAM))
        assert each.line != each.becomes


@pytest.mark.long
@pytest.mark.parametrize(
    ("old", "new", "fate"),
    [
        ("if a is None", "if a is not None", Fate.KILLED),
        ("return a if a > b else b", "return a if a >= b else b", Fate.SURVIVED),
        ("return a + 1", "return a - 1", Fate.UNTESTED),
        ("from dataclasses", "from nowhere", Fate.KILLED),
    ],
)
def test_a_mutant_dies_where_a_test_notices(
    root: Path, covering: Covering, old: str, new: str, fate: Fate
) -> None:
    bench = Bench(covering.root)
    (told,) = judge([_mutant(root, old, new)], [bench], covering)
    assert told.fate is fate
    assert (covering.root / "evalapp/domain/one.py").read_text(encoding="utf-8") == PROGRAM


def test_what_no_test_of_the_suite_notices_meets_those_beside_its_file(
    root: Path, covering: Covering
) -> None:
    told = Bench(covering.root).judged(_mutant(root, "if a is None", "if a is not None"), [], covering)
    assert (told.fate, told.tests) == (Fate.KILLED, 0)
    assert all_beside(root, "evalapp/domain/one.py") == ["tests/test_one.py"]


@pytest.mark.long
def test_one_that_never_ends_is_dead(root: Path, covering: Covering, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.mutants.trial._BEGINNING", 4.0)
    (told,) = judge([_mutant(root, "a += 1", "pass")], [Bench(covering.root)], covering)
    assert (told.fate, told.is_dead) == (Fate.ENDLESS, True)


@pytest.mark.long
def test_the_table_counts_by_room(root: Path, covering: Covering) -> None:
    wrong = [_mutant(root, "if a is None", "if a is not None"), _mutant(root, "return a + 1", "return a - 1")]
    told = list(judge(wrong, [Bench(covering.root)], covering))
    assert share(told) == 0.5
    assert list(table(told))[1].split() == ["domain", "2", "1", "0", "0", "1", "50.0%"]
    assert list(table(told))[-1].split()[0] == "all"


def test_it_is_run_by_its_name() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tools.mutants", "--help"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0
    assert "--mutants" in ran.stdout


def test_each_way_of_each_place_is_read_and_changes_that_place(root: Path) -> None:
    """The star of `twice` is no product, and is counted as one by what makes the mutants."""
    for path in files_of(root):
        for site in sites(root, path):
            for way in site.ways:
                made = _made(root, site, *way)
                assert made is None or ast.parse(made.source)
                assert made is None or site.start[0] <= made.place[0] <= site.end[0]


def test_a_run_that_was_broken_off_goes_on_where_it_was(root: Path) -> None:
    mutants = drawn(root, files_of(root), 4, 1)
    told = [
        Told(mutant=each, fate=fate, tests=3, by="a test")
        for each, fate in zip(mutants, (Fate.KILLED, Fate.SURVIVED, Fate.UNTESTED))
    ]
    lines = [line_of(each) for each in (told[2], told[0], told[1])]
    again = told_before(mutants, [*lines, "survived  AddNot of another commit"])
    assert [(each.mutant, each.fate) for each in told] == [(each.mutant, each.fate) for each in again]
