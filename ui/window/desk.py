"""The pages of one role: made when first shown, told of changes, asked to do things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from evalapp.domain.file_kinds import IMPORTED, MERGED, PDF, of_kinds
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.texts import _, ngettext
from ui.access.announcing import announce
from ui.actions import Action as Act
from ui.page import Message, Page
from ui.saving import as_drafts
from ui.window.faces import Faces
from ui.window.going_on.place import Place, go_to, place_on
from ui.window.navigation import entries_for, on_rail, page_actions
from ui.window.rail import Rail

if TYPE_CHECKING:
    from evalapp.domain.journal import Changes
    from ui.session import Session


class Desk(QObject):
    told = Signal(object, str)  # Message, and the page that says it
    went_on = Signal(str)  # to a page, or with "" to another task on the one at hand
    status_changed = Signal()
    leave_requested = Signal(object)  # Callable[[], Message]

    def __init__(self, session: Session, stack: Faces, rail: Rail, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._stack, self._rail = session, stack, rail
        self.is_ranked = session.call.scheme.is_ranked
        entries = entries_for(session.actor.role, is_ranked=self.is_ranked)
        self._entries = {entry.id: entry for entry in entries}
        self._instead = {entry.instead_of: entry.id for entry in entries if entry.instead_of}
        self._pages: dict[str, Page] = {}
        self._places: dict[str, Place] = {}  # of pages that were not shown yet, from another window
        self.current_id = ""
        rail.set_entries(on_rail(self._entries.values()))
        session.begin_drafts()
        session.drafts.came_back.connect(self._tell_kept)
        session.changed.connect(self._spread)

    def page_for(self, page_id: str) -> str:
        """That page, or what stands in its place; else the first of the rail."""
        page_id = self._instead.get(page_id, page_id)
        return page_id if page_id in self._entries else next(iter(self._entries))

    @property
    def current(self) -> Page | None:
        return self._pages.get(self.current_id)

    def show_page(self, page_id: str, target: object = None) -> Page | None:
        """Show a page, made now if need be, and `target` on it; None for a page this role does not have.

        In place of one that this call does not have, the one that stands there.
        """
        page_id = self._instead.get(page_id, page_id)
        if page_id not in self._entries:
            return None
        if self.current is not None and page_id != self.current_id:
            self.current.flush()
        if page_id != self.current_id:
            self.went_on.emit(page_id)
        if page_id not in self._pages:
            self._make(page_id)
        page = self._pages[page_id]
        page.catch_up()
        is_another, self.current_id = page_id != self.current_id, page_id
        self._stack.show_page(page)
        self._rail.set_current(self._entries[page_id].under or page_id)
        if is_another:
            announce(page, _page_words(self._entries[page_id].label, page.state_words()))
        page.take_focus()
        if (place := self._places.pop(page_id, None)) is not None and target is None:
            go_to(place, page)
        if target is not None:
            page.open_at(target)
        self.status_changed.emit()
        return page

    def _make(self, page_id: str) -> None:
        page = self._entries[page_id].bring()(self._session)
        page.told.connect(self._tell)
        page.begun.connect(partial(self.went_on.emit, ""))
        page.go_requested.connect(self.show_page)
        page.status_changed.connect(self.status_changed)
        page.leave_requested.connect(self.leave_requested)
        self._pages[page_id] = page
        self._session.savings.watch(page.saving)
        self._session.savings.watch(lambda: as_drafts(page.recordable()))
        for drafts in page.drafts().values():
            drafts.changed.connect(self._session.savings.look)
            drafts.forgotten.connect(self._session.savings.look)
            drafts.came_back.connect(self._session.savings.look)
        self._session.drafts.watch(page.drafts())
        page.status_changed.connect(self._session.savings.look)
        self._stack.add_page(page)
        page.refresh(None)

    def _tell(self, message: Message) -> None:
        sender = self.sender()
        page_id = next((each for each, page in self._pages.items() if page is sender), self.current_id)
        if message.offers_undo and self._session.workspace.last.change is None:
            # Nothing changed: what an undo would take back is something else, of before.
            message = replace(message, offers_undo=False)
        self.told.emit(message, page_id)

    def begin_at(self, page_id: str) -> None:
        """Show the first page, and say what was typed before and not recorded, and no form asked for yet."""
        self.show_page(page_id)
        drafts = self._session.drafts
        if drafts.waiting():
            self._tell_kept(drafts.back)

    def _tell_kept(self, back: Sequence[str]) -> None:
        """What is back, and what still waits for its form."""
        drafts, text = self._session.drafts, _back_words(back)
        if waiting := drafts.waiting():
            text = " ".join(filter(None, (text, _waiting_words(waiting))))
            message = Message(text=text, act_label=_("Do not keep"), act=drafts.give_up_waiting)
        else:
            message = Message(text=text, holds=drafts.is_typed)
        self.told.emit(message, "")

    def do(self, action: str) -> None:
        """Have the page to which it belongs carry out an action, once it is shown."""
        page_id = next(
            (page for page, each in self._known_actions() if each.id == action),
            self.current_id,
        )
        page = self.show_page(page_id) if page_id != self.current_id else self.current
        if page is not None and page.is_possible(action):
            page.handlers()[action]()

    def _known_actions(self) -> Sequence[tuple[str, Act]]:
        return page_actions(self._session.actor.role, is_ranked=self.is_ranked)

    def status(self) -> str:
        return self.current.status() if self.current else ""

    def follow(self, changes: Changes) -> str:
        return self.current.follow(changes) if self.current else ""

    def flush(self) -> None:
        for page in self._pages.values():
            page.flush()

    def show_unsaved(self) -> None:
        """The page on which something was refused, the one at hand before others, with that in sight."""
        refused = [page_id for page_id, page in self._pages.items() if page.saving().is_refused]
        found = self.current_id if self.current_id in refused else next(iter(refused), "")
        if found and (page := self.show_page(found)) is not None:
            page.show_unsaved()

    def unrecorded(self) -> tuple[str, ...]:
        return tuple(words for page in self._pages.values() for words in page.unrecorded())

    def recordable(self) -> tuple[str, ...]:
        """What of it the device keeps."""
        return tuple(words for page in self._pages.values() for words in page.recordable())

    def staying(self) -> tuple[str, ...]:
        """What of it nobody gives up by leaving."""
        return tuple(words for page in self._pages.values() for words in page.staying())

    def places(self) -> dict[str, Place]:
        """Where somebody is on each page that was shown."""
        return {page_id: place_on(page) for page_id, page in self._pages.items()} | self._places

    def go_on_at(self, places: Mapping[str, Place]) -> None:
        """Each page that is shown from now on, for the first time."""
        self._places = dict(places)

    def under_way(self) -> str:
        return " ".join(filter(None, (page.under_way() for page in self._pages.values())))

    def take_files(self, paths: list[Path]) -> bool:
        """Files dropped on the window: a PDF is a report to be checked, and tables are applications in a draft;
        afterwards they came back from jurors. Which files of a folder did is found out on the page.
        """
        if paths and len(printed := of_kinds(paths, (PDF,))) == len(paths) and "history" in self._entries:
            self.show_page("history", printed)
            return True
        if self._session.call.phase is Phase.DRAFT and "applications" in self._entries:
            importable = of_kinds(paths, IMPORTED)
            if importable and self._session.may(Action.IMPORT_APPLICATIONS):
                self.show_page("applications", importable)
                return True
        mergeable = [*of_kinds(paths, MERGED), *(each for each in paths if each.is_dir())]
        if not mergeable or "exchange" not in self._entries:
            return False
        self.show_page("exchange", mergeable)
        return True

    def clear(self) -> None:
        """Take every page off the stack; for another role or a closed file."""
        for page in self._pages.values():
            page.let_go()
        self._session.changed.disconnect(self._spread)
        self._session.savings.forget()
        self._session.drafts.came_back.disconnect(self._tell_kept)
        self._session.drafts.let_go()
        for page in self._pages.values():
            self._stack.remove_page(page)
            page.deleteLater()
        self._pages = {}
        self._rail.set_entries(())

    def _spread(self, changes: Changes, initiator: object) -> None:
        other_right = changes.touches("handover")  # whether anything may be written: every page shows that
        for page in self._pages.values():
            if page is not initiator or other_right:
                page.mark_stale(None if other_right else changes)
        if self.current is not None:
            self.current.catch_up()
        self.status_changed.emit()


def _page_words(name: str, state: str) -> str:
    """The name of a page and how it stands there, which may begin with it."""
    bare = name.rstrip("…")
    return state if state.startswith(bare) else ". ".join(filter(None, (bare, state)))


def _back_words(names: Sequence[str]) -> str:
    n = len(names)
    text = ngettext("{n} draft of before is back: {what}.", "{n} drafts of before are back: {what}.", n or 1)
    return text.format(n=n, what="; ".join(names)) if names else ""


def _waiting_words(names: Sequence[str]) -> str:
    text = ngettext(
        "{n} draft of before is kept: {what}. It comes back where it was typed, unless what it is about has changed.",
        "{n} drafts of before are kept: {what}. They come back where they were typed, unless what they are about has "
        "changed.",
        len(names),
    )
    return text.format(n=len(names), what="; ".join(names))
