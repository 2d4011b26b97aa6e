"""Commands of the chair: consensus, lot, rank, export."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evalapp.cli.common import (
    DONE,
    MOST_NUMBER,
    REFUSED,
    FolderPath,
    acting_as,
    echo_json,
    echo_table,
    json_option,
    opened,
    panel_argument,
    shown,
    tell,
)
from evalapp.domain.errors import KnownError
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.numbers import shorten
from evalapp.domain.people import names_of
from evalapp.domain.texts import N_, _, ngettext
from evalapp.operations.workspace import Workspace
from evalapp.words import places
from evalapp.words.scores import value_text

if TYPE_CHECKING:
    from evalapp.analytics.what_if.what_if import Difference
    from evalapp.domain.ranking import Ranking
    from evalapp.domain.scheme.model import Scheme


@click.command("consensus", help=N_("Record a consensus score; it replaces the mean of the jurors."))
@panel_argument
@click.option("--application", required=True, help=N_("The number of the application."))
@click.option("--criterion", required=True, help=N_("Its name in either language, or its id."))
@click.option("--value", required=True, help=N_("On the scale, or a word of it."))
@click.option("--reason", required=True, help=N_("It takes the place of what the jurors wrote."))
@click.option(
    "--source",
    type=click.Choice(["dossier", "hearing", "supplement"]),
    help=N_("Where the facts of the reason come from."),
)
@acting_as
def consensus_command(
    panel: Path,
    application: str,
    criterion: str,
    value: str,
    reason: str,
    source: str | None,
    person: str | None,
) -> None:
    from evalapp.domain.meeting.values import ReasonSource
    from evalapp.domain.scheme.named import criterion_named
    from evalapp.operations.ranking.consensus import SetConsensus

    with opened(panel, person) as workspace:
        asked = criterion_named(criterion, workspace.view.call().scheme)
        scale = asked.scale
        steps = scale.parse(value)
        workspace.execute(
            SetConsensus(
                application=application,
                criterion=asked.id,
                value=steps,
                reason=reason,
                source=ReasonSource(source) if source else None,
            )
        )
    said = value_text(scale, steps)
    tell(
        _("Recorded: consensus {value} for {application}, {criterion}.").format(
            value=said, application=application, criterion=asked.id
        )
    )


@click.command("lot", help=N_("Draw the lot: ascending SHA-256 of `seed:number`, which anyone can repeat."))
@panel_argument
@click.option("--seed", required=True, help=N_("Announced after the list of applications was final."))
@click.option("--witnesses", default="", help=N_("Who saw how the seed came about."))
@click.option(
    "--noted-at", default="", metavar="TIME", help=N_("When the seed was fixed, as 16:30; default: now.")
)
@click.option("--reason", default="", help=N_("Needed to draw again."))
@acting_as
def lot_command(
    panel: Path, seed: str, witnesses: str, noted_at: str, reason: str, person: str | None
) -> None:
    from evalapp.operations.meeting.times import typed_time
    from evalapp.operations.ranking.lot import DrawLot

    with opened(panel, person) as workspace:
        at = typed_time(noted_at, workspace.view.next_time())
        workspace.execute(DrawLot(seed=seed, reason=reason, witnesses=witnesses, noted_at=at))
    tell(_("The lot was drawn with seed “{seed}”.").format(seed=seed))


@click.command("rank", help=N_("Rank the applications under the scheme’s rules."))
@panel_argument
@click.option(
    "--as-of", "change", type=click.IntRange(1, MOST_NUMBER), help=N_("As it was after this change.")
)
@click.option(
    "--what-if",
    "texts",
    multiple=True,
    metavar="CHANGE",
    help=N_(
        "What would be different, without changing anything: weight:ID=30, threshold:ID=3 (50%, off; ID may be "
        "total), budget=2000000 or score:APPLICATION:JUROR:CRITERION=4,5. As often as you like."
    ),
)
@json_option
def rank_command(panel: Path, change: int | None, texts: tuple[str, ...], as_json: bool) -> int:
    from evalapp.operations.documents.ranking import document_of
    from evalapp.operations.ranking.ranking import ranking_of
    from evalapp.operations.workspace import as_of

    with ExitStack() as stack:
        workspace, status = stack.enter_context(shown(panel))
        if change is not None:
            workspace = stack.enter_context(as_of(workspace, change))
        if texts:
            return max(status, _rank_what_if(workspace, texts, as_json=as_json))
        scheme, ranking = workspace.view.call().scheme, ranking_of(workspace)
        if as_json:
            echo_json(document_of(workspace, scheme, ranking))
        else:
            show_ranking(scheme, ranking, _names(workspace))
    return status if ranking.is_ready else REFUSED


def _rank_what_if(workspace: Workspace, texts: Sequence[str], *, as_json: bool) -> int:
    from evalapp.operations.ranking.what_if import parse_change, what_if_json, what_if_of

    scheme = workspace.view.call().scheme
    difference = what_if_of(workspace, [parse_change(text, scheme) for text in texts])
    if as_json:
        echo_json(what_if_json(workspace, difference))
    else:
        _show_what_if(workspace, difference)
    return DONE if difference.before.is_ready and difference.after.is_ready else REFUSED


def _show_what_if(workspace: Workspace, difference: Difference) -> None:
    from evalapp.analytics.what_if.words import change_sentences, difference_sentence, move_sentence
    from evalapp.words.explain import line_sentence

    tell(_("WHAT IF – this is not the official ranking, and nothing is written to the file."))
    for sentence in change_sentences(difference):
        tell(f"– {sentence}")
    tell()
    show_ranking(difference.altered.scheme, difference.after, _names(workspace))
    tell()
    tell(difference_sentence(difference))
    for move in difference.moves:
        tell(move_sentence(move))
    if line := line_sentence(difference.altered.scheme, difference.after):
        tell(line)


def show_ranking(scheme: Scheme, ranking: Ranking, names: Mapping[PersonId, PersonName]) -> None:
    """The table, what keeps the line open, and every blocker."""
    from evalapp.words.explain import blocker_lines

    is_decided = ranking.is_decided
    echo_table(
        ("#", _("total"), _("application"), _("outcome"), places.support_head(ranking), _("title")),
        [
            (
                places.place_number(place),
                places.total(place),
                place.application,
                places.standing(ranking, place).words,
                places.support(place, is_decided=is_decided),
                place.title[:60],
            )
            for place in ranking.places
        ],
    )
    if tied := places.tie_at_line(ranking):
        tell(tied)
    for line in blocker_lines(scheme, ranking.blockers, names):
        tell(line)


def _names(workspace: Workspace) -> dict[PersonId, PersonName]:
    return names_of(workspace.view.people())


@click.command("export", help=N_("Everything as open files: JSON, CSV, attachments."))
@panel_argument
@click.argument("folder", metavar="DIR", type=FolderPath())
@click.option(
    "--anonymous",
    "is_anonymous",
    is_flag=True,
    help=N_("Without anybody’s name: for research, or for who asks to see it."),
)
@click.option("--for", "receiver", metavar="PERSON", help=N_("Note it as a copy that this person holds."))
def export_command(panel: Path, folder: Path, *, is_anonymous: bool, receiver: str | None) -> int:
    from evalapp.operations.desks.keeping.noting import checked_holder
    from evalapp.operations.records.exporting.export import export

    if is_anonymous and receiver is not None:
        raise click.UsageError(_("An export without names is no copy; --for belongs to a whole one."))
    if receiver is not None:
        return _export_for(panel, folder, checked_holder(receiver))
    with shown(panel) as (workspace, status):
        if is_anonymous:
            return _export_without_names(workspace, folder, status)
        made = export(workspace, folder)
    for path in made:
        tell(str(path))
    return status


def _export_for(panel: Path, folder: Path, receiver: str) -> int:
    """Opened to write, so that nothing leaves of a panel in which it cannot be noted."""
    from evalapp.domain.desks.keeping import CopyKind
    from evalapp.operations.desks.keeping.noting import note_copy, require_noting
    from evalapp.operations.records.exporting.export import export

    with opened(panel) as workspace:
        require_noting(workspace)
        for path in export(workspace, folder):
            tell(str(path))
        try:
            changes = note_copy(
                workspace, holder=receiver, kind=CopyKind.EXPORT, place=str(folder.absolute())[-400:]
            )
        except KnownError as error:
            text = _("The export is written, and it is not noted that {person} holds it: {why}")
            tell(text.format(person=shorten(receiver), why=error), err=True)
            return REFUSED
    tell(_("Noted as change {number}.").format(number=changes.change))
    return DONE


def _export_without_names(workspace: Workspace, folder: Path, status: int) -> int:
    from evalapp.operations.records.exporting.without_names import export_without_names

    made = export_without_names(workspace, folder)
    for path in made.files:
        tell(str(path))
    tell(
        ngettext(
            "A name was taken out of the texts in {n} place; first names alone, and hints by which somebody is known, "
            "stay: read them before you pass this on.",
            "A name was taken out of the texts in {n} places; first names alone, and hints by which somebody is known, "
            "stay: read them before you pass this on.",
            made.places,
        ).format(n=made.places)
    )
    tell(_("Left out: {files}, and the attachments.").format(files=", ".join(made.withheld)))
    return status
