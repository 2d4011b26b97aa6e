"""Beside the files of a merge: what is refused in one, and what the panel holds afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange.merging import MergePlan
from ui.look import theme
from ui.pages.exchange.merge_rows import MergeRow
from ui.pages.overview.coverage import Coverage
from ui.widgets.card import Card
from ui.widgets.text import Label

_MOST_LINES = 12


class FileCard(Card):
    """What is said about one file, line by line: where, what, and the way out."""

    def __init__(self) -> None:
        super().__init__()
        self._text = Label(type="table", wrap=True)
        self.body.addWidget(self._text)

    def show_file(self, row: MergeRow, scheme: Scheme) -> None:
        self.heading.setText(row.plan.file)
        self.heading.show()
        lines = [row.plan.reason] if row.plan.reason else []
        details = [each for each in row.plan.details if each.what != "conflict"]
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
        self.setVisible(bool(lines))


class AfterCard(Card):
    """The sum of the plan: what is new, how far the panel is then, whether it can be ranked."""

    def __init__(self) -> None:
        super().__init__(_("After the merge"))
        self._sum = Label(type="table", wrap=True)
        self._coverage = Label(type="table", wrap=True)
        self._ready = Label(type="table")
        self._verdict = Label(type="table-strong")
        self._who = Label(type="table", tone="dim", wrap=True)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self._sum)
        lines.addWidget(self._coverage)
        ready = QHBoxLayout()
        ready.setSpacing(theme.XS)
        ready.addWidget(self._ready)
        ready.addWidget(self._verdict)
        ready.addStretch()
        lines.addLayout(ready)
        lines.addWidget(self._who)
        self.body.addLayout(lines)

    def show_plan(self, plan: MergePlan, after: Coverage, names: Mapping[str, str]) -> None:
        counts = {
            "new": sum(each.new for each in plan.files),
            "updated": sum(each.updated for each in plan.files),
            "same": sum(each.unchanged for each in plan.files),
        }
        self._sum.setText(_("+ {new} new scores · {updated} changed · {same} same").format(**counts))
        self._coverage.setText(_("Coverage: {coverage}").format(coverage=after.words))
        self._ready.setText(_("Ready to rank:"))
        self._show_verdict(after, [names.get(juror, juror) for juror in after.owed])

    def _show_verdict(self, after: Coverage, missing: Sequence[str]) -> None:
        is_ready = bool(after.needed) and not missing
        self._verdict.setText(_("yes") if is_ready else _("not yet"))
        self._verdict.set_tone("good" if is_ready else "attention")
        n = len(missing)
        text = ngettext("{n} juror still owes scores: {who}", "{n} jurors still owe scores: {who}", n)
        who = ", ".join(missing[:4]) + (" …" if n > 4 else "")
        self._who.setText(text.format(n=n, who=who))
        self._who.setVisible(bool(missing))
