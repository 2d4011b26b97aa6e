"""What the commands of decisions print for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evalapp.cli.common import echo_json, echo_table, tell
from evalapp.domain.texts import _
from evalapp.words import formats

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace


def show(workspace: Workspace, *, as_json: bool) -> None:
    """Every application that the jury judged: advised, decided, told; and where more was given than there is."""
    from evalapp.operations.deciding.reserve import reserve_words
    from evalapp.operations.deciding.said import advised_words, decided_words, notified_words
    from evalapp.operations.deciding.standing import afterwards
    from evalapp.operations.documents.deciding import decided_json

    found = afterwards(workspace.view)
    if as_json:
        echo_json(decided_json(found))
        return
    echo_table(
        (_("application"), _("advice"), _("decision"), _("notification")),
        [
            (each.application, advised_words(each), decided_words(each), notified_words(each))
            for each in found.standings
        ],
    )
    if found.is_ranked or (found.free or 0) < 0:
        tell("\n" + reserve_words(found))


def show_reserve(workspace: Workspace) -> None:
    """Who stands on it, in its order; nothing where nobody does."""
    from evalapp.operations.ranking.ranking import ranking_of

    places = [each for each in ranking_of(workspace).places if each.waits]
    if places:
        places.sort(key=lambda each: each.on_list or len(places) + 1)
        tell()
        echo_table(
            (_("reserve"), _("number"), _("title"), _("support")),
            [
                (str(each.on_list or "?"), each.application, each.title, formats.money(each.wanted))
                for each in places
            ],
        )


def told_of(workspace: Workspace, number: str | None) -> str:
    """What holds now, of one application or of all; and that the envelope does not hold it, where it does not."""
    from evalapp.operations.deciding.reserve import reserve_words
    from evalapp.operations.deciding.said import decision_words, standing_words
    from evalapp.operations.deciding.standing import afterwards

    found = afterwards(workspace.view)
    standing = found.of(number) if number else None
    words = decision_words(found) if standing is None else standing_words(standing)
    return f"{words}\n{reserve_words(found)}" if (found.free or 0) < 0 else words
