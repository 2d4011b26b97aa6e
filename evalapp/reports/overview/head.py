"""The beginning of an overview: what a reader must see on every page, and the figures that say most of it."""

from __future__ import annotations

from collections.abc import Iterator

from evalapp.domain.texts import _, ngettext, pgettext
from evalapp.reports.overview.content import OverviewReport, State, Word
from evalapp.reports.overview.said import supported_short, supported_word
from evalapp.words.formats import money
from evalapp.words.scores import MISSING


def marks_of(data: OverviewReport) -> Iterator[str]:
    """What a reader must see on every page, as on the ranking report; of several calls the state least settled."""
    if any(each.is_demo for each in data.parts):
        yield _("DEMO")
    states = {each.state for each in data.parts}
    if State.PROVISIONAL in states:
        yield _("PROVISIONAL")
    elif State.ADVICE in states:
        yield _("ADVICE")


def key_figures(data: OverviewReport) -> list[tuple[str, str]]:
    found, whole = data.figures, data.figures.whole
    words = ngettext("application", "applications", whole.applications)
    if found.unjudged:
        words += ", " + ngettext(
            "beside {n} inadmissible or withdrawn", "beside {n} inadmissible or withdrawn", found.unjudged
        ).format(n=found.unjudged)
    figures = [(str(whole.applications), words)]
    if data.word is Word.UNKNOWN:
        n = found.partners.all
        return [
            *figures,
            (MISSING, supported_word(data.word)),
            (money(whole.requested), _("requested")),
            (str(n), ngettext("partner", "partners", n)),
        ]
    provinces = sum(1 for column in range(len(found.provinces) - 1) if found.of_province(column).supported)
    where_ = ngettext("in {n} province", "in {n} provinces", provinces).format(n=provinces)
    n = found.of_supported.all
    return [
        *figures,
        (str(whole.supported), f"{supported_short(data.word)}, {where_}"),
        (money(whole.given), _given_words(data)),
        (str(n), ngettext("partner in them", "partners in them", n)),
    ]


def _given_words(data: OverviewReport) -> str:
    found = data.figures
    if found.unfunded == len(data.parts):
        return {
            Word.GRANTED: pgettext("decision", "granted"),
            Word.PROPOSED: _("proposed"),
            Word.BOTH: pgettext("decision", "granted or proposed"),
        }[data.word]
    text = {
        Word.GRANTED: pgettext("decision", "granted of {available}"),
        Word.PROPOSED: _("proposed of {available}"),
        Word.BOTH: pgettext("decision", "granted or proposed of {available}"),
    }[data.word]
    return text.format(available=money(found.available))
