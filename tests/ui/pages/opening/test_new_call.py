"""A scheme of one's own for a new call: offered when it is sound, else all that is wrong with it below the link."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_ids, template_text
from tests.samples import SCHEME
from ui.pages.opening.new_call import FIRST, NewCallPage
from ui.settings import Settings


@pytest.fixture
def page(qapp: QApplication, tmp_path: Path) -> Iterator[NewCallPage]:
    made = NewCallPage(Settings(tmp_path / "settings.json"))
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def scheme(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(SCHEME, encoding="utf-8")
    return path


def test_every_fault_of_a_scheme_is_shown_below_the_link_with_its_line(
    page: NewCallPage, scheme: Path
) -> None:
    scheme.write_text(SCHEME.replace("weight = 2", "weight = 0").replace('cut = "stop"', 'cutt = "stop"'))

    page.take_scheme(scheme)

    assert page.scheme_faults.isVisible()
    assert [
        "The scheme cannot be used: own.toml has 2 faults.",
        "Line 20, key “groups[1].criteria[1].weight”: must be more than 0.",
        "Line 31, key “budget.cutt”: is unknown; did you mean “cut”?",
    ] == page.scheme_faults.text().splitlines()
    assert page.card.body.indexOf(page.scheme_faults) < page.card.body.indexOf(page.error)


def test_a_scheme_that_was_mended_is_offered_and_its_faults_are_gone(page: NewCallPage, scheme: Path) -> None:
    offered = len(page._schemes)
    scheme.write_text("format = 2")
    page.take_scheme(scheme)

    scheme.write_text(SCHEME)
    page.take_scheme(scheme)

    assert (offered + 1, offered, False) == (
        len(page._schemes),
        page._choices.checkedId(),
        page.scheme_faults.isVisible(),
    )


def test_the_advice_of_a_template_stands_where_it_is_chosen(page: NewCallPage) -> None:
    advice = parse_scheme(template_text(FIRST)).howto
    assert advice
    assert "\n".join(map(str, advice)) == page.howto.text()
    page._choices.button(template_ids().index("nih")).setChecked(True)
    assert str(parse_scheme(template_text("nih")).howto[0]) == page.howto.text()


def test_return_in_a_field_goes_on(
    page: NewCallPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []

    def answer(*given: object, **_named: object) -> tuple[str, str]:
        asked.append(str(given[1]))
        return "", ""

    monkeypatch.setattr("ui.pages.opening.new_call.QFileDialog.getSaveFileName", answer)
    for field in (page.title, page.reference, page.budget):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert 3 == len(asked)


def test_a_refused_creation_is_forgiven_once_something_is_mended(page: NewCallPage, tmp_path: Path) -> None:
    (tmp_path / "call.evalpanel").write_bytes(b"something else")
    page.create_at(tmp_path / "call.evalpanel", None)
    assert page.error.isVisible()
    page.title.setText("A call")
    assert not page.error.isVisible()


def test_a_wrong_budget_is_forgiven_as_soon_as_it_is_right(page: NewCallPage) -> None:
    page.budget.setText("lots")
    page.ask_where()
    assert page._budget_error.isVisible()
    page.budget.setText("4 000 000")
    assert (False, "false") == (page._budget_error.isVisible(), page.budget.property("wrong"))


def test_an_amount_in_millions_is_read_and_shown_before_the_call_is_made(page: NewCallPage) -> None:
    page.budget.setText("1,5 M€")
    assert ("read as €1,500,000", 150_000_000) == (
        page.budget_read.text().replace("\xa0", " "),
        page._read_budget(),
    )
    page.budget.setText("1,5 appels")
    assert (True, None) == (page.budget_read.isHidden(), page._read_budget())
