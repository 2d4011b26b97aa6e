"""What a scheme is laid beside: in a draft the one in force, else the version before it or its template."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_text
from evalapp.operations.panel.call import create_panel
from evalapp.operations.scheme.base import base_of
from evalapp.operations.scheme.changing import change_scheme
from tests.operations.scheme.scheme_samples import DECISION, HEAVIER
from tests.samples import SCHEME, small_panel


def test_a_draft_is_laid_beside_the_scheme_in_force(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        assert base_of(panel.view, is_draft=True) == (parse_scheme(SCHEME), "version 1, in force")
        assert base_of(panel.view, is_draft=False) == (None, "")


def test_a_version_is_laid_beside_the_one_before_it(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        change_scheme(panel, HEAVIER, DECISION)
        assert base_of(panel.view, is_draft=False) == (parse_scheme(SCHEME), "version 1")


def test_the_first_version_is_laid_beside_its_template(tmp_path: Path) -> None:
    text = template_text("ibn-2015")
    with create_panel(
        tmp_path / "call.evalpanel", scheme_text=text.replace("weight = 20", "weight = 25")
    ) as panel:
        base = base_of(panel.view, is_draft=False)
        assert base == (parse_scheme(text), "the template “ibn-2015”")
