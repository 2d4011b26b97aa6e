"""Places, outcomes and the funding line of a ranking in words: one wording for screen, paper and command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from evalapp.domain.deciding.proposed import proposed_left, proposed_outcome
from evalapp.domain.deciding.values import Held, Proposal, Ruling
from evalapp.domain.ranking import UNPLACED, Blocker, BlockerKind, Outcome, Place, Ranking
from evalapp.domain.texts import _, current_language, ngettext, pgettext
from evalapp.words.formats import money
from evalapp.words.phrases import MOST_NAMED, count_of_scores, join_names, numbered
from evalapp.words.scores import MISSING, figure


class Mood(StrEnum):
    """How a standing is meant; screen and paper each have their colours for it."""

    GOOD = "good"
    PLAIN = "plain"
    DIM = "dim"
    BAD = "bad"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """Where an application stands, in a word or two."""

    words: str
    mood: Mood


_MOODS = {
    Outcome.FUNDED: Mood.GOOD,
    Outcome.ELIGIBLE: Mood.GOOD,
    Outcome.RESERVE: Mood.PLAIN,
    Outcome.NOT_FUNDED: Mood.DIM,
    Outcome.UNDECIDED: Mood.OPEN,
    Outcome.BELOW_THRESHOLD: Mood.BAD,
    Outcome.EXCLUDED: Mood.BAD,
    Outcome.INADMISSIBLE: Mood.BAD,
    Outcome.WITHDRAWN: Mood.DIM,
    Outcome.NOT_DISCUSSED: Mood.DIM,
}


def standing(ranking: Ranking, place: Place) -> Standing:
    """What a reader is told of `place`: its outcome, unless a tie or a blocked ranking keeps that open.

    It is proposed until a body decided: from then on what that decided is told in its place. What the jury proposes
    itself is what is proposed.
    """
    if place.held is not None:
        return _decided(place, place.held)
    if is_returned(place):
        return Standing(words=returned_words(), mood=Mood.OPEN)
    if place.own is not None:
        outcome = proposed_outcome(place)
        assert isinstance(outcome, Outcome)  # one that is returned was told above
        return _outcome(outcome, current_language())
    return ranked_standing(ranking, place)


def ranked_standing(ranking: Ranking, place: Place) -> Standing:
    """As the ranking has it, whatever the jury proposes of it itself."""
    if is_tied_at_line(ranking, place):
        return Standing(words=_("tied"), mood=Mood.OPEN)
    if not ranking.is_ready and place.outcome not in UNPLACED:
        return Standing(words=_("waiting"), mood=Mood.DIM)
    if place.outcome is Outcome.RESERVE and place.on_list is not None:
        return Standing(words=_("reserve {number}").format(number=place.on_list), mood=Mood.PLAIN)
    return _outcome(place.outcome, current_language())


def is_returned(place: Place) -> bool:
    """Whether the jury returned it to its applicant, whatever its scores come to: nothing is decided of it yet."""
    return place.held is None and place.own is not None and place.own.outcome is Proposal.RETURN


def returned_words() -> str:
    return _("returned to the applicant")


@lru_cache(64)
def _outcome(outcome: Outcome, _language: str) -> Standing:
    return Standing(words=outcome.label, mood=_MOODS[outcome])


def _decided(place: Place, held: Held) -> Standing:
    if held.stepped is not None:
        return Standing(words=Outcome.WITHDRAWN.label, mood=Mood.DIM)
    if held.outcome is Ruling.APPROVED:
        return Standing(words=Ruling.APPROVED.label, mood=Mood.GOOD)
    if held.outcome is Ruling.REJECTED:
        return Standing(words=Ruling.REJECTED.label, mood=Mood.BAD)
    words = Outcome.RESERVE.label
    if place.on_list is not None:
        words = _("reserve {number}").format(number=place.on_list)
    return Standing(words=words, mood=Mood.PLAIN)


def moved_up_words(listed: Iterable[Place]) -> str:
    """Why the numbers of a reserve list are not those of the ranking; empty where they are."""
    if not any(each.moved_up for each in listed):
        return ""
    return _(
        "Who was proposed or decided otherwise, or withdrew before that, is not on it: those below moved up, and"
        " nobody was added at its end."
    )


def is_tied_at_line(ranking: Ranking, place: Place) -> bool:
    """Whether the budget waits for a tie to be settled before it is known if this one is funded."""
    block = ranking.tied_at_line
    return (
        block is not None and place.application in block.applications and place.outcome is not Outcome.FUNDED
    )


def place_number(place: Place) -> str:
    return str(place.place) if place.is_ranked else MISSING


def total(place: Place) -> str:
    return figure(place.total, place.decimals)


def support(place: Place, *, is_decided: bool = False) -> str:
    """What is proposed; once a body decided (`is_decided`, see `Ranking`) what that gave, and nothing proposed."""
    granted = None if is_decided and place.held is None else _given(place)
    return money(granted) if granted else MISSING


def support_head(ranking: Ranking) -> str:
    """Over a column of `support`."""
    return pgettext("decision", "granted") if ranking.is_decided else _("proposed")


def _given(place: Place) -> int | None:
    return place.proposed if place.held is None else place.held.amount


def is_cut(place: Place) -> bool:
    """Whether less is granted than was asked."""
    given = _given(place)
    return given is not None and place.requested is not None and given < place.requested


def line_after(ranking: Ranking) -> int | None:
    """How many ranked places stand above the funding line; None where there is no budget to divide."""
    ranked = [place for place in ranking.places if place.is_ranked]
    if ranking.available is None or ranking.granted is None or not ranked:
        return None
    return max((n for n, place in enumerate(ranked, 1) if place.outcome is Outcome.FUNDED), default=0)


def left_of(ranking: Ranking) -> int | None:
    """Cents: what is proposed leaves, and once a body decided what that leaves; less than none where it is more."""
    if ranking.available is None or not ranking.is_decided:
        return proposed_left(ranking)
    return ranking.available - sum(_given(each) or 0 for each in ranking.places if each.held is not None)


def funding_line(ranking: Ranking) -> str:
    """What was proposed above it; once a body decided also what that gave."""
    left = left_of(ranking)
    given = None if ranking.available is None or left is None else ranking.available - left
    text = (
        _("Funding line · decided: {granted} of {available} · {left}")
        if ranking.is_decided
        else _("Funding line · {granted} of {available} proposed · {left}")
    )
    return text.format(granted=money(given), available=money(ranking.available), left=left_words(left))


def left_words(left: int | None) -> str:
    """“€ 101.500 left”, or by how much there is less than that."""
    if left is not None and left < 0:
        return _("{amount} more than there is").format(amount=money(-left))
    return _("{amount} left").format(amount=money(left))


def tie_at_line(ranking: Ranking) -> str:
    """What keeps the line open; empty where nothing does."""
    block = ranking.tied_at_line
    if block is None:
        return ""
    if not block.affordable:
        words = _(
            "Tied at the line on place {place}: what is left is not enough for one of {tied} applications."
        )
    else:
        words = ngettext(
            "Tied at the line on place {place}: what is left is enough for {n} of {tied} applications.",
            "Tied at the line on place {place}: what is left is enough for {n} of {tied} applications.",
            block.affordable,
        )
    return words.format(place=block.place, n=block.affordable, tied=len(block.applications))


def ranking_standing(
    blockers: Sequence[Blocker], *, owed: int, is_all_in: bool, is_ranked: bool = True
) -> str:
    """Whether there is a ranking, told beside whether all scores are in: neither answers the other question.

    Without the full stop. `owed`: how many scores did not come in; `is_all_in`: some were asked, and none is missing.
    """
    if blockers:
        text = (
            _("All scores are in, but the ranking still needs {what}")
            if is_all_in
            else _("Not ready to rank; it still needs {what}")
        )
        if not is_ranked:
            text = (
                _("All scores are in, but not every result is known; still needed: {what}")
                if is_all_in
                else _("Not every result is known; still needed: {what}")
            )
        return text.format(what=_awaited(blockers))
    if not owed:
        return _("Ready to rank") if is_ranked else _("Every result is known")
    if not is_ranked:
        text = ngettext(
            "Every result is known; {n} score did not come in, which keeps none of them open",
            "Every result is known; {n} scores did not come in, which keeps none of them open",
            owed,
        )
        return text.format(n=owed)
    text = ngettext(
        "Ready to rank; {n} score did not come in, which does not keep the ranking open",
        "Ready to rank; {n} scores did not come in, which does not keep the ranking open",
        owed,
    )
    return text.format(n=owed)


def _awaited(blockers: Sequence[Blocker]) -> str:
    """“12 scores and a consensus score (A-3)”."""
    owed = sum(each.count for each in blockers if each.kind is BlockerKind.MISSING_SCORES)
    needs = [count_of_scores(owed)] if owed else []
    for kind, text in (
        (BlockerKind.NO_APPLICATIONS, _("applications")),
        (BlockerKind.NOBODY_ASSIGNED, _("jurors ({applications})")),
        (BlockerKind.OPEN_CHOICE, _("the choices of a merge ({applications})")),
        (BlockerKind.OWN_WORD, _("a decision on a conflict of interest ({applications})")),
        (BlockerKind.QUORUM, _("more assessments ({applications})")),
        (BlockerKind.NO_SCORE_AT_ALL, _("a score from somebody ({applications})")),
        (BlockerKind.NO_CONSENSUS, _("a consensus score ({applications})")),
        (BlockerKind.UNKNOWN_CEILING, _("what a ceiling is computed from ({applications})")),
    ):
        named = dict.fromkeys(each.application for each in blockers if each.kind is kind)
        if named:
            needs.append(text.format(applications=numbered(named, most=MOST_NAMED)))
    return join_names(needs)


def without_place(ranking: Ranking, *, is_ranked: bool) -> Iterator[tuple[str, Sequence[Place]]]:
    """Those without a place, under a heading that says why; none for those who wait where nobody has a place."""
    unplaced = [place for place in ranking.places if not place.is_ranked]
    returned = [place for place in unplaced if is_returned(place)]
    unplaced = [place for place in unplaced if not is_returned(place)]
    others = [place for place in unplaced if place.outcome not in UNPLACED]
    if others:
        yield _("Not ranked yet") if len(unplaced) + len(returned) < len(ranking.places) else "", others
    for outcome in UNPLACED:
        places = [place for place in unplaced if place.outcome is outcome]
        if places:
            yield _heading(outcome, is_ranked=is_ranked), places
    if returned:
        yield _("Returned to the applicant"), returned


def _heading(outcome: Outcome, *, is_ranked: bool) -> str:
    if outcome is Outcome.BELOW_THRESHOLD:
        return _("Not ranked: below a threshold") if is_ranked else _("Below a threshold")
    if outcome is Outcome.EXCLUDED:
        return _("Not ranked: excluded") if is_ranked else _("Excluded")
    if outcome is Outcome.NOT_DISCUSSED:
        return _("Not ranked: not discussed") if is_ranked else _("Not discussed")
    if outcome is Outcome.WITHDRAWN:
        return _("Not ranked: withdrawn") if is_ranked else _("Withdrawn")
    return _("Not ranked: inadmissible") if is_ranked else _("Inadmissible")
