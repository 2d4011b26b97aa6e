"""Where a finding leads to: the field, the text or the page on which it is seen to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from evalapp.domain.texts import _
from evalapp.operations.letters.fate import LetterKind
from evalapp.operations.letters.finding import Finding
from ui.widgets.scrolling import bring_into_view

if TYPE_CHECKING:
    from ui.pages.letters.page import LettersPage


class Leading(QObject):
    def __init__(self, page: LettersPage) -> None:
        super().__init__(page)
        self._page = page

    def words(self, finding: Finding) -> str:
        if finding.fact is not None:
            return _("To the field")
        if finding.section is not None:
            return _("To the text")
        if finding.criterion or finding.part is not None:
            return _("To the field")
        if not finding.application:
            return _("To the call")
        return _("To the application") if self._is_inadmissible(finding) else _("To the decisions")

    def follow(self, finding: Finding) -> None:
        page = self._page
        if finding.fact is not None:
            page.show_texts()
            page.texts.facts.go_to(finding.fact)
            bring_into_view(page.texts.facts.forms[finding.fact])
        elif finding.section is not None:
            page.show_texts()
            page.texts.sections.go_to(finding.section)
            bring_into_view(page.texts.sections)
        elif finding.criterion or finding.part is not None:
            page.show_letter(finding.application)
            field = page.form.field_of(finding)
            if field is not None:
                field.field.setFocus()
                bring_into_view(field)
        elif not finding.application:
            page.go_requested.emit("overview", "call")
        else:
            to = "applications" if self._is_inadmissible(finding) else "decisions"
            page.go_requested.emit(to, finding.application)

    def _is_inadmissible(self, finding: Finding) -> bool:
        seen = self._page.seen
        fate = None if seen is None else seen.fates.get(finding.application)
        return fate is not None and fate.kind is LetterKind.INADMISSIBLE
