"""Score sheets that jurors filled in on paper: what the panel holds of each, and where that came from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from evalapp.domain.file_kinds import MERGED
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.order import number_key
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.domain.texts import LANGUAGES, _, in_language
from evalapp.exchange.merge.devices import TABLE, is_of_family
from evalapp.exchange.merge.state import Receipt, brought_by
from evalapp.operations.exchange.kept_receipts import receipts_of
from evalapp.operations.view import View


class Source(Enum):
    """Where the answer that the panel holds came from last."""

    NOWHERE = auto()
    PAPER = auto()
    SIGNED = auto()
    TABLE = auto()
    PANEL = auto()  # typed in the panel itself, or settled there


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperRow:
    criterion: Criterion
    held: Answer
    source: Source
    file: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperSheet:
    """One sheet: a juror and an application, a row a criterion."""

    juror: PersonId
    name: PersonName
    application: str
    title: str
    rows: tuple[PaperRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperSeat:
    """A sheet in the list: `given` of `asked` criteria have a score or a reason for none, and where these came from."""

    juror: PersonId
    name: PersonName
    application: str
    title: str
    given: int
    asked: int
    signed: int
    on_paper: int


def paper_name(application: str, typed_by: str) -> str:
    """What stands in the place of the name of a file."""
    return _("Paper sheet {application}, typed by {name}").format(application=application, name=typed_by)


def is_paper(receipt: Receipt) -> bool:
    """Whether it is of a sheet that was typed over, and of no table with such a name."""
    if receipt.is_signed or not is_of_family(receipt.device, TABLE):
        return False
    is_file = receipt.file.lower().endswith(tuple(kind.suffix for kind in MERGED))
    return not is_file and receipt.file.startswith(_beginnings())


def _beginnings() -> tuple[str, ...]:
    """In whatever language it was typed."""
    found = []
    for language in LANGUAGES:
        with in_language(language):
            found.append(paper_name("\0", "").partition("\0")[0])
    return tuple(found)


def paper_sheet(view: View, juror: PersonId, application: str) -> PaperSheet:
    from evalapp.domain.people import names_of

    held = {
        each.criterion: each.answer for each in view.scores(juror=juror) if each.application == application
    }
    receipts = receipts_of(view, juror)
    found = next(each for each in view.applications() if each.number == application)
    return PaperSheet(
        juror=juror,
        name=names_of(view.people())[juror],
        application=application,
        title=found.title,
        rows=tuple(
            _row(each, held.get(each.id, NOTHING), application, receipts)
            for each in view.call().scheme.criteria
        ),
    )


def _row(criterion: Criterion, held: Answer, application: str, receipts: list[Receipt]) -> PaperRow:
    if held == NOTHING:
        return PaperRow(criterion=criterion, held=held, source=Source.NOWHERE)
    place = (application, criterion.id)
    signed = brought_by(held, place, (each for each in receipts if each.is_signed))
    last = signed or brought_by(held, place, receipts)
    if last is None:
        return PaperRow(criterion=criterion, held=held, source=Source.PANEL)
    source = Source.SIGNED if last.is_signed else Source.PAPER if is_paper(last) else Source.TABLE
    return PaperRow(criterion=criterion, held=held, source=source, file=last.file)


def paper_seats(view: View) -> tuple[PaperSeat, ...]:
    """Every seat of which an assessment is asked, by juror as the jury is listed and by application."""
    from evalapp.domain.people import names_of

    people = view.people()
    names, order = names_of(people), {each.id: n for n, each in enumerate(people)}
    titles = {each.number: each.title for each in view.applications()}
    criteria = {each.id for each in view.call().scheme.criteria}
    held: dict[tuple[str, str], dict[str, Answer]] = {}
    for score in view.scores():
        if score.is_given and score.criterion in criteria:
            held.setdefault((score.juror, score.application), {})[score.criterion] = score.answer
    signed: dict[tuple[str, str, str], set[Answer]] = {}
    paper: dict[tuple[str, str, str], set[Answer]] = {}
    for juror in {each.juror for each in view.received()}:
        for receipt in receipts_of(view, juror):
            kept = signed if receipt.is_signed else paper if is_paper(receipt) else None
            if kept is not None:
                for (application, criterion), answer in receipt.base.items():
                    kept.setdefault((juror, application, criterion), set()).add(answer)
    seats = []
    for seat in view.asked():
        answers = held.get((seat.juror, seat.application), {})
        places = {criterion: (seat.juror, seat.application, criterion) for criterion in answers}
        by_signature = sum(answers[c] in signed.get(place, ()) for c, place in places.items())
        seats.append(
            PaperSeat(
                juror=seat.juror,
                name=names[seat.juror],
                application=seat.application,
                title=titles[seat.application],
                given=len(answers),
                asked=len(criteria),
                signed=by_signature,
                on_paper=sum(
                    answers[c] in paper.get(place, ()) and answers[c] not in signed.get(place, ())
                    for c, place in places.items()
                ),
            )
        )
    return tuple(
        sorted(seats, key=lambda each: (order.get(each.juror, len(order)), number_key(each.application)))
    )
