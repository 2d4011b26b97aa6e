"""The life of the window's process: from its first sentence to the file given back."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from ui.access.announcing import follow_parts
from ui.access.tracing import follow_focus
from ui.access.wrong import show_wrong
from ui.app import Application
from ui.ending import Ending
from ui.language import Speech, language_of_window
from ui.look import icons
from ui.mistakes.faults import Faults
from ui.mistakes.left_behind import Running, left_behind
from ui.settings import Settings
from ui.tasks import Tasks
from ui.window.fitting import first_size


class GivenFiles(QApplication):
    """The desktop gives a file to a program that runs already: on macOS each double click comes so."""

    file_given = Signal(object)  # Path

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent) and event.file():
            self.file_given.emit(Path(event.file()))
            return True
        return super().event(event)


def qt_application() -> QApplication:
    """The one there is, or a new one in the style that the style sheet was drawn for, whatever the desktop prefers.

    By Qt's own option, since `setStyle` gives a QStyle, and making its class known to Python delays the first paint.
    """
    there = QApplication.instance()
    return there if isinstance(there, QApplication) else GivenFiles([*sys.argv[:1], "-style", "fusion"])


def run(file: Path | None = None, *, demo_folder: Path | None = None) -> int:
    """Show the window, on `file` if given, until it is closed; the exit status. `demo_folder`: where it is played."""
    app = qt_application()
    app.setApplicationName("Evalapp")
    app.setDesktopFileName("evalapp")
    settings = Settings()
    speech = Speech(app)
    speech.speak(language_of_window(settings))
    tasks = Tasks()
    application = Application(app, settings, tasks, speech)
    application.demo_folder = demo_folder
    if isinstance(app, GivenFiles):
        app.file_given.connect(application.open)
    app.setWindowIcon(QIcon(icons.pixmap("ranking", size=64, role="accent")))
    faults = Faults()
    faults.happened.connect(application.show_mistake)
    faults.install()
    left = left_behind(settings.running)
    running = Running(settings.running)
    application.moved.connect(partial(_note, running, application))
    follow_focus(app)
    follow_parts(app)
    show_wrong(app)
    # The window of the moment: another language makes a new one.
    ending = Ending(
        lambda: application.window.leaving.store_typed(),
        lambda: application.window.leaving.ask_to_stay(),
        lambda: application.window.close_session(),
    )
    ending.install(app)
    if not settings.geometry:
        window = application.window
        window.resize(first_size(window.size(), window.screen().availableSize()))
    application.window.show()
    if file is not None:
        # The window is painted first; reading the file comes right after.
        QTimer.singleShot(0, partial(application.open, file))
    if left is not None:
        QTimer.singleShot(0, partial(application.tell_left_behind, left))
    try:
        return app.exec()
    finally:
        ending.let_go()
        # Whatever ended the loop: the file is given back, and no thread still works while Python goes.
        application.window.close_session()
        tasks.wait()
        running.end()


def _note(running: Running, application: Application) -> None:
    session = application.window.session
    running.note(session.path if session is not None else None, application.window.page_id)
