"""Signed evidence checked again: what each juror signed, against what the file says that it stored from it.

Who holds the panel can rewrite a score together with its journal and every hash; what a juror signed they cannot. So
each return that was merged is taken as it is kept, its signature checked with the key that the juror had then, and what
the change of that merge wrote is held against it. What came later (an edit, a choice, an undo) is another change.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scoring.answer import NOTHING, Answer, Place
from evalapp.domain.texts import _
from evalapp.exchange.merge.bases import decode_base
from evalapp.exchange.merge.devices import is_of_table
from evalapp.exchange.sealed.returns import ReturnContent, signed_content
from evalapp.operations.records.merged import Merged, row_of
from evalapp.operations.view import View
from evalapp.store.faults import why
from evalapp.store.history.verify import Replayed, State

WATCHED = (Action.MERGE,)


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


@dataclass(frozen=True, kw_only=True, slots=True)
class _Said:
    """A return that was merged; `taken` is what of it then stood in the panel."""

    content: ReturnContent
    sha256: str
    answers: Mapping[Place, Answer]
    taken: Mapping[Place, Answer]


@dataclass(kw_only=True)
class KeptReturns:
    """Shown each merge in turn; `checked` are the SHA-256 of the returns that were looked at."""

    view: View
    differing: list[Differing] = field(default_factory=list)
    checked: set[str] = field(default_factory=set)
    _said: dict[str, list[_Said]] = field(default_factory=dict)
    _schemes: dict[str, Scheme] = field(default_factory=dict)

    def watch(self, change: Replayed) -> None:
        try:
            self._look_at(Merged(change))
        except (
            Exception
        ) as error:  # an altered file may hold anything; what it makes impossible is what is to be told
            reason = _("what merge {number} stored cannot be compared: {why}")
            self.differing.append(
                Differing(juror="", file="", reason=reason.format(number=change.number, why=why(error)))
            )

    def finish(self) -> None:
        """What stands in the file as a signed return, and was no part of a merge that could be looked at."""
        try:
            receipts = self.view.receipts()
        except Exception as error:
            reason = _("what came back from jurors cannot be read: {why}").format(why=why(error))
            self.differing.append(Differing(juror="", file="", reason=reason))
            return
        for each in receipts:
            if each.kind == "signed" and each.sha256 not in self.checked:
                self._differ(each.juror, each.file, _("no merge that can be checked brought it in"))
            elif each.kind != "signed" and not is_of_table(each.device):
                self._differ(each.juror, each.file, _("it came from a juror's device and bears no signature"))

    def _look_at(self, merge: Merged) -> None:
        opened: dict[str, list[tuple[dict[str, Any], ReturnContent]]] = {}
        for row in merge.received_new:
            if row["kind"] != "signed":
                continue
            self.checked.add(row["sha256"])
            try:
                content = self._opened(row, merge.state)
            except KnownError as error:
                self._differ(row["juror"], row["file"], str(error))
                continue
            if (reason := _unlike(row, content)) is not None:
                self._differ(row["juror"], row["file"], reason)
            opened.setdefault(row["juror"], []).append((row, content))
        for juror, returns in opened.items():
            self._compare(merge, juror, returns)
        for juror in merge.jurors_written:
            if not merge.has_received(juror):
                reason = _("merge {number} stored scores of which nothing came back, by no return or table")
                self._differ(juror, "", reason.format(number=merge.number))

    def _differ(self, juror: str, file: str, reason: str) -> None:
        self.differing.append(Differing(juror=shorten(juror), file=shorten(file), reason=reason))

    def _opened(self, row: Mapping[str, Any], state: State) -> ReturnContent:
        """Raises KnownError where it is no return of this panel, signed by its juror."""
        raw = self.view.content(row["sha256"])
        if hashlib.sha256(raw).hexdigest() != row["sha256"]:
            raise KnownError(_("what was signed is kept with other bytes than it had"))
        key = row_of(state, "juror_key", row["juror"])
        call = row_of(state, "call", 1) or {}
        return signed_content(
            raw,
            bytes.fromhex(row["signature"]),
            {row["juror"]: str(key["verify_key"])}.get if key else {}.get,
            panel=str(call.get("panel", "")),
        )

    def _compare(
        self, merge: Merged, juror: str, returns: Sequence[tuple[dict[str, Any], ReturnContent]]
    ) -> None:
        scheme = self._scheme(merge.state)
        before = self._said.setdefault(juror, [])
        said = [_answers(content) for _row, content in returns]
        vouched = [self._vouched(row) for row in merge.received_new_of(juror, "vouched")]
        for (row, content), answers in zip(returns, said):
            others = [each for each in (*said, *vouched) if each is not answers]
            for each in _differences(merge, scheme, juror, content, before, others):
                self._differ(juror, row["file"], each)
                break  # one is enough to name the return
        listed = {place for each in (*said, *vouched) for place in each}
        for place in merge.written(juror):
            if place not in listed and merge.after(juror, place) != NOTHING:
                self._differ(juror, returns[0][0]["file"], _stored_unsaid(place))
                break
        for (row, content), answers in zip(returns, said):
            taken = {place: merge.after(juror, place) for place in answers}
            before.append(_Said(content=content, sha256=row["sha256"], answers=answers, taken=taken))

    def _vouched(self, row: Mapping[str, Any]) -> Mapping[Place, Answer]:
        return decode_base(self.view.content(row["base"]))

    def _scheme(self, state: State) -> Scheme:
        call = row_of(state, "call", 1) or {}
        text = str((row_of(state, "scheme", call.get("scheme_version")) or {}).get("toml", ""))
        if text not in self._schemes:
            self._schemes[text] = parse_scheme(text, "scheme", is_kept=True)
        return self._schemes[text]


def _answers(content: ReturnContent) -> dict[Place, Answer]:
    return {(each.application, each.criterion): each.answer for each in content.evaluations}


def _unlike(row: Mapping[str, Any], content: ReturnContent) -> str | None:
    """Where the register says another thing of a return than the return itself."""
    told = (
        row["pack"], row["revision"], row["submitted_at"], row["device_name"], bool(row["is_complete"]),
        tuple(json.loads(row["earlier"])),
    )  # fmt: skip
    said = (
        content.pack, content.revision, content.submitted_at, content.device_name, content.is_complete,
        content.earlier,
    )  # fmt: skip
    if content.juror != row["juror"]:
        return _("it was signed by juror “{juror}”").format(juror=shorten(content.juror))
    return None if told == said else _("the file says other things of it than it says itself")


def _differences(
    merge: Merged,
    scheme: Scheme,
    juror: str,
    content: ReturnContent,
    earlier: Sequence[_Said],
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
                yield _stored_otherwise(place)
            continue
        if after != before:
            if not _is_of_both(after, before, said):
                yield _stored_otherwise(place)
            continue
        is_sound = row.criterion in allowed and (said.value is None or said.value in allowed[row.criterion])
        if is_sound and not merge.was_open(juror, place):
            bases = _bases(content, place, row.base, earlier)
            if said not in bases and all(base == before for base in bases):
                yield _stored_otherwise(place)
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


def _is_of_both(after: Answer, before: Answer, said: Answer) -> bool:
    """An early version put a score and a motivation together that were changed on two sides."""
    return (
        before != NOTHING
        and after.score in (before.score, said.score)
        and after.comment in (before.comment, said.comment)
    )


def _bases(content: ReturnContent, place: Place, given: Answer, earlier: Sequence[_Said]) -> list[Answer]:
    """What a return may have gone on from at a place: what its device had merged last, else the pack or any of before.

    Where the panel still held that, what the return says newly must have been taken.
    """
    ancestors = [each for each in earlier if each.sha256 in content.earlier]
    last = ancestors[-1] if ancestors else None
    if last is not None and last.content.pack == content.pack and place in last.answers:
        said = last.answers[place]
        return [said] if last.taken[place] == said else [said, given]
    return [given, *(each.answers[place] for each in earlier if place in each.answers)]


def _stored_otherwise(place: Place) -> str:
    return _("{application}, {criterion}: the file stored something else than was signed").format(
        application=shorten(place[0]), criterion=shorten(place[1])
    )


def _stored_unsaid(place: Place) -> str:
    return _("{application}, {criterion}: the file stored something of which the return says nothing").format(
        application=shorten(place[0]), criterion=shorten(place[1])
    )
