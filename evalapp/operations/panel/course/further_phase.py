"""A further phase of a call: a panel of its own, with the chosen applications of an earlier one and their dossiers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from evalapp.domain.application import Admissibility, Application, Dossier
from evalapp.domain.deciding.proposed import proposed_outcome
from evalapp.domain.deciding.values import Proposal
from evalapp.domain.errors import KnownError
from evalapp.domain.journal import Act, act
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.ranking import Outcome
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """An application of the earlier call; `outcome` is None where its ranking says nothing of it yet."""

    application: Application
    outcome: Outcome | Proposal | None

    @property
    def is_selected(self) -> bool:
        """Whether the earlier call proposes to support it."""
        return self.outcome is Outcome.FUNDED


@contextmanager
def earlier_call(path: Path) -> Iterator[Workspace]:
    """The panel of an earlier call, to read. Raises KnownError for a work file, or one that was altered."""
    with Workspace.open(path, read_only=True) as earlier:
        if earlier.is_work_file:
            raise KnownError(
                _("“{file}” is the work of one juror; choose the panel file of the earlier call.").format(
                    file=shorten(path.name)
                )
            )
        earlier.verdict.require()
        yield earlier


def candidates(earlier: Workspace) -> tuple[Candidate, ...]:
    """Every application of the earlier call, with what was proposed for it."""
    from evalapp.operations.ranking.ranking import ranking_of

    ranking = ranking_of(earlier)
    said = (
        {each.application: proposed_outcome(each) for each in ranking.places} if not ranking.blockers else {}
    )
    return tuple(
        Candidate(application=each, outcome=said.get(each.number)) for each in earlier.view.applications()
    )


def selected(found: Sequence[Candidate]) -> tuple[str, ...]:
    """The numbers that the earlier call proposes to support. Raises KnownError where it proposes none."""
    numbers = tuple(each.application.number for each in found if each.is_selected)
    if not numbers:
        raise KnownError(
            _(
                "The earlier call proposes no application for support yet; name those that go on with "
                "--application, or finish its ranking first."
            )
        )
    return numbers


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeOver:
    """Take applications over from the panel that `source` shows, with partners, budget and attachments.

    What the earlier jury said of them stays where it is: whether they are admissible is to be decided anew.
    """

    source: View
    numbers: tuple[str, ...]
    action: ClassVar[Action] = Action.IMPORT_APPLICATIONS

    def summary(self, view: View) -> Act:
        return act("taken-over", n=len(self.numbers))

    def apply(self, change: OpenChange) -> None:
        dossiers = dossiers_of(self.source, self.numbers)
        change.put_dossiers([_anew(each) for each in dossiers])
        for dossier in dossiers:
            number = dossier.application.number
            for each in dossier.attachments:
                change.put_content(self.source.content(each.sha256))  # one at a time, for they may be large
                change.put(
                    "attachment",
                    [{"application": number, "name": each.name, "size": each.size, "sha256": each.sha256}],
                )


def dossiers_of(view: View, numbers: Collection[str]) -> list[Dossier]:
    """Raises KnownError that names the numbers which the panel does not have."""
    found = {each.application.number: each for each in view.dossiers()}
    if unknown := [each for each in dict.fromkeys(numbers) if each not in found]:
        raise KnownError(
            _("The earlier call has no application {numbers}.").format(
                numbers=", ".join(map(shorten, unknown))
            )
        )
    return [found[each] for each in dict.fromkeys(numbers)]


def _anew(dossier: Dossier) -> Dossier:
    application = replace(dossier.application, admissibility=Admissibility.OPEN, admissibility_reason="")
    return replace(dossier, application=application, lacking=None)
