"""What a scheme lists beside its criteria, in forms: flags, codes of score tables, the checklist, and notes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from evalapp.domain.scheme.checklist import CheckItem, FindingKind
from evalapp.domain.scheme.model import Flag, NoScore, Scheme
from evalapp.domain.texts import Text, _
from evalapp.operations.scheme.lists import (
    Listed,
    add_code,
    add_item,
    items_of,
    moved_item,
    with_code,
    with_item,
    with_note,
    without_code,
    without_item,
)
from evalapp.words.scheme.findings import finding_name
from ui.pages.scheme.entry_card import EntryCard, Take, grid_of
from ui.widgets.text import Label, Rule

_TEXTS = 2  # columns of texts, then the buttons of a row


class ListForm(EntryCard):
    """One list: a row or two for each of its items, with what moves or removes it, and beneath what adds one."""

    def __init__(self, heading: str, about: str, key: str, add: str, take: Take) -> None:
        super().__init__(heading, take)
        self._key, self._add_words = key, add
        self.body.insertWidget(1, Label(about, type="caption", tone="dim", wrap=True))

    def show_list(self, scheme: Scheme, *, may_edit: bool) -> None:
        form, name = self.begin(scheme, self._key, may_edit=may_edit)
        grid = grid_of(form, 1, 1, 0)
        n = self._fill(grid)
        if not n:
            grid.addWidget(Label(_("None."), type="table", tone="dim"), 0, 0)
        if may_edit:
            grid.addWidget(self.link("add", self._add_words, self._add), grid.rowCount(), 0)
        self.lay(form, name)

    def _fill(self, grid: QGridLayout) -> int:
        """The items into the grid; how many there are."""
        raise NotImplementedError

    def _add(self) -> None:
        raise NotImplementedError

    def _change(self, change: Callable[[Scheme], Scheme], then: str) -> None:
        """Items are known by their place: what was refused of one is nothing of what stands there after."""
        self.commit()
        for each in self.entries.values():
            each.let_go()
        self.try_to(change, then)

    def _acts(self, n: int, count: int, said: str) -> QHBoxLayout:
        """What can be done with the item at `n`."""
        row = QHBoxLayout()
        for name, sign, words, by in (("up", "↑", _("Move up"), -1), ("down", "↓", _("Move down"), 1)):
            move = self.link(f"{name}-{n}", sign, partial(self._move, n, by), said=f"{words}: {said}")
            move.setEnabled(self._may_edit and 0 <= n + by < count)
            row.addWidget(move)
        remove = _("Remove")
        row.addWidget(self.link(f"remove-{n}", "×", partial(self._remove, n), said=f"{remove}: {said}"))
        return row

    def _move(self, n: int, by: int) -> None:
        raise NotImplementedError

    def _remove(self, n: int) -> None:
        raise NotImplementedError


class ItemsForm(ListForm):
    """A list of the scheme that has an order: flags, questions, notes."""

    _key: Listed

    def _fill(self, grid: QGridLayout) -> int:
        items = items_of(self.scheme, self._key)
        for n, item in enumerate(items):
            row = grid.rowCount()
            if n:
                grid.addWidget(Rule(), row, 0, 1, _TEXTS + 1)
                row += 1
            self._fill_item(grid, row, n, item)
            said = str(item) if isinstance(item, Text) else str(item.title)
            acts = QWidget()
            acts.setLayout(self._acts(n, len(items), said))
            grid.addWidget(acts, row, _TEXTS, Qt.AlignmentFlag.AlignTop)
        return len(items)

    def _fill_item(self, grid: QGridLayout, row: int, n: int, item: Flag | CheckItem | Text) -> None:
        if isinstance(item, Text):
            label = _("Note {n}").format(n=n + 1)
            self.both(grid, row, f"text-{n}", label, item, partial(self._put_note, n), lines=2)
            return
        self.both(grid, row, f"title-{n}", _("Title"), item.title, partial(self._put_title, n))
        guidance = _("Guidance")
        self.both(
            grid, row + 1, f"guidance-{n}", guidance, item.guidance, partial(self._put_guidance, n), lines=2
        )
        if isinstance(item, CheckItem):
            found = {"": _("nothing"), **{str(each): finding_name(each) for each in FindingKind}}
            value = str(item.finding or "")
            label = _("What the program finds beside it")
            entry = self.choice(f"finding-{n}", label, found, value, partial(self._put_finding, n))
            grid.addWidget(entry.holder, row + 2, 0)
            asked = {"yes": _("the regulation"), "no": _("this scheme")}
            whose = "yes" if item.is_official else "no"
            entry = self.choice(
                f"official-{n}", _("Who asks it"), asked, whose, partial(self._put_official, n)
            )
            grid.addWidget(entry.holder, row + 2, 1)
            self.both(grid, row + 3, f"source-{n}", _("Source"), item.source, partial(self._put_source, n))

    def _put(self, n: int, **values: object) -> None:
        key = self._key
        assert key in ("flags", "checklist")
        self._take(with_item(self.scheme, key, n, **values))

    def _put_title(self, n: int, text: Text) -> None:
        self._put(n, title=text)

    def _put_guidance(self, n: int, text: Text) -> None:
        self._put(n, guidance=text)

    def _put_finding(self, n: int, typed: str) -> None:
        self._put(n, finding=FindingKind(typed) if typed else None)

    def _put_official(self, n: int, typed: str) -> None:
        self._put(n, is_official=typed == "yes")

    def _put_source(self, n: int, text: Text) -> None:
        self._put(n, source=text)

    def _put_note(self, n: int, text: Text) -> None:
        key = self._key
        assert key in ("notes", "howto")
        self._take(with_note(self.scheme, key, n, text))

    def _add(self) -> None:
        key, n = self._key, len(items_of(self.scheme, self._key))
        name = "text" if key in ("notes", "howto") else "title"
        self._change(partial(add_item, key=key), f"{name}-{n}-nl")

    def _move(self, n: int, by: int) -> None:
        self._change(partial(moved_item, key=self._key, n=n, by=by), f"{'up' if by < 0 else 'down'}-{n + by}")

    def _remove(self, n: int) -> None:
        left = len(items_of(self.scheme, self._key)) - 1
        then = f"remove-{min(n, left - 1)}" if left else "add"
        self._change(partial(without_item, key=self._key, n=n), then)


class CodesForm(ListForm):
    """Other spellings of the reasons for no score, as score tables of the field have them."""

    def _fill(self, grid: QGridLayout) -> int:
        reasons = {str(each): each.label for each in NoScore}
        for n, (code, means) in enumerate(self.scheme.codes.items()):
            spelt = self.line(f"code-{n}", _("Code"), code, partial(self._put_code, code))
            reason = self.choice(
                f"reason-{n}", _("Reason for no score"), reasons, str(means), partial(self._put_reason, code)
            )
            grid.addWidget(spelt.holder, n, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(reason.holder, n, 1, Qt.AlignmentFlag.AlignTop)
            remove = _("Remove")
            act = self.link(f"remove-{n}", "×", partial(self._remove, n), said=f"{remove}: {code}")
            grid.addWidget(act, n, _TEXTS)
        return len(self.scheme.codes)

    def _put_code(self, code: str, typed: str) -> None:
        self._take(with_code(self.scheme, code, spelt=typed))

    def _put_reason(self, code: str, typed: str) -> None:
        self._take(with_code(self.scheme, code, reason=NoScore(typed)))

    def _add(self) -> None:
        self._change(add_code, f"code-{len(self.scheme.codes)}")

    def _remove(self, n: int) -> None:
        code, left = list(self.scheme.codes)[n], len(self.scheme.codes) - 1
        self._change(partial(without_code, code=code), f"remove-{min(n, left - 1)}" if left else "add")
