"""Why: sentences for a place and for what blocks the panel; beside them those for the line and the method."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import chain

from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.people import Role
from evalapp.domain.permissions import Action
from evalapp.domain.ranking import UNJUDGED, UNPLACED, Blocker, BlockerKind, Outcome, Place, Ranking, TieStep
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import TieKind
from evalapp.domain.texts import _, current_language, ngettext
from evalapp.words.deciding import deciding_sentences
from evalapp.words.formats import clock, day, is_date_alone, score
from evalapp.words.method import method_sentences
from evalapp.words.phrases import (
    MOST_NAMED,
    apart,
    is_shown_exactly,
    numbered,
    opening,
    rule_name,
)
from evalapp.words.why.budget import line_sentence, money_sentences, unknown_ceiling
from evalapp.words.why.standing import standing_sentences
from evalapp.words.why.whose import sentence_for_whom

__all__ = [
    "blocker_lines",
    "blocker_sentence",
    "line_sentence",
    "method_sentences",
    "neighbours_sentence",
    "place_sentence",
    "waiting_sentence",
]

_DIGEST_SHOWN = 8
_MOST_OWED = 4


def place_sentence(scheme: Scheme, place: Place, *, tells_line: bool = True) -> str:
    """Everything that put the application where it stands, in one paragraph; it names applications, no jurors.

    Without `tells_line` not what the ranking alone makes of it, where a body decided otherwise.
    """
    parts = [
        _total(scheme, place),
        *(_unproven(scheme, step) for step in place.unproven),
        *(_step(scheme, place, step) for step in place.ties),
    ]
    is_drawn = any(step.rule.kind is TieKind.LOT for step in place.ties)
    if place.tied_with and not is_drawn and place.place is not None:
        parts.append(
            _("On every rule equal to {others}; they share place {place}.").format(
                others=numbered(place.tied_with, most=MOST_NAMED), place=place.place
            )
        )
    parts += [*standing_sentences(scheme, place), *money_sentences(place, tells_line=tells_line)]
    parts += deciding_sentences(place, scheme)
    return " ".join(part for part in parts if part)


def neighbours_sentence(ranking: Ranking, place: Place) -> str:
    """“The nearest above it with another total: A-15, with 4.45.”; of those with the same the place itself tells."""
    ranked = [each for each in ranking.places if each.is_ranked]
    if place.total is None or place not in ranked:
        return ""
    n = ranked.index(place)
    above = next((each for each in reversed(ranked[:n]) if each.total != place.total), None)
    below = next((each for each in ranked[n + 1 :] if each.total != place.total), None)
    sides = (
        (_("The nearest above it with another total: {application}, with {total}."), above),
        (_("The nearest below it with another total: {application}, with {total}."), below),
    )
    said = [
        words.format(application=numbered([each.application]), total=score(each.total, each.decimals))
        for words, each in sides
        if each is not None and each.total is not None
    ]
    return " ".join(said)


def waiting_sentence(
    scheme: Scheme, ranking: Ranking, place: Place, names: Mapping[PersonId, PersonName]
) -> str:
    """What keeps it from a place for as long as the ranking is open; nothing where its own outcome says why."""
    if place.is_ranked or not ranking.blockers or place.outcome in UNPLACED:
        return ""
    own = [each for each in ranking.blockers if each.application == place.application]
    if own:
        return " ".join(blocker_sentence(scheme, each, names) for each in own)
    return _("Nothing of it is missing; no application has a place as long as others keep the ranking open.")


def _total(scheme: Scheme, place: Place) -> str:
    total = place.total
    if total is None:
        return (
            ""
            if place.outcome in (*UNJUDGED, Outcome.NOT_DISCUSSED)
            else _("There is no total yet: scores are missing.")
        )
    shown = score(total, place.decimals)
    if not is_shown_exactly(total, place.decimals):
        shown = _("{total} (exactly {exact})").format(total=shown, exact=total)
    equal = _equals(place)
    if not equal:
        return _("Total {total}.").format(total=shown)
    if scheme.ranking.rank_on_rounded:
        return _("Total {total}, after rounding equal to {others}.").format(
            total=shown, others=numbered(equal, most=MOST_NAMED)
        )
    return _("Total {total}, equal to {others}.").format(total=shown, others=numbered(equal, most=MOST_NAMED))


def _equals(place: Place) -> list[str]:
    """Those with the same total that it was told apart from or still ties with, the nearest first."""
    told_apart = chain.from_iterable(step.against for step in place.ties)
    return list(dict.fromkeys(chain(told_apart, place.tied_with)))


def _step(scheme: Scheme, place: Place, step: TieStep) -> str:
    own, other = _said(scheme, place, step)
    words = (
        _("Tie rule {n}, {rule}: {own} against {other}, so above {others}.")
        if step.is_ahead
        else _("Tie rule {n}, {rule}: {own} against {other}, so below {others}.")
    )
    return words.format(
        n=scheme.ranking.ties.index(step.rule) + 1,
        rule=rule_name(scheme, step.rule),
        own=own,
        other=other,
        others=numbered(step.against, most=MOST_NAMED),
    )


def _unproven(scheme: Scheme, step: TieStep) -> str:
    words = _(
        "Tie rule {n}, {rule}: {own} against {other}; a day without an hour proves nothing within that day, so the rule"
        " does not tell it from {others}."
    )
    return words.format(
        n=scheme.ranking.ties.index(step.rule) + 1,
        rule=rule_name(scheme, step.rule),
        own=submission_said(str(step.own)),
        other=submission_said(str(step.other)),
        others=numbered(step.against, most=MOST_NAMED),
    )


def _said(scheme: Scheme, place: Place, step: TieStep) -> tuple[str, str]:
    if step.rule.kind is TieKind.FLAG:
        return (_("yes"), _("no")) if step.is_ahead else (_("no"), _("yes"))
    if isinstance(step.own, Fraction) and isinstance(step.other, Fraction):
        if step.rule.kind is TieKind.PANEL_ORDER:
            return _position(step.own), _position(step.other)
        if step.rule.kind is not TieKind.TOP_MARKS:
            return apart(step.own, step.other, scheme.ranking.decimals)
        return _marks(step.own, step.level), score(step.other)
    own, other = str(step.own), str(step.other)
    if step.rule.kind is TieKind.LOT:
        return f"{own[:_DIGEST_SHOWN]}…", f"{other[:_DIGEST_SHOWN]}…"
    return submission_said(own), submission_said(other)


def _position(position: Fraction) -> str:
    return _("number {n}").format(n=int(position))


def _marks(count: Fraction, level: int) -> str:
    n = int(count)
    if level <= 1:
        return ngettext("{n} best mark", "{n} best marks", n).format(n=n)
    return ngettext("{n} mark {k} from the best", "{n} marks {k} from the best", n).format(n=n, k=level - 1)


def submission_said(iso: str) -> str:
    """When an application came in, as a tie rule looks at it."""
    if not iso:
        return _("no known time of submission")
    if is_date_alone(iso):
        return _("{day} without an hour").format(day=day(iso))
    return _("{day}, {time}").format(day=day(iso), time=_to_the_second(iso))


def _to_the_second(iso: str) -> str:
    # Two submissions in the same minute, or second, must look different too; these come as they were written.
    seconds = iso[16:19] if len(iso) >= 19 and iso[16] == ":" else ""
    parts = iso[20:23] if seconds and iso[19:20] == "." and iso[20:23].isdigit() else ""
    time = clock(iso) + ("" if seconds in ("", ":00") and not parts else seconds)
    if current_language() == "nl":
        return time.replace(":", ".") + (f",{parts}" if parts else "")
    return time + (f".{parts}" if parts else "")


def blocker_sentence(scheme: Scheme, blocker: Blocker, names: Mapping[PersonId, PersonName]) -> str:
    """What stands in the way, by name; `names` gives the name of a juror's id."""
    if blocker.kind is BlockerKind.NO_APPLICATIONS:
        return (
            _("There is no admissible application to rank.")
            if scheme.is_ranked
            else _("There is no admissible application to assess.")
        )
    named = numbered([blocker.application])
    if blocker.kind is BlockerKind.NOBODY_ASSIGNED:
        return _("Nobody is assigned to {application}.").format(application=named)
    if blocker.kind is BlockerKind.MISSING_SCORES:
        return ngettext(
            "{n} score by {juror} for {application} is missing.",
            "{n} scores by {juror} for {application} are missing.",
            blocker.count,
        ).format(juror=names.get(blocker.juror, blocker.juror), n=blocker.count, application=named)
    if blocker.kind is BlockerKind.UNKNOWN_CEILING:
        return unknown_ceiling(blocker.application, blocker.field)
    if blocker.kind is BlockerKind.OWN_WORD:
        return _(
            "{juror} gives a conflict of interest as the reason for no score of {application}; record it or say why it "
            "is none, under Jury."
        ).format(juror=names.get(blocker.juror, blocker.juror), application=named)
    title = scheme.criterion(blocker.criterion).title
    if blocker.kind is BlockerKind.NO_CONSENSUS:
        return _("{application}, “{criterion}”: the jurors differ; record a consensus score first.").format(
            application=opening(named), criterion=title
        )
    if blocker.kind is BlockerKind.OPEN_CHOICE:
        return _("{application}, “{criterion}”: {juror} gave two versions; choose which one holds.").format(
            application=opening(named),
            criterion=title,
            juror=names.get(blocker.juror, blocker.juror),
        )
    if blocker.kind is BlockerKind.NO_SCORE_AT_ALL:
        return _(
            "{application}, “{criterion}”: every juror gave a reason for no score; agree on a consensus score."
        ).format(application=opening(named), criterion=title)
    least = scheme.ranking.least_scores
    return ngettext(
        "{application}, “{criterion}”: {n} score where at least {least} are needed; record a consensus score in the "
        "meeting, or let another juror assess it.",
        "{application}, “{criterion}”: {n} scores where at least {least} are needed; record a consensus score in the "
        "meeting, or let another juror assess it.",
        blocker.count,
    ).format(application=opening(named), criterion=title, n=blocker.count, least=least)


