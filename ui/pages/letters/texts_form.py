"""The texts of the call: what is wrong with all letters, what they fill in, and their texts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.texts import _
from evalapp.operations.letters.finding import Finding
from evalapp.operations.letters.material import Material
from ui.look import theme
from ui.pages.letters import facts_card, section_card
from ui.pages.letters.facts_card import FactsCard
from ui.pages.letters.findings import FindingList
from ui.pages.letters.section_card import SectionCard
from ui.widgets.text import Label


class TextsForm(QWidget):
    def __init__(
        self,
        store_facts: facts_card.Store,
        store_text: section_card.Store,
        link: Callable[[Finding], str],
        follow: Callable[[Finding], None],
        after: QWidget,
    ) -> None:
        super().__init__()
        self.why = Label(type="table", tone="attention", wrap=True)
        self.why.hide()
        self.findings = FindingList(link, follow, after)
        self.facts = FactsCard(store_facts)
        self.sections = SectionCard(store_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        for each in (self.why, self.findings, self.facts, self.sections):
            column.addWidget(each)

    @property
    def last(self) -> QWidget:
        """Where Tab leaves it."""
        return self.sections.placeholders.button

    def show_texts(self, material: Material, language: str, locked: str) -> None:
        self.why.setText(locked)
        self.why.setVisible(bool(locked))
        self.facts.show_facts(material, locked)
        self.sections.show_texts(material, language, locked)

    def show_findings(self, findings: list[Finding]) -> None:
        self.findings.show_findings(findings, _("The texts of the call say all that the letters need."))
