"""The language of the window: that of our own sentences, and of those that Qt brings along."""

from __future__ import annotations

import os
from collections.abc import Mapping

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from evalapp.domain.texts import LANGUAGES, N_, _, language_of_machine, speak
from ui.settings import Settings

# What the Dutch of Qt 6.12 lacks of its file dialog.
_LACKING = (
    N_("&Look in:"),
    N_("Look in:"),
    N_("Files of &type:"),
    N_("Files of type:"),
    N_("Folder"),
    N_("File"),
    N_("%1 File"),
    N_("Drive"),
    N_("Remove"),
)


class QtWords(QTranslator):
    """Qt's own buttons, context menus and questions, as the wheel of PySide6 brings them; Qt itself speaks English.

    A native file dialog is the desktop's, and speaks its language whatever ours is.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        if language != "en":
            self.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """As it is where nobody has a word for it: of an empty one Qt would show nothing."""
        found = super().translate(context, source, disambiguation or "", n)
        return found or (_(source) if source in _LACKING else source)


class Speech:
    """Has the program speak one language at a time."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._words: QTranslator | None = None

    def speak(self, language: str) -> None:
        """From now on; what is on the screen already keeps its words."""
        speak(language)
        self.be_silent()
        self._words = QtWords(language)
        self._app.installTranslator(self._words)

    def be_silent(self) -> None:
        if self._words is not None:
            self._app.removeTranslator(self._words)
            self._words = None


def language_of_window(settings: Settings, environment: Mapping[str, str] = os.environ) -> str:
    """What EVALAPP_LANGUAGE asks for, else what was chosen in the window, else the language of the machine."""
    is_asked = environment.get("EVALAPP_LANGUAGE", "")[:2].lower() in LANGUAGES
    return language_of_machine(environment) if is_asked or not settings.language else settings.language
