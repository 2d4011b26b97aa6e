"""Questions that nobody answered of applications that are declared admissible all at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.admissibility.answers import CheckAnswer, Checked
from evalapp.domain.texts import _, ngettext
from evalapp.operations.admissibility.answering import put_answer
from evalapp.operations.admissibility.checklist import Checklist
from evalapp.operations.change import OpenChange


class Unanswered(StrEnum):
    """What becomes of them: `ANSWER` says yes to each, `LEAVE` leaves those applications undecided.

    `KEEP` leaves the questions open, as where a call does not work with its checklist.
    """

    KEEP = "keep"
    ANSWER = "answer"
    LEAVE = "leave"


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenQuestions:
    """By number of the application the items that nobody answered; none of a call without a checklist in use."""

    by_application: Mapping[str, tuple[str, ...]]

    def of(self, numbers: Iterable[str]) -> dict[str, tuple[str, ...]]:
        return {each: self.by_application[each] for each in numbers if each in self.by_application}


NO_QUESTIONS = OpenQuestions(by_application={})


def open_questions(
    checklist: Checklist, answers: Mapping[str, Collection[Checked]], numbers: Iterable[str]
) -> OpenQuestions:
    """A list that the program proposes is in use once somebody answered anything of it."""
    if checklist.is_proposal and not answers:
        return NO_QUESTIONS
    found = {}
    for number in numbers:
        given = {each.item for each in answers.get(number, ())}
        if left := tuple(each.id for each in checklist.items if each.id not in given):
            found[number] = left
    return OpenQuestions(by_application=found)


def at_once() -> str:
    """Why a question was answered where nobody looked at it alone; the report reads it."""
    return _("declared for all at once")


def answer_all(
    change: OpenChange, questions: Mapping[str, Iterable[str]], reasons: Mapping[str, str]
) -> None:
    """`reasons`: by number of the application why it is let through, of those of which somebody said it."""
    for number, items in questions.items():
        reason = reasons.get(number, "")
        why = f"{at_once()} – {reason}" if reason else at_once()
        for item in items:
            put_answer(
                change,
                Checked(application=number, item=item, answer=CheckAnswer.YES, until="", reason=why),
            )


def questions_words(questions: Mapping[str, Collection[str]]) -> str:
    """“18 questions of 2 applications (A-1: 9, A-2: 9)”."""
    n = sum(map(len, questions.values()))
    named = ", ".join(f"{number}: {len(items)}" for number, items in questions.items())
    applications = ngettext("{n} application", "{n} applications", len(questions)).format(n=len(questions))
    text = ngettext(
        "{n} question of {applications} ({named})", "{n} questions of {applications} ({named})", n
    )
    return text.format(n=n, applications=applications, named=named)
