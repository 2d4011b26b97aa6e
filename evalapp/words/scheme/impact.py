"""What another scheme comes to, in sentences: its scores and its packs, never its places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from evalapp.domain.scheme.carrying import Why
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.words.phrases import join_names
from evalapp.words.scheme.versions import why_aside


def scores_words(kept: int, aside: int) -> str:
    """“All 492 scores stay.”, or how many do and how many are set aside; nothing is ever rescaled."""
    if not kept and not aside:
        return _("Nobody has scored yet.")
    if not aside:
        return ngettext("The {n} score stays.", "All {n} scores stay.", kept).format(n=kept)
    set_aside = ngettext("{n} score is set aside", "{n} scores are set aside", aside).format(n=aside)
    stay = ngettext("{n} score stays", "{n} scores stay", kept).format(n=kept)
    return _("{kept}, {aside}; nothing is rescaled.").format(kept=stay, aside=set_aside)


def aside_lines(scheme: Scheme, aside: Iterable[tuple[str, Why]]) -> list[str]:
    """A line each reason: “Kmo-impact: 12 scores are set aside. The scale became another one; …”, of several criteria
    “Kmo-impact (12), Helix (3): 15 scores …”.

    `aside` are the criteria, of the scheme they were scored under, with why each score has no place any more.
    """
    counted = Counter(aside)
    order = [each.id for each in scheme.criteria]
    alike: dict[Why, list[tuple[str, int]]] = {}
    for (criterion, why), n in sorted(counted.items(), key=lambda each: order.index(each[0][0])):
        alike.setdefault(why, []).append((str(scheme.criterion(criterion).title), n))
    lines = []
    for why, told in alike.items():
        n = sum(each for _title, each in told)
        words = ngettext("{n} score is set aside", "{n} scores are set aside", n).format(n=n)
        names = told[0][0] if len(told) == 1 else ", ".join(f"{title} ({each})" for title, each in told)
        lines.append(f"{names}: {words}. {why_aside(str(why))}")
    return lines


def packs_words(names: Sequence[str]) -> str:
    """Whose pack would be out of date; who owes nothing any more needs no other."""
    if not names:
        return _("No juror needs a new pack.")
    words = ngettext(
        "{n} juror needs a new pack: {names}.", "{n} jurors need a new pack: {names}.", len(names)
    )
    return words.format(n=len(names), names=join_names(names))
