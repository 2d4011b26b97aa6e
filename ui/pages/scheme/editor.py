"""What is said of one criterion or group, in both languages side by side; leaving a field stores it."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from evalapp.domain.numbers import parse_decimal
from evalapp.domain.scheme.model import Comment, Criterion, Scheme
from evalapp.domain.scheme.parts import scales_of
from evalapp.domain.texts import NO_TEXT, Text, _
from evalapp.operations.scheme.editing import read_threshold, with_criterion, with_group
from evalapp.operations.scheme.scales import with_scale_of
from evalapp.words.formats import score
from evalapp.words.scheme.changes import choice_name
from evalapp.words.scores import range_of, value_text
from ui.look import theme
from ui.pages.scheme.entry_card import EntryCard, Take, grid_of, head, in_both
from ui.widgets.text import Label, Rule

_POINT_WIDTH = 72  # pixels of the value before what it means
_MOST_DESCRIBED = 40


class Editor(EntryCard):
    """Everything about the criterion or group that is chosen but the values of its scale."""

    def __init__(self, take: Take) -> None:
        super().__init__(" ", take)
        self.source = Label(type="caption", tone="dim", wrap=True)
        self.body.insertWidget(1, self.source)

    def show_part(self, scheme: Scheme, what: str, id: str, *, may_edit: bool) -> None:
        form, name = self.begin(scheme, f"{what} {id}", may_edit=may_edit)
        grid = grid_of(form, 1, 1)
        if what == "criterion":
            self._fill_criterion(grid, scheme, scheme.criterion(id))
        else:
            self._fill_group(grid, scheme, id)
        self.source.setVisible(bool(self.source.text()))
        self.lay(form, name)

    def _fill_group(self, grid: QGridLayout, scheme: Scheme, id: str) -> None:
        group = scheme.group(id)
        self.heading.setText(str(group.title))
        self.source.setText("")
        self.both(grid, 0, "title", _("Title"), group.title, partial(self._put_group_title, id))
        threshold = str(group.threshold or "")
        entry = self.line("threshold", _("Threshold"), threshold, partial(self._put_group_threshold, id))
        grid.addWidget(entry.holder, 1, 0)

    def _fill_criterion(self, grid: QGridLayout, scheme: Scheme, criterion: Criterion) -> None:
        id = criterion.id
        self.heading.setText(f"{scheme.marks[id]} {criterion.title}".strip())
        self.source.setText(str(criterion.source))
        self.both(grid, 0, "title", _("Title"), criterion.title, partial(self._put_title, id))
        guidance = _("Guidance for the juror")
        self.both(
            grid,
            1,
            "guidance",
            guidance,
            criterion.guidance,
            partial(self._put_guidance, id),
            lines=3,
        )
        ranges = {scale_id: range_of(scale) for scale_id, scale in scales_of(scheme).items()}
        alike = Counter(ranges.values())  # told apart by what the scheme calls them, where they look the same
        scales = {each: f"{said} ({each})" if alike[said] > 1 else said for each, said in ranges.items()}
        comments = {str(each): choice_name("comment", str(each)) for each in Comment}
        counts = {"yes": _("yes"), "no": _("no, it is only shown")}
        threshold, comment = str(criterion.threshold or ""), str(criterion.comment)
        is_counted = "yes" if criterion.counts else "no"
        entries = (
            self.choice("scale", _("Scale"), scales, criterion.scale.id, partial(self._put_scale, id)),
            self.choice("comment", _("Justification"), comments, comment, partial(self._put_comment, id)),
            self.line("weight", _("Weight"), score(criterion.weight), partial(self._put_weight, id)),
            self.line("threshold", _("Threshold"), threshold, partial(self._put_threshold, id)),
            self.choice(
                "counts", _("Counts in the total"), counts, is_counted, partial(self._put_counts, id)
            ),
            self.line("code", _("Official number"), criterion.code, partial(self._put_code, id)),
        )
        for n, entry in enumerate(entries):
            grid.addWidget(entry.holder, 2 + n // 2, n % 2, Qt.AlignmentFlag.AlignTop)
        described = _described(criterion)
        if described:
            table = QWidget()
            self._fill_descriptors(table, criterion, described)
            grid.addWidget(table, grid.rowCount(), 0, 1, 2)

    def _fill_descriptors(self, table: QWidget, criterion: Criterion, described: list[int]) -> None:
        """A row each value, under heads that are said once."""
        grid = grid_of(table, 0, 1, 1)
        grid.setColumnMinimumWidth(0, theme.pixels(_POINT_WIDTH))
        scale = criterion.scale
        means = in_both(_("What it means"))
        grid.addWidget(Rule(), 0, 0, 1, 3)
        head(grid, 1, _("Word") if scale.words else _("Points"), *means)
        for row, steps in enumerate(reversed(described), start=2):
            value = scale.value(steps)
            said = value_text(scale, steps)
            grid.addWidget(Label(said, type="table-strong", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
            self.both(
                grid,
                row,
                f"descriptor-{steps}",
                _("{value}: what it means").format(value=said),
                criterion.descriptors.get(value, NO_TEXT),
                partial(self._put_descriptor, criterion.id, value),
                lines=2,
                first=1,
                has_caption=False,
            )

    def _put(self, id: str, **values: object) -> None:
        self._take(with_criterion(self.scheme, id, **values))

    def _put_group_title(self, id: str, text: Text) -> None:
        self._put_group(id, title=text)

    def _put_title(self, id: str, text: Text) -> None:
        self._put(id, title=text)

    def _put_guidance(self, id: str, text: Text) -> None:
        self._put(id, guidance=text)

    def _put_group(self, id: str, **values: object) -> None:
        self._take(with_group(self.scheme, id, **values))

    def _put_group_threshold(self, id: str, typed: str) -> None:
        self._put_group(id, threshold=read_threshold(typed))

    def _put_weight(self, id: str, typed: str) -> None:
        self._put(id, weight=parse_decimal(typed))

    def _put_threshold(self, id: str, typed: str) -> None:
        self._put(id, threshold=read_threshold(typed))

    def _put_comment(self, id: str, typed: str) -> None:
        self._put(id, comment=Comment(typed))

    def _put_counts(self, id: str, typed: str) -> None:
        self._put(id, counts=typed == "yes")

    def _put_code(self, id: str, typed: str) -> None:
        self._put(id, code=typed)

    def _put_scale(self, id: str, typed: str) -> None:
        self._take(with_scale_of(self.scheme, id, typed))

    def _put_descriptor(self, id: str, value: Fraction, text: Text) -> None:
        kept = dict(self.scheme.criterion(id).descriptors)
        if text:
            kept[value] = text
        else:
            kept.pop(value, None)
        self._put(id, descriptors=dict(sorted(kept.items())))


def _described(criterion: Criterion) -> list[int]:
    """The values that have a text of their own, or are whole points or words: the others lie between two of them."""
    scale = criterion.scale
    return [
        steps
        for steps in scale.allowed_steps
        if scale.value(steps) in criterion.descriptors or scale.words or scale.value(steps).denominator == 1
    ][:_MOST_DESCRIBED]
