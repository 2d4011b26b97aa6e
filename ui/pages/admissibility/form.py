"""What goes with an answer or a decision: why, and until when or on which day."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from evalapp.domain.errors import BadValue
from evalapp.domain.texts import _
from evalapp.operations.admissibility.days import typed_day
from ui.look import theme
from ui.pages.admissibility.asked_form import About, AskedForm
from ui.widgets.fields import LineField, SentenceField

Record = Callable[[str, str], object]
"""Given the reason and an ISO 8601 date, or empty; None where it was refused."""


class ReasonForm(AskedForm):
    def __init__(self) -> None:
        self.reason, self.day = SentenceField(), LineField()
        self.day.setFixedWidth(theme.pixels(160))
        typed = (self.reason, self.day)
        super().__init__(_say_draft, button=_("Record"), fields=typed, typed=typed)
        self._record: Record | None = None

    def ask(
        self, about: About, words: str, record: Record, *, reason: str = "", why: str, day: str = ""
    ) -> None:
        """`why` says what the reason is, `day` what the day is, where one is asked; `reason` stands there first."""
        self._record = record
        for field, said in ((self.reason, why), (self.day, day)):
            shape = _("day/month/year")
            field.setPlaceholderText(f"{said} ({shape})" if field is self.day else said)
            field.setAccessibleName(said or why)
        self.day.setVisible(bool(day))
        self.begin(about, words, reason, "", at=self.day if day else self.reason)

    def act(self) -> None:
        about, record = self.about, self._record
        if about is None or record is None:
            return
        try:
            day = typed_day(self.day.text()) if self.day.isVisibleTo(self) else ""
        except BadValue as error:
            self.show_error(str(error))
            return
        reason = self.reason.text()
        if self.drafts.record(about, lambda: record(reason, day)) is not None:
            self.leave()


def _say_draft(about: Hashable) -> str:
    assert isinstance(about, About)
    return _("the admissibility of {application}").format(application=about.application)
