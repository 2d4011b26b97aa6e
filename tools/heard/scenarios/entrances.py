"""Before a file is open."""

from __future__ import annotations

from pathlib import Path

from tools.heard.reader import Reader


def start(reader: Reader, _folder: Path) -> None:
    reader.go_round()
    reader.go_to("Openen")


def new_call(reader: Reader, _folder: Path) -> None:
    reader.press("ctrl+n")
    reader.go_round()
    reader.go_to("Titel")
    reader.type("Oproep 2027")


def take_over(reader: Reader, _folder: Path) -> None:
    reader.go_round()
    reader.go_to_role("text")
    reader.type("AAAAA-AAAAA-AAAAA-AAAAA-A")
    reader.press("Return")
    reader.expect("code")


def access_code(reader: Reader, _folder: Path) -> None:
    """A code that is not the right one is refused aloud."""
    reader.go_round()
    reader.go_to("Toegangscode")
    reader.type("AAAAA-AAAAA-AAAAA-AAAAA-A")
    reader.press("Return")
    reader.expect("code")
