"""The command that assigns: a proposal, a given assignment, or single seats."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from evalapp.cli.common import (
    MOST_NUMBER,
    FilePath,
    acting_as,
    echo_json,
    echo_table,
    json_option,
    opened,
    panel_argument,
    tell,
)
from evalapp.cli.importing.taking import column_answers, column_option
from evalapp.cli.people import tell_outdated, tell_suspected
from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.order import pair_key
from evalapp.domain.people import names_of
from evalapp.domain.texts import N_, _


@click.command("assign", help=N_("Assign jurors: conflicts are hard, load balanced, expertise preferred."))
@panel_argument
@click.option("--per-application", type=click.IntRange(1, 100), help=N_("Jurors for each application."))
@click.option(
    "--at-most",
    type=click.IntRange(0, MOST_NUMBER),
    help=N_("Most applications for one juror, kept with the call; 0: no limit."),
)
@click.option("--seed", type=int, help=N_("The same seed gives the same assignment."))
@click.option("--from", "table", type=FilePath(), help=N_("A given assignment: juror,application."))
@click.option("--seat", multiple=True, metavar="J:A", help=N_("One seat, as often as needed."))
@click.option("--unseat", multiple=True, metavar="J:A", help=N_("Take this seat away."))
@click.option("--lock", multiple=True, metavar="J:A", help=N_("This seat stays in every proposal."))
@click.option("--unlock", multiple=True, metavar="J:A", help=N_("It need not stay any more."))
@column_option
@json_option
@acting_as
def assign_command(
    panel: Path,
    per_application: int | None,
    at_most: int | None,
    seed: int | None,
    table: Path | None,
    seat: tuple[str, ...],
    unseat: tuple[str, ...],
    lock: tuple[str, ...],
    unlock: tuple[str, ...],
    reads: tuple[str, ...],
    as_json: bool,
    person: str | None,
) -> None:
    by_hand = (seat, unseat, lock, unlock)
    is_whole = per_application is not None or table is not None
    if (per_application is not None and table is not None) or (is_whole and any(by_hand)):
        raise KnownError(
            _(
                "Choose one of the three: --per-application N, --from FILE.csv, or single seats with --seat and such."
            )
        )
    if not is_whole and not any(by_hand) and at_most is None:
        raise KnownError(_("Use --per-application N or --from FILE.csv, or --seat J:A for a single seat."))
    if is_whole:
        _assign_whole(panel, per_application, at_most, seed, table, reads, as_json, person)
        return
    if seed is not None:
        raise KnownError(_("--seed belongs to --per-application: single seats draw nothing."))
    _seat_by_hand(panel, tuple(map(_pairs, by_hand)), at_most, as_json, person)


def _pairs(texts: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    found = set()
    for text in texts:
        juror, colon, application = (part.strip() for part in text.partition(":"))
        if not juror or not colon or not application:
            raise KnownError(
                _(
                    "“{text}” names no seat; write the id of the juror, a colon and the number: J-01:A-11."
                ).format(text=shorten(text))
            )
        found.add((juror, application))
    return frozenset(found)


def _seat_by_hand(
    panel: Path,
    pairs: tuple[frozenset[tuple[str, str]], ...],
    at_most: int | None,
    as_json: bool,
    person: str | None,
) -> None:
    from evalapp.operations.documents.seats import pairs_json, seats_json
    from evalapp.operations.seats.by_hand import ChangeSeats
    from evalapp.operations.seats.limits import limits_of

    seat, unseat, lock, unlock = pairs
    with opened(panel, person) as workspace:
        view = workspace.view
        limits = None if at_most is None else replace(limits_of(view), at_most=at_most)
        command = ChangeSeats(seat=seat, unseat=unseat, lock=lock, unlock=unlock, limits=limits)
        command.require_known(view)
        change, said = None, _("Nothing changed: it stands so already.")
        if not command.changes_nothing(view):
            change = workspace.execute(command).change
            assert change is not None
            said = view.change(change).summary
        if as_json:
            done = {
                "change": change,
                "seat": pairs_json(seat),
                "unseat": pairs_json(unseat),
                "lock": pairs_json(lock),
                "unlock": pairs_json(unlock),
            }
            echo_json(done | seats_json(view))
            return
        tell(said)
        tell_outdated(view)


def _assign_whole(
    panel: Path,
    per_application: int | None,
    at_most: int | None,
    seed: int | None,
    table: Path | None,
    reads: tuple[str, ...],
    as_json: bool,
    person: str | None,
) -> None:
    from evalapp.operations.documents.seats import seats_json
    from evalapp.operations.exchange.score_tables import known_to
    from evalapp.operations.panel.people_tables import read_pairs
    from evalapp.operations.panel.suspicions import suspicions_of
    from evalapp.operations.progress.before_sending import before_assigning
    from evalapp.operations.progress.facts import facts_of
    from evalapp.operations.seats.assigning import Assign
    from evalapp.operations.seats.limits import limits_of
    from evalapp.operations.seats.proposing import propose_assignment

    notes: tuple[str, ...] = ()
    with opened(panel, person) as workspace:
        limits, locked = limits_of(workspace.view), None
        if at_most is not None:
            limits = replace(limits, at_most=at_most)
        if table is not None:
            given = read_pairs(table, column_answers(reads), known_to(workspace.view))
            pairs, locked, notes = given.pairs, given.locked, given.notes
        else:
            limits = replace(limits, per_application=per_application or 1)
            pairs, seed = propose_assignment(
                workspace, per_application=per_application or 1, at_most=at_most, seed=seed
            )
        suspected = suspicions_of(workspace.view)
        facts = facts_of(workspace.view)
        short = before_assigning(facts, pairs)
        if not as_json:
            for said in (*notes, short):
                if said:
                    tell(said)
        change = workspace.execute(Assign(pairs=pairs, locked=locked, limits=limits)).change
        names: dict[str, str] = dict(names_of(workspace.view.people()).items())
        if as_json:
            echo_json({"change": change, "seed": seed, "notes": notes} | seats_json(workspace.view))
            return
        tell_outdated(workspace.view)
    load: dict[str, list[str]] = {}
    judged = {each.number for each in facts.judged}
    for juror, application in sorted(pairs, key=pair_key):
        if application in judged:
            load.setdefault(juror, []).append(application)
    tell_suspected(suspected)
    echo_table(
        (_("juror"), "#", _("applications")),
        [(names.get(juror, juror), str(len(each)), " ".join(each)) for juror, each in load.items()],
    )
    if seed is not None:
        tell(_("Seed {seed}.").format(seed=seed))
