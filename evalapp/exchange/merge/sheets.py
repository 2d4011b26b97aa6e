"""From files to sheets: the rows of one juror from one file, in the order in which a merge goes through them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evalapp.domain.ids import NOBODY, PersonId
from evalapp.domain.merge import Detail
from evalapp.domain.numbers import shorten
from evalapp.domain.order import number_key
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import NOTHING, Answer, Place
from evalapp.domain.texts import _
from evalapp.exchange.merge.devices import TABLE
from evalapp.exchange.merge.incoming import (
    FormSource,
    Incoming,
    IncomingRow,
    ScoreTable,
    ShownApplication,
    SignedReturn,
    TableRow,
    Unreadable,
)
from evalapp.exchange.merge.lineage import family_of_form
from evalapp.exchange.merge.state import PanelState
from evalapp.exchange.merge.tally import Tally
from evalapp.exchange.merge.undertaken import not_own_part, not_undertaken
from evalapp.exchange.merge.whom import of_somebody_else
from evalapp.exchange.sealed.returns import OpenedReturn

OPEN_PHASES = (Phase.DRAFT, Phase.SCORING)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """`opened` is None for a table; `numbers` are the rows of a table by place, `saved_at` is when a workbook says that
    it was saved last. `form` is a form's id, if it is one; `is_paper` as of its table.
    """

    tally: Tally
    juror: PersonId
    sha256: str
    rows: Sequence[IncomingRow]
    opened: OpenedReturn | None = None
    numbers: Mapping[Place, int] = field(default_factory=dict)
    form: str = ""
    saved_at: str = ""
    shown: tuple[ShownApplication, ...] = ()
    is_paper: bool = False

    @property
    def pack(self) -> str:
        """The id of the pack or form that it was made with; empty of a plain table."""
        return self.opened.content.pack if self.opened else self.form

    @property
    def device_name(self) -> str:
        return self.opened.content.device_name if self.opened else ""

    def hear(self, application: str, said: Answer) -> None:
        """A conflict of interest is never only a reason for no score."""
        if said.no_score is NoScore.CONFLICT:
            self.tally.heard.setdefault(self.juror, {})[application] = None

    def detail(self, row: IncomingRow, what: str, reason: str) -> Detail:
        return Detail(
            juror=self.juror,
            application=row.application,
            criterion=row.criterion,
            what=what,
            reason=reason,
            row=self.numbers.get((row.application, row.criterion)),
        )

    @property
    def family(self) -> str:
        """What a table is a later or earlier state of: the tables of the juror, or one form."""
        return family_of_form(self.form) if self.form else TABLE

    @property
    def order(self) -> tuple[object, ...]:
        """Signed before vouched for, a return before those that it goes on from; the names of files decide last."""
        if self.opened is None:
            return (True, self.juror, 0, "", 0, self.sha256, self.tally.file)
        content = self.opened.content
        n = len(content.earlier)
        return (False, self.juror, -n, content.device, -content.revision, self.sha256, self.tally.file)


def sheets_of(state: PanelState, incoming: Incoming, tally: Tally) -> list[Sheet]:
    """The sheets to merge; none where the file is refused, which `tally` then says."""
    if isinstance(incoming, Unreadable):
        if not _is_merged_before(state, incoming.sha256, tally):
            tally.refusal = incoming.reason
        return []
    rows: Sequence[IncomingRow]
    if isinstance(incoming, SignedReturn):
        tally.juror, tally.is_signed = incoming.opened.content.juror, True
        rows = incoming.opened.content.evaluations
    else:
        tally.juror = incoming.form.juror if incoming.form is not None else NOBODY
        rows = incoming.rows
    tally.count(rows)
    _note_unjudged(state, rows, tally)
    if state.phase not in OPEN_PHASES:
        tally.refusal = _(
            "The call is in the phase “{phase}” and takes no more scores; move the call back to scoring with a "
            "reason, then merge the file again."
        ).format(phase=state.phase.label)
        return []
    if isinstance(incoming, ScoreTable):
        sheets = _sheets_of_table(state, incoming, tally)
        is_earlier = incoming.form is not None and incoming.form.is_of_earlier_key
    else:
        sheets = _sheet_of_return(state, incoming.opened, tally)
        is_earlier = incoming.is_of_earlier_key
    if is_earlier and not tally.refusal:
        tally.notes.append(
            _(
                "It was made for a retired key of the panel, and is taken as any other. Hand out anew to this juror, "
                "so that the next is made for the key of now."
            )
        )
    return sheets


def _is_merged_before(state: PanelState, sha256: str, tally: Tally) -> bool:
    """A return whose code was replaced since is known by its fingerprint; nothing is taken of it again."""
    known = [each for each in state.received.values() if each.is_signed and sha256]
    receipt = next((each for each in known if each.sha256 == sha256), None)
    later = next((each for each in known if sha256 in each.earlier), None)
    if receipt is None and later is None:
        return False
    if receipt is not None:
        tally.notes.append(
            _(
                "It was merged before, with an access code that was replaced since, so nothing was taken from it again."
            )
        )
    elif later is not None:
        tally.is_stale = True
        tally.notes.append(
            _(
                "It is older than what was merged from this device before (number {n}), and its access code was "
                "replaced since, so nothing was taken."
            ).format(n=later.revision)
        )
    tally.juror = (receipt or later or known[0]).juror
    return True


def _note_unjudged(state: PanelState, rows: Sequence[IncomingRow], tally: Tally) -> None:
    """It is taken as it came, and counts again should the application become admissible."""
    if not state.unjudged:
        return
    said = {row.application for row in rows if row.application in state.unjudged and row.answer != NOTHING}
    for standing in sorted({state.unjudged[number] for number in said}):
        numbers = [number for number in said if state.unjudged[number] == standing]
        tally.notes.append(
            _("What it says of {applications} is kept and does not count: {standing}.").format(
                applications=", ".join(sorted(numbers, key=number_key)), standing=standing
            )
        )


def _sheet_of_return(state: PanelState, opened: OpenedReturn, tally: Tally) -> list[Sheet]:
    content = opened.content
    if content.panel != state.panel:
        tally.refusal = _(
            "The return belongs to another panel; merge it into the panel that handed out the pack."
        )
    elif content.juror not in state.jurors:
        tally.refusal = state.unknown_juror(content.juror)
    elif content.scheme_version not in state.scheme_versions:
        tally.refusal = _(
            "The scores were given under version {n} of the scheme, whose scales differ from those of this panel; "
            "hand out a new pack and ask the juror to score with it."
        ).format(n=content.scheme_version)
    elif state.issued.get(content.pack, content.juror) != content.juror:
        tally.refusal = _(
            "This return belongs to the pack of another juror; ask juror “{juror}” for their own return."
        ).format(juror=shorten(content.juror))
    elif why := not_undertaken(state, content) or not_own_part(state, content, opened.sha256):
        tally.refusal = why
    else:
        _say_whose(tally, *of_somebody_else(state, content.juror, content.pack))
    if tally.refusal:
        return []
    if state.issued and content.pack not in state.issued:
        tally.notes.append(
            _("It was made from a pack that this file does not know, perhaps of an older copy.")
        )
    return [
        Sheet(tally=tally, juror=content.juror, sha256=opened.sha256, rows=content.evaluations, opened=opened)
    ]


def _accept_form(state: PanelState, form: FormSource, tally: Tally) -> bool:
    """Whether anything of a form may be taken; `tally` says why not."""
    if form.panel != state.panel:
        tally.refusal = _("The form belongs to another panel; merge it into the panel that handed it out.")
    elif form.juror not in state.jurors:
        tally.refusal = state.unknown_juror(form.juror)
    elif form.scheme_version not in state.scheme_versions:
        tally.refusal = _(
            "The form is of version {n} of the scheme, whose scales differ from those of this panel; hand out a new "
            "form and ask the juror to score with it."
        ).format(n=form.scheme_version)
    elif state.issued.get(form.form, form.juror) != form.juror:
        tally.refusal = _(
            "This form was made for another juror; ask juror “{juror}” for their own form."
        ).format(juror=shorten(form.juror))
    elif form.is_of_earlier_key and form.form not in state.issued:
        tally.refusal = _(
            "This file never handed out this form, and it was made with a key that the panel has renewed since: "
            "whoever has a lost copy can make such a form. Ask the juror where they got it, and hand out a new one."
        )
    elif state.issued and form.form not in state.issued:
        tally.notes.append(_("It is a form that this file does not know, perhaps of an older copy."))
    if not tally.refusal:
        said = of_somebody_else(state, form.juror, form.form, shown=form.name, file=tally.file)
        _say_whose(tally, *said)
    return not tally.refusal


def _say_whose(tally: Tally, refusal: str, note: str) -> None:
    tally.refusal = refusal
    if note:
        tally.notes.append(note)


def _sheets_of_table(state: PanelState, table: ScoreTable, tally: Tally) -> list[Sheet]:
    if table.form is not None and not _accept_form(state, table.form, tally):
        return []
    tally.notes += table.notes
    jurors = {row.juror for row in table.rows}
    if len(jurors) == 1:
        tally.juror = next(iter(jurors))
    good: dict[PersonId, dict[Place, TableRow]] = {}
    twice = _contradictory(table.rows)
    for row in table.rows:
        if problem := _problem_of(state, row, twice):
            tally.refused += 1
            tally.details.append(
                Detail(
                    juror=row.juror,
                    application=row.application,
                    criterion=row.criterion,
                    what="refused",
                    reason=problem,
                    row=row.row or None,
                )
            )
        else:
            good.setdefault(row.juror, {}).setdefault((row.application, row.criterion), row)
    return [
        Sheet(
            tally=tally,
            juror=juror,
            sha256=table.sha256,
            rows=list(rows.values()),
            numbers={place: row.row for place, row in rows.items()},
            form=table.form.form if table.form else "",
            shown=table.form.shown if table.form else (),
            saved_at=table.saved_at,
            is_paper=table.is_paper,
        )
        for juror, rows in good.items()
    ]


def _problem_of(state: PanelState, row: TableRow, twice: Mapping[tuple[str, str, str], str]) -> str:
    if row.problem:
        return row.problem
    if row.juror not in state.jurors:
        return state.unknown_juror(row.juror)
    if row.answer.is_contradictory:
        return _("The row gives a score and a reason for none at once; leave out one of them.")
    return twice.get((row.juror, row.application, row.criterion), "")


def _contradictory(rows: Sequence[TableRow]) -> dict[tuple[str, str, str], str]:
    """Why neither of two rows for the same score can be taken, where they say different things."""
    first: dict[tuple[str, str, str], TableRow] = {}
    reasons: dict[tuple[str, str, str], str] = {}
    for row in rows:
        key = (row.juror, row.application, row.criterion)
        other = first.setdefault(key, row)
        if row.answer != other.answer:
            reasons.setdefault(
                key,
                _(
                    "Rows {first} and {second} say different things about the same score; keep one of them."
                ).format(first=other.row, second=row.row),
            )
    return reasons
