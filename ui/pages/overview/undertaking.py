"""The undertaking of the jurors: what each agrees to before anything of a pack is read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextCursor

from evalapp.domain.call import Call
from evalapp.domain.texts import Text, _
from evalapp.operations.panel.terms import CallEdit, ChangeTerms, SetCall
from evalapp.words.undertaking.texts import to_begin_from
from ui.pages.overview.call_text import CallTextCard
from ui.widgets.buttons import LinkButton

_MOST_LINES = 24


class UndertakingCard(CallTextCard):
    """Empty as long as none is asked; then a text to begin from is offered."""

    def __init__(self, store: Callable[[SetCall | ChangeTerms], str]) -> None:
        heading = _("What a juror agrees to when the pack opens")
        super().__init__(heading, "undertaking", store, most_lines=_MOST_LINES)
        self._does = ""
        self.ready = LinkButton(_("Begin from a ready text"), self.fill_in)
        self.ready.hide()
        self.body.insertWidget(1, self.ready)

    def say_what_it_does(self, words: str) -> None:
        """To the packs that went out."""
        self._does = words

    def show_call(self, call: Call, *, may_edit: bool, has_begun: bool) -> None:
        super().show_call(call, may_edit=may_edit, has_begun=has_begun)
        is_blank = not any(field.toPlainText() for field in self.fields.values())
        self.ready.setVisible(may_edit and is_blank)

    def fill_in(self) -> None:
        """As if it were typed: it is read, changed, and stored when a field is left."""
        for language, text in self._by_language(to_begin_from()).items():
            cursor = self.fields[language].textCursor()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
        self.ready.hide()
        self.fields["nl"].setFocus()

    def about(self, call: Call) -> str:
        if not call.undertaking:
            asked = _(
                "Nothing is asked as long as both fields are empty. With a text here, a juror reads it first when the "
                "pack opens, agrees to it, and signs it with the return; the register prints it."
            )
        else:
            asked = _(
                "A juror reads this first when the pack opens, agrees to it, and signs it with the return; the "
                "register prints it. A language that is empty shows the other one."
            )
        return " ".join(filter(None, (asked, self._does)))

    def stored(self, call: Call) -> Text:
        return call.undertaking

    def shown(self, call: Call) -> dict[str, str]:
        return self._by_language(call.undertaking)

    def meant(self, typed: dict[str, str]) -> Text:
        return Text(**typed)

    def edit(self, text: Text) -> CallEdit:
        return CallEdit(undertaking=text)

    @staticmethod
    def _by_language(text: Text) -> dict[str, str]:
        return {"nl": text.nl, "en": text.en}
