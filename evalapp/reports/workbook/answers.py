"""Every answer of the jury with what of it counts, and the numbers by which the formulas find it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from evalapp.domain.application import Application
from evalapp.domain.call import Consensus, Score
from evalapp.domain.order import number_key
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.scheme.rules import Missing
from evalapp.domain.scoring.weighing import factors
from evalapp.domain.texts import _
from evalapp.reports.content import WorkbookReport
from evalapp.reports.names import Names
from evalapp.words.scores import in_two, not_scored, reason_words

KEYS_OF_CRITERIA, _JURORS = 1_000, 10_000
"""There are fewer of them: a key holds an application with a criterion, or with a juror, in one number."""
Pair = tuple[str, str]


class Given(NamedTuple):
    """One answer, or one that is still owed. `seat` is the column of its juror, 0 of a consensus.

    `counts` is what enters the result of its criterion, None where nothing of it does, and `remark` why.
    """

    application: Application
    seat: int
    juror: str
    criterion: Criterion
    points: Fraction | None
    words: str
    comment: str
    at: str
    counts: Fraction | None
    remark: str


class Seat(NamedTuple):
    """What one juror gave an application in all: `total` once every criterion that counts has a score."""

    total: Fraction | None
    scored: int
    is_barred: bool


class Answers:
    """`applications` are in the order of their numbers, `columns` say whose is each column of the matrix."""

    def __init__(self, report: WorkbookReport) -> None:
        self._report = report
        self.scheme = report.call.scheme
        self.names = Names(report)
        self.applications = sorted(
            (each.application for each in report.dossiers), key=lambda each: number_key(each.number)
        )
        self.ordinal = {each.number: n for n, each in enumerate(self.applications, start=1)}
        self._criterion = {each.id: n for n, each in enumerate(self.scheme.criteria, start=1)}
        self._agreed = {(each.application, each.criterion): each for each in report.consensus}
        self._barred = {(each.juror, each.application) for each in report.conflicts}
        self._by_seat: dict[Pair, dict[str, Score]] = defaultdict(dict)
        for score in report.scores:
            if score.application in self.ordinal and score.criterion in self._criterion:
                self._by_seat[score.juror, score.application][score.criterion] = score
        self._asked = {(each.juror, each.application) for each in report.asked}
        self._jurors: dict[str, set[str]] = defaultdict(set)
        # Without names as in the evaluations, so that “Reviewer 1” is the same person there.
        barred = () if self.names.is_anonymous else self._barred
        for juror, number in (*self._by_seat, *self._asked, *barred):
            self._jurors[number].add(juror)
        self.columns = self._columns()
        self._words: dict[tuple[str, int], tuple[Fraction, str]] = {}
        self.given: list[Given] = []
        self.seats: dict[tuple[str, int], Seat] = {}
        self.counted: dict[Pair, list[Fraction]] = defaultdict(list)
        for application in self.applications:
            self._collect(application)

    def key(self, number: str, criterion: str) -> int:
        return self.ordinal[number] * KEYS_OF_CRITERIA + self._criterion[criterion]

    def position(self, criterion: str) -> int:
        return self._criterion[criterion]

    def seat_key(self, number: str, seat: int) -> int:
        return self.ordinal[number] * _JURORS + seat

    def is_agreed(self, number: str, criterion: str) -> bool:
        return (number, criterion) in self._agreed

    def _columns(self) -> Sequence[str]:
        """Without names the columns stand for the reviewers of each application apart: no column is one person."""
        if self.names.is_anonymous:
            most = max(map(len, self._jurors.values()), default=0)
            return [_("Reviewer {number}").format(number=n) for n in range(1, most + 1)]
        everyone = {juror for jurors in self._jurors.values() for juror in jurors}
        listed = self.names.in_order("", everyone)
        self._column = {juror: n for n, (juror, _name) in enumerate(listed, start=1)}
        return [name for _juror, name in listed]

    def _collect(self, application: Application) -> None:
        number = application.number
        shares = dict(
            zip(
                (each.id for each in self.scheme.counting), factors(self.scheme.counting, self.scheme.ranking)
            )
        )
        for nth, (juror, name) in enumerate(self.names.in_order(number, self._jurors[number]), start=1):
            seat = nth if self.names.is_anonymous else self._column[juror]
            scores = self._by_seat.get((juror, number), {})
            is_barred = (juror, number) in self._barred
            total, scored = Fraction(), 0
            for given in self._of_seat(application, juror, seat, name):
                self.given.append(given)
                if given.counts is not None:
                    self.counted[number, given.criterion.id].append(given.counts)
            for id, share in shares.items():
                value = scores[id].value if id in scores else None
                if value is not None:
                    total += share * self.scheme.criterion(id).scale.value(value)
                    scored += 1
            is_whole = scored == len(shares)
            self.seats[number, seat] = Seat(total if is_whole else None, scored, is_barred)
        for criterion in self.scheme.criteria:
            agreed = self._agreed.get((number, criterion.id))
            if agreed is not None:
                given = self._consensus(application, criterion, agreed)
                self.given.append(given)
                if given.counts is not None:
                    self.counted[number, criterion.id].append(given.counts)

    def _of_seat(self, application: Application, juror: str, seat: int, name: str) -> Iterator[Given]:
        number = application.number
        scores = self._by_seat.get((juror, number), {})
        is_asked = (juror, number) in self._asked and (juror, number) not in self._barred
        for criterion in self.scheme.criteria:
            score = scores.get(criterion.id)
            is_given = score is not None and score.is_given
            is_owed = not is_given and is_asked and application.is_judged
            if not is_owed and (score is None or not (is_given or score.comment)):
                continue
            points, words = self._said(criterion, score)
            counts, remark = self._counts(application, juror, criterion, points, is_owed=is_owed)
            yield Given(
                application=application,
                seat=seat,
                juror=name,
                criterion=criterion,
                points=points,
                words=words,
                comment=self.names.screened(score.comment) if score is not None else "",
                at=score.at if score is not None and not self.names.is_anonymous else "",
                counts=counts,
                remark=remark,
            )

    def _said(self, criterion: Criterion, score: Score | None) -> tuple[Fraction | None, str]:
        if score is None or not score.is_given:
            return None, not_scored()
        if score.value is None:
            assert score.no_score is not None
            return None, self.names.screened(reason_words(score.no_score, score.comment))
        key = criterion.id, score.value
        if key not in self._words:  # few values, given fifty thousand times
            self._words[key] = criterion.scale.value(score.value), in_two(criterion.scale, score.value)[1]
        return self._words[key]

    def _counts(
        self,
        application: Application,
        juror: str,
        criterion: Criterion,
        points: Fraction | None,
        *,
        is_owed: bool,
    ) -> tuple[Fraction | None, str]:
        if not application.is_judged:
            return None, _("the application is not assessed: {standing}").format(
                standing=application.standing
            )
        if (juror, application.number) in self._barred:
            return None, _("conflict of interest: does not count")
        if (application.number, criterion.id) in self._agreed:
            return None, _("the consensus score takes its place") if points is not None else ""
        if is_owed and self.scheme.ranking.missing is Missing.ZERO:
            scale = criterion.scale
            worst = scale.lowest if scale.higher_is_better else scale.highest
            return worst, _("not scored yet: counts as the worst value of the scale")
        return points, _excluding(criterion, points)

    def _consensus(self, application: Application, criterion: Criterion, agreed: Consensus) -> Given:
        points = criterion.scale.value(agreed.value)
        by = self.names.author(agreed.by)
        return Given(
            application=application,
            seat=0,
            juror=_("Consensus"),
            criterion=criterion,
            points=points,
            words=in_two(criterion.scale, agreed.value)[1],
            comment=self.names.screened(agreed.reason),
            at=agreed.at,
            counts=points if application.is_judged else None,
            remark=" · ".join(
                filter(None, (_excluding(criterion, points), by and _("recorded by {name}").format(name=by)))
            ),
        )


def _excluding(criterion: Criterion, points: Fraction | None) -> str:
    words = criterion.scale.excluding_steps
    if points is None or not words or int(points / criterion.scale.step) not in words:
        return ""
    return _("this word excludes the application")
