"""What a ranking says: places, outcomes and the reason of each, as plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from evalapp.domain.deciding.values import Advice, Held, Proposal, Ruling
from evalapp.domain.decisions import Grant
from evalapp.domain.ids import NOBODY, PersonId
from evalapp.domain.scheme.rules import TieRule
from evalapp.domain.texts import _


class Outcome(StrEnum):
    FUNDED = "funded"
    RESERVE = "reserve"
    NOT_FUNDED = "not-funded"
    BELOW_THRESHOLD = "below-threshold"
    EXCLUDED = "excluded"
    INADMISSIBLE = "inadmissible"
    WITHDRAWN = "withdrawn"
    NOT_DISCUSSED = "not-discussed"  # nobody scored it and all say so, or the meeting put it aside in triage
    ELIGIBLE = "eligible"
    UNDECIDED = "undecided"  # below a tie at the line that nothing has decided yet, where its order matters

    @property
    def label(self) -> str:
        return {
            Outcome.FUNDED: _("proposed"),
            Outcome.RESERVE: _("reserve"),
            Outcome.NOT_FUNDED: _("not proposed"),
            Outcome.BELOW_THRESHOLD: _("below the threshold"),
            Outcome.EXCLUDED: _("excluded"),
            Outcome.INADMISSIBLE: _("inadmissible"),
            Outcome.WITHDRAWN: _("withdrawn"),
            Outcome.NOT_DISCUSSED: _("not discussed"),
            Outcome.ELIGIBLE: _("eligible"),
            Outcome.UNDECIDED: _("undecided"),
        }[self]


UNJUDGED = (Outcome.INADMISSIBLE, Outcome.WITHDRAWN)
"""What nobody assesses, whatever was scored of it before."""

UNPLACED = (Outcome.BELOW_THRESHOLD, Outcome.EXCLUDED, *UNJUDGED, Outcome.NOT_DISCUSSED)
"""What gets no place, however the others stand."""


class BlockerKind(StrEnum):
    MISSING_SCORES = "missing-scores"  # juror still owes scores for the application
    NO_CONSENSUS = "no-consensus"  # the scheme wants one score for `criterion`, and the jurors gave several
    NO_SCORE_AT_ALL = "no-score-at-all"  # every juror has a reason for no score on this criterion
    QUORUM = "quorum"  # fewer scores than the quorum, for `criterion`
    NOBODY_ASSIGNED = "nobody-assigned"
    NO_APPLICATIONS = "no-applications"
    UNKNOWN_CEILING = "unknown-ceiling"  # a ceiling of the scheme needs `field`, which is empty
    OPEN_CHOICE = "open-choice"  # a merge left open which version of `juror`'s score for `criterion` holds
    OWN_WORD = "own-word"  # `juror` gives a conflict of interest as a reason for no score, and nobody decided


@dataclass(frozen=True, kw_only=True, slots=True)
class Blocker:
    """Why the panel is not ready to rank. `count`: scores owed, or scores present for a quorum.

    `field` is the name of a column of applications, as tables have it.
    """

    kind: BlockerKind
    application: str = ""
    juror: PersonId = NOBODY
    criterion: str = ""
    count: int = 0
    field: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CriterionResult:
    """`score` is exact, None where it cannot be computed yet; `count` is the number of jurors' scores.

    `is_met` is None where the criterion has no threshold or no score. `values` are the jurors' scores, ascending;
    with `is_consensus` they no longer count, the panel's own score does. `filled` is how many scores that are
    still owed count as the worst point of the scale. `is_awaited`: who was asked has not scored it yet, and the result
    waits for them.
    """

    criterion: str
    score: Fraction | None
    is_met: bool | None
    count: int
    values: tuple[Fraction, ...] = ()
    is_consensus: bool = False
    filled: int = 0
    is_awaited: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class GroupResult:
    """`score` is what the group's threshold looks at: unweighted, unless the scheme says weighted.

    It is None, too, for a group of which no criterion counts.
    """

    group: str
    score: Fraction | None
    is_met: bool | None


@dataclass(frozen=True, kw_only=True, slots=True)
class TieStep:
    """How one rule of the chain set this application apart from those with the same total.

    `own` is what the application had under the rule, `other` what the nearest one it was set apart from had;
    `is_ahead` says on which side it fell. Values are scores, an ISO time (empty: unknown), the digest of the lot,
    1 or 0 for a flag, or the position that the panel gave.
    An application between two others has a step for either side. For top marks the values count the marks of
    `level`, where 1 is the best point of the scale and 2 the next.
    """

    rule: TieRule
    against: tuple[str, ...]
    own: Fraction | str
    other: Fraction | str
    is_ahead: bool
    level: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """One application in the ranking; amounts in cents.

    `place` is None for an application without a place (below a threshold, excluded, inadmissible, withdrawn, not
    discussed, or while the ranking is blocked). `decimals` is how many places the total needs to be told apart from its
    neighbours.
    `tied_with` names those that tie with it on every rule before a lot; `unproven` are the rules that could not set
    it apart because too little is known: a day of submission without an hour. `failed` names the thresholds missed:
    `criterion:ID`, `group:ID`, `total`; `excluded_by` the criteria with an excluding word. `entitled` is what of
    `requested` the ceilings of the scheme leave; `decided` is the amount the panel fixed in its place.
    `unweighted` is the total without weights, which thresholds look at. `is_funded_anyhow`: undecided, but funded
    under every order of the tie at the line. A number on the reserve list that depends on that order is None.
    `is_aside`: not discussed, since the panel put it aside in triage.
    `moved_up` is how many fell off the reserve list before it; None where an open tie keeps that unknown.
    `advice` is the jury's own proposal and `held` what a body decided: neither moves a place or changes an outcome.
    """

    place: int | None
    application: str
    title: str
    total: Fraction | None
    decimals: int
    groups: tuple[GroupResult, ...]
    criteria: tuple[CriterionResult, ...]
    outcome: Outcome
    requested: int | None
    granted: int | None
    tied_with: tuple[str, ...] = ()
    ties: tuple[TieStep, ...] = ()
    unproven: tuple[TieStep, ...] = ()
    failed: tuple[str, ...] = ()
    excluded_by: tuple[str, ...] = ()
    reserve: int | None = None
    moved_up: int | None = 0
    note: str = ""
    entitled: int | None = None
    unweighted: Fraction | None = None
    decided: Grant | None = None
    is_funded_anyhow: bool = False
    is_aside: bool = False
    advice: Advice | None = None
    held: Held | None = None

    @property
    def is_ranked(self) -> bool:
        return self.place is not None

    @property
    def wanted(self) -> int | None:
        """The cents it would get: what the line gives it, what the panel fixed, or what it asks within the ceilings."""
        if self.granted:
            return self.granted
        if self.decided is not None and self.decided.amount:
            return self.decided.amount
        return self.entitled or None

    @property
    def own(self) -> Advice | None:
        """What the jury proposes of it itself; of what is judged no more it proposes nothing."""
        return None if self.outcome in UNJUDGED else self.advice

    @property
    def proposed(self) -> int | None:
        """The cents that are proposed: by the jury itself, where it does so, else by the line."""
        if self.own is None:
            return self.granted
        return (self.own.amount or self.wanted) if self.own.outcome is Proposal.APPROVE else None

    @property
    def waits(self) -> bool:
        """On the reserve list: not once it was called on, withdrawn, or proposed or decided otherwise."""
        held = self.held
        if held is None:
            return self.outcome is Outcome.RESERVE and self.own is None
        return self.outcome is Outcome.RESERVE and held.stepped is None and held.outcome is Ruling.RESERVE

    @property
    def on_list(self) -> int | None:
        """Its number on the reserve list as that stands: `reserve` is the one of the ranking alone."""
        if self.reserve is None or self.moved_up is None:
            return None
        return self.reserve - self.moved_up


@dataclass(frozen=True, kw_only=True, slots=True)
class TiedBlock:
    """Applications tied on every rule before the lot, of which the budget funds some but not all.

    `affordable` is the most of them that `left` cents can fund in full.
    """

    applications: tuple[str, ...]
    place: int
    affordable: int
    left: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparedRule:
    """One rule of the chain before the lot, and what each of the tied had under it, as in a `TieStep`.

    For top marks there is no one value: they have the same number of each mark.
    """

    rule: TieRule
    applications: tuple[str, ...]
    values: tuple[Fraction | str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparedTie:
    """Applications that no rule before the lot set apart, in the order in which they now stand.

    `digests` are those of the lot, as long as the applications; none before it is drawn or where it is no rule.
    """

    applications: tuple[str, ...]
    rules: tuple[ComparedRule, ...]
    digests: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Ranking:
    """The official ranking: ranked places first, in order, then those without a place by number.

    `available`, `granted`, `left` in cents; None where the call has no budget. `lot_seed` is empty until drawn.
    """

    places: tuple[Place, ...]
    blockers: tuple[Blocker, ...] = ()
    available: int | None = None
    granted: int | None = None
    left: int | None = None
    tied_at_line: TiedBlock | None = None
    lot_seed: str = ""
    ties: tuple[ComparedTie, ...] = ()

    @property
    def is_ready(self) -> bool:
        return not self.blockers

    @property
    def is_decided(self) -> bool:
        """Whether a body decided on it, so that no outcome is a mere proposal any more."""
        return any(each.held is not None and each.held.ruled is not None for each in self.places)

    @property
    def requested(self) -> int:
        """By all admissible applications together, of those that say what they ask: see `unstated`."""
        return sum(each.requested or 0 for each in self.admissible)

    @property
    def unstated(self) -> int:
        """How many admissible applications do not say what they ask."""
        return sum(each.requested is None for each in self.admissible)

    @property
    def admissible(self) -> tuple[Place, ...]:
        return tuple(each for each in self.places if each.outcome not in UNJUDGED)

    @property
    def undecided(self) -> tuple[Place, ...]:
        """Of a ranking that is ready: the tie at the line, and those below it for which its order matters."""
        tied = self.tied_at_line.applications if self.tied_at_line else ()
        return tuple(
            each
            for each in self.places
            if each.outcome is Outcome.UNDECIDED or (each.application in tied and each.granted is None)
        )
