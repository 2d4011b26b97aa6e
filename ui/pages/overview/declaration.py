"""What a juror declares before a dossier opens: the text of the call, in both languages."""

from __future__ import annotations

from collections.abc import Callable

from evalapp.domain.call import Call
from evalapp.domain.texts import NO_TEXT, Text, _
from evalapp.operations.panel.terms import CallEdit, ChangeTerms, SetCall
from evalapp.words.gate import of_the_program
from ui.pages.overview.call_text import CallTextCard

_MOST_LINES = 12


class DeclarationCard(CallTextCard):
    """That of the program as long as the call has none of its own; a field that is emptied has it again."""

    def __init__(self, store: Callable[[SetCall | ChangeTerms], str]) -> None:
        heading = _("What a juror declares before a dossier opens")
        super().__init__(heading, "declaration", store, most_lines=_MOST_LINES)

    def about(self, call: Call) -> str:
        whose = (
            _("This text is of this call.")
            if call.declaration
            else _("This is the text of the program; change it here for this call.")
        )
        kept = _("A pack takes the text along; with every declaration the text is kept that was declared.")
        return f"{whose} {kept}"

    def stored(self, call: Call) -> Text:
        return call.declaration

    def shown(self, call: Call) -> dict[str, str]:
        return _by_language(call.declaration or of_the_program())

    def meant(self, typed: dict[str, str]) -> Text:
        program = _by_language(of_the_program())
        asked = {name: text or program[name] for name, text in typed.items()}
        return NO_TEXT if asked == program else Text(**asked)

    def edit(self, text: Text) -> CallEdit:
        return CallEdit(declaration=text)


def _by_language(text: Text) -> dict[str, str]:
    return {"nl": text.nl, "en": text.en}
