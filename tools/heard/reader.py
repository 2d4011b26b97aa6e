"""Somebody at the keys who hears the window and does not see it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from tools.hands import Failed, Hands
from tools.heard.bus import Bus, Event, Place, Unanswered
from tools.heard.things import Thing, look_at

_FOCUSED = "focused"
MOST_STOPS = 90  # of the keyboard on one page
_QUIET, _LONGEST = 0.18, 6.0  # seconds: after that long without a word the window has said all


class Reader:
    """Keys go in, lines come out; `faults` are the lines that nobody understands, each with its page."""

    def __init__(self, bus: Bus, environment: Mapping[str, str], file: Path | None) -> None:
        self._bus = bus
        self.lines: list[str] = []
        self.faults: list[str] = []
        self.announced: list[str] = []
        self.stops: list[Thing] = []
        self.now: Thing | None = None
        self.page = ""
        self._known: set[str] = set()
        self._hands = Hands(environment, file, None)
        self._wait_until_shown()

    # what is done

    def press(self, *keys: str) -> None:
        for key in keys:
            self.lines.append(f"    ⌨ {key}")
            self._hands.press(key)
            self.listen()

    def type(self, text: str) -> None:
        self.lines.append(f"    ⌨ “{text}”")
        self._hands.type(text)
        self.listen()

    def begin(self, page: str) -> None:
        self.page = page
        self.lines = [f"== {page} =="]

    def come_to(self, words: str, *, heard: str = "") -> None:
        """The page that is called so, by the palette, unless it is at hand; that it says its name, or `heard`."""
        if not any(each.startswith(heard or words) for each in self.announced):
            self.press("ctrl+k")
            self.type(f"{words} ")
            self.press("Return")
        self.expect(heard or words)
        self.lines.append("    -- round by Tab:")
        self.go_round()
        self.lines.append("    -- its work:")

    def answer_dialog(self, title: str, path: Path) -> None:
        self._hands.answer_dialog(title, path)
        self.listen()

    def go_to(self, words: str, *, key: str = "Tab") -> Thing:
        """Press `key` until what has the keyboard has these words in its name."""
        return self._go_until(lambda now: words in now.name, f"“{words}”", key)

    def go_to_table(self, *, key: str = "Tab") -> Thing:
        """The next table, or a cell of it, which is heard as the keyboard comes there."""
        self.press(key)
        return self._go_until(lambda now: now.is_table or now.is_cell, "a table", key)

    def go_to_role(self, role: str, *, key: str = "Tab") -> Thing:
        return self._go_until(lambda now: now.role == role, f"a {role}", key)

    def _go_until(self, is_there: Callable[[Thing], bool], what: str, key: str) -> Thing:
        for _step in range(MOST_STOPS):
            if self.now is not None and is_there(self.now):
                return self.now
            self.press(key)
        where = self.now.said() if self.now else "nowhere"
        raise Failed(f"{self.page}: {what} was not reached with {key}; the keyboard is at {where}")

    def go_round(self) -> list[Thing]:
        """Tab until it comes back to where it began; every stop."""
        first = self.now
        found: list[Thing] = []
        for _step in range(MOST_STOPS):
            self.press("Tab")
            if self.now is None or any(
                self.now.place == each.place for each in (*found, *filter(None, (first,)))
            ):
                break
            found.append(self.now)
        return found

    def _wait_until_shown(self) -> None:
        """The window is active, and has said all of its beginning."""
        end = time.monotonic() + 20
        while not any("window:" in line for line in self.lines):
            if time.monotonic() > end:
                raise Failed("the window told nothing on the accessibility bus")
            self.listen(quiet=0.3)
        self.listen(quiet=0.8)

    # what is heard

    def listen(self, *, quiet: float = _QUIET, longest: float = _LONGEST) -> None:
        at: Place | None = None
        for event in self._bus.events(quiet, longest):
            if event.kind == "StateChanged" and event.of == _FOCUSED and event.number:
                at = event.place
            elif event.kind == "Announcement":
                self._hear(str(event.value))
            elif event.kind == "Activate":
                self._note(f"window: {event.value}")
            elif self._is_new_name(event):
                self._rename(str(event.value))
        if at is not None:
            self._land(at)

    def _is_new_name(self, event: Event) -> bool:
        """What has the keyboard is called otherwise: a score that was given, a cell of a picture."""
        is_name = event.kind == "PropertyChange" and event.of == "accessible-name"
        return is_name and self.now is not None and event.place == self.now.place

    def _rename(self, name: str) -> None:
        if self.now is not None and name != self.now.name:
            self.now = replace(self.now, name=name)
            self._note(f"→ {name}")

    def _hear(self, words: str) -> None:
        self.announced.append(words)
        self._note(f"« {words} »")
        if not words.strip():
            self._fault("an announcement of nothing")

    def _land(self, place: Place) -> None:
        try:
            self.now = look_at(self._bus, place)
        except Unanswered:
            return  # gone since
        self.stops.append(self.now)
        self._note(self.now.said())
        for fault in self.now.faults():
            self._fault(f"{self.now.said()}: {fault}")

    def _note(self, line: str) -> None:
        self.lines.append(f"  {line}")

    def _fault(self, words: str) -> None:
        if (line := f"{self.page}: {words}") not in self.faults:
            self.faults.append(line)

    # what is asked of it

    def expect(self, words: str) -> None:
        """That these words were announced since the last time that any were expected."""
        end = time.monotonic() + 15
        while not any(words in each for each in self.announced):
            if time.monotonic() > end:
                raise Failed(f"{self.page}: “{words}” was not announced, but: {self.announced}")
            self.listen(quiet=0.3)
        self.announced.clear()

    def expect_name(self, words: str) -> None:
        """That what has the keyboard is called so now."""
        end = time.monotonic() + 10
        while self.now is None or words not in self.now.name:
            if time.monotonic() > end:
                raise Failed(
                    f"{self.page}: “{words}” is not heard, but {self.now.said() if self.now else 'nothing'}"
                )
            self.listen(quiet=0.3)

    def expect_cell(self) -> Thing:
        """That the keyboard is at a cell with its head."""
        if self.now is None or not self.now.is_cell:
            raise Failed(
                f"{self.page}: no cell has the keyboard, but {self.now.said() if self.now else 'nothing'}"
            )
        return self.now

    def end(self) -> None:
        self._hands.end()
