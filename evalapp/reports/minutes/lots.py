"""How a tie was settled: the order that the jury gave itself, and every lot that was drawn."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable

from evalapp.domain.decisions import Draw
from evalapp.domain.texts import _
from evalapp.reports.drawing.lettering import text
from evalapp.reports.drawing.parts import section
from evalapp.reports.drawing.styles import style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.minutes.told import Told
from evalapp.words.formats import moment
from evalapp.words.phrases import numbered
from evalapp.words.ties import lot_command, places_said


def ties_and_lots(told: Told) -> list[Flowable]:
    """Empty where nothing tied that a person had a part in, and of a call without places."""
    if not told.report.call.scheme.is_ranked:
        return []
    said = [*_orders(told), *_draws(told)]
    if not said:
        return []
    return [*section(_("Ties and the lot")), *(Paragraph(text(each), style("body")) for each in said)]


def _orders(told: Told) -> Iterator[str]:
    """One sentence for each block that the jury put in order: those have one reason and one moment."""
    blocks: dict[tuple[str, str, str], list[tuple[int, str]]] = {}
    for each in told.report.orders:
        blocks.setdefault((each.at, each.by, each.reason), []).append((each.position, each.application))
    for (at, by, reason), listed in sorted(blocks.items()):
        words = _("Order of the jury itself: {applications}. Recorded on {moment}{by}: {reason}")
        yield words.format(
            applications=numbered([number for _position, number in sorted(listed)]),
            moment=moment(at),
            by=_by(told, by),
            reason=told.screened(reason),
        )


def _draws(told: Told) -> Iterator[str]:
    draws = told.report.draws
    for each in draws:
        yield _draw(told, each)
    if not draws or draws[-1].seed != told.report.ranking.lot_seed:
        return
    for tie in told.report.ranking.ties:
        if tie.digests:
            words = _(
                "{places}. By the SHA-256 of “seed:number”, the smallest first: {digests}. Anyone can repeat it, as of "
                "{application}: {command}"
            )
            first = tie.applications[0]
            yield words.format(
                places=places_said(told.report.ranking, tie),
                digests=", ".join(map(" ".join, zip(tie.applications, tie.digests))),
                application=first,
                command=lot_command(told.report.ranking.lot_seed, first),
            )


def _draw(told: Told, draw: Draw) -> str:
    words = _("Draw {n} on {moment}{by}: seed “{seed}”.").format(
        n=draw.nth, moment=moment(draw.at), by=_by(told, draw.by), seed=draw.seed
    )
    said = [words]
    if draw.noted_at:
        said.append(_("The seed was fixed on {moment}.").format(moment=moment(draw.noted_at)))
    seen = told.screened(draw.witnesses)
    said.append(
        _("It was seen by {witnesses}.").format(witnesses=seen) if seen else _("Who saw it was not recorded.")
    )
    if draw.reason:
        reason = told.screened(draw.reason).rstrip(". ")
        # The first may have a reason too, and is none that was drawn again.
        why = _("Reason given: {reason}.") if draw.nth == 1 else _("Drawn again because: {reason}.")
        said.append(why.format(reason=reason))
    return " ".join(said)


def _by(told: Told, name: str) -> str:
    author = told.names.author(name)
    return _(", by {name}").format(name=author) if author else ""
