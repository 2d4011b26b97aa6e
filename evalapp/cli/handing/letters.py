"""The access codes of a hand-out as letters, in a folder beside that of the packs."""

from __future__ import annotations

from pathlib import Path

from evalapp.cli.common import tell
from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange.handout import HandedOut
from evalapp.operations.exchange.post.writing import HandedPost
from evalapp.operations.workspace import Workspace


def letters_folder(packs: Path) -> Path:
    """Never that of the packs: whoever finds a pack must not find its code."""
    whole = packs.absolute()
    return whole.with_name(f"{whole.name}-letters")


def write_letters(workspace: Workspace, handed: HandedOut) -> HandedPost | None:
    """For each juror who got a new code, in the language of the call; None where nobody did. Raises KnownError."""
    from evalapp.operations.exchange.post.letters import make_letters
    from evalapp.operations.panel.course.manner import language_of_papers

    codes = {pack.juror: pack.code for pack in handed.packs if pack.code}
    if not codes:
        return None
    language = language_of_papers(workspace.view)
    return make_letters(workspace, codes, letters_folder(handed.folder), language=language)


def tell_letters(letters: HandedPost | None) -> None:
    if letters is None:
        text = _(
            "Nobody got a new code, so no letter was written; --new-codes gives everybody one, and makes earlier packs "
            "useless."
        )
        tell(text)
        return
    words = ngettext(
        "{n} letter with an access code is in {folder}, readable by you alone.",
        "{n} letters with access codes are in {folder}, readable by you alone, and all of them in one file.",
        len(letters.files),
    )
    tell(words.format(n=len(letters.files), folder=letters.folder))
    for each in letters.refused:
        tell(f"{each.name}: {each.why}")
    if letters.waiting:
        tell(letters.waiting)


def letters_document(letters: HandedPost | None) -> dict[str, object] | None:
    if letters is None:
        return None
    return {
        "folder": str(letters.folder),
        "together": str(letters.together) if letters.together else None,
        "files": [{"juror": each.juror, "path": str(each.path)} for each in letters.files],
    }
