"""What the heading of a column of scores says of them: `score (op 10)`, `score (%)`, `score (omgekeerd)`."""

from __future__ import annotations

import re

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.numbers import few_digits, shorten, written
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.best_end import says_best_end, turns_around
from evalapp.exchange.intake.remarks import Sort, split, understood
from evalapp.sheets.sheet import Sheet

_SIGNS = re.compile(r"[%‰/]")
_POINTS = re.compile(r"(?:in\s+)?(?:punten|punt|pt\.?|points?|cijfer|score)", re.IGNORECASE)
_OUT_OF = re.compile(r"(?:op|/|max(?:imum|\.)?|van|out of|sur|of)\s*(\d+)", re.IGNORECASE)
_FROM_TO = re.compile(r"(?:van\s+|from\s+)?(\d+)\s*(?:-|–|tot|t/m|to|à|\.\.)\s*(\d+)", re.IGNORECASE)

_LABEL = re.compile(r"^(?:scores?|quotering|punten|points|cijfer|waarde)\b[\s:(]*", re.IGNORECASE)
_REST = re.compile(r"\s*(?:;.*|in (?:stappen|steps) .*|[).])$", re.IGNORECASE)


def names_other_scale(text: str, scheme: Scheme) -> bool:
    """Whether a text that somebody put in a form is a range of scores, and that of no criterion."""
    plain = _REST.sub("", _LABEL.sub("", text.strip().lstrip("("))).strip()
    scales = [criterion.scale for criterion in scheme.criteria if not criterion.scale.words]
    if most := _OUT_OF.fullmatch(plain):
        return all(scale.highest != few_digits(most[1]) for scale in scales)
    if ends := _FROM_TO.fullmatch(plain):
        return all(
            (scale.lowest, scale.highest) != (few_digits(ends[1]), few_digits(ends[2])) for scale in scales
        )
    return False


def best_words(scheme: Scheme) -> str:
    """Which number is best, of each scale of points."""
    best = dict.fromkeys(each.scale.best for each in scheme.criteria if not each.scale.words)
    return ", ".join(_("{number} is best").format(number=written(each)) for each in best)


def refuse_other_scale(sheet: Sheet, position: int, scheme: Scheme) -> None:
    """Raises UnreadableFile where the heading says anything of the scores that is not known, or of another scale.

    A 4 out of 10 would else be a 4 out of 5; and where 1 is the best of all, it would be next to the worst. What
    stands above the headings or in another one may say the latter too.
    """
    for text in (*sheet.above, *sheet.header):
        if turns_around(text, scheme):
            raise UnreadableFile(
                _(
                    "“{file}” says “{remark}” of the scores, and here it is the other way round: {best}. Give them so, "
                    "and take the remark out."
                ).format(file=shorten(sheet.file), remark=shorten(text, 80), best=best_words(scheme))
            )
    heading = sheet.header[position]
    name, remarks = split(heading)
    signs = _SIGNS.findall(name)
    strange = next((each for each in (*signs, *remarks) if not _fits(each, scheme)), None)
    if strange is None:
        return
    scales = {(each.scale.lowest, each.scale.highest): None for each in scheme.criteria}
    raise UnreadableFile(
        _(
            "In “{file}” the heading “{heading}” says “{remark}” of the scores, which cannot be read; here they run "
            "{scales}. Give them so, and take the remark out of the heading."
        ).format(
            file=shorten(sheet.file),
            heading=shorten(heading),
            remark=shorten(strange, 40),
            scales=", ".join(
                _("from {low} to {high}").format(low=written(low), high=written(high)) for low, high in scales
            ),
        )
    )


def _fits(remark: str, scheme: Scheme) -> bool:
    """Whether it says nothing of the scale, or what is so of the scale of every criterion."""
    if understood(remark, Sort.TEXT) is not None or _POINTS.fullmatch(remark) or says_best_end(remark):
        return True
    scales = [criterion.scale for criterion in scheme.criteria]
    if most := _OUT_OF.fullmatch(remark):
        return all(scale.highest == few_digits(most[1]) for scale in scales)
    if ends := _FROM_TO.fullmatch(remark):
        return all(
            (scale.lowest, scale.highest) == (few_digits(ends[1]), few_digits(ends[2])) for scale in scales
        )
    return False
