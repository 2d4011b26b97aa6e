"""What a later list does not speak of: applications of the call that are not in it, and what is kept of them."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable

from evalapp.domain.intake import APPLICATIONS
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.intake.comparing.identity import looks
from evalapp.exchange.intake.rows import Intake
from evalapp.words.phrases import join_names

_MOST_NAMED = 20


def not_in(intake: Intake, stored: Collection[str], in_doubt: Iterable[str]) -> tuple[str, ...]:
    """The stored applications that a list of applications lacks; none where it has none of them: it is another list.

    What only resembles a number in the files is asked about, and not missing.
    """
    spoken = {row.number for row in intake.applications}
    if not spoken or spoken.isdisjoint(stored):
        return ()
    spoken |= {each.number for each in intake.hidden if each.kind == APPLICATIONS}
    missing = [number for number in stored if number not in spoken]
    alike: Container[str] = {looks(number) for number in in_doubt} if missing else ()
    return tuple(number for number in missing if looks(number) not in alike)


def nothing_said(rows: Collection[object], intake: Intake) -> list[str]:
    """Of files in which there is no row at all: that 0 came of everything does not say so."""
    if rows or intake.unused or not intake.sources:
        return []
    files = ", ".join(shorten(name, 64) for name, _sha256 in intake.sources)
    return [
        _(
            "“{file}” holds no row below its headings, so nothing comes in; check whether it is that file."
        ).format(file=files)
    ]


def missing_said(missing: Collection[str], intake: Intake) -> list[str]:
    """Of those with partners or a budget in the files apart: these are taken all the same."""
    if not missing:
        return []
    in_part = {part.number for part in intake.parts}
    whole, rest = ([each for each in missing if (each in in_part) == is_in] for is_in in (False, True))
    said = []
    if n := len(whole):
        text = ngettext(
            "{n} application of this call is not in these files, and stays as it is: {numbers}.",
            "{n} applications of this call are not in these files, and stay as they are: {numbers}.",
            n,
        )
        said.append(text.format(n=n, numbers=_named(whole)))
    if n := len(rest):
        text = ngettext(
            "{n} application of this call is not in the list of applications; only its partners or budget are in "
            "these files, and the rest stays as it is: {numbers}.",
            "{n} applications of this call are not in the list of applications; only their partners or budget are in "
            "these files, and the rest stays as it is: {numbers}.",
            n,
        )
        said.append(text.format(n=n, numbers=_named(rest)))
    return said


def _named(numbers: Iterable[str]) -> str:
    return join_names([shorten(each, 64) for each in numbers], most=_MOST_NAMED)
