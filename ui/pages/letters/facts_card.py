"""What the texts of a call fill in: who signs, on which ground, where to turn to; stored together by a button."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from evalapp.domain.errors import BadValue
from evalapp.domain.letters.facts import CHOICES, DAYS, Fact, checked_fact
from evalapp.domain.texts import _
from evalapp.operations.admissibility.days import typed_day
from evalapp.operations.letters.material import Material
from evalapp.words import formats
from evalapp.words.letters.names import fact_label, fact_words
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.pages.decisions.act_card import day_shape
from ui.pages.letters.clash import Clash, became_words
from ui.pages.letters.fact_groups import GROUPS, choices_of, is_asked
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.fields import ChoiceField, LineField
from ui.widgets.form_field import FormField
from ui.widgets.text import Label

Store = Callable[[Mapping[Fact, str]], str]
"""What is wrong, else nothing."""


class FactsCard(Card):
    """Enter in a field that is typed stores them, as the button does."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("What the texts fill in"))
        self._store = store
        self.drafts = Drafts(_say_draft)
        self.lines: dict[Fact, LineField] = {}
        self.choices: dict[Fact, ChoiceField] = {}
        self.forms: dict[Fact, FormField] = {}
        self._draft: dict[Fact, DraftForm] = {}
        self._stored: dict[Fact, str] = {}
        self._is_locked = False
        self._under: dict[Fact, str] = {}  # what stood there when something else was begun
        for head, facts in GROUPS:
            label = Label(_(head), type="caption-strong")
            label.setContentsMargins(0, theme.S, 0, 0)
            self.body.addWidget(label)
            for fact in facts:
                self.body.addWidget(self._made(fact))
        self.error = Label(type="table", tone="bad", wrap=True)
        self.error.hide()
        self.body.addWidget(self.error)
        self.asked = Clash(self._store_all, self._give_up)
        self.body.addWidget(self.asked)
        self.button = Button(_("Store what they fill in"), self.store)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch()
        self.body.addLayout(row)

    def _made(self, fact: Fact) -> FormField:
        if fact in CHOICES:
            choice = self.choices[fact] = ChoiceField()
            choice.addItem(_("not chosen yet"), "")
            for words, value in choices_of(fact):
                choice.addItem(words, value)
            choice.currentIndexChanged.connect(self._show_asked)
            self._draft[fact] = DraftForm(self.drafts, choice, parent=self)
            form = FormField(fact_label(fact), choice)
        else:
            line = self.lines[fact] = LineField()
            if fact in DAYS:
                line.setPlaceholderText(day_shape())
            line.returnPressed.connect(self.store)
            self._draft[fact] = DraftForm(self.drafts, line, parent=self)
            form = FormField(fact_label(fact), line)
        self.forms[fact] = form
        return form

    def show_facts(self, material: Material, locked: str) -> None:
        for fact, form in self.forms.items():
            stored = material.facts.get(fact, "")
            self._stored[fact] = stored
            if not self.drafts.has(fact):
                self._under[fact] = stored
            if locked:
                self._draft[fact].leave()
                self._fill(fact, stored)
            else:
                self._draft[fact].show_for(fact, _shown(fact, stored), standing=stored)
            form.say(said=self._became(fact))
            if fact in self.lines:
                # What follows from the call where nobody says it.
                hint = day_shape() if fact in DAYS else "" if stored else material.fact(fact)
                self.lines[fact].setPlaceholderText(hint)
                self.lines[fact].make_still(is_still=bool(locked))
            else:
                self.choices[fact].setEnabled(not locked)
        self._is_locked = bool(locked)
        self._ask()
        self._say("")
        self._show_asked()

    def _fill(self, fact: Fact, stored: str) -> None:
        if fact in self.choices:
            self.choices[fact].setCurrentIndex(self.choices[fact].findData(stored))
        else:
            self.lines[fact].setText(_shown(fact, stored))

    def _became(self, fact: Fact) -> str:
        """Somebody stored another while this one was typed."""
        stored = self._stored[fact]
        if not self.drafts.has(fact) or self._under.get(fact, stored) == stored:
            return ""
        return became_words(fact_words(fact, stored))

    @property
    def _clashing(self) -> list[Fact]:
        return [fact for fact in self.forms if self._became(fact)]

    def _ask(self) -> None:
        """Once for all of them: each says at its field what it became."""
        facts = [] if self._is_locked else self._clashing
        words = _("Others were stored meanwhile: {facts}. Yours take their place only if you say so.")
        named = ", ".join(map(fact_label, facts))
        self.asked.say(words.format(facts=named) if facts else "")
        self.button.setVisible(not self._is_locked and not facts)

    def _give_up(self) -> None:
        facts = self._clashing
        for fact in facts:
            self._under[fact] = self._stored[fact]
            self.drafts.forget(fact)
            self.forms[fact].say()
        self._ask()
        if facts:
            self.go_to(facts[0])

    def _show_asked(self, _index: int = 0) -> None:
        """Also one that is filled in though nothing asks for it any more: it can be emptied."""
        chosen = [str(each.currentData()) for each in self.choices.values()]
        for fact, form in self.forms.items():
            form.setVisible(is_asked(fact, *chosen) or bool(self._stored.get(fact)))

    def store(self) -> None:
        """All that is typed, unless another was stored meanwhile: that is asked about."""
        if not self._clashing:
            self._store_all()

    def _store_all(self) -> None:
        """Or nothing: what does not fit is said at its field."""
        typed = [fact for fact in self.forms if self.drafts.has(fact)]
        found: dict[Fact, str] = {}
        wrong: list[Fact] = []
        for fact in typed:
            try:
                found[fact] = self._checked(fact)
                self.forms[fact].say()
            except BadValue as error:
                self.forms[fact].say(str(error))
                wrong.append(fact)
        if wrong:
            self.go_to(wrong[0])
            return
        if found:
            self._say(self._store(found))
            if not self.error.text():
                for fact in found:
                    self.drafts.forget(fact)
                    self.forms[fact].say()
        self._ask()

    def _checked(self, fact: Fact) -> str:
        if fact in self.choices:
            return str(self.choices[fact].currentData() or "")
        text = self.lines[fact].text()
        return checked_fact(fact, typed_day(text) if fact in DAYS else text)

    def _say(self, error: str) -> None:
        self.error.setText(error)
        self.error.setVisible(bool(error))

    def go_to(self, fact: Fact) -> None:
        self.forms[fact].show()
        field: QLineEdit | ChoiceField = self.choices[fact] if fact in self.choices else self.lines[fact]
        field.setFocus(Qt.FocusReason.OtherFocusReason)


def _shown(fact: Fact, stored: str) -> str:
    return formats.date_field(stored) if fact in DAYS else stored


def _say_draft(key: Hashable) -> str:
    return _("what the letters fill in: {fact}").format(fact=fact_label(str(key)))
