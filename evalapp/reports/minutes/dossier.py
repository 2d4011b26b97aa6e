"""What was said and agreed of one application: averages, consensus, votes, notes and the jury's own proposal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from reportlab.platypus import Flowable, Spacer

from evalapp.domain.decisions import Flagged
from evalapp.domain.meeting.record import Agreed, Discussion
from evalapp.domain.ranking import CriterionResult, Place
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.scoring.discord import discords_of
from evalapp.domain.texts import _
from evalapp.reports.drawing.columns import columns_of
from evalapp.reports.drawing.continuing import Part, Titled
from evalapp.reports.drawing.lettering import cell, text
from evalapp.reports.drawing.listing import Figure, Listing, Row, figure
from evalapp.reports.drawing.parts import facts
from evalapp.reports.drawing.styles import WIDTH, hexadecimal, style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.inks import result_figure
from evalapp.reports.minutes.room import who
from evalapp.reports.minutes.told import Told
from evalapp.words import meeting
from evalapp.words.deciding import deciding_sentences
from evalapp.words.formats import money
from evalapp.words.places import standing, total
from evalapp.words.results import ResultWords, result_of, spread
from evalapp.words.scores import MISSING, value_text


class _OfOne(Protocol):
    @property
    def application(self) -> str: ...


AnyOfOne = TypeVar("AnyOfOne", bound=_OfOne)


class Dossiers:
    """The part of one application, for as many as are asked; looks everything up once."""

    def __init__(self, told: Told) -> None:
        report = told.report
        self._told, self._report = told, report
        self._results = ResultWords(report.call.scheme)
        self._places = {each.application: each for each in report.ranking.places}
        self._before = {each.application: each for each in report.unagreed.places}
        self._faults = _by_application(report.faults)
        self._discussed = _by_application(told.record.discussions)
        self._agreed = _by_application(told.record.agreed)
        self._votes = _by_application(told.record.votes)
        self._notes = _by_application(told.record.notes)
        self._flags = _by_application(report.flags)
        self._recusals = _by_application(told.record.recusals)
        self._presided = _usual(told)

    @property
    def numbers(self) -> tuple[str, ...]:
        """In the order of the discussion; then whatever was recorded of what was not discussed."""
        recorded = {*self._agreed, *self._votes, *self._notes}
        advised = [each.application for each in self._report.ranking.places if each.advice is not None]
        in_order = [each.application for each in self._told.record.items]
        rest = [each for each in in_order if each in recorded or each in advised]
        return tuple(dict.fromkeys([*self._told.record.discussed, *rest]))

    @property
    def usual(self) -> str:
        """Who presided at most of them."""
        return self._presided

    def of(self, number: str) -> Part:
        place, before = self._places.get(number), self._before.get(number)
        title = self._told.named(number)
        head: list[Flowable] = [
            Titled(title, "part", level=1, called=number),
            Paragraph(cell(self._in_short(number, place)), style("note-after")),
            *facts(list(self._facts(number)), WIDTH),
        ]
        table = self._table(place, before)
        said = [[each] for each in self._lines(number, place)]
        # What has nothing under it stands on a page as well.
        return Part(title=title, head=[*head, table] if table else head, said=said or [[Spacer(1, 1)]])

    def _in_short(self, number: str, place: Place | None) -> str:
        """Who applies, when it was discussed, and what is advised of it, on a line."""
        discussed = [each for each in self._discussed.get(number, ()) if each.began]
        spans = "; ".join(self._told.span(each.began, each.ended) for each in discussed)
        said = [
            self._told.organisation(number),
            _("discussed {times}").format(times=spans) if spans else _("not discussed in the meeting"),
        ]
        ranking, is_ranked = self._report.ranking, self._report.call.scheme.is_ranked
        if place is not None and (ranking.is_ready or place.held is not None):
            if is_ranked and place.place is not None:
                said.append(_("place {place} in the advice").format(place=place.place))
            said.append(standing(ranking, place).words)
            if is_ranked and place.proposed and place.held is None:
                said.append(money(place.proposed))
        return " · ".join(each for each in said if each)

    def _facts(self, number: str) -> Iterator[tuple[str, str]]:
        """Only what is not as at the others."""
        discussed = [each for each in self._discussed.get(number, ()) if each.began]
        yield _("Presided"), self._other_chairs(discussed)
        yield _("Had to leave the room"), self._left(number)

    def _other_chairs(self, discussed: Sequence[Discussion]) -> str:
        """Where that was not who presided at most."""
        chairs = dict.fromkeys(self._told.presided(each) for each in discussed)
        return "; ".join(each or _("nobody") for each in chairs if each != self._presided)

    def _left(self, number: str) -> str:
        said, record = [], self._told.record
        for each in self._recusals.get(number, ()):
            kind, went = meeting.category(record, each), meeting.left(record, each)
            words = f"{who(self._told, each)} ({kind}): {went}"
            said.append(f"{words} – {meeting.back(record, each)}" if each.left_at else words)
        return "; ".join(said)

    def _table(self, place: Place | None, before: Place | None) -> Listing | None:
        if place is None:
            return None
        rows = [
            self._criterion(each, result_of(place, each.id), result_of(before, each.id) if before else None)
            for each in self._report.call.scheme.criteria
        ]
        is_agreed = any(each.is_consensus for each in place.criteria)
        own = total(before) if before else MISSING
        sums: list[Paragraph | Figure] = [
            Paragraph("<b>" + text(_("Total")) + "</b>", style("cell")),
            figure(own, is_strong=True),
            figure(total(place) if is_agreed else "", is_deciding=True),
            Paragraph("", style("cell")),
        ]
        columns = columns_of(
            (_("Criterion"), 0, False), (_("Average"), 56, True), (_("Consensus"), 62, True),
            (_("Scores of the jurors"), 190, False),
        )  # fmt: skip
        return Listing(columns, [*rows, Row(cells=sums)])

    def _criterion(
        self, criterion: Criterion, result: CriterionResult | None, own: CriterionResult | None
    ) -> Row:
        is_agreed = result is not None and result.is_consensus
        agreed = self._results.criterion(criterion, result) if is_agreed else None
        values = own.values if own is not None else ()
        steps = [int(each / criterion.scale.step) for each in values]
        said = cell(spread(criterion, own))
        marks = ", ".join(each.label for each in discords_of(criterion, steps))
        if marks:
            said += f" · <font color='{hexadecimal('attention')}'>{cell(marks)}</font>"
        return Row(
            cells=[
                Paragraph(cell(str(criterion.title)), style("cell")),
                result_figure(self._results.criterion(criterion, own)),
                figure("") if agreed is None else figure(agreed.text, is_deciding=True),
                Paragraph(said, style("cell")),
            ]
        )

    def _lines(self, number: str, place: Place | None) -> Iterator[Flowable]:
        for fault in self._faults.get(number, ()):
            said = _line(_("Should not have been"), self._told.fault(fault), ink="bad")
            yield Paragraph(said, style("body"))
        for agreed in self._agreed.get(number, ()):
            yield Paragraph(self._consensus(agreed), style("body"))
        for vote in self._votes.get(number, ()):
            head = _("Vote {n}").format(n=vote.nth)
            yield Paragraph(_line(head, self._told.vote(vote)), style("body"))
        for note in self._notes.get(number, ()):
            by = self._told.names.author(note.by)
            head = ", ".join(each for each in (self._told.hour(note.at), by) if each)
            yield Paragraph(_line(_("Noted"), f"{self._told.screened(note.text)} ({head})"), style("body"))
        for flag in self._flags.get(number, ()):
            yield Paragraph(_line(_("Flag"), self._flag(flag)), style("body"))
        yield from self._proposed(place)

    def _flag(self, flag: Flagged) -> str:
        known = {each.id: str(each.title) for each in self._report.call.scheme.flags}
        return f"{known.get(flag.flag, flag.flag)}: {self._told.screened(flag.reason)}"

    def _proposed(self, place: Place | None) -> Iterator[Flowable]:
        """What the jury fixed and proposes itself, and what a body decided of it since."""
        if place is None:
            return
        if place.decided is not None:
            words = _("fixed at {amount}: {reason}").format(
                amount=money(place.decided.amount), reason=self._told.screened(place.decided.reason)
            )
            yield Paragraph(_line(_("Amount"), words), style("body"))
        for n, each in enumerate(deciding_sentences(place, self._report.call.scheme)):
            is_own = place.advice is not None and n == 0
            head = _("Proposal of the jury") if is_own else _("Decision of the body")
            yield Paragraph(_line(head, self._told.screened(each)), style("body"))

    def _consensus(self, agreed: Agreed) -> str:
        criteria = self._report.call.scheme.criteria
        criterion = next((each for each in criteria if each.id == agreed.criterion), None)
        title, before, after = agreed.criterion, MISSING, str(agreed.value)
        if criterion is not None:
            title, after = str(criterion.title), value_text(criterion.scale, agreed.value)
            before = self._was(agreed, criterion)
        source = agreed.source.label if agreed.source else _("not said")
        by = self._told.names.author(agreed.by)
        head = ", ".join(each for each in (self._told.hour(agreed.at), by) if each)
        words = _("{criterion}: {before} → {after}. {reason} Source of the reason: {source} ({who}).")
        reason = self._told.screened(agreed.reason).strip().rstrip(".") + "."
        said = words.format(
            criterion=title, before=before, after=after, reason=reason, source=source, who=head
        )
        return _line(_("Consensus"), said)

    def _was(self, agreed: Agreed, criterion: Criterion) -> str:
        """The consensus it took the place of, or the average of the jurors."""
        if agreed.before is not None:
            return value_text(criterion.scale, agreed.before)
        before = self._before.get(agreed.application)
        result = result_of(before, criterion.id) if before else None
        return self._results.criterion(criterion, result).text


def _usual(told: Told) -> str:
    counted: dict[str, int] = {}
    for each in told.record.discussions:
        if each.began and (name := told.presided(each)):
            counted[name] = counted.get(name, 0) + 1
    return max(counted, key=lambda name: counted[name], default="")


def _line(head: str, words: str, *, ink: str = "dim") -> str:
    """What kind of thing it is in the ink of a caption, then what it says."""
    return f"<font color='{hexadecimal(ink)}'><b>{text(head)}</b> ·</font> {text(words)}"


def _by_application(rows: Iterable[AnyOfOne]) -> Mapping[str, list[AnyOfOne]]:
    found: dict[str, list[AnyOfOne]] = {}
    for each in rows:
        found.setdefault(each.application, []).append(each)
    return found
