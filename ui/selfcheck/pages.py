"""The window, tried on a real desktop or on none: every page of every role, and what lies over them, painted."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QThreadPool
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QWidget

from evalapp.demo.door import Door
from evalapp.demo.doors import open_door
from evalapp.demo.play import CHAIR, SECRETARY
from evalapp.domain.scheme.templates import template_text
from evalapp.domain.texts import LANGUAGES, _
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.panel.applications import import_applications, plan_import
from evalapp.operations.panel.call import create_panel
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.panel.people_tables import read_jury
from resources import resource
from ui.app import Application
from ui.dialogs.guide_window import GuideWindow
from ui.dialogs.overlay import Overlay
from ui.language import QtWords, Speech
from ui.look import icons
from ui.look.theme import FAMILY
from ui.running import qt_application
from ui.selfcheck.checks import Checks
from ui.settings import Settings
from ui.tasks import Tasks
from ui.window.navigation import entries_for

_UNRANKED = "speerpunt-2016"
_LONGEST = 120  # seconds that a page may take to have its pictures


class Mistakes:
    """What went wrong out of reach of who asked for it: in a slot or while something was painted."""

    def __init__(self) -> None:
        self._found: list[BaseException] = []

    def take(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        self._found.append(error)

    def raise_first(self) -> None:
        found, self._found = self._found, []
        if found:
            raise found[0]


class Desk:
    """A window of its own, with settings of its own: what the person here prefers and had open stays as it is."""

    def __init__(self, checks: Checks, folder: Path) -> None:
        self._checks, self._tasks, self._mistakes = checks, Tasks(), Mistakes()
        self._app = qt_application()
        self._speech = Speech(self._app)
        self._application = Application(
            self._app, Settings(folder / "window.json"), self._tasks, self._speech
        )
        self._application.demo_folder = folder / "doors"
        self._application.window.show()

    @contextmanager
    def trying(self, what: str) -> Iterator[None]:
        before, sys.excepthook = sys.excepthook, self._mistakes.take
        try:
            with self._checks.trying(what):
                yield
                self._settle()
                self._paint()
                self._mistakes.raise_first()
        finally:
            sys.excepthook = before

    def _settle(self) -> None:
        """Until nothing is under way beside the window and everything of it was shown."""
        until = time.monotonic() + _LONGEST
        for _turn in range(3):
            while True:
                self._app.processEvents()
                if not QThreadPool.globalInstance().activeThreadCount():
                    break
                if time.monotonic() > until:
                    raise TimeoutError(_("it takes longer than {n} seconds").format(n=_LONGEST))
                time.sleep(0.01)
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _paint(self) -> None:
        if self._application.window.grab().isNull():
            raise RuntimeError(_("nothing was painted"))

    def try_pages(self, file: Path, person: str = "") -> None:
        """Every page that `person` has in `file`; of a work file it is the juror whose it is."""
        with self.trying(_("open {file}").format(file=file.name)):
            self._application.open(file)
        window = self._application.window
        if person:
            window.act_as(person)
        session = window.session
        if session is None:
            return
        role, is_ranked = session.actor.role, session.call.scheme.is_ranked
        for entry in entries_for(role, is_ranked=is_ranked):
            what = _("{role}: page “{page}”").format(role=role.label, page=entry.label)
            with self.trying(what):
                window.show_page(entry.id)
                self._settle()
                if window.page_id != entry.id:
                    raise RuntimeError(_("another page came: {page}").format(page=window.page_id))

    def try_sheets(self) -> None:
        """What lies over a page, and the guide beside it."""
        window = self._application.window
        sheets = {
            _("the guide"): window.show_help,
            _("the shortcuts"): window.show_shortcuts,
            _("the palette"): window.show_palette,
        }
        for what, show in sheets.items():
            with self.trying(what):
                show()
                self._settle()
                if not any(each.isVisible() for each in self._over_window()):
                    raise RuntimeError(_("nothing was shown"))
            for each in self._over_window():
                each.close()

    def _over_window(self) -> list[QWidget]:
        window = self._application.window
        return [*window.findChildren(Overlay), *window.findChildren(GuideWindow)]

    def try_entrances(self, pack: Path) -> None:
        with self.trying(_("the start page")):
            self._application.show_start()
        with self.trying(_("a new call")):
            self._application.do("new")
        with self.trying(_("the access code of a pack")):
            self._application.open(pack)

    def speak(self, language: str) -> None:
        self._application.show_start()
        self._speech.speak(language)
        self._application.renew_window()

    def close(self) -> None:
        self._application.window.close()
        self._tasks.wait()
        self._speech.be_silent()


def try_window(checks: Checks, folder: Path, *, is_short: bool = False) -> None:
    """With `is_short` the pages of the chair and of a juror alone, in the language of the moment."""
    desk = Desk(checks, folder)
    try:
        _try_what_qt_brings(checks)
        chair, juror = open_door(folder / "doors", Door.CHAIR), open_door(folder / "doors", Door.JUROR)
        open_pack(juror.file, juror.code, work := folder / "own.evalwork").close()
        desk.try_pages(chair.file, CHAIR)
        desk.try_pages(work)
        desk.try_sheets()
        if not is_short:
            alone = folder / "alone.evalpanel"
            with checks.trying(_("a call without a ranking")):
                make_unranked(alone)
            for language in LANGUAGES:
                desk.speak(language)
                for panel in (open_door(folder / "doors", Door.SECRETARY).file, alone):
                    for person in (SECRETARY, CHAIR):
                        desk.try_pages(panel, person)
        desk.try_entrances(juror.file)
    finally:
        desk.close()


def make_unranked(panel: Path) -> None:
    """A call that assesses each application by itself."""
    workspace = create_panel(panel, scheme_text=template_text(_UNRANKED), title="Selfcheck", is_demo=True)
    with workspace:
        plan = plan_import(workspace, [resource("demo", "applications.json")])
        import_applications(workspace, plan)
        people, _refused = read_jury(resource("demo", "jury.csv"))
        workspace.execute(ImportJury(people=people))


def _try_what_qt_brings(checks: Checks) -> None:
    with checks.trying(_("the typeface")):
        if FAMILY not in QFontDatabase.families():
            raise RuntimeError(_("“{family}” is not there").format(family=FAMILY))
    with checks.trying(_("the words of Qt in Dutch")):
        if QtWords("nl").isEmpty():
            raise RuntimeError(_("they are not there"))
    with checks.trying(_("an icon")):
        if icons.pixmap("ranking", size=64, role="accent").toImage().allGray():
            raise RuntimeError(_("nothing was painted"))
