"""Beside and beneath the files of a merge: what is refused, and what the panel holds afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from evalapp.domain.merge import Choice, VersionChoice
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange.merging import MergePlan
from evalapp.operations.progress.after_merge import AfterMerge
from evalapp.words.explain import blocker_lines
from ui.pages.exchange.merge_rows import MergeRow, declared_words, refusals
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.text import Label

_MOST_LINES = 12
_MOST_BLOCKERS = 4
# A choice has a page of its own, what was taken in one is among the changes, a declared conflict stands above.
_SAID_ELSEWHERE = ("conflict", "taken", "declared")


class AskCard(Card):
    """How many choices the files ask, with the way to them; `go` leads there."""

    def __init__(self, go: Callable[[], object]) -> None:
        super().__init__()
        self._about = Label(type="table", tone="dim", wrap=True)
        self.button = Button(_("Choose…"), go)
        self.body.addWidget(self._about)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_choices(self, choices: Sequence[VersionChoice]) -> None:
        n = len(choices)
        self.setVisible(bool(n))
        self.heading.setText(
            ngettext(
                "{n} score is not the same everywhere", "{n} scores are not the same everywhere", n
            ).format(n=n)
        )
        self.heading.show()
        left = sum(each.choice is Choice.OPEN for each in choices)
        self._about.setText(
            ngettext(
                "Two devices or two moments gave another version; {n} choice is open. What is left open, the panel "
                "keeps.",
                "Two devices or two moments gave another version; {n} choices are open. What is left open, the panel "
                "keeps.",
                left,
            ).format(n=left)
        )


class RefusedLabel(Label):
    """Why each refused file is refused."""

    def __init__(self) -> None:
        super().__init__(type="table", tone="bad", wrap=True)

    def show_rows(self, rows: Sequence[MergeRow]) -> None:
        self.setText(refusals(rows))
        self.setVisible(bool(self.text()))


class FileCard(Card):
    """What is said about one file, line by line: where, what, and the way out."""

    def __init__(self) -> None:
        super().__init__()
        self._declared = Label(type="table", tone="attention", wrap=True)
        self._text = Label(type="table", wrap=True)
        self.body.addWidget(self._declared)
        self.body.addWidget(self._text)

    def show_file(self, row: MergeRow, scheme: Scheme, *, is_said: bool = False) -> None:
        """`is_said`: why it is refused stands elsewhere on the page already."""
        self.heading.setText(row.plan.file)
        self.heading.show()
        lines = [each for each in (row.late, "" if is_said else row.plan.reason) if each]
        details = [each for each in row.plan.details if each.what not in _SAID_ELSEWHERE]
        self._declared.setText(declared_words(row.plan))
        self._declared.setVisible(bool(row.plan.declared))
        titles = {criterion.id: criterion.head for criterion in scheme.criteria}
        for detail in details[:_MOST_LINES]:
            row_words = _("row {n}").format(n=detail.row) if detail.row is not None else ""
            place = (row_words, detail.application, titles.get(detail.criterion, detail.criterion))
            where = " · ".join(part for part in place if part)
            lines.append(f"{where}: {detail.reason}" if where else detail.reason)
        more = len(details) - _MOST_LINES
        if more > 0:
            lines.append(_("and {n} more").format(n=more))
        self._text.setText("\n".join(lines))
        self._text.setVisible(bool(lines))
        self.setVisible(bool(lines or row.plan.declared))


class AfterCard(Card):
    """The sum of the plan: what is new, how far the panel is then, whether it can be ranked."""

    def __init__(self) -> None:
        super().__init__(_("After the merge"))
        self._sum = Label(type="table", wrap=True)
        self._coverage = Label(type="table", wrap=True)
        self._verdict = Label(type="table-strong", wrap=True)
        self._why = Label(type="table", tone="dim", wrap=True)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self._sum)
        lines.addWidget(self._coverage)
        lines.addWidget(self._verdict)
        lines.addWidget(self._why)
        self.body.addLayout(lines)

    def show_plan(self, plan: MergePlan, after: AfterMerge) -> None:
        counts = {
            "new": sum(each.new for each in plan.files),
            "updated": sum(each.updated for each in plan.files),
            "same": sum(each.unchanged for each in plan.files),
        }
        self._sum.setText(_("+ {new} new scores · {updated} changed · {same} same").format(**counts))
        self._coverage.setText(_("Coverage: {coverage}").format(coverage=after.coverage.words))
        self._verdict.setText(f"{after.coverage.ranking_words(after.blockers)}.")
        self._verdict.set_tone("good" if after.is_ready else "attention")
        lines = blocker_lines(after.facts.call.scheme, after.blockers, after.facts.names)
        more = len(lines) - _MOST_BLOCKERS
        if more > 0:
            lines = [*lines[:_MOST_BLOCKERS], _("and {n} more").format(n=more)]
        self._why.setText("\n".join(lines))
        self._why.setVisible(bool(lines))
