"""A proposal of who judges what, and how it differs from what is."""

from __future__ import annotations

import secrets

from evalapp.domain.errors import KnownError
from evalapp.domain.jury.impossible import Impossible
from evalapp.domain.order import pair_key
from evalapp.domain.people import Role
from evalapp.domain.texts import _, ngettext
from evalapp.operations.panel.members import Pair
from evalapp.operations.seats.assigning import seats_of
from evalapp.operations.seats.standing import Standing
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace


def propose_assignment(
    workspace: Workspace,
    *,
    per_application: int,
    at_most: int | None = None,
    seed: int | None = None,
    is_partial: bool = False,
) -> tuple[tuple[Pair, ...], int]:
    """(pairs of juror and application, the seed used): conflicts hard, load balanced, expertise preferred.

    Pairs with scores and locked ones are kept; once something was handed out every pair is, and only empty seats are
    filled. What is assigned already stays where another choice is no better. A pair that may be a conflict is not
    proposed before somebody decided. `at_most`: None for the limit that is kept with the call, 0 for none. Raises
    KnownError that names the shortage of an impossible request; one that `is_partial` fills what can be filled.
    """
    from evalapp.analytics.assignment.assignment import assign_jurors

    view, standing = workspace.view, Standing(workspace.view)
    chosen_seed = secrets.randbelow(2**31) if seed is None else seed
    most = (standing.limits.at_most if at_most is None else at_most) or None
    judged = [each for each in view.applications() if each.is_judged]
    barred = standing.conflicts.keys()
    kept = kept_seats(view)
    _refuse_overloaded(standing, kept - barred, most)
    waiting = standing.waiting.keys() - kept
    try:
        pairs = assign_jurors(
            judged,
            view.people(Role.JUROR),
            conflicts=barred | waiting,
            per_application=per_application,
            at_most=most,
            seed=chosen_seed,
            kept=kept,
            now=standing.seats,
            is_partial=is_partial,
        )
    except Impossible as error:
        n = sum(juror in standing.jurors for juror, _application in waiting - barred)
        if not n:
            raise
        left_out = ngettext(
            "{n} pair is left out until somebody decides whether it is a conflict of interest.",
            "{n} pairs are left out until somebody decides whether they are conflicts of interest.",
            n,
        )
        raise Impossible(f"{error} {left_out.format(n=n)}") from error
    # What is not judged any more is asked of nobody, but its scores keep their seat.
    return (
        *pairs,
        *(pair for pair in sorted(kept - barred, key=pair_key) if pair[1] not in standing.judged),
    ), chosen_seed


def kept_seats(view: View) -> frozenset[Pair]:
    """What a new proposal leaves as it is: scored and locked seats, and all of them once anything was handed out."""
    if view.issued():
        return frozenset(seats_of(view))
    standing = Standing(view)
    return standing.scored | standing.undecided_versions | standing.locked


def _refuse_overloaded(standing: Standing, kept: frozenset[Pair], most: int | None) -> None:
    """What is kept would stand above the limit, whatever is proposed beside it."""
    loads = standing.loads(kept)
    if most is None or not (over := sorted(juror for juror in loads if loads[juror] > most)):
        return
    juror = over[0]
    raise KnownError(
        _(
            "{juror} keeps {n} applications (scored, locked or handed out), more than the limit of {most}; take some "
            "away by hand, or allow {n}."
        ).format(juror=standing.name(juror), n=loads[juror], most=most)
    )
