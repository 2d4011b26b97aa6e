"""The sentences of a language are read when the first is said: reading all takes as long as starting Python."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_no_command_reads_the_sentences_before_it_says_one() -> None:
    code = (
        "import evalapp.cli.said, evalapp.cli.verifying.command, evalapp.cli.score\n"
        "from evalapp.domain import texts\n"
        "print(texts._catalogue.cache_info().currsize)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert ran.stdout.strip() == "0"
