"""`edit` of the undertaking of a call: read it, or write it from a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from evalapp.cli.common import echo_json, tell
from evalapp.domain.texts import LANGUAGE_NAMES, LANGUAGES, Text, _

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace


def edit_undertaking(
    workspace: Workspace, file: Path | None, language: str | None, *, reason: str, as_json: bool
) -> None:
    """Without a file nothing changes: then it is read, or the text to begin from where nothing is asked."""
    from evalapp.operations.panel.course.undertaking import (
        in_one_language,
        read_undertaking,
        set_undertaking,
        what_it_does,
    )

    view = workspace.view
    if file is None:
        _show(view.call().undertaking, language, as_json=as_json)
        return
    text = in_one_language(view.call().undertaking, language or LANGUAGES[0], read_undertaking(file))
    does = what_it_does(view)
    change = set_undertaking(workspace, text, reason=reason)
    if as_json:
        echo_json(_document(change, view.call().undertaking))
        return
    if change is None:
        tell(_("Nothing is different, so nothing was changed."))
        return
    tell(view.history(limit=1)[0].summary)
    if does:
        tell(does, err=True)


def _show(text: Text, language: str | None, *, as_json: bool) -> None:
    from evalapp.domain.outgoing.undertaking import in_languages
    from evalapp.words.undertaking.texts import to_begin_from

    if as_json:
        echo_json(_document(None, text))
        return
    if not text:
        tell(_("No undertaking is asked of the jurors. A text to begin from:"), err=True)
    found = in_languages(text or to_begin_from())
    for code in [language] if language else list(found):
        if language is None:
            tell(f"[{LANGUAGE_NAMES[code]}]", err=True)
        tell(found.get(code, ""))


def _document(change: int | None, text: Text) -> dict[str, object]:
    """A language in which there is none is null."""
    from evalapp.domain.outgoing.undertaking import hashes_of, in_languages

    said, hashes = in_languages(text), hashes_of(text)
    return {
        "change": change,
        "undertaking": {
            code: {"text": said[code], "sha256": hashes[code]} if code in said else None for code in LANGUAGES
        },
    }


def set_own_part_aside(workspace: Workspace, juror: str, *, reason: str, as_json: bool) -> None:
    """Raises KnownError where there is none, or no reason."""
    from evalapp.operations.exchange.own_part import SetOwnPartAside

    change = workspace.execute(SetOwnPartAside(juror=juror, reason=reason)).change
    if as_json:
        echo_json({"change": change})
    else:
        tell(workspace.view.history(limit=1)[0].summary)
