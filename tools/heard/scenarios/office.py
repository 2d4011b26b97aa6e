"""The pages of secretary and chair, up to the meeting."""

from __future__ import annotations

from pathlib import Path

from tools.heard.reader import Reader


def overview(reader: Reader, _folder: Path) -> None:
    """The picture of who scored what, cell by cell, and the table that says the same."""
    reader.come_to("Overzicht")
    reader.go_to("A-01")
    reader.press("Right", "Down")
    reader.go_to("Als tabel: Wie scoorde wat", key="shift+Tab")
    reader.press("Return")
    reader.go_to_table()
    reader.press("Down")
    reader.expect_cell()


def applications(reader: Reader, _folder: Path) -> None:
    """Search, and hear the row that is found."""
    reader.come_to("Aanvragen")
    reader.go_to("Filter: Aanvragen")
    reader.type("water")
    reader.go_to_table()
    reader.press("Down")
    reader.expect_cell()


def jury(reader: Reader, _folder: Path) -> None:
    """The members, then the seats: the matrix says each cell as it is come to."""
    reader.come_to("Jury")
    reader.go_to_table()
    reader.press("Down")
    reader.expect_cell()
    reader.go_to("Leden", key="shift+Tab")
    reader.press("Right")
    reader.go_to("A-01")
    reader.press("Down", "Right")


def exchange(reader: Reader, folder: Path) -> None:
    """A return that came in is chosen, looked at and merged; what came of it is said."""
    reader.come_to("Uitwisselen")
    reader.go_to("Sleep teruggestuurde bestanden hierheen")
    reader.press("Return")
    reader.answer_dialog("Bestanden om samen te voegen", next(iter(sorted(folder.glob("*.evalreturn")))))
    reader.go_to("samenvoegen")
    reader.press("Return")
    reader.expect("amengevoegd")


def scheme(reader: Reader, _folder: Path) -> None:
    reader.come_to("Schema")
    reader.go_to("Groepen en criteria")
    reader.press("Down", "Down")


def meeting(reader: Reader, _folder: Path) -> None:
    """The meeting is opened, a dossier comes up, and who has a conflict of interest with it leaves the room."""
    reader.come_to("Vergadering")
    reader.go_to("Vergadering openen…")
    reader.press("Return")
    reader.go_to("Alle")
    reader.press("Return")
    reader.go_to("Annuleren")
    reader.press("shift+Tab", "Return")
    reader.go_round()
    reader.go_to("Beginnen")
    reader.press("Return")
    reader.go_to("Heeft de zaal verlaten")  # until then its scores are not shown
    reader.press("Return")
    reader.go_to("Competitiviteitsverbetering")
    reader.press("Return")
