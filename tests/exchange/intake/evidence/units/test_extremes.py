"""What is next to nothing for what it is, or far above what the call can give, is said with its cells."""

from __future__ import annotations

from pathlib import Path

from evalapp.exchange.intake.column_map import ColumnMap
from evalapp.exchange.intake.evidence.units.magnitudes import Bounds
from tests.exchange.intake.intake_samples import column, partners, plan, read

HEADING = "gevraagde steun (k€)"
ASKED = {f"column:{HEADING}": "euro"}
BOUNDS = Bounds(support=1_000_000_00)


def test_a_number_in_thousands_among_euros_is_taken_and_named(tmp_path: Path) -> None:
    path = column(tmp_path, HEADING, "150.000", "150", "200 k€", "0", "999,99")
    assert [f"column:{HEADING}"] == [each.id for each in plan(path, bounds=BOUNDS).questions]
    made = plan(path, bounds=BOUNDS, answers=ASKED)
    assert [15_000_000, 15_000, 20_000_000, 0, 99_999] == read(made, "requested_support")
    (note,) = [each for each in made.notes if "next to nothing" in each]
    assert "2 amounts are next to nothing: D3 “150” (€150), D6 “999,99” (€999.99)." in note
    assert note in made.said
    odd = {
        each.row: each.notes for each in made.rows if any("next to nothing" in note for note in each.notes)
    }
    small, hint = (
        "next to nothing as it is read",
        "where that is too little, write the unit beside it, as 150 k€.",
    )
    said = {3: f"D3: {small}: €150; {hint}", 6: f"D6: {small}: €999.99; {hint}"}
    assert said == {row: "".join(notes) for row, notes in odd.items()}


def test_of_many_the_first_are_named_and_the_others_counted(tmp_path: Path) -> None:
    made = plan(column(tmp_path, HEADING, "150.000", *["150"] * 7), bounds=BOUNDS, answers=ASKED)
    (note,) = [each for each in made.notes if "next to nothing" in each]
    assert "D7 “150” (€150), 2 others." in note


def test_nothing_is_said_where_all_fit(tmp_path: Path) -> None:
    fitting = plan(column(tmp_path, HEADING, "150.000", "1.000"), bounds=BOUNDS, answers=ASKED)
    assert [] == [each for each in fitting.notes if "next to nothing" in each]


def test_without_a_unit_or_a_call_anywhere_it_is_taken_and_named(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "gevraagde steun;totale begroting", "150;300"))
    assert ([15_000], [30_000], ()) == (
        read(made, "requested_support"),
        read(made, "total_budget"),
        made.questions,
    )
    assert ["D2 “150” (€150). Where", "E2 “300” (€300). Where"] == [
        " ".join(note.split(": ")[1].split(" ")[:4]) for note in made.notes
    ]


def test_a_unit_in_the_cell_leaves_nothing_to_say(tmp_path: Path) -> None:
    assert () == plan(column(tmp_path, "gevraagde steun", "150 euro"), bounds=BOUNDS).notes


def test_what_is_far_above_the_call_is_taken_and_named(tmp_path: Path) -> None:
    path = column(tmp_path, "steun;totale begroting", "50.000.000;60000000", "150.000;123.456.789.012")
    made = plan(path, bounds=BOUNDS, column_map=ColumnMap(columns={"steun": "requested_support"}))
    assert [5_000_000_000, 15_000_000] == read(made, "requested_support")
    assert ["above €2,000,000, far", "above €100,000,000, far"] == [
        note[note.index("above") :].split(" more")[0] for note in made.notes
    ]
    assert ["D2", "E3"] == [note.split(": ")[1].split(" ")[0] for note in made.notes]
    # And beside its own row, in a list of which nobody sees what stands above it.
    assert [
        ("D2: far more than fits this call: €50,000,000.",),
        ("E3: far more than fits this call: €123,456,789,012.",),
    ] == [each.notes[-1:] for each in made.rows]


def test_what_is_merely_too_high_or_has_no_call_to_fit_says_nothing(tmp_path: Path) -> None:
    path = column(tmp_path, "gevraagde steun;totale begroting", "150.000;300.000", "2000000,00;90 000 000")
    assert ((), ()) == (plan(path, bounds=BOUNDS).notes, plan(path).notes)


def test_accounts_that_are_next_to_nothing_are_named(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "x", ""), partners(tmp_path, "balanstotaal", "1,5", "2500000", "0"))
    (note,) = [each for each in made.notes if "next to nothing" in each]
    assert "“balanstotaal” 1 amount is next to nothing: D2 “1,5”" in note
