"""The access codes of a hand-out as letters, in a folder beside that of the packs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evalapp.cli.common import tell
from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.system import system_words
from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange.carrying import PartlyHandedOut
from evalapp.operations.exchange.handout import HandedOut
from evalapp.operations.exchange.post.writing import HandedPost
from evalapp.operations.exchange.preview import Outgoing
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace


def letters_folder(packs: Path) -> Path:
    """Never that of the packs: whoever finds a pack must not find its code."""
    whole = packs.absolute()
    return whole.with_name(f"{whole.name}-letters")


def require_place_of_letters(view: View, packs: Path, going: Sequence[Outgoing]) -> None:
    """Before anything is handed out: with new codes and no letters whoever has to send them is stuck."""
    from evalapp.operations.exchange.post.letters import require_place
    from evalapp.operations.panel.course.manner import language_of_papers

    with_codes = {str(each.juror) for each in going if each.has_new_code}
    require_place(view, letters_folder(packs), with_codes, language_of_papers(view))


@dataclass(frozen=True, kw_only=True, slots=True)
class Letters:
    """Of a hand-out that is recorded: `made` is None where nobody got a new code, or where they `failed`."""

    made: HandedPost | None = None
    failed: str = ""

    @classmethod
    def written(cls, workspace: Workspace, handed: HandedOut) -> Letters:
        """For each juror who got a new code, in the language of the call."""
        from evalapp.operations.exchange.post.letters import make_letters
        from evalapp.operations.panel.course.manner import language_of_papers

        codes = {pack.juror: pack.code for pack in handed.packs if pack.code}
        if not codes:
            return cls()
        language = language_of_papers(workspace.view)
        try:
            return cls(made=make_letters(workspace, codes, letters_folder(handed.folder), language=language))
        except PartlyHandedOut as partly:
            return cls(made=partly.handed, failed=str(partly))
        except (KnownError, OSError) as error:
            why = system_words(error) if isinstance(error, OSError) else str(error)
            text = _(
                "No letter was written: {why}. The packs are handed out all the same; make the letters from {file}, "
                "with Exchange → Letters with the codes…"
            )
            return cls(failed=text.format(why=why.rstrip("."), file=handed.codes_file))

    @property
    def are_less(self) -> bool:
        """Than there should be."""
        return bool(self.failed or (self.made and (self.made.refused or self.made.waiting)))

    def tell(self) -> None:
        if self.made is None:
            if not self.failed:
                text = _(
                    "Nobody got a new code, so no letter was written; --new-codes gives everybody one, and makes "
                    "earlier packs useless."
                )
                tell(text)
            return
        letters = self.made
        words = ngettext(
            "{n} letter with an access code is in {folder}, readable by you alone.",
            "{n} letters with access codes are in {folder}, readable by you alone, and all of them in one file.",
            len(letters.files),
        )
        if letters.files and not self.failed:
            tell(words.format(n=len(letters.files), folder=letters.folder))
        for each in letters.refused:
            tell(f"{each.name}: {each.why}")
        if letters.waiting and not self.failed:
            tell(letters.waiting)

    def document(self) -> dict[str, object] | None:
        if self.made is None:
            return None
        return {
            "folder": str(self.made.folder),
            "together": str(self.made.together) if self.made.together else None,
            "files": [{"juror": each.juror, "path": str(each.path)} for each in self.made.files],
        }
