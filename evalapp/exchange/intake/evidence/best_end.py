"""Which end of a scale is the best one, as a text says it: `0 is het beste`, `laagste is beste`, `1 = best`.

Whoever scores with the scale turned around gives the weakest application the highest total, and every number fits.
"""

from __future__ import annotations

import re
from fractions import Fraction

from evalapp.domain.scheme.model import Scale, Scheme

_SAID = r"\s*(?:=|is|zijn|are|means|betekent|staat voor)\s*(?:de |het |the )?(?:aller)?"
# Of plain words only where a sign makes it a legend: “a 3 is weak” is said of an application.
_END = r"(?=\s*(?:$|[.,;:)!?/]|en\b|and\b|scores?\b|cijfers?\b))"
_GOOD, _BAD = r"(?:uitmuntend|uitstekend|excellent|goed|good)", r"(?:slecht|zwak|onvoldoende|weak|poor)"
_BEST = rf"(?:{_SAID}(?:beste?|sterkste?|meilleure?)|\s*=\s*(?:zeer |very )?{_GOOD})\b{_END}"
_WORST = rf"(?:{_SAID}(?:slechtste?|zwakste?|worst|weakest|pire)|\s*=\s*(?:zeer |very )?{_BAD})\b{_END}"
_OF_SCORES = r"(?:\s+(?:scores?|cijfers?|punten|getal(?:len)?|waarden?|numbers?|values?|points?|marks?))?"
_LOW = rf"\b(?:laagste|laag|lage|kleinste|minste|lowest|low|smallest){_OF_SCORES}"
_HIGH = rf"\b(?:hoogste|hoog|hoge|grootste|meeste|highest|high|largest){_OF_SCORES}"
_START = (
    r"(?:^|[(;:,.!?/]\s*|\b(?:scores?|cijfers?|een|a|en|and|of|or|waarbij|where|met|with|want|dus|punten)\s+)"
)
_NUMBER = rf"{_START}(\d{{1,4}}(?:[.,]\d)?)"
_AFTER = r"\s*(?:=|is)\s*(\d{1,4}(?:[.,]\d)?)(?![\w.,/-])"
_NUMBER_BEST = re.compile(rf"{_NUMBER}{_BEST}|\b(?:beste?|sterkste?){_OF_SCORES}{_AFTER}")
_NUMBER_WORST = re.compile(rf"{_NUMBER}{_WORST}|\b(?:slechtste?|zwakste?|worst|weakest){_OF_SCORES}{_AFTER}")
_LOW_IS_BEST = re.compile(
    rf"{_LOW}{_BEST}|{_HIGH}{_WORST}|\blager is beter\b|\blower is better\b|\bhoger is slechter\b|"
    r"\bhoe lager,? hoe beter\b|\bthe lower,? the better\b|\bhoe hoger,? hoe slechter\b"
)
_HIGH_IS_BEST = re.compile(
    rf"{_HIGH}{_BEST}|{_LOW}{_WORST}|\bhoger is beter\b|\bhigher is better\b|\blager is slechter\b|"
    r"\bhoe hoger,? hoe beter\b|\bthe higher,? the better\b|\bhoe lager,? hoe slechter\b"
)
_TURNED = re.compile(
    r"\b(?:omgekeerde?|gespiegelde?|reversed?|inverted|inverse)\s+(?:\w+\s+)?(?:schaal|schalen|scores?|scale|volgorde)\b|"
    r"\b(?:schaal|scores?|scale)\b[\s:(]*(?:is |zijn |are )?(?:omgekeerd|gespiegeld|reversed|inverted)\b"
)


def says_best_end(text: str) -> bool:
    """Whether it says anything of it that `turns_around` can hold against a scheme."""
    plain = _plain(text)
    forms = (_NUMBER_BEST, _NUMBER_WORST, _LOW_IS_BEST, _HIGH_IS_BEST)
    return any(form.search(plain) for form in forms)


def turns_around(text: str, scheme: Scheme) -> bool:
    """Whether it says of scores what is not so of every criterion with points: the other end is best, or a number is
    that lies nearer to the worst one or beyond the scale.
    """
    plain = _plain(text)
    scales = [criterion.scale for criterion in scheme.criteria if not criterion.scale.words]
    if not scales:
        return False
    if _TURNED.search(plain):
        return True
    return any(_is_other(plain, scale) for scale in scales)


def _is_other(plain: str, scale: Scale) -> bool:
    low, high = _LOW_IS_BEST.search(plain), _HIGH_IS_BEST.search(plain)
    if (low and scale.higher_is_better) or (high and not scale.higher_is_better):
        return True
    worst = scale.lowest if scale.higher_is_better else scale.highest
    ends = ((_NUMBER_BEST, scale.best, worst), (_NUMBER_WORST, worst, scale.best))
    return any(
        abs(number - own) > abs(number - other) or not scale.lowest <= number <= scale.highest
        for form, own, other in ends
        for found in form.finditer(plain)
        for number in [Fraction((found[1] or found[2]).replace(",", "."))]
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
