"""What is wrong, a line each, worst first; each leads to where it is seen to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from evalapp.operations.letters.finding import Finding, Level
from ui.access.tab_order import put_in_tab_order
from ui.look import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.text import Label

_TONES = {Level.FAULT: "bad", Level.WARNING: "attention", Level.NOTE: "dim"}
_SHAPES = {Level.FAULT: "●", Level.WARNING: "○", Level.NOTE: "–"}


class FindingLine(QWidget):
    """Used again for another finding, so that the keyboard stays on it while letters are looked through anew."""

    def __init__(self, follow: Callable[[Finding], None]) -> None:
        super().__init__()
        self._follow = follow
        self.finding: Finding | None = None
        self.level = Label(type="caption-strong")
        self.words = Label(type="table", wrap=True)
        self.link = LinkButton("", self._act)
        head = QHBoxLayout()
        head.addWidget(self.level, 1)
        head.addWidget(self.link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.S)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.words)

    def show_finding(self, finding: Finding, link: str, about: str) -> None:
        self.finding = finding
        words = " · ".join(filter(None, (finding.level.label, about)))
        self.level.setText(f"{_SHAPES[finding.level]} {words}")
        self.level.set_tone(_TONES[finding.level])
        self.words.setText(finding.sentence)
        self.link.setText(link.replace("&", "&&"))
        self.link.setAccessibleName(f"{link}: {finding.sentence}")
        self.link.setVisible(bool(link))

    def _act(self) -> None:
        if self.finding is not None:
            self._follow(self.finding)


class FindingList(QWidget):
    """`words(finding)` is what the link says that leads to it; empty where it leads nowhere.

    Tab comes to it `after` that widget. `names`: each with the letter that it is about.
    """

    def __init__(
        self,
        words: Callable[[Finding], str],
        follow: Callable[[Finding], None],
        after: QWidget,
        *,
        names: bool = False,
    ) -> None:
        super().__init__()
        self._words, self._follow, self._after, self._names = words, follow, after, names
        self.lines: list[FindingLine] = []
        self.nothing = Label(type="table", tone="good", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.nothing)
        self.say_under_way()

    def say_under_way(self) -> None:
        """What is known stays until the rest is."""
        self.nothing.setText(_("The letters are being looked through."))
        self.nothing.set_tone("dim")
        self.nothing.setVisible(not self.shown)

    @property
    def shown(self) -> list[Finding]:
        return [each.finding for each in self.lines if not each.isHidden() and each.finding is not None]

    def show_findings(self, findings: Sequence[Finding], nothing: str) -> None:
        self.nothing.setText(nothing)
        self.nothing.set_tone("good")
        self.nothing.setVisible(not findings and bool(nothing))
        while len(self.lines) < len(findings):
            self._add()
        for n, line in enumerate(self.lines):
            is_there = n < len(findings)
            if is_there:
                about = findings[n].application or _("all letters") if self._names else ""
                line.show_finding(findings[n], self._words(findings[n]), about)
            line.setVisible(is_there)

    def _add(self) -> None:
        line = FindingLine(self._follow)
        self._column.addWidget(line)
        put_in_tab_order(self.lines[-1].link if self.lines else self._after, line)
        self.lines.append(line)
