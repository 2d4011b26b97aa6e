"""A scheme of one's own for a new call: offered when it is sound, else all that is wrong with it below the link."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_ids, template_text
from evalapp.operations.panel.call import new_call
from evalapp.operations.panel.course.fields import fields_of
from evalapp.operations.workspace import Workspace
from tests.samples import SCHEME, small_panel
from ui.pages.opening.new_call import FIRST, NewCallPage
from ui.settings import Settings


@pytest.fixture
def page(qapp: QApplication, tmp_path: Path) -> Iterator[NewCallPage]:
    made = NewCallPage(Settings(tmp_path / "settings.json"))
    made.resize(1280, 900)
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
    for field in page.form.fields.values():
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert len(page.form.fields) == len(asked)


def test_a_refused_creation_is_forgiven_once_something_is_mended(page: NewCallPage, tmp_path: Path) -> None:
    (tmp_path / "call.evalpanel").write_bytes(b"something else")
    page.create_at(tmp_path / "call.evalpanel", new_call({"title": "Call"}))
    assert page.error.isVisible()
    page.form.fields["title"].setText("A call")
    assert not page.error.isVisible()


def test_a_wrong_budget_is_forgiven_as_soon_as_it_is_right(page: NewCallPage) -> None:
    budget, error = page.form.fields["budget"], page.form.errors["budget"]
    budget.setText("lots")
    page.ask_where()
    assert (True, "true") == (error.isVisible(), budget.property("wrong"))
    assert QApplication.focusWidget() is budget
    budget.setText("4 000 000")
    assert (False, "false") == (error.isVisible(), budget.property("wrong"))


def test_an_amount_in_millions_is_read_and_shown_before_the_call_is_made(page: NewCallPage) -> None:
    page.form.fields["budget"].setText("1,5 M€")
    read = page.form.read()
    assert ("read as €1,500,000", 150_000_000) == (
        page.form.budget_read.text().replace("\xa0", " "),
        read and read.budget,
    )
    page.grab()  # which lays it out
    budget = page.form.fields["budget"]
    assert page.form.budget_read.mapTo(page, QPoint()).x() == budget.mapTo(page, QPoint()).x()
    page.form.fields["budget"].setText("1,5 appels")
    assert (True, None) == (page.form.budget_read.isHidden(), page.form.read())


def test_days_are_read_as_written_and_those_gone_by_are_named(page: NewCallPage) -> None:
    page.form.fields["opens_on"].setText("30 oktober 2015")
    page.form.fields["submitted_until"].setText("4/12/2090 17u")
    assert page.form.past.text() == "Gone by already: Opening of the call (30 October 2015)."
    read = page.form.read()
    assert read is not None
    assert read.plan is not None
    assert ("2015-10-30", "2090-12-04T16:00:00+00:00") == (read.plan.opens_on, read.submitted_until)
    page.form.fields["submitted_until"].setText("4/12/2015 17u")
    assert "the scheme is fixed" in page.form.past.text()


def test_days_in_another_order_than_they_can_come_are_refused_below_them(page: NewCallPage) -> None:
    page.form.fields["opens_on"].setText("30/10/2015")
    page.form.fields["decision_on"].setText("29/10/2015")
    assert page.form.read() is None
    assert page.form.disorder.text().startswith("The planned decision (29/10/2015) would lie before")
    page.form.fields["decision_on"].setText("31/10/2015")
    assert not page.form.disorder.isVisible()
    assert page.form.read() is not None


def test_a_call_is_made_with_all_that_is_typed(page: NewCallPage, tmp_path: Path) -> None:
    made: list[Workspace] = []
    page.opened.connect(made.append)
    typed = {"reference": "2016/1", "body": "Minister", "quorum": "7", "retention": "10"}
    for name, text in typed.items():
        page.form.fields[name].setText(text)
    page.form.choices["language"].setCurrentIndex(1)
    page.form.choices["anonymous"].setCurrentIndex(1)
    edit = page.form.read()
    assert edit is not None
    page.create_at(tmp_path / "call.evalpanel", edit)
    (workspace,) = made
    with workspace:
        told = fields_of(workspace.view.call())
        assert typed == {name: told[name] for name in typed}
        assert ("nl", True) == (workspace.view.call().plan.language, workspace.view.call().plan.is_anonymous)


def test_a_further_phase_takes_the_chosen_applications_over(page: NewCallPage, tmp_path: Path) -> None:
    small_panel(tmp_path / "first.evalpanel", applications=3).close()
    page.take_earlier(tmp_path / "first.evalpanel")
    assert ((), False) == (page.earlier.chosen(), page.earlier_link.isVisible())
    page.ask_where()
    assert page.error.text() == "Choose the applications that go on, or leave the earlier call."
    QTest.keyClick(page.earlier.list, Qt.Key.Key_Down)
    QTest.keyClick(page.earlier.list, Qt.Key.Key_Space)
    assert ("A-2",) == page.earlier.chosen()
    made: list[Workspace] = []
    page.opened.connect(made.append)
    edit = page.form.read()
    assert edit is not None
    page.create_at(tmp_path / "second.evalpanel", edit)
    (workspace,) = made
    with workspace:
        assert ["A-2"] == workspace.view.numbers()


def test_what_is_no_earlier_call_is_said_below_the_link(page: NewCallPage, tmp_path: Path) -> None:
    (tmp_path / "first.evalpanel").write_bytes(b"something else")
    page.take_earlier(tmp_path / "first.evalpanel")
    assert (True, True, False) == (
        page.earlier_fault.isVisible(),
        page.earlier_link.isVisible(),
        page.earlier.isVisible(),
    )


def test_what_is_said_of_a_field_moves_no_button_from_under_the_pointer(page: NewCallPage) -> None:
    def tops() -> list[int]:
        QApplication.processEvents()
        places = (page.button, page.form.fields["retention"], page.form.fields["deadline"])
        return [each.mapTo(page.card, each.rect().topLeft()).y() for each in places]

    before, fields = tops(), page.form.fields
    for name, text in {
        "budget": "abc",
        "opens_on": "morgen",
        "submitted_until": "gisteren",
        "deadline": "ooit",
        "quorum": "x",
        "retention": "zz",
    }.items():
        fields[name].setText(text)
    page.ask_where()
    assert all(page.form.errors[name].isVisible() for name in ("budget", "quorum", "deadline"))
    assert before == tops()
    for name in ("opens_on", "submitted_until", "deadline", "quorum", "retention"):
        fields[name].clear()
    fields["budget"].setText("4 M€")
    assert page.form.budget_read.isVisible()
    fields["deadline"].setText("31/12/2015 17u")
    assert page.form.past.isVisible()
    page.show_error("The panel file cannot be written there; choose another place.")
    assert page.error.isVisible()
    assert before == tops()
