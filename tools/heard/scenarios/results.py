"""The pages of what came of it."""

from __future__ import annotations

from pathlib import Path

from tools.heard.reader import Reader


def ranking(reader: Reader, _folder: Path) -> None:
    reader.come_to("Rangschikking")
    reader.go_to_table()
    reader.press("Down", "Right", "Right")
    reader.expect_cell()


def reports(reader: Reader, folder: Path) -> None:
    """A report is chosen, and written where the dialog says."""
    reader.come_to("Verslagen")
    reader.go_to("Rangschikking")
    reader.go_to("Bewaren als PDF…")
    reader.press("Return")
    reader.answer_dialog("Verslag bewaren", folder / "ranking.pdf")
    reader.expect("bewaard")


def history(reader: Reader, _folder: Path) -> None:
    reader.come_to("Historiek")
    reader.go_to_table()
    reader.press("Down")
    reader.expect_cell()
    reader.go_to("Bestand controleren")
    reader.press("Return")
    reader.expect("Het bestand wordt gecontroleerd")
    reader.expect_name("Controle: in orde")


def what_if(reader: Reader, _folder: Path) -> None:
    """A weight is moved; what it does to the proposal is said."""
    reader.come_to("Wat als…", heard="Wat als")
    reader.go_to_role("slider")
    reader.press("Right", "Right")
    reader.expect("")


def lenses(reader: Reader, _folder: Path) -> None:
    reader.come_to("Hoe vast?")
    reader.go_to("Zekerheid")
    reader.press("Right")
    reader.go_to("Berekenen")
    reader.press("Return")
    reader.expect("streng")
    reader.go_round()


def closing(reader: Reader, _folder: Path) -> None:
    reader.come_to("De beoordeling afsluiten")
    reader.go_to("Naam van de secretaris")
    reader.type("Mia Willems")
    reader.press("Tab")


def decisions(reader: Reader, _folder: Path) -> None:
    reader.come_to("Beslissingen")
    reader.go_to_table()
    reader.press("Down")
    reader.expect_cell()


def letters(reader: Reader, _folder: Path) -> None:
    reader.come_to("Brieven")
    reader.go_to_table()
    reader.press("Down")
    reader.expect_cell()


def individual(reader: Reader, _folder: Path) -> None:
    """The next dossier, and the outcome that its thresholds leave open."""
    reader.come_to("Beslissingen")
    reader.go_to_table()
    reader.press("Down")
    reader.expect_cell()
    reader.go_to_role("radio button", key="Tab")
    reader.press("Down")
