"""All applications of a call with what was found, answered and asked of each: one look for window and scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from evalapp.domain.admissibility.answers import Came, CheckAnswer, Checked, Hearing, Supplement
from evalapp.domain.application import Application, Dossier
from evalapp.domain.order import number_key
from evalapp.domain.scheme.checklist import CheckItem, FindingKind
from evalapp.domain.texts import _, ngettext
from evalapp.operations.admissibility.checklist import (
    Checklist,
    Standing,
    by_application,
    checklist_of,
    standing_of,
    until_of,
)
from evalapp.operations.admissibility.days import today
from evalapp.operations.admissibility.findings.finding import Around, Finding
from evalapp.operations.admissibility.findings.registry import findings_of
from evalapp.operations.panel.lacking import left_out_of
from evalapp.operations.view import View
from evalapp.store.rows.settings import SUBMITTED_UNTIL
from evalapp.words import formats

_ORDER = (
    Standing.TO_COMPLETE,
    Standing.OPEN,
    Standing.ADMISSIBLE,
    Standing.INADMISSIBLE,
    Standing.WITHDRAWN,
)


@dataclass(frozen=True, kw_only=True)
class Looked:
    """One application, on the Belgian day `on` (ISO 8601), with the `support_rate` that its scheme allows."""

    dossier: Dossier
    findings: tuple[Finding, ...]
    answers: tuple[Checked, ...]
    supplements: tuple[Supplement, ...]
    hearings: tuple[Hearing, ...]
    checklist: Checklist
    on: str
    support_rate: Fraction | None

    @property
    def application(self) -> Application:
        return self.dossier.application

    @property
    def number(self) -> str:
        return self.application.number

    @cached_property
    def standing(self) -> Standing:
        return standing_of(self.application, self.answers)

    @cached_property
    def until(self) -> str:
        """The first day by which something is to complete, empty where nothing is; also of what was let through."""
        is_waiting = self.standing in (Standing.TO_COMPLETE, Standing.ADMISSIBLE)
        return until_of(self.answers) if is_waiting else ""

    @property
    def is_overdue(self) -> bool:
        return bool(self.until) and self.until < self.on

    @cached_property
    def _by_item(self) -> Mapping[str, Checked]:
        return {each.item: each for each in self.answers}

    @cached_property
    def _by_kind(self) -> Mapping[FindingKind, Finding]:
        return {each.kind: each for each in self.findings}

    def answer(self, item: str) -> Checked | None:
        return self._by_item.get(item)

    def finding(self, kind: FindingKind) -> Finding:
        return self._by_kind[kind]

    def beside(self, item: CheckItem) -> Finding | None:
        """What stands beside the answer to an item."""
        return None if item.finding is None else self._by_kind[item.finding]

    @property
    def answered(self) -> int:
        return sum(each.id in self._by_item for each in self.checklist.items)

    @property
    def has_news(self) -> bool:
        """Whether a supplement came in, or its day is past, and the item still waits for an answer."""
        waiting = {each.item for each in self.answers if each.answer is CheckAnswer.TO_COMPLETE}
        return any(each.item in waiting and each.outcome is not Came.WAITING for each in self.supplements)

    @cached_property
    def needs_attention(self) -> bool:
        """While it is not decided: something that does not hold and that nobody answered, a “no”, or a day past.

        What was let through with something still to complete needs it when that came in, or its day is past.
        """
        if self.standing is Standing.ADMISSIBLE:
            return self.is_overdue or self.has_news
        if self.standing not in (Standing.OPEN, Standing.TO_COMPLETE):
            return False
        if self.is_overdue or self.has_news or any(each.answer is CheckAnswer.NO for each in self.answers):
            return True
        return any(
            (found := self.beside(item)) is not None and found.holds is False and self.answer(item.id) is None
            for item in self.checklist.items
        )

    def differs(self, item: CheckItem) -> bool:
        """Whether a person answered otherwise than was found."""
        answer, found = self.answer(item.id), self.beside(item)
        if answer is None or found is None or found.holds is None:
            return False
        return (answer.answer is CheckAnswer.YES) is not found.holds


@dataclass(frozen=True, kw_only=True)
class Overview:
    """By standing: what is to complete first, then what is to look at; within one by number."""

    rows: tuple[Looked, ...]
    checklist: Checklist
    until: str

    @cached_property
    def counts(self) -> Mapping[Standing, int]:
        return Counter(each.standing for each in self.rows)

    @property
    def overdue(self) -> tuple[Looked, ...]:
        return tuple(each for each in self.rows if each.is_overdue)

    @cached_property
    def questions(self) -> tuple[int, int]:
        """Of all applications that are not withdrawn: how many questions were answered, and how many there are."""
        asked = [each for each in self.rows if each.standing is not Standing.WITHDRAWN]
        return sum(each.answered for each in asked), len(asked) * len(self.checklist.items)

    @cached_property
    def unanswered(self) -> tuple[Looked, ...]:
        """The applications with questions that nobody answered, also where they were decided on."""
        n = len(self.checklist.items)
        return tuple(
            each for each in self.rows if each.answered < n and each.standing is not Standing.WITHDRAWN
        )

    @property
    def answered_words(self) -> str:
        """“291 of 297 questions answered · 2 applications with open ones”."""
        answered, asked = self.questions
        n = len(self.unanswered)
        parts = [
            _("{n} of {all} questions answered").format(n=formats.whole(answered), all=formats.whole(asked))
        ]
        if n and answered:
            parts.append(
                ngettext("{n} application with open ones", "{n} applications with open ones", n).format(n=n)
            )
        return " · ".join(parts)

    @property
    def words(self) -> str:
        """“23 of 33 admissible · 3 to complete until 18 December 2015 · … · 291 of 297 questions answered”."""
        if not self.rows:
            return _("There are no applications yet.")
        counts, withdrawn = self.counts, self.counts.get(Standing.WITHDRAWN, 0)
        parts = [
            _("{n} of {all} admissible").format(n=counts.get(Standing.ADMISSIBLE, 0), all=len(self.rows)),
            _to_complete([each for each in self.rows if each.standing is Standing.TO_COMPLETE]),
            _still_to_complete([each for each in self.rows if each.standing is Standing.ADMISSIBLE]),
            f"{counts.get(Standing.OPEN, 0)} {Standing.OPEN.label}",
            _("{n} inadmissible").format(n=counts.get(Standing.INADMISSIBLE, 0)),
            ngettext("{n} withdrawn", "{n} withdrawn", withdrawn).format(n=withdrawn) if withdrawn else "",
            self.answered_words,
        ]
        return " · ".join(filter(None, parts))


def _to_complete(rows: Sequence[Looked]) -> str:
    n, days = len(rows), {each.until for each in rows if each.until}
    if not n:
        return _("{n} to complete").format(n=n)
    overdue = sum(each.is_overdue for each in rows)
    if len(days) == 1:
        words = _("{n} to complete until {day}").format(n=n, day=formats.day(min(days)))
    else:
        words = _("{n} to complete, the first until {day}").format(n=n, day=formats.day(min(days)))
    return words + (_(" ({n} overdue)").format(n=overdue) if overdue else "")


def _still_to_complete(rows: Sequence[Looked]) -> str:
    """Of what was let through; empty where nothing is."""
    waiting = [each for each in rows if each.until]
    if not waiting:
        return ""
    text = ngettext(
        "{n} let through and still to complete until {day}",
        "{n} let through and still to complete, the first until {day}",
        len(waiting),
    )
    return text.format(n=len(waiting), day=formats.day(min(each.until for each in waiting)))


def overview(view: View, *, at: str | None = None) -> Overview:
    """`at` is the ISO 8601 time of the look."""
    call = view.call()
    dossiers = view.dossiers()
    until = view.setting(SUBMITTED_UNTIL)
    left_out = left_out_of(view.refused_rows(), {each.application.number for each in dossiers})
    around = Around.of(call.scheme, dossiers, until=until, left_out=left_out)
    answers = by_application(view.checks.answers())
    supplements: dict[str, list[Supplement]] = {}
    for supplement in view.checks.supplements():
        supplements.setdefault(supplement.application, []).append(supplement)
    hearings: dict[str, list[Hearing]] = {}
    for hearing in view.checks.hearings():
        hearings.setdefault(hearing.application, []).append(hearing)
    checklist, on = checklist_of(call.scheme), today(at or view.next_time()).isoformat()
    rows = [
        Looked(
            dossier=each,
            findings=findings_of(each, around),
            answers=answers.get(each.application.number, ()),
            supplements=tuple(supplements.get(each.application.number, ())),
            hearings=tuple(hearings.get(each.application.number, ())),
            checklist=checklist,
            on=on,
            support_rate=call.scheme.budget.support_rate,
        )
        for each in dossiers
    ]
    rows.sort(key=lambda each: (_ORDER.index(each.standing), number_key(each.number)))
    return Overview(rows=tuple(rows), checklist=checklist, until=until)
