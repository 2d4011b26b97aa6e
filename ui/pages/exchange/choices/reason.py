"""Why choices were made as they were, for who wants to say it."""

from __future__ import annotations

from evalapp.domain.texts import _
from ui.look import theme
from ui.widgets.fields import SentenceField

_LEAST = 220


def reason_field() -> SentenceField:
    field = SentenceField()
    field.setPlaceholderText(_("Reason, if there is one; it stands in the history and in the report"))
    field.setAccessibleName(_("Reason for the choices, may be left empty"))
    field.setMinimumWidth(theme.pixels(_LEAST))
    return field
