"""What goes into one spreadsheet form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from evalapp.domain.application import Dossier
from evalapp.domain.call import Score
from evalapp.domain.people import Person
from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.scoring.answer import NOTHING, Answer, Place
from evalapp.exchange.forms.ids import KIND, FormCriterion, FormIds, FormSheet, base_of
from evalapp.exchange.forms.words import criterion_words
from evalapp.exchange.sealed.wire import FIRST_FORMAT
from evalapp.sheets.sheet import one_line
from evalapp.sheets.text import from_cell, in_cell

_MOST_SHOWN = 300


@dataclass(frozen=True, kw_only=True)
class FormContent:
    """`form` is this form's own id, a UUID; `number` counts what the juror was handed, from 1.

    `dossiers` must already leave out what the juror has a conflict with. `scores` are the juror's own, as the panel
    holds them.
    """

    panel: str
    form: str
    number: int
    created_at: str
    title: str
    scheme: Scheme
    scheme_version: int
    juror: Person
    dossiers: tuple[Dossier, ...]
    scores: tuple[Score, ...] = ()
    reference: str = ""
    deadline: str = ""
    is_demo: bool = False

    @cached_property
    def held(self) -> dict[Place, Answer]:
        return {each.place: each.answer for each in self.scores}

    @cached_property
    def ids(self) -> FormIds:
        return FormIds(
            format=FIRST_FORMAT,
            kind=KIND,
            panel=self.panel,
            form=self.form,
            number=self.number,
            juror=self.juror.id,
            scheme_version=self.scheme_version,
            created_at=self.created_at,
            criteria=tuple(
                FormCriterion(id=each.id, shown=one_line(from_cell(in_cell(criterion_cell(each)))))
                for each in self.scheme.criteria
            ),
            sheets=tuple(self._sheet(each.application.number) for each in self.dossiers),
        )

    def _sheet(self, application: str) -> FormSheet:
        held = {each.id: self.held.get((application, each.id), NOTHING) for each in self.scheme.criteria}
        return FormSheet(application=application, base=base_of(held))


def criterion_cell(criterion: Criterion) -> str:
    """What stands in the criterion's own cell: its title, and under it what is asked."""
    return f"{str(criterion.title)[:_MOST_SHOWN]}\n{criterion_words(criterion)}"
