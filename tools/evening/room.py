"""The chair at the window of a meeting: its keys, buttons and fields, one step of the evening each."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.values import ItemState
from evalapp.domain.people import Role
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.progress.moving import NotReady
from evalapp.operations.workspace import Workspace
from ui.pages.closing.page import ClosingPage
from ui.pages.meeting.page import MeetingPage
from ui.window.frame import MainWindow


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """A consensus that is typed on one criterion, and the show of hands before it: for, against, abstained."""

    criterion: str
    value: str
    hands: tuple[str, str, str] = ("", "", "")


@dataclass(kw_only=True)
class Room:
    """The chair at the window. `signs`: (who signs as chair, who as secretary)."""

    window: MainWindow
    chair: PersonId
    signs: tuple[str, str]
    agreed: dict[str, Agreed] = field(default_factory=dict)
    parked: str = ""
    there: list[PersonId] = field(default_factory=list)  # who takes part, also while outside
    pictures: Path | None = None
    shown: list[str] = field(default_factory=list)

    def at(self, path: Path) -> MeetingPage:
        panel = Workspace.open(path)
        panel.act_as(self.chair)
        self.window.start(panel)
        return self.page()

    def page(self) -> MeetingPage:
        self.window.show_page("meeting")
        page = self.window.page()
        assert isinstance(page, MeetingPage)
        return page

    def closing(self) -> ClosingPage:
        self.window.show_page("closing")
        page = self.window.page()
        assert isinstance(page, ClosingPage)
        return page

    @property
    def panel(self) -> Workspace:
        assert self.window.session is not None
        return self.window.session.workspace

    def open_meeting(self, late: Collection[PersonId]) -> None:
        """Everybody is there but `late`, who come in once it is open."""
        page = self.page()
        page.open_button.click()
        for person, box in page.opening.people.items():
            box.setChecked(person not in late)
        self.shoot("opening")
        self.there = list(page.opening.people)
        page.opening.open_button.click()
        page.acts.come_in(list(late))

    def discuss_next(self) -> None:
        """What is at hand, as the chair does it: who left comes back, who must leave leaves."""
        page = self.page()
        page.go_on()
        outside = [each for each in self.there if each not in page.acts.meeting.inside]
        if outside:
            page.acts.come_in(outside)
        if ItemState.NOW not in states(page).values():
            return
        number = page.agenda.number
        if page.acts.meeting.still_inside(number):
            assert page.cards == {}, number
            self.shoot(f"who-leaves-{number}")
            QTest.keyClick(page.agenda.view, Qt.Key.Key_V)
        assert page.cards, number
        if number in self.agreed:
            self._agree(page, self.agreed[number])
        if number == self.parked:
            self.parked = ""  # the next time it is discussed
            self._park(page)

    def _agree(self, page: MeetingPage, agreed: Agreed) -> None:
        row = page.cards[agreed.criterion]
        row.open_form()
        form = row.form
        assert form is not None
        QTest.keyClicks(form.value, agreed.value)
        form.reason.setPlainText("De hele jury hoorde de aanvrager.")
        form.source.setCurrentIndex(0)
        for box, typed in zip(form.hands.fields.values(), agreed.hands, strict=True):
            box.setText(typed)
        self.shoot(f"consensus-{page.agenda.number}")
        QTest.keyClick(form.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert page.cards[agreed.criterion].form is None, form.error.text()

    def _park(self, page: MeetingPage) -> None:
        line = page.rail.park_line
        page.park_now()
        QTest.keyClicks(line.reason, "Cijfers gevraagd")
        self.shoot("parked")
        QTest.keyClick(line.reason, Qt.Key.Key_Return)

    def discuss_rest(self) -> None:
        while any(each is not ItemState.DONE for each in states(self.page()).values()):
            self.discuss_next()
        assert self.page().acts.close()

    def crash(self, path: Path, crashed: Path) -> None:
        """The power goes: what the disk holds is opened elsewhere, and shows what was there."""
        page = self.page()
        before = (states(page), [each.text for each in page.acts.meeting.minutes])
        for end in ("", "-wal"):
            source = path.with_name(path.name + end)
            if source.exists():
                shutil.copy(source, crashed.with_name(crashed.name + end))
        page = self.at(crashed)
        assert before == (states(page), [each.text for each in page.acts.meeting.minutes])
        assert list(before[0]) == list(states(page))

    def refuse_closing(self) -> str:
        """Why, as the operation says it: the page has its button off."""
        page = self._signed()
        assert not page.sign.button.isEnabled()
        self.shoot("closing-refused")
        try:
            move_to_phase(self.panel, Phase.CLOSED)
        except NotReady as refused:
            return str(refused)
        raise AssertionError("a call closed before its meeting was through")

    def draw(self, seed: str) -> None:
        page = self.closing()
        assert not page.sign.button.isEnabled()
        page.lot.seed.setText(seed)
        page.lot.witnesses.setText("de hele zaal")
        self.shoot("lot")
        page.lot.button.click()

    def close(self) -> None:
        page = self._signed()
        assert page.sign.button.isEnabled(), page.sign.why_not.text()
        self.shoot("closing")
        page.sign.button.click()
        assert self.panel.view.call().phase is Phase.CLOSED
        self.shoot("closed")

    def _signed(self) -> ClosingPage:
        page = self.closing()
        for role, name in zip((Role.CHAIR, Role.SECRETARY), self.signs, strict=True):
            page.sign.fields[role].setText(name)
        return page

    def shoot(self, name: str) -> None:
        for _turn in range(4):
            QApplication.processEvents()
        self.shown.append(name)
        if self.pictures is not None:
            self.window.grab().save(str(self.pictures / f"{len(self.shown):02d}-{name}.png"))


def states(page: MeetingPage) -> dict[str, ItemState | None]:
    return {each.number: each.state for each in page.agenda.rows}
