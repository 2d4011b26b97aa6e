"""From the marked rows of a form to the rows of a merge. Whatever cannot be taken is named by sheet and cell;
nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.model import Scale, Scheme
from evalapp.domain.scoring.answer import NOTHING, Answer, Place
from evalapp.domain.scoring.own_reason import OwnReason
from evalapp.domain.texts import _
from evalapp.exchange.forms.answers import at, comment_in, read, reason_in, score_in, typed_text
from evalapp.exchange.forms.ids import COMMENT, CRITERION, REASON, SCORE, FormIds, PlaceMark
from evalapp.exchange.forms.reading import ReadForm
from evalapp.exchange.forms.refusals import copies, gone, mixed, spoiled
from evalapp.exchange.forms.returned import FormCell, FormPage
from evalapp.exchange.forms.strays import (
    OwnTexts,
    Stray,
    beside_a_filled_cell,
    beside_an_empty_cell,
    elsewhere,
    on_other_scale,
    on_turned_scale,
)
from evalapp.exchange.forms.titles import another_shown, source_of
from evalapp.exchange.intake.evidence.best_end import turns_around
from evalapp.exchange.intake.evidence.score_heading import best_words, names_other_scale
from evalapp.exchange.intake.notes.spoken_of import spoken_notes
from evalapp.exchange.intake.scored.not_assessed import refuse_unassessed
from evalapp.exchange.intake.scored.other_scale import OtherScales
from evalapp.exchange.intake.scored.other_score import other_score_notes
from evalapp.exchange.merge.incoming import ScoreTable, TableRow
from evalapp.sheets.places import said as places
from evalapp.sheets.seen.notes import raised_note
from evalapp.sheets.sheet import one_line
from evalapp.sheets.text import from_cell, is_same_text

_Value = TypeVar("_Value")


def table_of(form: ReadForm, scheme: Scheme, *, file: str, sha256: str) -> ScoreTable:
    """What the form says: a row for each criterion of each application, with what it showed when it left.

    `sha256` is of the file's bytes.
    """
    ids = form.ids
    reader = _Reader(ids=ids, scheme=scheme, base=ids.held(), own=form.own)
    beside = [stray for page in form.others for stray in page.strays(form.own)]
    rows = tuple(reader.rows(form.pages, beside))
    strays = [*reader.elsewhere, *beside]
    notes = (*dict.fromkeys(reader.notes), *elsewhere(strays))
    return ScoreTable(file=file, sha256=sha256, rows=rows, form=source_of(form), notes=notes)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """A row as it was found, or why it cannot be taken. `address` is that of its score, `typed` what was refused
    as one.
    """

    address: str
    number: int
    answer: Answer = NOTHING
    problem: str = ""
    typed: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Reader:
    """`notes` and `elsewhere`: what was found beside cells that are filled, and beside none, while reading."""

    ids: FormIds
    scheme: Scheme
    base: Mapping[Place, Answer]
    own: OwnTexts
    notes: list[str] = field(default_factory=list)
    elsewhere: list[Stray] = field(default_factory=list)

    def rows(self, pages: Sequence[FormPage], beside: Sequence[Stray] = ()) -> Iterator[TableRow]:
        """Sheets that cannot be used, then every place of the form in its order, found or not.

        `beside` is what was typed on its other sheets: of a scale it holds for each of these.
        """
        found: dict[tuple[int, int], list[_Found]] = {}
        taken_out: set[int] = set()
        numbers = [each.application for each in self.ids.sheets]
        for page in pages:
            if page.is_mixed:
                yield self._refusal(mixed(page.name))
            if page.rows and page.is_lost:
                taken_out.update(mark.sheet for mark, _number, _cells in page.rows)
                yield self._refusal(spoiled(page.name))
                continue
            if merged := [f"{page.name}!{each.text}" for each in page.merged]:
                self.notes.append(
                    _(
                        "Cells in which answers stand are merged, and only the first of each is read: {ranges}."
                    ).format(ranges=places(merged))
                )
            if page.rows and (hidden := page.out_of_sight):
                self.notes.append(
                    _("Scores are hidden in the form, and are read like the others: {places}.").format(
                        places=places(hidden)
                    )
                )
            if page.rows and (why := another_shown(page, numbers)):
                taken_out.update(mark.sheet for mark, _number, _cells in page.rows)
                yield self._refusal(why)
                continue
            typed = page.strays(self.own)
            if page.rows and (why := self._on_other_scale([*typed, *beside], page.name)):
                taken_out.update(mark.sheet for mark, _number, _cells in page.rows)
                yield self._refusal(why)
                continue
            strays: dict[int, list[Stray]] = {}
            for stray in typed:
                strays.setdefault(stray.row, []).append(stray)
            self.elsewhere.extend(strays.pop(0, ()))
            for mark, number, cells in page.rows:
                if mark.sheet >= len(self.ids.sheets) or mark.criterion >= len(self.ids.criteria):
                    continue  # not one that we wrote
                named = {name: page.cell(number, cells, name) for name in page.columns}
                row = self._with_strays(self._found(mark, number, named), strays.get(number, ()))
                found.setdefault((mark.sheet, mark.criterion), []).append(row)
        self._refuse_other_scale(found)
        for position, sheet in enumerate(self.ids.sheets):
            own = [found.get((position, each), []) for each in range(len(self.ids.criteria))]
            if any(own):
                for criterion, rows in zip(self.ids.criteria, own):
                    yield self._row((sheet.application, criterion.id), rows)
            elif position not in taken_out:
                yield self._refusal(gone(sheet.application), sheet.application)

    def _refuse_other_scale(self, found: dict[tuple[int, int], list[_Found]]) -> None:
        """What the form already showed as stored was on the scale."""
        others = OtherScales()
        given: list[tuple[tuple[int, int], int, Scale]] = []
        for place, rows in found.items():
            sheet, criterion = self.ids.sheets[place[0]], self.ids.criteria[place[1]]
            base = self.base.get((sheet.application, criterion.id), NOTHING)
            for position, row in enumerate(rows):
                if row.typed:
                    others.see("", self.scheme.criterion(criterion.id).scale, row.typed, row.address)
                elif row.answer.value is not None and row.answer.value != base.value:
                    given.append((place, position, self.scheme.criterion(criterion.id).scale))
        reasons = others.reasons(("", scale) for _place, _position, scale in given)
        for (place, position, _scale), reason in zip(given, reasons):
            if reason:
                row = found[place][position]
                problem = " ".join(filter(None, (row.problem, f"{row.address}: {reason}.")))
                found[place][position] = replace(row, problem=problem)

    def _on_other_scale(self, typed: Sequence[Stray], sheet: str) -> str:
        """Why nothing of a sheet is taken where it was typed what its scores mean, and they do not; else empty."""
        for each in typed:
            if names_other_scale(each.text, self.scheme):
                return on_other_scale(each, sheet)
            if turns_around(each.text, self.scheme):
                return on_turned_scale(each, sheet, best_words(self.scheme))
        return ""

    def _refusal(self, problem: str, application: str = "", criterion: str = "", row: int = 0) -> TableRow:
        return TableRow(
            row=row, juror=self.ids.juror, application=application, criterion=criterion, problem=problem
        )

    def _row(self, place: Place, rows: Sequence[_Found]) -> TableRow:
        problems = [each.problem for each in rows if each.problem]
        if not rows:
            problems = [_("The row of this criterion is gone from the form; nothing was taken from it.")]
        elif not problems and any(each.answer != rows[0].answer for each in rows):
            problems = [copies([each.address for each in rows])]
        if problems:
            number = rows[0].number if rows else 0
            return self._refusal(" ".join(dict.fromkeys(problems)), *place, number)
        return TableRow(
            row=rows[0].number,
            juror=self.ids.juror,
            application=place[0],
            criterion=place[1],
            answer=rows[0].answer,
            base=self.base.get(place, NOTHING),
        )

    def _found(self, mark: PlaceMark, number: int, cells: Mapping[str, FormCell]) -> _Found:
        address = cells[SCORE].address
        place = (self.ids.sheets[mark.sheet].application, self.ids.criteria[mark.criterion].id)
        base = self.base.get(place, NOTHING)
        problems = self._mixed_up(mark, cells[CRITERION])
        try:
            criterion = self.scheme.criterion(place[1])
        except BadValue as error:
            # A criterion that the call no longer has is no trouble as long as nothing is said about it.
            is_blank = all(cells[name].value is None for name in (SCORE, REASON, COMMENT))
            return _Found(
                address=address, number=number, answer=base, problem="" if is_blank else f"{address}: {error}"
            )
        value = read(cells[SCORE], lambda cell: score_in(cell, criterion.scale, self.scheme.codes), problems)
        reason = read(cells[REASON], lambda cell: reason_in(cell, self.scheme.codes), problems)
        no_score = reason.code if isinstance(reason, OwnReason) else reason
        comment = read(cells[COMMENT], comment_in, problems) or ""
        typed = typed_text(cells[SCORE]) if value is None and problems else ""
        if value != base.value:
            read(cells[SCORE], lambda _cell: refuse_unassessed(value, comment, criterion.scale), problems)
        if value is not None and no_score is not None:
            problems.append(
                _(
                    "{score} and {reason}: a score and a reason for none exclude each other; empty one of the two."
                ).format(score=address, reason=cells[REASON].address)
            )
        answer = Answer(value, no_score, comment)
        self.notes.extend(spoken_notes([(cells[COMMENT].address, answer)]))
        self.notes.extend(other_score_notes([(cells[COMMENT].address, answer, criterion.scale)]))
        if cells[COMMENT].is_raised:
            self.notes.extend(raised_note([cells[COMMENT].address]))
        if isinstance(reason, OwnReason):
            comment = reason.opening(comment, cells[REASON].text)
        if is_same_text(comment, base.comment):
            comment = base.comment
        return _Found(
            address=address,
            number=number,
            answer=Answer(value, no_score, comment),
            problem=" ".join(problems),
            typed=typed,
        )

    def _with_strays(self, found: _Found, strays: Sequence[Stray]) -> _Found:
        """What stands beside cells that are empty was hardly meant for nothing: the place is refused."""
        if not strays:
            return found
        if found.problem or found.answer.value is not None or found.answer.no_score is not None:
            self.notes.extend(beside_a_filled_cell(each, found.address) for each in strays)
            return found
        return replace(found, problem=beside_an_empty_cell(strays, found.address))

    def _mixed_up(self, mark: PlaceMark, cell: FormCell) -> list[str]:
        """Whether the row shows another criterion than its id says: then only a part of the sheet was sorted."""
        shown = one_line(from_cell(cell.value)) if isinstance(cell.value, str) else ""
        own = self.ids.criteria[mark.criterion].shown
        if shown == own or shown not in {each.shown for each in self.ids.criteria}:
            return []
        return [
            at(
                cell,
                _(
                    "the row shows “{shown}” but belongs to “{own}”: only a part of the sheet was sorted; undo that, "
                    "or fill in a fresh copy of the form"
                ).format(shown=shorten(shown, 40), own=shorten(own, 40)),
            )
        ]
