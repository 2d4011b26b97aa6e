"""The types of ids and names: what mypy makes of a person's id compared with a person's name."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MIXED = (
    "person.id == consensus.by",
    "person.name == conflict.declared_by",
    "person.name != score.juror",
    "score.juror in {each.name for each in people}",
    "actor.name == conflict.juror",
)
ALIKE = (
    "person.name == consensus.by",
    "person.id == conflict.declared_by",
    "score.juror in {each.id for each in people}",
    "actor.id == conflict.juror",
)
HEAD = """from evalapp.domain.call import Consensus, Score
from evalapp.domain.people import Actor, Conflict, Person

def compare(people: list[Person], actor: Actor, consensus: Consensus, conflict: Conflict, score: Score) -> None:
    person = people[0]
"""


@pytest.mark.long
def test_an_id_may_be_compared_with_an_id_and_never_with_a_name(tmp_path: Path) -> None:
    """Under the project's own settings, each comparison on a line of its own."""
    snippet = tmp_path / "compared.py"
    lines = [*HEAD.splitlines(), *(f"    print({each})" for each in (*MIXED, *ALIKE))]
    snippet.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--config-file",
        "pyproject.toml",
        "--hide-error-context",
        str(snippet),
    ]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    refused = [
        lines[int(number) - 1].strip()
        for number in re.findall(r":(\d+): error: .*\[comparison-overlap\]", said)
    ]
    assert [f"print({each})" for each in MIXED] == refused, said
    assert f"Found {len(MIXED)} errors" in said