# As far as it is not for everybody of the office.
_MENDED_BY = {BlockerKind.UNKNOWN_CEILING: Action.EDIT_APPLICATION, BlockerKind.OPEN_CHOICE: Action.SETTLE}


def blocker_lines(
    scheme: Scheme,
    blockers: Sequence[Blocker],
    names: Mapping[PersonId, PersonName],
    role: Role | None = None,
) -> list[str]:
    """Why the ranking is blocked: first who owes scores, one line a juror, then everything else.

    Who mends it is said to `role` where it is not for them.
    """
    owed: dict[PersonId, list[Blocker]] = {}
    for blocker in blockers:
        if blocker.kind is BlockerKind.MISSING_SCORES:
            owed.setdefault(blocker.juror, []).append(blocker)
    lines = []
    for juror, each in sorted(owed.items(), key=lambda item: -len(item[1])):
        n = sum(blocker.count for blocker in each)
        if len(each) <= _MOST_OWED:
            where = ", ".join(numbered([blocker.application]) for blocker in each)
        else:
            where = _("{n} applications").format(n=len(each))
        text = ngettext(
            "{who} has not yet given {n} score: {where}", "{who} has not yet given {n} scores: {where}", n
        )
        lines.append(text.format(who=names.get(juror, juror), n=n, where=where))
    others = [each for each in blockers if each.kind is not BlockerKind.MISSING_SCORES]
    return lines + [
        sentence_for_whom(blocker_sentence(scheme, each, names), role, _MENDED_BY.get(each.kind))
        for each in others
    ]
