"""How the papers of a call are made unless somebody chooses otherwise: in which language, with or without names."""

from __future__ import annotations

from evalapp.domain.texts import current_language
from evalapp.operations.view import View
from evalapp.store.rows.settings import PLAN


def language_of_papers(view: View) -> str:
    """That of the call, or of who asks where the call says none."""
    return view.setting(PLAN).language or current_language()


def hides_names(view: View) -> bool:
    """Whether what leaves the office names no juror beside a score."""
    return view.setting(PLAN).is_anonymous
