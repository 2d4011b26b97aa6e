"""The documentation tells the truth: what it names exists, what it shows as a program runs."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from evalapp.cli import COMMANDS
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.scores import SetScore
from evalapp.store.rows import settings
from evalapp.store.schema import PANEL_FILE, WORK_FILE
from tests.delivery.checkout import tracked
from tests.samples import small_panel

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
GUIDES = sorted(DOCS.glob("guide/*/*.md"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]
FORMAT = (DOCS / "file-format.md").read_text("utf-8")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s#]+)[^)]*\)")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A panel file with a score, and the work file of one of its jurors."""
    folder = tmp_path_factory.mktemp("files")
    with small_panel(folder / "call.evalpanel") as panel:
        panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
        pack = hand_out(panel, folder / "packs", jurors=["J1"]).packs[0]
    with open_pack(pack.path, pack.code) as work:
        submit(work, pack.code, folder / "back.evalreturn")
        return folder / "call.evalpanel", work.path


def block(kind: str, beginning: str = "") -> str:
    """The first fenced block of file-format.md of this kind that starts so."""
    found = re.findall(rf"^```{kind}\n(.*?)^```", FORMAT, re.MULTILINE | re.DOTALL)
    return next(text for text in found if text.startswith(beginning))


def verified(file: Path) -> subprocess.CompletedProcess[str]:
    program = block("python", "import hashlib, json, sqlite3, sys")
    command = [sys.executable, "-c", program, str(file)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def described(table: str) -> str:
    """What file-format.md says of a table: the rows, items and paragraphs that begin with its name."""
    pieces = re.split(r"\n\s*\n|\n(?=[|-] )", FORMAT)
    own = [piece for piece in pieces if re.match(rf"(?:[|-] )?`{table}`", piece)]
    assert own, f"docs/file-format.md does not describe the table {table}"
    return "\n".join(own)


def test_every_table_and_column_is_described(files: tuple[Path, Path]) -> None:
    conn = sqlite3.connect(files[0])
    tables = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    missing = [
        f"{table}.{column}"
        for table in tables
        for (column,) in conn.execute("SELECT name FROM pragma_table_info(?)", (table,))
        if f"`{column}`" not in described(table)
    ]
    conn.close()
    assert missing == []


def test_every_setting_is_described() -> None:
    keys = {each.name for each in vars(settings).values() if isinstance(each, settings.Setting)}
    section = FORMAT.partition("### Settings")[2].partition("###")[0]
    assert len(keys) > 10
    assert [key for key in sorted(keys) if f"`{key}`" not in section] == []


def test_the_marks_of_the_files_are_those_described() -> None:
    assert f"| {PANEL_FILE} (`EvPn`" in FORMAT
    assert f"| {WORK_FILE} (`EvWk`" in FORMAT


def test_the_described_program_finds_panel_and_work_file_whole(files: tuple[Path, Path]) -> None:
    for file in files:
        conn = sqlite3.connect(file)
        head = conn.execute("SELECT hash FROM change ORDER BY id DESC").fetchone()[0]
        conn.close()
        found = verified(file)
        assert (found.returncode, found.stdout.split()[-1]) == (0, head), found.stderr


@pytest.mark.long
@pytest.mark.parametrize(
    ("trigger", "tampering", "complaint"),
    [
        ("change_row_kept", "UPDATE change_row SET after = replace(after, '7', '9') WHERE \"table\" = 'score'",
         "The chain is broken at change"),
        ("change_sealed", "UPDATE change SET actor = 'Somebody else' WHERE id = 2", "The chain is broken at change 2"),
        ("score_updated", "UPDATE score SET value = 9", "The table score is not what the journal says"),
        ("change_row_kept", "INSERT INTO change_row SELECT -5, change_id, \"table\", key, before, after "
         "FROM change_row WHERE \"table\" = 'score'", "The journal has rows that belong to no change"),
    ],
)  # fmt: skip
def test_the_described_program_finds_what_was_altered(
    files: tuple[Path, Path], tmp_path: Path, trigger: str, tampering: str, complaint: str
) -> None:
    altered = tmp_path / "altered.evalpanel"
    shutil.copy(files[0], altered)
    conn = sqlite3.connect(altered)
    with conn:
        conn.execute(f"DROP TRIGGER {trigger}")
        assert conn.execute(tampering).rowcount == 1
    conn.close()
    found = verified(altered)
    assert found.returncode == 1
    assert found.stderr.startswith(complaint)


def test_the_queries_shown_give_answers(files: tuple[Path, Path]) -> None:
    conn = sqlite3.connect(files[0])
    empty = [query for query in block("sql").split(";\n")[:-1] if not conn.execute(query).fetchall()]
    conn.close()
    assert empty == []


def test_the_scheme_shown_can_be_used() -> None:
    assert parse_scheme(block("toml"), "docs/file-format.md").id == "example"


def test_every_command_is_named_in_the_readme_or_a_guide() -> None:
    texts = "\n".join(page.read_text("utf-8") for page in [ROOT / "README.md", *GUIDES])
    assert [name for name in COMMANDS if not re.search(rf"evalapp {name}\b", texts)] == []


def test_every_link_and_picture_exists() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in PAGES
        for target in LINK.findall(page.read_text("utf-8"))
        if not target.startswith(("https://", "http://", "mailto:"))
        and not (page.parent / target).exists()
        # `make screens` draws the pictures; a checkout without the folder has none at all.
        and ("screens/" not in target or (DOCS / "screens").is_dir())
    ]
    assert broken == []


def test_every_decision_stands_in_the_list() -> None:
    listed = (DOCS / "decisions/README.md").read_text("utf-8")
    assert [page.name for page in DOCS.glob("decisions/0*.md") if f"({page.name})" not in listed] == []


PATHS = re.compile(r"`((?:\.venv/bin/|\.ci/|docs/|evalapp/|ui/|tools/|tests/|resources/)[\w./-]*)")


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "README.md", "docs/architecture.md"])
def test_every_path_and_target_that_is_named_exists(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    named = re.findall(r"`make ([a-z-]+)", text)
    assert [name for name in named if name not in targets] == []
    paths = [path for path in PATHS.findall(text) if not path.startswith(".venv/bin/")]
    assert [path for path in paths if not (ROOT / path).exists()] == []
    modules = re.findall(r"python -m ((?:tools|tests)[\w.]*)", text)
    places = [ROOT / module.replace(".", "/") for module in modules]
    assert [str(each) for each in places if not each.is_dir() and not each.with_suffix(".py").exists()] == []


def test_the_day_of_a_developer_names_enough_to_be_held() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert len(set(PATHS.findall(text))) > 40
    tools = {"run", "demo", "test", "check", "screens", "bench", "faults", "fuzz", "forge", "accessible"}
    assert tools - set(re.findall(r"`make ([a-z-]+)", text)) == set()
    things = ("A report", "A rule", "A page", "A table", "A command", "A sentence", "A decision")
    assert [each for each in things if f"**{each}" not in text] == []


def test_what_the_architecture_names_by_its_way_is_there() -> None:
    """Rooms and modules whose names have a stroke, wherever they lie."""
    text = (ROOT / "docs/architecture.md").read_text("utf-8")
    named = set(re.findall(r"`((?!docs/)[\w-]+(?:/[\w.-]+)+)/?`", text))
    there = [f"/{path.relative_to(ROOT).as_posix().removesuffix('.py')}/" for path in tracked()]
    assert len(named) > 60
    assert [
        way for way in sorted(named) if not any(f"/{way.removesuffix('.py')}/" in each for each in there)
    ] == []
