"""What a row of the preview says, in its line and in full: what is lost before the rest."""

from __future__ import annotations

from evalapp.domain.application import Application, Dossier
from evalapp.domain.intake import Cause, FieldChange, ImportRow, Outcome
from evalapp.exchange.intake.comparing.changes import changes
from evalapp.words import formats
from ui.pages.importing.rows import import_columns, whole_words

BEFORE = Application(
    number="A-07", title="Old", organisation="O", requested_support=23_700_000, total_budget=50_000_000
)
AFTER = Application(
    number="A-07",
    title="New",
    organisation="O",
    total_budget=48_600_000,
    extra={"Remark": "VIS"},
)
SUPPORT, TOTAL, LESS = map(formats.money, (23_700_000, 50_000_000, 48_600_000))


def _row(*changed: FieldChange, notes: tuple[str, ...] = ()) -> ImportRow:
    return ImportRow(
        file="a.csv",
        row=10,
        number="A-07",
        title="New",
        outcome=Outcome.UPDATED,
        changes=changed,
        notes=notes,
        after=Dossier(application=AFTER),
    )


CHANGED = _row(
    *changes(Dossier(application=BEFORE), Dossier(application=AFTER)), notes=("F10: “486” was read.",)
)


def test_the_line_of_a_row_begins_with_what_is_taken_away_in_full() -> None:
    cell = import_columns()[-1].cell(CHANGED)
    assert (
        f"requested support: {SUPPORT} → empty · total budget · title · Remark: VIS · F10: “486” was read."
        == cell.text
    )


def test_what_is_taken_away_alone_is_no_quiet_line() -> None:
    gone = _row(FieldChange(name="requested_support", before=SUPPORT, after=""))
    assert ("attention", "dim") == tuple(
        import_columns()[-1].cell(each).tone
        for each in (gone, _row(FieldChange(name="title", before="Old", after="New")))
    )


def test_a_value_that_is_taken_away_has_a_word_in_its_place() -> None:
    requested = next(each for each in import_columns() if each.head == "Requested (€)")
    assert (SUPPORT.removeprefix("€"), "empty") == (
        requested.cell(CHANGED).before,
        requested.cell(CHANGED).text,
    )


def test_the_whole_of_a_row_begins_with_how_it_was_read() -> None:
    assert [
        "F10: “486” was read.",
        f"requested support: {SUPPORT} → empty",
        f"total budget: {TOTAL} → {LESS}",
        "title: Old → New",
        "Remark: empty → VIS",
    ] == whole_words(CHANGED).splitlines()[1:]


def test_a_row_that_waits_for_an_answer_is_not_red_and_tells_its_question_shortly() -> None:
    row = ImportRow(
        file="a.csv",
        row=4,
        number="A-01",
        outcome=Outcome.REFUSED,
        reason="F4: “450”: the heading names no unit.",
        cause=Cause(awaits=("column:Steun",)),
    )
    happens, why = (each.cell(row) for each in import_columns()[-2:])
    assert ("waits for an answer", "attention", "attention") == (happens.text, happens.badge, why.tone)
    assert ("comes in once it is answered how “Steun” is read", row.reason) == (why.text, why.tip)
    assert whole_words(row).endswith("A-01 · waits for an answer\nF4: “450”: the heading names no unit.")


def test_a_row_that_waits_shows_what_was_read_of_it_so_far() -> None:
    row = ImportRow(
        file="a.csv",
        row=3,
        number="A-08",
        title="T",
        outcome=Outcome.REFUSED,
        cause=Cause(
            awaits=("column:Steun",),
            seen={"organisation": "Kring vzw", "province": "Limburg", "requested_support": "450"},
        ),
    )
    shown = {each.head: each.cell(row).text for each in import_columns()}
    assert ("Kring vzw", "Limburg", "450") == (
        shown["Organisation"],
        shown["Province"],
        shown["Requested (€)"],
    )


def test_what_has_no_column_says_what_it_was() -> None:
    row = _row(
        FieldChange(name="title", before="Old", after="New"), FieldChange(name="years", before="2", after="3")
    )
    assert import_columns()[-1].cell(row).text.endswith(": 2 → 3")
