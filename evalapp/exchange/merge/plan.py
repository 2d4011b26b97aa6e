"""Plan a merge: every file, every score, before anything is written.

The plan does not depend on the order in which the files were given, and a plan of files that were merged before
is empty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from evalapp.domain.merge import Choice, ChoiceKey
from evalapp.domain.numbers import shorten
from evalapp.domain.scoring.answer import NOTHING, Answer, Place, Placed
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.merge.declared import cleared, declared_conflicts, heard_words
from evalapp.exchange.merge.disputed import disputed
from evalapp.exchange.merge.incoming import Incoming
from evalapp.exchange.merge.lineage import (
    Standing,
    Step,
    base_of_tables,
    next_table,
    standing_of_return,
    standing_of_table,
)
from evalapp.exchange.merge.seats import closed_to, unseated
from evalapp.exchange.merge.sheets import Sheet, sheets_of
from evalapp.exchange.merge.state import MergePlan, PanelState, Receipt, by_juror
from evalapp.exchange.merge.tally import Tally
from evalapp.exchange.merge.undertaken import first_own_keys, undertaken, without_rival_keys
from evalapp.exchange.merge.versions import VersionMerge
from evalapp.exchange.merge.weighing import base_across_packs
from evalapp.exchange.merge.whose import of_others
from evalapp.exchange.sealed.wire import Evaluation

_Receipts = dict[str, dict[str, Receipt]]


def plan_merge(
    state: PanelState,
    incoming: Sequence[Incoming],
    choices: Mapping[ChoiceKey, Choice] | None = None,
    otherwise: Choice = Choice.OPEN,
) -> MergePlan:
    """What merging `incoming` into `state` comes to; versions without a choice are treated as `otherwise`.

    That is said of the panel and the files. Where the files themselves say different things of a score, nothing tells
    which of them holds: it stays open.
    """
    plan, between = _planned(state, incoming, VersionMerge(state, choices or {}))
    if otherwise is Choice.OPEN:
        return plan
    return _planned(state, incoming, VersionMerge(state, choices or {}, otherwise, between))[0]


def _planned(
    state: PanelState, incoming: Sequence[Incoming], merge: VersionMerge
) -> tuple[MergePlan, Collection[Placed]]:
    """With the scores of which files of the batch say different things, as far as somebody must choose."""
    tallies = [Tally(file=each.file) for each in incoming]
    sheets = [sheet for each, tally in zip(incoming, tallies) for sheet in sheets_of(state, each, tally)]
    sheets = without_rival_keys(state, sheets)
    sheets.sort(key=lambda sheet: sheet.order)
    before: _Receipts = {}
    for receipt in state.received.values():
        before.setdefault(receipt.juror, {})[receipt.device] = receipt
    current = _placed(sheets, before)
    declared = declared_conflicts(state, current)
    receipts, numbers = [], Counter[str]()
    for sheet, standing in current:
        if standing.step is not Step.STALE:
            spoken = dict.fromkeys(row.application for row in sheet.rows)
            closed = of_others(state, sheet, spoken) | closed_to(state, sheet.juror, declared, spoken)
            number = numbers[sheet.juror]
            numbers[sheet.juror] += 1
            merged = _folded(merge, sheet, standing, before.get(sheet.juror, {}), closed, number)
            if merged is not None:
                receipts.append(merged)
    for sheet, standing in current:
        if standing.step is Step.STALE:
            sheet.tally.details.extend(merge.differences(sheet))
    for tally in tallies:
        tally.notes[:0] = heard_words(state, tally.heard)  # before what matters less
    kept = {each.sha256 for each in (*receipts, *state.received.values())}
    plan = MergePlan(
        files=tuple(tally.finished() for tally in tallies),
        writes=by_juror(merge.writes.values(), lambda each: each.placed[0]),
        receipts=by_juror(receipts, lambda each: each.juror),
        declared=by_juror(declared.values(), lambda each: each.juror),
        choices=by_juror(merge.choices, lambda each: each.juror),
        left_open=by_juror(merge.left_open, lambda each: each.juror),
        lapsed=by_juror(merge.lapsed, lambda each: each[0]),
        cleared=by_juror(cleared(state, current, declared), lambda each: each.juror),
        agreed=by_juror(undertaken(state, current, kept), lambda each: each.juror),
        own_keys=by_juror(first_own_keys(state, current, kept), lambda each: each.juror),
        unseated=unseated(state, current, declared),
        state=state,
        incoming=incoming,
    )
    return plan, disputed(merge.asked, current)


def _placed(sheets: Sequence[Sheet], before: _Receipts) -> list[tuple[Sheet, Standing]]:
    """Each sheet with what it continues; a sheet that is in the batch twice is counted and left out."""
    receipts = {juror: dict(by_device) for juror, by_device in before.items()}
    seen: dict[tuple[str, str], str] = {}
    placed = []
    for sheet in sheets:
        tally, own = sheet.tally, receipts.setdefault(sheet.juror, {})
        key = (sheet.juror, sheet.sha256)
        if key in seen:
            tally.unchanged += sum(row.answer != NOTHING for row in sheet.rows)
            _note(tally, _("It is the same as {file}.").format(file=seen[key]))
            continue
        seen[key] = tally.file
        standing = _standing(sheet, own, before.get(sheet.juror, {}))
        if standing.step is Step.STALE:
            tally.is_stale = True
        else:
            own[standing.device] = _receipt(sheet, standing, {}, 0)
        if (note := _note_on(standing, before.get(sheet.juror, {}))) is not None:
            _note(tally, note)
        placed.append((sheet, standing))
    return placed


def _standing(sheet: Sheet, receipts: Mapping[str, Receipt], before: Mapping[str, Receipt]) -> Standing:
    if sheet.opened is None:
        return standing_of_table(sheet.sha256, receipts, sheet.family)
    return standing_of_return(sheet.opened.content, sheet.sha256, receipts, before)


def _note_on(standing: Standing, before: Mapping[str, Receipt]) -> str | None:
    """`before` are the receipts that the panel had: what else a sheet is older than lies among the same files."""
    if standing.step is Step.SAME:
        return _("It was merged before.")
    if standing.step is Step.COPY:
        return _("It was made in a copy of the work on another computer, so it was compared with the pack.")
    if standing.step is Step.STALE and standing.receipt is not None:
        if before.get(standing.receipt.device) is not standing.receipt:
            return _(
                "It is older than “{file}”, which is among these files, so nothing was taken from it."
            ).format(file=standing.receipt.file)
        return _(
            "It is older than what was merged from this device before (number {n}), so nothing was taken; "
            "ask the juror to send the work in again if something is missing."
        ).format(n=standing.receipt.revision)
    return None


def _note(tally: Tally, text: str) -> None:
    if text not in tally.notes:
        tally.notes.append(text)


def _folded(
    merge: VersionMerge,
    sheet: Sheet,
    standing: Standing,
    receipts: Mapping[str, Receipt],
    closed: Mapping[str, str],
    number: int,
) -> Receipt | None:
    """Merge one sheet; its receipt, or None where the panel has it already or nothing could be taken."""
    earlier: dict[Place, Answer] = {}
    known: dict[Place, Answer]
    if sheet.opened is None:
        # Nothing tells which of two tables is the later one: what another said is no base for this one.
        known = {}
        if standing.receipt is not None:
            known = earlier = dict(standing.receipt.base)
        else:
            _note_left_out(sheet, base_of_tables(receipts, sheet.family))
    else:
        is_same_pack = standing.receipt is not None and standing.receipt.pack == sheet.opened.content.pack
        if standing.receipt is not None and is_same_pack:
            known = earlier = dict(standing.receipt.base)
        else:
            known = base_across_packs(merge.stored, sheet, standing.receipt.base if standing.receipt else {})
        if standing.step is Step.NEXT and is_same_pack:
            sheet = replace(sheet, rows=[*sheet.rows, *_withdrawn(sheet, known, closed)])
    refused_before = sheet.tally.refused
    based = merge.fold(sheet, standing.device, standing.receipt, known, closed)
    if standing.step is Step.NEXT and sheet.opened is not None:
        merge.lapse_unsaid(sheet, standing.device)
    is_refused = not based and sheet.tally.refused > refused_before and not sheet.tally.declared
    receipt = _receipt(sheet, standing, earlier | based, number + next_table(receipts, sheet.family))
    known_receipt = standing.receipt if standing.step is Step.SAME else None
    is_blank = bool(sheet.form) and not receipt.base
    if is_refused or is_blank or (known_receipt is not None and known_receipt.base == receipt.base):
        return None
    return receipt


def _note_left_out(sheet: Sheet, known: Mapping[Place, Answer]) -> None:
    """No table says which hand-in it is: what is gone from it may be taken back, or not yet have been there."""
    n = 0
    for row in sheet.rows:
        earlier = known.get((row.application, row.criterion), row.base)
        n += row.answer == row.base != earlier
    if n and sheet.form:
        words = ngettext(
            "{n} row says less here than in a state of this form that was merged before, which was kept; ask the "
            "juror if it is to be taken back.",
            "{n} rows say less here than in a state of this form that was merged before, which was kept; ask the "
            "juror if they are to be taken back.",
            n,
        )
        _note(sheet.tally, words.format(n=n))
    elif n:
        words = ngettext(
            "{n} row says less here than in a table of juror “{juror}” that was merged before, which was kept; ask "
            "the juror if it is to be taken back.",
            "{n} rows say less here than in a table of juror “{juror}” that was merged before, which was kept; ask "
            "the juror if they are to be taken back.",
            n,
        )
        _note(sheet.tally, words.format(n=n, juror=shorten(sheet.juror)))


def _withdrawn(sheet: Sheet, known: Mapping[Place, Answer], closed: Mapping[str, str]) -> list[Evaluation]:
    """Empty rows for what the device gave before and no longer lists: a return holds its whole state.

    Not for applications that the juror declares a conflict with: those are left out for another reason.
    """
    listed = {(row.application, row.criterion) for row in sheet.rows}
    declared = {each.application for each in sheet.opened.content.conflicts} if sheet.opened else set()
    return [
        Evaluation(application=place[0], criterion=place[1])
        for place, held in known.items()
        if held != NOTHING and place not in listed and place[0] not in declared and place[0] not in closed
    ]


def _receipt(sheet: Sheet, standing: Standing, base: dict[Place, Answer], number: int) -> Receipt:
    """`number` puts a table in its place among the tables; a return brings its own revision."""
    if sheet.opened is None:
        return Receipt(
            juror=sheet.juror,
            device=standing.device,
            revision=standing.receipt.revision if standing.receipt else number,
            sha256=sheet.sha256,
            base=base,
            pack=sheet.form,
            is_signed=False,
            submitted_at=sheet.saved_at,
            file=sheet.tally.file,
        )
    content = sheet.opened.content
    return Receipt(
        juror=sheet.juror,
        device=standing.device,
        revision=content.revision,
        sha256=sheet.sha256,
        base=base,
        pack=content.pack,
        earlier=content.earlier,
        is_complete=content.is_complete,
        submitted_at=content.submitted_at,
        device_name=content.device_name,
        file=sheet.tally.file,
        raw_json=sheet.opened.raw_json,
        signature=sheet.opened.signature,
    )
