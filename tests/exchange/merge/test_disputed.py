"""Files of one batch that say different things of a score: nothing but a person chooses between them."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from evalapp.domain.merge import Choice, Outcome
from evalapp.domain.scoring.answer import Answer
from evalapp.exchange.merge.incoming import FormSource, ScoreTable
from evalapp.exchange.merge.plan import plan_merge
from evalapp.exchange.merge.settling import settle
from tests.exchange.merge.merge_samples import (
    applied,
    helix,
    helix_of,
    holding,
    merged,
    panel,
    row,
    sent,
    table,
)
from tests.exchange.sealed.exchange_samples import PACK, PANEL

BLANKET = [Choice.KEEP, Choice.TAKE]


def form(value: int, salt: str = "") -> ScoreTable:
    source = FormSource(panel=PANEL, form=PACK, juror="J1", scheme_version=1)
    return replace(table(row(2, value), file=f"{value}.xlsx", salt=salt), form=source)


def devices() -> list[Any]:
    return [sent(helix(value), device=f"d{value}", file=f"{value}.evalreturn") for value in (7, 8)]


@pytest.mark.parametrize("how", BLANKET)
@pytest.mark.parametrize("files", [[form(7), form(8)], [table(row(2, 7)), table(row(2, 8))], devices()])
def test_between_two_versions_of_one_batch_no_option_chooses(files: list[Any], how: Choice) -> None:
    plan = plan_merge(panel(), files, otherwise=how)

    assert [(each.choice, each.is_between_files) for each in plan.left_open] == [(Choice.OPEN, True)]
    assert sorted(each.outcome for each in plan.files) == [Outcome.CONFLICT, Outcome.MERGED]


@pytest.mark.parametrize("salt", ["a", "b", "c", "d"])
def test_neither_replaces_what_the_panel_holds_whatever_their_content(salt: str) -> None:
    """One of them came last only because its hash did."""
    plan = plan_merge(holding(4), [form(7, salt), form(8, salt)], otherwise=Choice.TAKE)

    assert {each.incoming.answer.value for each in plan.left_open} == {7, 8}
    assert helix_of(applied(plan)) == (4, None, "")


def test_the_same_batch_again_does_not_choose_either() -> None:
    files = [form(7), form(8)]
    state = merged(panel(), *files, otherwise=Choice.TAKE)

    again = plan_merge(state, files, otherwise=Choice.TAKE)
    assert (again.writes, len(applied(again).open)) == ((), 1)


def test_it_is_said_of_the_file_and_of_the_score() -> None:
    files = [form(7), form(8)]
    plan = plan_merge(panel(), files, otherwise=Choice.TAKE)

    (file,) = (each for each in plan.files if each.conflicts)
    (other,) = (each.file for each in plan.files if not each.conflicts)
    assert "1 score was left open: these files say different things about it" in file.reason
    assert file.details[0].reason.startswith(f"“{other}”, which is among these files, says ")


def test_what_only_one_of_the_files_says_otherwise_than_the_panel_is_taken() -> None:
    files = [form(7), table(row(2, 5, criterion="sme"))]

    assert helix_of(merged(holding(4), *files, otherwise=Choice.TAKE)) == (7, None, "")


def test_who_looked_at_both_chooses_between_them() -> None:
    plan = plan_merge(panel(), [form(7), form(8)])
    (asked,) = plan.choices

    for choice, version in ((Choice.KEEP, asked.stored), (Choice.TAKE, asked.incoming)):
        assert helix_of(applied(settle(plan, {asked.key: choice}))) == version.answer


def test_three_files_of_which_two_agree_are_still_two_versions() -> None:
    answers = set()
    for files in permutations([form(7), form(7, "again"), form(8)]):
        plan = plan_merge(holding(4), files, otherwise=Choice.TAKE)
        answers.add((helix_of(applied(plan)), len(plan.left_open)))

    assert answers == {(Answer(4), 2)}
