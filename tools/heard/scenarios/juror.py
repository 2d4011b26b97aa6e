"""The pages of a juror."""

from __future__ import annotations

from pathlib import Path

from tools.heard.reader import Reader


def dossiers(reader: Reader, _folder: Path) -> None:
    """A score and why: what was given is heard as the name of the scale, and that it is stored."""
    reader.come_to("Dossiers")
    reader.go_to("Kmo-impact: nog niet beoordeeld")
    reader.press("4")
    reader.expect_name("Kmo-impact: 4")
    reader.press("Tab")
    reader.type("Goed onderbouwd; zie bijlage 2.")
    reader.press("Tab")
    reader.expect("Bewaard")


def compare(reader: Reader, _folder: Path) -> None:
    reader.come_to("Vergelijken")
    reader.go_to("Mijn scores per criterium")
    reader.press("Down", "Right")
    reader.go_to_table()
    reader.press("Down")
    reader.expect_cell()


def hand_in(reader: Reader, _folder: Path) -> None:
    """Somebody who types another code hears that it is none, and may go on."""
    reader.come_to("Indienen")
    reader.go_to("Toegangscode")
    reader.type("AAAAA-AAAAA-AAAAA-AAAAA-A")
    reader.press("Return")
    reader.expect("code")
