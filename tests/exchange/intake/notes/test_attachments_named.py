"""Files that objects of JSON name, in Dutch or English: they do not lie in it, and wait to be attached."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evalapp.domain.intake import ATTACHMENTS
from tests.exchange.intake.intake_samples import file, plan


@pytest.mark.parametrize("name", ["attachments", "bijlagen", "Bijlagen"])
@pytest.mark.parametrize("files", [["a.pdf"], [{"name": "a.pdf"}], [{"naam": "a.pdf", "type": "x"}]])
def test_each_waits_on_the_work_list(tmp_path: Path, name: str, files: list[object]) -> None:
    text = json.dumps([{"number": "A-1", "title": "T", "organisation": "O", name: files}])
    made = plan(file(tmp_path, text, "a.json"))
    assert [(ATTACHMENTS, "a.pdf")] == [(row.kind, row.title) for row in made.work_list]
