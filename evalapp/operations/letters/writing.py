"""Writing the letters: a text of the call, what the texts fill in, and why one application is told so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, Step, Value, in_both, state
from evalapp.domain.letters.facts import Fact, checked_fact
from evalapp.domain.letters.sections import NEEDED, Section, checked_section, checked_words
from evalapp.domain.letters.steps import fact_said, own_text
from evalapp.domain.letters.values import Part
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.texts import LANGUAGES, _
from evalapp.operations.change import OpenChange
from evalapp.operations.letters.locked import refuse_locked, refuse_locked_texts
from evalapp.operations.view import View
from evalapp.words.letters.names import fact_label, section_label


@dataclass(frozen=True, kw_only=True, slots=True)
class WriteSection:
    """A text of the call's own; None for that of the program, empty to leave it out where letters can do without it."""

    section: Section
    language: str
    text: str | None
    action: ClassVar[Action] = Action.WRITE_LETTERS

    def summary(self, view: View) -> Act:
        refuse_language(self.language)
        step = Step(
            what="letter-text",
            named={
                "section": state("letter-section", self.section),
                "language": state("language", self.language),
            },
            before=own_text(view.letters.texts().get(self._key)),
            after=own_text(None if self.text is None else checked_section(self.text)),
        )
        return Act(steps=(step,))

    @property
    def _key(self) -> tuple[str, str]:
        return str(self.section), self.language

    def apply(self, change: OpenChange) -> None:
        before = change.view.letters.texts().get(self._key)
        text = None if self.text is None else checked_section(self.text)
        if text == before:
            return
        refuse_locked_texts(change.view)
        if text == "" and self.section in NEEDED:
            words = _(
                "No letter goes without “{section}”; write another text, or take that of the program again."
            )
            raise BadValue(words.format(section=section_label(self.section)))
        section, language = self._key
        if text is None:
            change.remove("letter_text", section=section, language=language)
        else:
            change.put("letter_text", [{"section": section, "language": language, "text": text}])


@dataclass(frozen=True, kw_only=True, slots=True)
class SetFacts:
    """What the texts fill in, as many as are given at once; an empty one is taken back."""

    facts: Mapping[Fact, str]
    action: ClassVar[Action] = Action.WRITE_LETTERS

    def summary(self, view: View) -> Act:
        before, after = view.letters.facts(), self._checked()
        changed = [each for each in after if before.get(each, "") != after[each]] or list(after)[:1]
        return Act(
            steps=tuple(
                Step(
                    what="letter-fact",
                    named={"fact": state("letter-fact", each)},
                    before=fact_said(each, before.get(each, "")),
                    after=fact_said(each, after[each]),
                )
                for each in changed
            )
        )

    def _checked(self) -> dict[str, str]:
        """Raises BadValue, which names the one that does not fit."""
        found = {}
        for fact, text in self.facts.items():
            try:
                found[str(fact)] = checked_fact(fact, text)
            except BadValue as error:
                raise BadValue(f"{fact_label(fact)}: {error}") from None
        return found

    def apply(self, change: OpenChange) -> None:
        if not self.facts:
            raise BadValue(_("Say what changes in the letters."))
        before = change.view.letters.facts()
        changed = {name: value for name, value in self._checked().items() if before.get(name, "") != value}
        if not changed:
            return
        refuse_locked_texts(change.view)
        change.put(
            "letter_fact", [{"fact": name, "value": value} for name, value in changed.items() if value]
        )
        for name, value in changed.items():
            if not value:
                change.remove("letter_fact", fact=name)


@dataclass(frozen=True, kw_only=True, slots=True)
class WriteMotivation:
    """Of a criterion of one application, or its strengths or weaknesses, each a line; empty: what the jury said.

    In another language than Dutch it is a translation of the text that binds.
    """

    application: str
    part: Part
    language: str
    text: str
    criterion: str = ""
    action: ClassVar[Action] = Action.WRITE_LETTERS

    def summary(self, view: View) -> Act:
        refuse_language(self.language)
        named: dict[str, Value] = {
            "application": self.application,
            "language": state("language", self.language),
        }
        if self.part is Part.MOTIVATION:
            named["criterion"] = in_both(view.call().scheme.criterion(self.criterion).title)
        else:
            named["part"] = state("letter-part", self.part)
        step = Step(
            what="letter-motivation" if self.part is Part.MOTIVATION else "letter-points",
            named=named,
            before=own_text(self._before(view)),
            after=own_text(checked_words(self.text) or None),
        )
        return Act(steps=(step,))

    def _before(self, view: View) -> str | None:
        mine = (self.part, self.criterion, self.language)
        return next(
            (
                each.text
                for each in view.letters.written(self.application)
                if (each.part, each.criterion, each.language) == mine
            ),
            None,
        )

    def apply(self, change: OpenChange) -> None:
        number = change.view.dossier(self.application).application.number
        self._refuse_unfit()
        text, before = checked_words(self.text), self._before(change.view)
        if text == (before or ""):
            return
        refuse_locked(change.view, number)
        key = {
            "application": number,
            "part": str(self.part),
            "criterion": self.criterion,
            "language": self.language,
        }
        if text:
            change.put("motivation", [key | {"text": text}])
        else:
            change.remove("motivation", **key)

    def _refuse_unfit(self) -> None:
        """A criterion that the scheme does not have was refused already, where it is named."""
        if (self.part is Part.MOTIVATION) != bool(self.criterion):
            raise BadValue(
                _(
                    "Reasons are given of one criterion; strengths and weaknesses are of the whole application."
                )
            )


def refuse_language(language: str) -> None:
    """Raises BadValue."""
    if language not in LANGUAGES:
        words = _("“{value}” is no language of Evalapp; write Dutch or English.")
        raise BadValue(words.format(value=shorten(language)))
