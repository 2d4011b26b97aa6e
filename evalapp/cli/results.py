"""Commands of the chair: consensus, lot, rank, history, undo, verify, export."""

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
    FilePath,
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
from evalapp.words import formats, places
from evalapp.words.acts import done_by
from evalapp.words.clocks import set_back_before
from evalapp.words.scores import value_text

if TYPE_CHECKING:
    from evalapp.analytics.what_if.what_if import Difference
    from evalapp.domain.journal import Change
    from evalapp.domain.ranking import Ranking
    from evalapp.domain.scheme.model import Scheme
    from evalapp.operations.view import View


@click.command("consensus", help=N_("Record a consensus score; it replaces the mean of the jurors."))
@panel_argument
@click.option("--application", required=True)
@click.option("--criterion", required=True)
@click.option("--value", required=True)
@click.option("--reason", required=True)
@acting_as
def consensus_command(
    panel: Path, application: str, criterion: str, value: str, reason: str, person: str | None
) -> None:
    from evalapp.operations.ranking.consensus import SetConsensus

    with opened(panel, person) as workspace:
        scale = workspace.view.call().scheme.criterion(criterion).scale
        steps = scale.parse(value)
        workspace.execute(
            SetConsensus(application=application, criterion=criterion, value=steps, reason=reason)
        )
    said = value_text(scale, steps)
    tell(
        _("Recorded: consensus {value} for {application}, {criterion}.").format(
            value=said, application=application, criterion=criterion
        )
    )


@click.command("lot", help=N_("Draw the lot: ascending SHA-256 of `seed:number`, which anyone can repeat."))
@panel_argument
@click.option("--seed", required=True, help=N_("Announced after the list of applications was final."))
@click.option("--reason", default="")
@acting_as
def lot_command(panel: Path, seed: str, reason: str, person: str | None) -> None:
    from evalapp.operations.ranking.ranking import DrawLot

    with opened(panel, person) as workspace:
        workspace.execute(DrawLot(seed=seed, reason=reason))
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

    echo_table(
        ("#", _("total"), _("application"), _("outcome"), _("proposed"), _("title")),
        [
            (
                places.place_number(place),
                places.total(place),
                place.application,
                places.standing(ranking, place).words,
                places.support(place),
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


@click.command("history", help=N_("The journal, newest first."))
@panel_argument
@click.option("--application", metavar="A", help=N_("What touched this application."))
@click.option("--juror", metavar="J", help=N_("What touched this juror."))
@click.option("--person", metavar="P", help=N_("What this person did, and what touched them."))
@click.option(
    "--kind", metavar="K", help=N_("Of one kind, as scores, merges, seats; or of one act of the journal.")
)
@click.option("--limit", type=click.IntRange(1, MOST_NUMBER), default=200, show_default=True)
@click.option(
    "--change",
    "number",
    type=click.IntRange(1, MOST_NUMBER),
    metavar="N",
    help=N_("One change, with all it touched."),
)
@click.option(
    "-o",
    "--output",
    type=FilePath(),
    metavar="FILE",
    help=N_("As a table, .csv or .xlsx, with each field from what to what."),
)
@json_option
def history_command(
    panel: Path,
    application: str | None,
    juror: str | None,
    person: str | None,
    kind: str | None,
    limit: int,
    number: int | None,
    output: Path | None,
    as_json: bool,
) -> None:
    from evalapp.operations.records.story.doers import Doers
    from evalapp.operations.records.story.kinds import asked_actions
    from evalapp.operations.records.told.rows import history_documents

    with opened(panel, read_only=True) as workspace:
        view = workspace.view
        actions = None if kind is None else asked_actions(kind)
        if number is not None:
            changes = [_change_numbered(view, number)]
        else:
            changes = view.history(
                limit=limit,
                application=application,
                juror=juror,
                concerning=None if person is None else Doers(view).concerning(person),
                actions=actions,
            )
        if not changes:
            _require_known(workspace, application, juror, person)
        if output is not None:
            from evalapp.operations.records.story.sheet import story_rows, write_rows

            write_rows(output, story_rows(view, changes))
        if as_json:
            echo_json(list(history_documents(view, changes)))
            return
        if output is not None:
            text = ngettext(
                "{n} change is written to {file}.", "{n} changes are written to {file}.", len(changes)
            )
            tell(text.format(n=len(changes), file=output.name))
            return
        if number is not None:
            _say_change(view, changes[0])
            return
    rows = []
    for each in changes:
        rows.append((str(each.id), formats.stamp(each.at), done_by(each), each.summary))
        if words := set_back_before(each):
            rows.append(("", "", "", words))
    echo_table(("#", _("when"), _("who"), _("what")), rows)


def _change_numbered(view: View, number: int) -> Change:
    if number > (last := view.last_change()):
        raise KnownError(
            _("There is no change {number}; the last one is {last}.").format(number=number, last=last)
        )
    return view.change(number)


def _say_change(view: View, change: Change) -> None:
    from evalapp.operations.records.told.sections import sections_of

    tell(f"{change.id} · {formats.stamp(change.at)} · {done_by(change)} · {change.summary}")
    if words := set_back_before(change):
        tell(words)
    for section in sections_of(view, change):
        tell()
        tell(section.title)
        for line in section.lines:
            tell(f"  {line}")


def _require_known(
    workspace: Workspace, application: str | None, juror: str | None, person: str | None
) -> None:
    """Of what the journal never had there is no history, and a slip of the pen must not look like none."""
    if application is not None and application not in {each.number for each in workspace.view.applications()}:
        raise KnownError(
            _("There is no application “{number}” in this file.").format(number=shorten(application))
        )
    if juror is not None and juror not in {each.id for each in workspace.view.people()}:
        raise KnownError(_("There is no juror “{juror}” in this panel.").format(juror=shorten(juror)))
    if person is not None and person not in {each.id for each in workspace.view.people()}:
        raise KnownError(_("There is nobody with id “{id}” in this panel.").format(id=shorten(person)))


@click.command("undo", help=N_("Undo the last change, or change N, as a new change."))
@panel_argument
@click.option("--change", type=click.IntRange(1, MOST_NUMBER), metavar="N")
@acting_as
def undo_command(panel: Path, change: int | None, person: str | None) -> None:
    with opened(panel, person) as workspace:
        workspace.undo(change)
        summary = workspace.view.history(limit=1)[0].summary
    tell(summary)


@click.command("export", help=N_("Everything as open files: JSON, CSV, attachments."))
@panel_argument
@click.argument("folder", metavar="DIR", type=FolderPath())
def export_command(panel: Path, folder: Path) -> int:
    from evalapp.operations.records.export import export

    with shown(panel) as (workspace, status):
        made = export(workspace, folder)
    for path in made:
        tell(str(path))
    return status
