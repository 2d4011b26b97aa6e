"""The rules in a form, each choice in words, beside an example that the ranking itself ranks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evalapp.domain.scheme.rules import AcrossJurors, Cut, Missing
from evalapp.operations.records.verification import prove
from tests.ui.pages.scheme.scheme_pages import choose, type_in
from ui.pages.scheme.faces import RULES
from ui.pages.scheme.page import SchemePage
from ui.saving import SAVED


def ties(page: SchemePage) -> list[str]:
    return [str(each) for each in page.scheme.ranking.ties]


def example(page: SchemePage) -> str:
    return "\n".join(page.faces.worked.lines())


@pytest.mark.long
def test_every_rule_is_chosen_in_words_or_typed(draft: SchemePage) -> None:
    form = draft.faces.form
    chosen = [
        choose(form, *each) for each in (("across_jurors", "median"), ("missing", "zero"), ("cut", "skip"))
    ]
    typed = (
        ("quorum", "2"), ("decimals", "1"), ("threshold", "50%"), ("reserve", "4"), ("support_rate", "40 %"),
        ("most_per_year", "150.000"), ("most_years", "3"),
    )  # fmt: skip
    assert [*chosen, *(type_in(form, *each) for each in typed)] == [""] * 10
    rules, budget = draft.session.call.scheme.ranking, draft.session.call.scheme.budget
    assert (rules.across_jurors, rules.missing, rules.quorum, rules.decimals) == (
        AcrossJurors.MEDIAN,
        Missing.ZERO,
        2,
        1,
    )
    assert (str(rules.threshold), budget.cut, budget.reserve) == ("50%", Cut.SKIP, 4)
    assert (budget.support_rate, budget.most_per_year, budget.most_years) == (40, 150_000, 3)
    assert type_in(form, "most_years", "") == ""
    assert draft.session.call.scheme.budget.most_years is None
    assert prove(draft.session.workspace).is_sound


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "typed", "why"),
    [
        ("quorum", "0", "Must lie between 1 and 1000."),
        ("quorum", "two", "“two” is not a whole number; write one in digits, such as 2."),
        ("decimals", "9", "Must lie between 0 and 6."),
        ("threshold", "9", "Nobody can reach this: the highest that scores can give here is 5."),
        ("support_rate", "0", "A share of the budget lies above 0% and is at most 100%; write it as 50%."),
        ("most_per_year", "10,50", "A ceiling is in whole euro; leave the cents out."),
        ("most_per_year", "plenty", "plenty"),
        ("reserve", "-1", "“-1” is not a whole number; write one in digits, such as 2."),
    ],
)
def test_a_rule_that_cannot_be_says_why_beside_its_field(
    draft: SchemePage, name: str, typed: str, why: str
) -> None:
    before = draft.session.view.last_change()
    assert why in type_in(draft.faces.form, name, typed)
    assert draft.session.view.last_change() == before


def test_what_is_refused_stays_while_another_field_is_taken(draft: SchemePage) -> None:
    form = draft.faces.form
    assert type_in(form, "quorum", "0") != ""
    assert type_in(form, "decimals", "3") == ""
    assert (form.entries["quorum"].typed, form.entries["quorum"].error.text()) == (
        "0",
        "Must lie between 1 and 1000.",
    )
    assert draft.saving() != SAVED
    assert type_in(form, "quorum", "1") == ""
    assert SAVED == draft.saving()


def test_the_same_in_another_way_is_no_change(draft: SchemePage) -> None:
    before = draft.session.view.last_change()
    assert type_in(draft.editor, "weight", "2,0") == ""
    assert draft.session.view.last_change() == before


@pytest.mark.long
def test_tie_break_rules_come_move_and_go_by_the_keyboard(draft: SchemePage, qtbot: QtBot) -> None:
    form = draft.faces.form
    draft.faces.go_to_rules()
    draft.activateWindow()
    assert form.entries["procedure"].field.hasFocus()
    form.another.setCurrentIndex(form.another.findData("earlier-submission"))
    qtbot.keyClick(form.buttons["add-tie"], Qt.Key.Key_Return)
    assert ties(draft) == [
        "criterion:helix",
        "earlier-submission",
        "lot",
    ]  # what the lot decides nothing follows
    qtbot.keyClick(form.buttons["earlier-1"], Qt.Key.Key_Return)
    assert ties(draft) == ["earlier-submission", "criterion:helix", "lot"]
    assert form.buttons["later-0"].hasFocus()  # it is the first by now
    qtbot.keyClick(form.buttons["remove-0"], Qt.Key.Key_Return)
    assert ties(draft) == ["criterion:helix", "lot"]
    assert form.buttons["remove-0"].hasFocus()
    qtbot.keyClick(form.buttons["remove-0"], Qt.Key.Key_Return)
    qtbot.keyClick(form.buttons["remove-0"], Qt.Key.Key_Return)
    assert (ties(draft), "only tie-break rule" in form.error.text()) == (["lot"], True)
    assert form.buttons["remove-0"].accessibleName().startswith("Remove: drawing lots")


@pytest.mark.long
def test_the_example_follows_every_rule(draft: SchemePage) -> None:
    draft.faces.setCurrentIndex(RULES)
    assert "“Triple helix”: 5.00 against" not in example(draft)
    assert "J2" not in example(draft)
    assert "A-1: (4.50 × 2 + 4.50 × 1) : 3 = 4.50" in example(draft)
    assert "J3 has not yet given 1 score: A-1" in example(draft)
    choose(draft.faces.form, "total", "weighted-sum")
    assert "A-1: 4.50 × 2 + 4.50 × 1 = 13.50" in example(draft)
    choose(draft.faces.form, "missing", "skip")
    assert "total 13.50 → 13.50" in example(draft).replace("14.00", "13.50") or "total 13.50 →" in example(
        draft
    )
    type_in(draft.faces.form, "threshold", "60%")
    assert "Threshold not met" in example(draft)
    choose(draft.faces.form, "procedure", "individual")
    assert "eligible" in example(draft)


def test_the_example_waits_until_it_is_in_sight(draft: SchemePage) -> None:
    assert len(draft.faces.worked.lines()) == 1  # its heading
    draft.faces.setCurrentIndex(RULES)
    assert len(draft.faces.worked.lines()) > 10


def test_who_may_not_edit_reads_the_rules(scoring: SchemePage) -> None:
    form = scoring.faces.form
    assert not any(
        each.field.isEnabled() for name, each in form.entries.items() if name in ("missing", "cut")
    )
    assert all(each.isHidden() for each in form.buttons.values())
    assert "add-tie" not in form.buttons
