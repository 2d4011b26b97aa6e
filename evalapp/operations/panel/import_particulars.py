"""How an import was done, for the history: from which files, with which answers, and what had to be heard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice

from evalapp.domain.intake import ImportPlan, Outcome, Question
from evalapp.domain.journal import Step, digest, more_remarks, said_in_both
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.column_use import Use
from evalapp.domain.texts import _
from evalapp.operations.panel.answer_words import unasked_words
from evalapp.words.fields import target_label

EVERY_HIDDEN, ASK = "hidden:", "ask"
_MOST = 500
_LONGEST = 400


def answers_told(
    plan: ImportPlan, answers: Mapping[str, str], asked: Mapping[str, Question]
) -> tuple[tuple[str, str], ...]:
    """In the words in which each was asked; of one that was given without being asked, in ours.

    What was chosen for a single column or hidden row the plan says itself.
    """
    has_hidden = any(each.is_hidden for each in plan.columns)
    said = {each.id for each in plan.columns} | {each.id for each in plan.hidden}
    return tuple(
        _answer(id, choice, asked.get(id))
        for id, choice in answers.items()
        if id not in said and choice != ASK and (id != EVERY_HIDDEN or has_hidden)
    )


def _answer(id: str, choice: str, question: Question | None) -> tuple[str, str]:
    if id == EVERY_HIDDEN:
        return _("Hidden columns"), _("left out") if choice == Use.LEAVE_OUT else choice
    if question is None:
        return unasked_words(id, choice)
    return question.text, next((each.label for each in question.choices if each.id == choice), choice)


def particulars_of_import(plan: ImportPlan) -> tuple[Step, ...]:
    steps = list(islice(_steps(plan), _MOST + 1))
    if len(steps) <= _MOST:
        return tuple(steps)
    n = sum(1 for _step in _steps(plan)) - _MOST
    return (*steps[:_MOST], more_remarks(n))


def _steps(plan: ImportPlan) -> Iterator[Step]:
    for file, sha256 in plan.sources:
        yield Step(what="file-read", named={"file": shorten(file), "sha256": digest(sha256)})
    for sheet in plan.layout:
        for column in sheet.columns:
            if column.is_said and sheet.is_used:
                heading, target = partial(_heading_of, column.heading), partial(target_label, column.target)
                both = {"asked": said_in_both(heading), "answer": said_in_both(target)}
                yield Step(what="answered", named=both)
    for asked, answer in plan.answers:
        named = {"asked": shorten(asked, _LONGEST), "answer": shorten(answer, _LONGEST)}
        yield Step(what="answered", named=named)
    for text in plan.said:
        yield _said(text)
    for row in plan.rows:
        if row.outcome in (Outcome.ADDED, Outcome.UPDATED):
            for note in row.notes:
                yield _said(f"{row.number}: {note}")


def _said(text: str) -> Step:
    return Step(what="said", named={"words": shorten(text, _LONGEST)})


def _heading_of(heading: str) -> str:
    return shorten(_("Column “{heading}”").format(heading=heading), _LONGEST)
