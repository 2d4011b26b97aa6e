"""What a merge may have written of a juror's: what the returns and tables that it brought in say, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scoring.answer import NOTHING, Answer, Place
from evalapp.domain.texts import _
from evalapp.exchange.sealed.signed import ReturnContent
from evalapp.operations.records.merged import Merged
from evalapp.operations.records.signed_beside import Signed


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """One return or table; `content` is what was signed, of a table there is none."""

    answers: Mapping[Place, Answer]
    content: ReturnContent | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Differing:
    """A return that does not prove what the file holds, and why."""

    juror: str
    file: str
    reason: str

    @property
    def text(self) -> str:
        named = ", ".join(each for each in (self.juror, self.file) if each)
        return f"{named}: {self.reason}" if named else self.reason


def answers_of(content: ReturnContent) -> dict[Place, Answer]:
    return {(each.application, each.criterion): each.answer for each in content.evaluations}


def unsaid(merge: Merged, juror: str, sources: Sequence[Source]) -> Iterator[str]:
    """What the merge wrote of a juror's scores and nothing that it brought in says."""
    if not sources:
        if any(merge.before(juror, place) != merge.after(juror, place) for place in merge.written(juror)):
            text = _("merge {number} stored scores of which nothing came back, by no return or table")
            yield text.format(number=merge.number)
        return
    signed = [each.content for each in sources if each.content is not None]
    declared = {conflict.application for content in signed for conflict in content.conflicts}
    for place in merge.written(juror):
        before, after = merge.before(juror, place), merge.after(juror, place)
        said = [each.answers[place] for each in sources if place in each.answers]
        if after == before or after in said:
            continue
        if after == NOTHING:
            # A return holds the whole state: what it no longer lists was taken back.
            if place[0] not in declared and (said or not signed):
                yield stored_otherwise(place)
        elif not said:
            yield stored_unsaid(place)
        elif not is_mixed(after, before, said, may_be_new=len(signed) < len(sources)):
            yield stored_otherwise(place)


def is_mixed(after: Answer, before: Answer, said: Collection[Answer], *, may_be_new: bool = False) -> bool:
    """A score of one side with the motivation of the other: of an early version, and of a table of scores alone."""
    return (
        (may_be_new or before != NOTHING)
        and any(after.score == each.score for each in (before, *said))
        and any(after.comment == each.comment for each in (before, *said))
    )


def unbacked(merge: Merged, signed: Mapping[str, Sequence[ReturnContent]]) -> Iterator[tuple[str, str]]:
    """Juror and words for each conflict of interest that it recorded, or seat that it took, by no return of theirs."""
    for (juror, application), before, after in merge.touched("conflict"):
        said = any(
            application == conflict.application
            for content in signed.get(juror, ())
            for conflict in content.conflicts
        )
        if after is None or before is not None or not said:
            text = _(
                "merge {number} wrote a conflict of interest with {application}, which no return declares"
            )
            yield juror, text.format(number=merge.number, application=shorten(application))
    for (juror, application), _before, after in merge.touched("assignment"):
        if after is not None or not merge.is_there("conflict", juror, application):
            text = _("merge {number} changed whether {application} is assigned, which a merge never does")
            yield juror, text.format(number=merge.number, application=shorten(application))


def unasked(settled: Merged) -> Iterator[tuple[str, str]]:
    """Juror and words for each score that settling choices wrote, and no choice that was open then offered."""
    offered: dict[tuple[str, Place], list[Answer]] = {}
    for (juror, application, criterion, _device), before, after in settled.touched("open_choice"):
        if before is not None and after is None:
            offered.setdefault((juror, (application, criterion)), []).extend(
                (
                    Answer(before["value"], before["no_score"], before["comment"]),
                    Answer(before["base_value"], before["base_no_score"], before["base_comment"]),
                )
            )
    for juror in settled.jurors_written:
        for place in settled.written(juror):
            after_it = settled.after(juror, place)
            if after_it not in offered.get((juror, place), ()) and after_it != settled.before(juror, place):
                text = _("change {number} settled {application}, {criterion}, of which no choice was open")
                yield (
                    juror,
                    text.format(
                        number=settled.number, application=shorten(place[0]), criterion=shorten(place[1])
                    ),
                )


def is_older(
    row: Mapping[str, object], content: ReturnContent, stood: Collection[Mapping[str, object]]
) -> bool:
    """Whether the panel had a later state of the same work: then the program takes nothing of it."""
    for each in stood:
        if each["kind"] != "signed" or each["sha256"] == row["sha256"]:
            continue
        if str(row["sha256"]) in str(each["earlier"]):
            return True
        is_next = each["sha256"] in content.earlier
        if each["device"] == row["device"] and not is_next and content.revision <= int(str(each["revision"])):
            return True
    return False


def differences(
    merge: Merged,
    scheme: Scheme,
    juror: str,
    content: ReturnContent,
    earlier: Sequence[Signed],
    others: Sequence[Mapping[Place, Answer]],
) -> Iterator[str]:
    allowed = {each.id: frozenset(each.scale.allowed_steps) for each in scheme.criteria}
    for row in content.evaluations:
        place, said = (row.application, row.criterion), row.answer
        before, after = merge.before(juror, place), merge.after(juror, place)
        if after == said or any(each.get(place) == after for each in others):
            continue
        if not merge.stood("assignment", juror, row.application):
            if after not in (before, NOTHING):
                yield stored_otherwise(place)
            continue
        if after != before:
            if not is_mixed(after, before, [said]):
                yield stored_otherwise(place)
            continue
        is_sound = row.criterion in allowed and (said.value is None or said.value in allowed[row.criterion])
        if is_sound and not merge.was_open(juror, place):
            bases = _bases(content, place, row.base, earlier)
            if said not in bases and all(base == before for base in bases):
                yield stored_otherwise(place)
    for conflict in content.conflicts:
        was_known = any(
            conflict.application in {one.application for one in each.content.conflicts} for each in earlier
        )
        if was_known or not merge.is_there("application", conflict.application):
            continue
        if not merge.is_there("conflict", juror, conflict.application):
            yield _(
                "it declares a conflict of interest with {application}, which the file did not store"
            ).format(application=shorten(conflict.application))


def _bases(content: ReturnContent, place: Place, given: Answer, earlier: Sequence[Signed]) -> list[Answer]:
    """What a return may have gone on from at a place: what its device had merged last, else the pack or any of before.

    Where the panel still held that, what the return says newly must have been taken.
    """
    ancestors = [each for each in earlier if each.sha256 in content.earlier]
    last = ancestors[-1] if ancestors else None
    if last is not None and last.content.pack == content.pack and place in last.answers:
        said = last.answers[place]
        return [said] if last.taken[place] == said else [said, given]
    return [given, *(each.answers[place] for each in earlier if place in each.answers)]


def stored_otherwise(place: Place) -> str:
    return _("{application}, {criterion}: the file stored something else than was signed").format(
        application=shorten(place[0]), criterion=shorten(place[1])
    )


def stored_unsaid(place: Place) -> str:
    return _("{application}, {criterion}: the file stored something of which the return says nothing").format(
        application=shorten(place[0]), criterion=shorten(place[1])
    )
