"""Why an application is told so: of each criterion a reason and where it comes from, and what is strong and weak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.letters.tongue import is_foreign, tongue_of
from evalapp.domain.letters.values import LETTER_LANGUAGE, Part
from evalapp.domain.texts import _
from evalapp.operations.letters.material import Material


class Source(StrEnum):
    """Where a reason comes from."""

    OWN = "own"
    CONSENSUS = "consensus"
    JURORS = "jurors"
    NONE = "none"

    @property
    def words(self) -> str:
        """As the letter says it under the reason; empty where it need not."""
        return {
            Source.OWN: "",
            Source.CONSENSUS: _("reason of the consensus of the jury"),
            Source.JURORS: _("from the assessments of the members of the jury, without their names"),
            Source.NONE: "",
        }[self]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """`lines` are paragraphs; of jurors one for each who said something. `is_foreign`: not in the language asked.

    `named` is the first name of the jury that was taken out of them; empty where there was none.
    """

    criterion: str
    lines: tuple[str, ...]
    source: Source
    is_foreign: bool = False
    named: str = ""


def reason_of(material: Material, number: str, criterion: str, language: str) -> Reason:
    """What was written for this language, else what the jury said, else what was written for another.

    A Dutch version of a reason in another language is what the letter says; a copy in that language has the original.
    """
    written = material.written.get(number, {})
    own = written.get((Part.MOTIVATION, criterion, language), "")
    if own:
        return _reason(material, criterion, own.splitlines(), Source.OWN, language)
    return taken_over(material, number, criterion, language)


def taken_over(material: Material, number: str, criterion: str, language: str) -> Reason:
    """The same where nothing was written for this language, or would be written no more."""
    written = material.written.get(number, {})
    said, source = _of_jury(material, number, criterion)
    if language != LETTER_LANGUAGE:
        binding = written.get((Part.MOTIVATION, criterion, LETTER_LANGUAGE), "")
        if binding and any(tongue_of(each) != language for each in said):
            return _reason(material, criterion, binding.splitlines(), Source.OWN, language)
        if binding and not said:
            return _reason(material, criterion, binding.splitlines(), Source.OWN, language)
    return _reason(material, criterion, said, source, language)


def _of_jury(material: Material, number: str, criterion: str) -> tuple[Sequence[str], Source]:
    agreed = material.consensus.get(number, {}).get(criterion)
    if agreed is not None and agreed.reason.strip():
        return [" ".join(agreed.reason.split())], Source.CONSENSUS
    comments = [
        " ".join(each.comment.split())
        for each in material.scores.get(number, ())
        if each.criterion == criterion
    ]
    # In the order of the words and not of the jurors, so that nobody is known by a place in the list.
    return (sorted(comments), Source.JURORS) if comments else ([], Source.NONE)


def _reason(
    material: Material, criterion: str, lines: Sequence[str], source: Source, language: str
) -> Reason:
    return Reason(
        criterion=criterion,
        lines=tuple(material.screened(each) for each in lines),
        source=source,
        is_foreign=any(is_foreign(each, language) for each in lines),
        named=next(filter(None, map(material.withheld.found, lines)), ""),
    )


def points_of(material: Material, number: str, part: Part, language: str) -> tuple[str, ...]:
    """Strengths or weaknesses, each a line: in this language, else as they stand in the letter that binds."""
    return tuple(map(material.screened, points_written(material, number, part, language)))


def points_written(material: Material, number: str, part: Part, language: str) -> list[str]:
    """The same with the names of the jury that somebody wrote in them."""
    written = material.written.get(number, {})
    text = written.get((part, "", language), "") or written.get((part, "", LETTER_LANGUAGE), "")
    return text.splitlines()
