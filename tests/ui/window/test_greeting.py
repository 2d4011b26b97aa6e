"""What whoever opens a file is told first."""

from __future__ import annotations

from pathlib import Path

from evalapp.operations.deciding.ruling import DecideAll
from tests.operations.deciding.decided_samples import MEANT
from tests.operations.panel.course.test_retention import closed_and_kept
from ui.window.greeting import greetings


def test_after_its_retention_a_file_leads_to_the_declaration_of_destruction(tmp_path: Path) -> None:
    shown: list[tuple[str, str]] = []
    with closed_and_kept(tmp_path / "call.evalpanel", 1) as panel:
        panel.execute(DecideAll(meant=MEANT))
        (said,) = greetings(panel, lambda _action: None, lambda page, target: shown.append((page, target)))
    assert "sign the declaration of destruction" in said.text
    assert "Declaration of destruction…" == said.act_label
    assert said.act is not None
    said.act()
    assert [("reports", "destruction")] == shown


def test_before_that_nothing_is_said(tmp_path: Path) -> None:
    with closed_and_kept(tmp_path / "call.evalpanel", 100) as panel:
        assert [] == list(greetings(panel, lambda _action: None, lambda _page, _target: None))
