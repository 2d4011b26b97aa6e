"""Small parts of sentences that explanation and method share: lists of names, thresholds, scores told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction

from evalapp.domain.application import Application
from evalapp.domain.ids import PersonId
from evalapp.domain.jury.suspicion import Dismissed
from evalapp.domain.numbers import in_notation, rounded_text
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import TieKind, TieRule
from evalapp.domain.scoring.counted import Counted
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import day, score

_BARE = re.compile(r"[\d.,\s]+")
MOST_NAMED = 6
MOST_TO_DO = 60
_MOST_DECIMALS = 12


def join_names(names: Iterable[str], *, most: int = MOST_NAMED) -> str:
    """“A-01, A-02 and A-03”; of a long list the first ones and how many more."""
    listed = list(names)
    named = _named(listed, most)
    if rest := len(listed) - len(named):
        listed = [*named, ngettext("{n} other", "{n} others", rest).format(n=rest)]
    if len(listed) < 2:
        return "".join(listed)
    return _("{first} and {last}").format(first=", ".join(listed[:-1]), last=listed[-1])


def _named(listed: list[str], most: int) -> list[str]:
    """One more than `most` is named too: “and 1 other” would be as long."""
    return listed if len(listed) <= most + 1 else listed[:most]


def join_all(names: Iterable[str]) -> str:
    """Every one of them: of what must be dealt with none is left to look for."""
    listed = list(names)
    return join_names(listed, most=len(listed))


def numbered(numbers: Iterable[str], *, most: int | None = None) -> str:
    """“A-01 and A-02”; “applications 1 and 2” where bare numbers would read as a count."""
    listed = list(numbers)
    most = len(listed) if most is None else most
    named = join_names(listed, most=most)
    if not any(map(_BARE.fullmatch, _named(listed, most))):
        return named
    return ngettext("application {numbers}", "applications {numbers}", len(listed)).format(numbers=named)


def to_do(numbers: Iterable[str]) -> str:
    """As `numbered`, of what must be dealt with: all of them in any call that people meet about.

    Of thousands the first ones and how many more; whoever deals with them has a list of them all.
    """
    return numbered(numbers, most=MOST_TO_DO)


def opening(words: str) -> str:
    """At the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def by_reason(pairs: Iterable[tuple[str, str]]) -> str:
    """Of (number, reason): every number, those with the same reason together, since journal and report name all."""
    numbers: dict[str, list[str]] = {}
    for number, reason in pairs:
        numbers.setdefault(" ".join(reason.split()), []).append(number)
    return "; ".join(f"{join_names(named, most=len(named))}: {reason}" for reason, named in numbers.items())


def count_of_scores(n: int) -> str:
    return ngettext("{n} score", "{n} scores", n).format(n=n)


def counted_words(found: Counted) -> str:
    """“12 scores and 1 abstention”; whatever there is none of goes unsaid."""
    without = without_scores(found)
    return join_names([count_of_scores(found.values), *without] if found.values or not without else without)


def no_longer_counted(found: Counted) -> str:
    """Of what was scored before the application was found inadmissible, or withdrawn; empty without any."""
    if not found.given:
        return ""
    return ngettext("{scores} no longer counts", "{scores} no longer count", found.given).format(
        scores=counted_words(found)
    )


def of_unjudged(applications: Iterable[Application]) -> str:
    """“2 inadmissible, 1 withdrawn”; empty where all are judged."""
    out = [each for each in applications if not each.is_judged]
    withdrawn = sum(each.is_withdrawn for each in out)
    counts = (
        (len(out) - withdrawn, ngettext("{n} inadmissible", "{n} inadmissible", len(out) - withdrawn)),
        (withdrawn, ngettext("{n} withdrawn", "{n} withdrawn", withdrawn)),
    )
    return ", ".join(text.format(n=n) for n, text in counts if n)


def counted_beside(found: Counted) -> str:
    """The same where the number of scores stands above it: “scores and 1 abstention”."""
    return join_names([ngettext("score", "scores", found.values), *without_scores(found)])


def without_scores(found: Counted) -> list[str]:
    """“1 abstention”, “2 criteria without a score”: what was said in place of a score."""
    parts = (
        (found.abstentions, ngettext("{n} abstention", "{n} abstentions", found.abstentions)),
        (
            found.others,
            ngettext("{n} criterion without a score", "{n} criteria without a score", found.others),
        ),
        (found.rest, ngettext("{n} other change", "{n} other changes", found.rest)),
    )
    return [words.format(n=n) for n, words in parts if n]


def is_shown_exactly(value: Fraction, decimals: int) -> bool:
    units: int = 10**decimals
    return units % value.denominator == 0


def apart(own: Fraction, other: Fraction, decimals: int) -> tuple[str, str]:
    """Both with as many decimals as it takes to see that they differ."""
    one, two = rounded_text(own, decimals), rounded_text(other, decimals)
    while one == two and decimals < _MOST_DECIMALS:
        decimals += 1
        one, two = rounded_text(own, decimals), rounded_text(other, decimals)
    return in_notation(one), in_notation(two)


def short_of(found: Fraction, limit: Fraction, decimals: int) -> str:
    """A score that misses `limit`: rounded, but never so that it looks like it."""
    return score(found, decimals) if found == limit else apart(found, limit, decimals)[0]


def rule_name(scheme: Scheme, rule: TieRule) -> str:
    """How a rule of the tie-break chain is called in the middle of a sentence."""
    if rule.kind is TieKind.CRITERION:
        return f"“{scheme.criterion(rule.target).title}”"
    if rule.kind is TieKind.GROUP:
        return f"“{scheme.group(rule.target).title}”"
    if rule.kind is TieKind.FLAG:
        return f"“{scheme.flag(rule.target).title}”"
    return {
        TieKind.PANEL_ORDER: _("the panel’s own order"),
        TieKind.TOP_MARKS: _("most best marks"),
        TieKind.EARLIER_SUBMISSION: _("earlier submission"),
        TieKind.LOT: _("lot"),
    }[rule.kind]


def with_unstated(text: str, n: int) -> str:
    """A sum over those that state it, and how many do not: nobody asks nothing by leaving a cell empty."""
    return f"{text} · " + _("{n} not stated").format(n=n) if n else text


def decisions_by_pair(
    dismissed: Iterable[Dismissed], names: Mapping[PersonId, str]
) -> dict[tuple[PersonId, str], str]:
    """By juror and application: that a suspected conflict of interest is none, who decided it, when and why.

    What was decided of several signs at once is said once.
    """
    found: dict[tuple[PersonId, str], dict[str, None]] = {}
    for each in sorted(dismissed, key=lambda each: (each.at, each.juror, each.application)):
        text = _("decided by {who} on {day} that it is no conflict of interest: {reason}")
        said = text.format(who=names.get(each.by, each.by), day=day(each.at), reason=each.reason)
        found.setdefault((each.juror, each.application), {})[said] = None
    return {pair: "; ".join(said) for pair, said in found.items()}
