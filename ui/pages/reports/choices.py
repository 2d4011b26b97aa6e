"""What is asked of a report: which kind, how, and of which applications."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QWidget,
)

from evalapp.domain.application import Application
from evalapp.domain.texts import LANGUAGE_NAMES, N_, _, current_language
from evalapp.operations.reports.kind import ANONYMOUS, AnyKind, Flag
from evalapp.words.formats import stamp
from ui.actions import OFFICE, action
from ui.look import theme
from ui.settings import WrittenReport
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.text import Label, set_tip

_LEAST_LIST = 160  # pixels as designed: it scrolls, and in a low window the page around it does too


class KindCard(Card):
    """One of the kinds, each with what it is for, and when this machine wrote it last."""

    chosen = Signal()

    def __init__(self, kinds: Sequence[AnyKind], *, is_ranked: bool = True) -> None:
        super().__init__(_("Which report"))
        self._kinds = kinds
        self.buttons: dict[str, QRadioButton] = {}
        self.written: dict[str, Label] = {}
        group = QButtonGroup(self)
        for kind in kinds:
            title, purpose = kind.words_in(is_ranked=is_ranked)
            button = self.buttons[kind.id] = QRadioButton(title)
            button.setProperty("type", "strong")
            button.setProperty("shows", True)
            button.setAccessibleDescription(purpose)
            group.addButton(button)
            note = Label(purpose, type="table", tone="dim", wrap=True)
            note.setContentsMargins(theme.XXL, 0, 0, 0)
            last = self.written[kind.id] = Label(type="caption", tone="dim", wrap=True)
            last.setContentsMargins(theme.XXL, 0, 0, theme.S)
            for widget in (button, note, last):
                self.body.addWidget(widget)
        self.buttons[kinds[0].id].setChecked(True)
        group.buttonToggled.connect(self.chosen)

    def put_below(self, id: str, widget: QWidget) -> None:
        """What else can be done with a kind; nothing where there is no such kind."""
        if id in self.written:
            row = QHBoxLayout()
            row.setContentsMargins(theme.XXL, 0, 0, theme.S)
            row.addWidget(widget)
            row.addStretch()
            self.body.insertLayout(self.body.indexOf(self.written[id]) + 1, row)

    @action(
        "destruction", N_("Declaration of destruction"), roles=OFFICE,
        also=N_("retention copies erase delete archive privacy"),
    )  # fmt: skip
    def choose_destruction(self) -> None:
        self.choose("destruction")

    @property
    def kind(self) -> AnyKind:
        return next(kind for kind in self._kinds if self.buttons[kind.id].isChecked())

    def show_written(self, written: Mapping[str, WrittenReport], fingerprint: str) -> None:
        """`fingerprint` is that of the file now: what was written from another is older than the file."""
        for id, label in self.written.items():
            label.setText(_last_words(written.get(id), fingerprint))
            set_tip(label, str(written[id].path) if id in written else "")

    def choose(self, id: str) -> None:
        """Nothing where there is no such kind."""
        if id in self.buttons:
            self.buttons[id].setChecked(True)


def _last_words(written: WrittenReport | None, fingerprint: str) -> str:
    if written is None:
        return _("Not yet written on this computer")
    text = (
        _("Last written {when}, from the file as it is now: {file}")
        if written.fingerprint == fingerprint
        else _("Last written {when}; the file has changed since: {file}")
    )
    return text.format(when=stamp(written.at), file=written.path.name)


class HowCard(Card):
    """The language, and a box for each flag that the kind at hand heeds: as the call says, until somebody chooses."""

    def __init__(self, flags: Iterable[Flag]) -> None:
        super().__init__(_("How"))
        self.is_chosen = False  # by somebody, and not by the call
        self.languages: dict[str, QRadioButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(theme.XL)
        for code, name in LANGUAGE_NAMES.items():
            button = self.languages[code] = QRadioButton(name)
            button.setProperty("type", "body")
            button.clicked.connect(self._choose)
            group.addButton(button)
            row.addWidget(button)
        row.addStretch()
        self.languages[current_language()].setChecked(True)
        self.body.addLayout(row)
        self.boxes = {flag: QCheckBox(flag.words()) for flag in flags}
        for box in self.boxes.values():
            box.clicked.connect(self._choose)
            self.body.addWidget(box)
        self.each = QCheckBox(_("Save one file for each application, in a folder"))
        self.body.addWidget(self.each)

    def _choose(self) -> None:
        self.is_chosen = True

    def choose(self, language: str, flags: Collection[str]) -> None:
        """As somebody chose before."""
        if language in self.languages:
            self.languages[language].setChecked(True)
            for flag, box in self.boxes.items():
                box.setChecked(flag.id in flags)
            self.is_chosen = True

    def follow(self, language: str, *, is_anonymous: bool) -> None:
        """What the call says of its papers."""
        if not self.is_chosen:
            self.languages[language].setChecked(True)
            self.boxes[ANONYMOUS].setChecked(is_anonymous)

    def offer(self, kind: AnyKind) -> None:
        for flag, box in self.boxes.items():
            box.setVisible(flag in kind.flags)
        self.each.setVisible(kind.is_each)

    @property
    def language(self) -> str:
        return next(code for code, button in self.languages.items() if button.isChecked())

    @property
    def flags(self) -> frozenset[Flag]:
        return frozenset(flag for flag, box in self.boxes.items() if box.isChecked())


def _everything(_application: Application) -> bool:
    return True


class ApplicationsCard(Card):
    """A tick for each application that is to be in it: at first for those that the kind at hand takes by itself."""

    def __init__(self) -> None:
        super().__init__(_("Which applications"))
        self._takes: Callable[[Application], bool] = _everything
        self._applications: Sequence[Application] = ()
        self.chosen: dict[str, bool] = {}  # what somebody ticked or unticked, which holds for every kind
        self.list = QListWidget()
        self.list.setAccessibleName(_("Applications in the report"))
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(theme.pixels(_LEAST_LIST))
        self.list.itemChanged.connect(self._remember)
        links = QHBoxLayout()
        links.setSpacing(theme.M)
        links.addWidget(LinkButton(_("All"), self.tick_all))
        links.addWidget(LinkButton(_("None"), self.tick_none))
        links.addStretch()
        self.body.addLayout(links)
        self.body.addWidget(self.list, 1)

    def show_applications(self, applications: Iterable[Application]) -> None:
        """What was ticked or unticked stays so."""
        self._applications = tuple(applications)
        self._fill()

    def offer(self, kind: AnyKind) -> None:
        self.setVisible(kind.is_by_application)
        self._takes = kind.takes
        self._fill()

    def _fill(self) -> None:
        row = self.list.currentRow()
        self.list.clear()
        for application in self._applications:
            words = f"{application.number}  {application.title}"
            if not application.is_judged:
                words += f" · {application.standing}"
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, application.number)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_in = self.chosen.get(application.number, self._takes(application))
            item.setCheckState(Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(row)

    def _remember(self, item: QListWidgetItem) -> None:
        number = str(item.data(Qt.ItemDataRole.UserRole))
        self.chosen[number] = item.checkState() is Qt.CheckState.Checked

    @property
    def ticked(self) -> list[str]:
        return self._numbers(Qt.CheckState.Checked)

    @property
    def is_as_taken(self) -> bool:
        """Whether just those are ticked that the kind takes by itself, so that none has to be asked for."""
        return self.ticked == [each.number for each in self._applications if self._takes(each)]

    def tick_only(self, number: str) -> None:
        self._tick(lambda each: each == number)

    def tick_all(self) -> None:
        self._tick(lambda _each: True)

    def tick_none(self) -> None:
        self._tick(lambda _each: False)

    def _tick(self, is_in: Callable[[str], bool]) -> None:
        for item in self._items():
            is_ticked = is_in(str(item.data(Qt.ItemDataRole.UserRole)))
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
            self._remember(item)

    def _numbers(self, state: Qt.CheckState) -> list[str]:
        return [
            str(item.data(Qt.ItemDataRole.UserRole)) for item in self._items() if item.checkState() is state
        ]

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(n) for n in range(self.list.count())]
