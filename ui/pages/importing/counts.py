"""How many rows were refused, in the words and the numbers of the filters above them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from evalapp.domain.intake import ImportPlan, ImportRow, Outcome, Question
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.awaited import counted
from evalapp.domain.taking.column_use import Use
from evalapp.domain.taking.row_use import HiddenBy, Oddness, asks_about_rows
from evalapp.domain.texts import _, ngettext
from evalapp.operations.panel.work_list import left_list_words, left_out_words, rows_on
from evalapp.words.fields import field_label


def saved_words(rows: Sequence[ImportRow], waiting: Sequence[ImportRow] = ()) -> str:
    refused, others = _both(rows, waiting)
    if not others:
        text = ngettext("Save {n} refused row as a table…", "Save {n} refused rows as a table…", refused)
    else:
        text = ngettext(
            "Save {n} refused and {others} other row as a table…",
            "Save {n} refused and {others} other rows as a table…",
            others,
        )
    return text.format(n=refused, others=others)


def kept_words(rows: Sequence[ImportRow], waiting: Sequence[ImportRow] = ()) -> str:
    refused, others = _both(rows, waiting)
    if not others:
        text = ngettext(
            "Keep {n} refused row on the work list", "Keep {n} refused rows on the work list", refused
        )
    else:
        text = ngettext(
            "Keep {n} refused and {others} other row on the work list",
            "Keep {n} refused and {others} other rows on the work list",
            others,
        )
    return text.format(n=refused, others=others)


def state_words(plan: ImportPlan) -> str:
    """How many rows were read and what would become of them, beside the title: in the numbers of the filters."""
    by_outcome = counted(plan.rows)
    found = [(_words_of(outcome), by_outcome[outcome]) for outcome in Outcome]
    found.append((_waiting_words, len(plan.rows) - by_outcome.total()))
    counts = ", ".join(words(n) for words, n in found if n)
    n = len(plan.rows)
    said = [ngettext("{n} row read", "{n} rows read", n).format(n=n), *([counts] if counts else [])]
    if n := sum(each.use is Use.LEAVE_OUT for each in plan.hidden):
        said.append(ngettext("{n} left out", "{n} left out", n).format(n=n))
    said += [_odd_words(oddness, n) for oddness, n in odd_counts(plan.rows).items() if n]
    return " · ".join([*said, _("nothing has changed yet")])


def is_odd(row: ImportRow, oddness: Oddness) -> bool:
    return bool(row.hidden) and HiddenBy(row.hidden).oddness is oddness


def odd_counts(rows: Sequence[ImportRow]) -> dict[Oddness, int]:
    """How many rows are hidden, struck through and so on: each counted as what it is."""
    found = Counter(HiddenBy(row.hidden).oddness for row in rows if row.hidden)
    return {oddness: found[oddness] for oddness in Oddness}


def _odd_words(oddness: Oddness, n: int) -> str:
    return {
        Oddness.HIDDEN: ngettext("{n} of them hidden", "{n} of them hidden", n),
        Oddness.STRUCK: ngettext("{n} of them struck through", "{n} of them struck through", n),
        Oddness.DOUBTED: ngettext("{n} of them may not count", "{n} of them may not count", n),
        Oddness.UNSEEN: ngettext(
            "{n} of them with values out of sight", "{n} of them with values out of sight", n
        ),
    }[oddness].format(n=n)


def asked_apart(plan: ImportPlan) -> tuple[Question, ...]:
    """The questions that stand by themselves; those about hidden and struck rows are decided beside each row."""
    return tuple(each for each in plan.questions if not asks_about_rows(each.id))


def _words_of(outcome: Outcome) -> Callable[[int], str]:
    def words(n: int) -> str:
        return {
            Outcome.ADDED: ngettext("{n} new", "{n} new", n),
            Outcome.UPDATED: ngettext("{n} updated", "{n} updated", n),
            Outcome.UNCHANGED: ngettext("{n} unchanged", "{n} unchanged", n),
            Outcome.REFUSED: ngettext("{n} refused", "{n} refused", n),
        }[outcome].format(n=n)

    return words


def _waiting_words(n: int) -> str:
    return ngettext("{n} waits for an answer", "{n} wait for an answer", n).format(n=n)


@dataclass(frozen=True, kw_only=True, slots=True)
class Confirming:
    """What the button says that carries a plan out, whether there is anything for it to do, and if not why not."""

    text: str
    may: bool
    why_not: str = ""


def confirm_words(plan: ImportPlan) -> Confirming:
    n = len(plan.dossiers_to_add) + len(plan.dossiers_to_update)
    if n:
        text = ngettext("Import {n} application", "Import {n} applications", n)
        return Confirming(text=text.format(n=n), may=True)
    if first := _first_words(len(asked_apart(plan)), sum(each.use is None for each in plan.hidden)):
        # What hangs on a question is not refused for good, and not nothing.
        why = _("No row can come in before that: each waits for an answer, was refused or changes nothing.")
        return Confirming(text=first, may=False, why_not=why)
    if rows_on(plan.work_list):
        return Confirming(text=kept_words(plan.rows, plan.waiting), may=True)
    if n := rows_on(plan.off_list):
        text = ngettext(
            "Take {n} row that was left out off the list", "Take {n} rows that were left out off the list", n
        )
        return Confirming(text=text.format(n=n), may=True)
    return Confirming(text=_("Nothing to import"), may=False, why_not=_("The call has all of this already."))


def _first_words(questions: int, rows: int) -> str:
    """Questions and rows to decide about apart, in the numbers of the heads that they stand under."""
    asked = ngettext("Answer {n} question first", "Answer {n} questions first", questions).format(n=questions)
    if not rows:
        return asked if questions else ""
    if not questions:
        return ngettext("Decide about {n} row first", "Decide about {n} rows first", rows).format(n=rows)
    decided = ngettext("decide about {n} row", "decide about {n} rows", rows).format(n=rows)
    return _("{answer}, and {decide}").format(answer=asked, decide=decided)


def promise_words(plan: ImportPlan) -> str:
    """What holds as long as nobody confirms; first what would come in without a value that is asked about, then what
    would not come in, which the button does not count."""
    said = [_("The import is one step, and one undo takes it back.")]
    n = len(plan.dossiers_to_add) + len(plan.dossiers_to_update)
    if n and (left := rows_on(plan.work_list)):
        text = ngettext(
            "{n} row does not come in with them, and goes on the work list.",
            "{n} rows do not come in with them, and go on the work list.",
            left,
        )
        said.insert(0, text.format(n=left))
    fields = dict.fromkeys(name for each in plan.questions for name in each.fields)
    if n and fields:
        text = ngettext(
            "As long as a question about it is open, {n} application comes in without: {fields}.",
            "As long as a question about it is open, {n} applications come in without: {fields}.",
            n,
        )
        said.insert(0, text.format(n=n, fields=", ".join(field_label(each) for each in fields)))
    return " ".join(said)


def off_list_words(rows: Sequence[ImportRow]) -> str:
    if len(rows) > 1:
        n = rows_on(rows)
        text = ngettext("Take {n} selected row off the list", "Take {n} selected rows off the list", n)
        return text.format(n=n)
    row = rows[0]
    if not row.row:
        return _("Take “{file}” off the list").format(file=shorten(row.file, 40))
    others = row.rows - 1
    place = f"{row.row} [{row.sheet}]" if row.sheet else str(row.row)
    with_others = ngettext(
        "Take row {row} and {n} other off the list", "Take row {row} and {n} others off the list", others
    )
    text = with_others if others else _("Take row {row} off the list")
    return text.format(row=place, n=others)


def mending_words(rows: Iterable[ImportRow]) -> str:
    """What is done about what stands on the work list: of rows and of files that were to be attached."""
    kinds = {bool(each.row) for each in rows}
    if kinds == {False}:
        return _("Files that could not be attached: attach a good one of the same name")
    if kinds == {True, False}:
        return _(
            "Refused rows and files: mend the rows in their file and import it again, attach a good file of the same "
            "name"
        )
    return _("Refused rows: mend them in the file and import it again")


def leaving_words(rows: Iterable[ImportRow]) -> str:
    """How what stands on the work list goes from it by itself."""
    kinds = {bool(each.row) for each in rows}
    if kinds == {False}:
        return _("The file keeps this list; a file goes from it when one of its name is attached.")
    if kinds == {True, False}:
        return _(
            "The file keeps this list; a row goes from it when its number is imported, a file when one of its name is "
            "attached."
        )
    return _("The file keeps this list; a row goes from it when its number is imported.")


def work_list_words(n: int) -> str:
    return ngettext("Show {n} refused or unread row", "Show {n} refused or unread rows", n).format(n=n)


def imported_words(plan: ImportPlan) -> str:
    """What came in, or that nothing did, and what is left."""
    if plan.is_empty:
        n = rows_on(plan.work_list)
        text = ngettext(
            "Nothing was imported; {n} refused row waits on the work list.",
            "Nothing was imported; {n} refused rows wait on the work list.",
            n,
        ).format(n=n)
        gone = left_list_words(plan)
        return " ".join(filter(None, (text if n or not gone else _("Nothing was imported."), gone)))
    added = len(plan.dossiers_to_add)
    text = ngettext(
        "{added} application added, {updated} updated.",
        "{added} applications added, {updated} updated.",
        added,
    ).format(added=added, updated=len(plan.dossiers_to_update))
    return " ".join(filter(None, (text, left_out_words(plan), left_list_words(plan))))


def _both(rows: Sequence[ImportRow], waiting: Sequence[ImportRow]) -> tuple[int, int]:
    """Those that the filter counts as refused; the others that go with them: they wait, or were not read."""
    refused = counted(rows)[Outcome.REFUSED]
    all_rows = rows_on([*(row for row in rows if row.outcome is Outcome.REFUSED), *waiting])
    return refused, all_rows - refused
