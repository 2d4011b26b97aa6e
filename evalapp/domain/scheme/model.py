"""A scheme: what a panel scores, on which scales, and the rules that turn scores into a ranking."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import (
    NotANumber,
    decimal_text,
    is_thousand_or_decimal,
    parse_decimal,
    shorten,
    written,
)
from evalapp.domain.scheme.checklist import CheckItem
from evalapp.domain.scheme.rules import BudgetRules, RankingRules, Threshold
from evalapp.domain.texts import NO_TEXT, Text, _


class NoScore(StrEnum):
    """Why a juror gives no score; missing on purpose, which is never the same as zero."""

    CONFLICT = "conflict"
    ABSTAIN = "abstain"
    ABSENT = "absent"
    NOT_DISCUSSED = "not-discussed"

    @property
    def label(self) -> str:
        return {
            NoScore.CONFLICT: _("conflict of interest"),
            NoScore.ABSTAIN: _("abstention"),
            NoScore.ABSENT: _("absent"),
            NoScore.NOT_DISCUSSED: _("not discussed"),
        }[self]


class Comment(StrEnum):
    REQUIRED = "required"
    BELOW_THRESHOLD = "below-threshold"
    OPTIONAL = "optional"


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    id: str
    value: int
    title: Text
    excludes: bool = False


@dataclass(frozen=True, kw_only=True)
class Scale:
    """The values a score may take.

    Scores are stored as whole numbers of `step`s: 3.5 on a scale in halves is 7. A scale of words has step 1
    and stores the value of the word.
    """

    id: str
    lowest: Fraction
    highest: Fraction
    step: Fraction
    higher_is_better: bool = True
    labels: Mapping[Fraction, Text] = field(default_factory=dict)
    words: tuple[Word, ...] = ()

    @cached_property
    def lowest_steps(self) -> int:
        return int(self.lowest / self.step)

    @cached_property
    def highest_steps(self) -> int:
        return int(self.highest / self.step)

    @cached_property
    def best(self) -> Fraction:
        return self.highest if self.higher_is_better else self.lowest

    @cached_property
    def allowed_steps(self) -> tuple[int, ...]:
        """Every storable score, ascending."""
        words = tuple(word.value for word in self.words)
        return words or tuple(range(self.lowest_steps, self.highest_steps + 1))

    @cached_property
    def excluding_steps(self) -> frozenset[int]:
        return frozenset(word.value for word in self.words if word.excludes)

    def value(self, steps: int) -> Fraction:
        return steps * self.step

    def text(self, steps: int) -> str:
        """The score as files hold it: a decimal number with a point, or the id of a word."""
        word = self.word(steps)
        return word.id if word else decimal_text(self.value(steps))

    def word(self, steps: int) -> Word | None:
        return next((word for word in self.words if word.value == steps), None)

    def parse(self, text: str) -> int:
        """A score in steps from a number in either notation, or from a word's id or title.

        Raises BadValue when it is not on the scale, to which it is never rounded, and where it is not certain which
        of two numbers on it is meant: 1.000 on a scale to 1000.
        """
        stripped = text.strip()
        if self.words:
            for word in self.words:
                if stripped.casefold() in (
                    word.id.casefold(),
                    word.title.nl.casefold(),
                    word.title.en.casefold(),
                ):
                    return word.value
            words = ", ".join(str(word.title) for word in self.words)
            raise BadValue(
                _("“{value}” is not a word of this scale; use one of: {words}.").format(
                    value=shorten(text), words=words
                )
            )
        if is_thousand_or_decimal(stripped) and self.has(Fraction(re.sub("[.,]", "", stripped))):
            raise BadValue(
                _(
                    "“{value}” can be read with thousands and with decimals; write it without the mark."
                ).format(value=shorten(text))
            )
        try:
            return self.steps(parse_decimal(stripped))
        except NotANumber as error:
            if self.step.denominator != 1:
                raise
            raise BadValue(
                _("“{value}” is not a number; write a whole one, from {low} to {high}.").format(
                    value=shorten(text), low=written(self.lowest), high=written(self.highest)
                )
            ) from error

    def has(self, value: Fraction) -> bool:
        """Whether `value` is a step of the scale; of a scale of words also one between two words."""
        return self.lowest <= value <= self.highest and (value / self.step).denominator == 1

    def steps(self, value: Fraction) -> int:
        """Raises BadValue when `value` lies outside the scale or between two of its steps."""
        if not self.has(value):
            raise BadValue(
                _("{value} is not on the scale; it runs from {low} to {high} in steps of {step}.").format(
                    value=written(value),
                    low=written(self.lowest),
                    high=written(self.highest),
                    step=written(self.step),
                )
            )
        return int(value / self.step)


@dataclass(frozen=True, kw_only=True, slots=True)
class Criterion:
    """One thing that is scored. `code` is its place in the law or call, `source` where it comes from.

    A criterion that does not count is scored and shown, but enters no total. It blocks no ranking either, unless a
    word of its scale excludes: then a score that is owed may still take an application out.
    """

    id: str
    group: str
    title: Text
    scale: Scale
    weight: Fraction = Fraction(1)
    threshold: Threshold | None = None
    comment: Comment = Comment.OPTIONAL
    guidance: Text = NO_TEXT
    short: Text = NO_TEXT
    code: str = ""
    source: Text = NO_TEXT
    descriptors: Mapping[Fraction, Text] = field(default_factory=dict)
    counts: bool = True

    @property
    def decides(self) -> bool:
        """Whether a score on it can bear on the ranking."""
        return self.counts or bool(self.scale.excluding_steps)

    @property
    def head(self) -> str:
        """The title, or the short form where a table has no room for it."""
        return str(self.short or self.title)

    def is_comment_due(self, steps: int) -> bool:
        if self.comment is Comment.BELOW_THRESHOLD and self.threshold is not None:
            points = self.threshold.points(self.scale.highest)
            value = self.scale.value(steps)
            return value < points if self.scale.higher_is_better else value > points
        return self.comment is Comment.REQUIRED


@dataclass(frozen=True, kw_only=True)
class Group:
    id: str
    title: Text
    criteria: tuple[Criterion, ...]
    threshold: Threshold | None = None

    @cached_property
    def counting(self) -> tuple[Criterion, ...]:
        return tuple(criterion for criterion in self.criteria if criterion.counts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Flag:
    """Something the panel may say of an application, which a tie-break rule may look at."""

    id: str
    title: Text
    guidance: Text = NO_TEXT


@dataclass(frozen=True, kw_only=True)
class Scheme:
    """Everything a scheme file says. `is_ranked` is false where each application is judged by itself.

    `notes` are printed with the method; `howto` is advice for who sets up the call, and is printed nowhere.
    `codes` are other spellings of the reasons for no score, in capitals, as score tables of the field use them;
    `checklist` is empty in schemes from before there was one.
    """

    id: str
    title: Text
    is_ranked: bool
    groups: tuple[Group, ...]
    ranking: RankingRules = field(default_factory=RankingRules)
    budget: BudgetRules = field(default_factory=BudgetRules)
    notes: tuple[Text, ...] = ()
    howto: tuple[Text, ...] = ()
    weights_note: Text = NO_TEXT
    flags: tuple[Flag, ...] = ()
    codes: Mapping[str, NoScore] = field(default_factory=dict)
    checklist: tuple[CheckItem, ...] = ()

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        return tuple(criterion for group in self.groups for criterion in group.criteria)

    @cached_property
    def counting(self) -> tuple[Criterion, ...]:
        """The criteria that enter the total; at least one."""
        return tuple(criterion for criterion in self.criteria if criterion.counts)

    @cached_property
    def marks(self) -> Mapping[str, str]:
        """By criterion, its code; where several have the same, as parts of one point of the law, also which it is."""
        shared = Counter(each.code for each in self.criteria)
        seen = Counter[str]()
        found = {}
        for each in self.criteria:
            seen[each.code] += 1
            is_part = each.code and shared[each.code] > 1
            found[each.id] = f"{each.code}.{seen[each.code]}" if is_part else each.code
        return found

    @cached_property
    def _by_id(self) -> dict[str, Criterion]:
        return {criterion.id: criterion for criterion in self.criteria}

    def criterion(self, criterion_id: str) -> Criterion:
        """Raises BadValue for a criterion that the scheme does not have."""
        try:
            return self._by_id[criterion_id]
        except KeyError:
            raise BadValue(
                _("There is no criterion “{criterion}”; this call has: {known}.").format(
                    criterion=shorten(criterion_id), known=", ".join(self._by_id)
                )
            ) from None

    def group(self, group_id: str) -> Group:
        return next(group for group in self.groups if group.id == group_id)

    def flag(self, flag_id: str) -> Flag:
        """Raises BadValue for a flag that the scheme does not have."""
        for each in self.flags:
            if each.id == flag_id:
                return each
        raise BadValue(
            _("There is no flag “{flag}”; this call has: {known}.").format(
                flag=shorten(flag_id), known=", ".join(each.id for each in self.flags) or "–"
            )
        )

    @cached_property
    def higher_is_better(self) -> bool:
        """The direction of the total: a scheme's scales all run the same way."""
        return self.criteria[0].scale.higher_is_better
