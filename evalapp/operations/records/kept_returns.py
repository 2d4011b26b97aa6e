"""Signed evidence checked again: what each juror signed, against what the file says that it stored from it.

Who holds the panel can rewrite a score together with its journal and every hash; what a juror signed they cannot. So
each return that was merged is taken as it is kept, its signature checked with the key that the juror had then, and what
the change of that merge wrote is held against it. What came later (an edit, a choice, an undo) is another change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from msgspec import MsgspecError

from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scoring.answer import Answer, Place
from evalapp.domain.texts import _
from evalapp.domain.writing.listed import Listed
from evalapp.exchange.merge.bases import decode_base
from evalapp.exchange.merge.devices import is_of_table
from evalapp.exchange.sealed.signed import ReturnContent, signed_content
from evalapp.operations.records.merged import Merged, row_of
from evalapp.operations.records.particulars import (
    base_otherwise,
    declared_otherwise,
    handed_in_later,
    register_otherwise,
    times_otherwise,
)
from evalapp.operations.records.signed_beside import Signed, beside_otherwise
from evalapp.operations.records.sources import (
    Differing,
    Source,
    answers_of,
    differences,
    is_older,
    unasked,
    unbacked,
    unsaid,
)
from evalapp.operations.records.standing import said_in_force, standing_otherwise
from evalapp.operations.records.undertaken import own_parts_otherwise, undertaken_otherwise, unsigned_by_any
from evalapp.operations.view import View
from evalapp.store.faults import why
from evalapp.store.history.proving.differences import State
from evalapp.store.history.verify import Replayed

WATCHED = (Action.MERGE, Action.SETTLE)


@dataclass(kw_only=True)
class KeptReturns:
    """Shown each merge in turn; `checked` are the SHA-256 of the returns that were looked at.

    `unchecked` is how many were not, since the changes cannot be followed up to their merges.
    """

    view: View
    differing: list[Differing] = field(default_factory=list)
    checked: set[str] = field(default_factory=set)
    unchecked: int = 0
    _said: dict[str, list[Signed]] = field(default_factory=dict)
    _schemes: dict[str, Scheme] = field(default_factory=dict)
    _early: Listed = field(default_factory=Listed)
    _known: dict[tuple[str, str, str], ReturnContent] = field(default_factory=dict)
    _answered: dict[tuple[str, str], Mapping[Place, Answer]] = field(default_factory=dict)
    _read: dict[tuple[str | None, ...], ReturnContent] = field(default_factory=dict)

    def watch(self, change: Replayed) -> None:
        try:
            merge = Merged(change)
            self._look_at_register(merge)
            if change.action == Action.MERGE:
                self._look_at(merge)
                return
            for juror, reason in unasked(merge):
                self._differ(juror, "", reason)
        except (
            Exception
        ) as error:  # an altered file may hold anything; what it makes impossible is what is to be told
            reason = _("what merge {number} stored cannot be compared: {why}")
            self.differing.append(
                Differing(juror="", file="", reason=reason.format(number=change.number, why=why(error)))
            )

    def finish(self, *, is_followed: bool = True) -> None:
        """What stands in the file as a signed return, and was no part of a merge that could be looked at."""
        try:
            receipts = self.view.receipts()
            agreed = self.view.agreements()
        except Exception as error:
            reason = _("what came back from jurors cannot be read: {why}").format(why=why(error))
            self.differing.append(Differing(juror="", file="", reason=reason))
            return
        self.differing += unsigned_by_any(agreed, self.checked) if is_followed else ()
        for each in receipts:
            if each.kind == "signed" and each.sha256 not in self.checked and not is_followed:
                self.unchecked += 1
            elif each.kind == "signed" and each.sha256 not in self.checked:
                self._differ(each.juror, each.file, _("no merge that can be checked brought it in"))
            elif each.kind != "signed" and not is_of_table(each.device):
                self._differ(each.juror, each.file, _("it came from a juror’s device and bears no signature"))

    @property
    def notes(self) -> tuple[str, ...]:
        """Of what was signed and last handed in on each device: what stands otherwise in the file by now."""
        last = {
            juror: list({each.content.device: each for each in said}.values())
            for juror, said in self._said.items()
        }
        answers = {
            juror: [said_in_force(self.view, each.content.scheme_version, each.answers) for each in said]
            for juror, said in last.items()
        }
        return (
            *standing_otherwise(self.view, answers),
            *beside_otherwise(self.view, last),
            *self._early,
        )

    def _look_at(self, merge: Merged) -> None:
        opened: dict[str, list[tuple[dict[str, Any], ReturnContent]]] = {}
        signed: dict[str, list[ReturnContent]] = {}
        unread: set[str] = set()
        stood = {row["juror"]: list(merge.stood_of(row["juror"])) for row in merge.received_new}
        for row in merge.received_new:
            if row["kind"] != "signed":
                continue
            self.checked.add(row["sha256"])
            try:
                content = self._opened(row, merge.state)
            except KnownError as error:
                self._differ(row["juror"], row["file"], str(error))
                unread.add(row["juror"])
                continue
            if note := handed_in_later(merge, row, content):
                self._early.append(note)
            if is_older(row, content, stood[row["juror"]]):
                text = _("merge {number} put it over a later return of the same work")
                self._differ(row["juror"], row["file"], text.format(number=merge.number))
            opened.setdefault(row["juror"], []).append((row, content))
            signed.setdefault(row["juror"], []).append(content)
        for juror, returns in opened.items():
            self._compare(merge, juror, returns)
        for juror in merge.jurors_written:
            if juror in unread:
                continue  # it is named already, and nothing that it says holds for anything
            sources = self._sources(merge, juror)
            for reason in chain(unsaid(merge, juror, sources), times_otherwise(merge, juror, sources)):
                self._differ(juror, opened[juror][0][0]["file"] if juror in opened else "", reason)
                break  # one is enough to name the juror
        said = {juror: [*each.values()] for juror, each in self._given_to(merge, "cleared").items()}
        agreed = undertaken_otherwise(merge, self._given_to(merge, "agreed"), signed)
        own = own_parts_otherwise(merge, self._given_to(merge, "own_key"), signed)
        found = chain(unbacked(merge, signed), declared_otherwise(merge, said, signed), agreed, own)
        for juror, reason in found:
            if juror not in unread:
                self._differ(juror, "", reason)
                unread.add(juror)

    def _look_at_register(self, merge: Merged) -> None:
        """Every row of a signed return that a change wrote, also of one that was merged before."""
        for juror in sorted(merge.written_twice):
            text = _("change {number} wrote what came back from them twice, which no merge does")
            self._differ(juror, "", text.format(number=merge.number))
        for old, row in merge.received_written:
            if row["kind"] != "signed":
                continue
            content = self._content_of(row, merge.state)
            if content is None:
                continue
            is_settled = old is not None and all(old[name] == row[name] for name in row if name != "base")
            reason = register_otherwise(merge, row, content, is_settled=is_settled)
            if reason is None:
                reason = self._base_otherwise(merge, old, row, content)
            if reason is not None:
                text = _("{reason}; change {number} wrote that")
                self._differ(row["juror"], row["file"], text.format(reason=reason, number=merge.number))

    def _content_of(self, row: Mapping[str, Any], state: State) -> ReturnContent | None:
        """None where it is not signed, which is said with its merge; a key replaced since then is no matter."""
        named = row["sha256"], row["signature"], row["juror"]
        if named not in self._known:
            try:
                self._known[named] = self._opened(row, state)
            except KnownError:
                return None
        return self._known[named]

    def _base_otherwise(
        self, merge: Merged, old: Mapping[str, Any] | None, row: Mapping[str, Any], content: ReturnContent
    ) -> str | None:
        """What a later return of this device will be compared with: it is what this one said."""
        said = self._answers(row, content)
        try:
            base = self._vouched(row)
        except MsgspecError:
            return _("what counts as merged of it cannot be read")
        if base == said:
            return None
        known = {} if old is None or old["sha256"] != row["sha256"] else self._vouched(old)
        before = [self._vouched(each) for each in merge.stood_of(content.juror)]
        return base_otherwise(
            merge,
            content,
            base=base,
            said=said,
            known=known,
            before=before,
            scheme=self.scheme_of(merge.state),
        )

    def _answers(self, row: Mapping[str, Any], content: ReturnContent) -> Mapping[Place, Answer]:
        named = row["sha256"], row["juror"]
        if named not in self._answered:
            self._answered[named] = answers_of(content)
        return self._answered[named]

    def _sources(self, merge: Merged, juror: str) -> list[Source]:
        """All that the merge had of a juror, also a return that it took again for a choice; what is unread is none."""
        found: dict[tuple[str, str], Source] = {}
        for row in merge.brought_of(juror):
            if row["kind"] != "signed":
                found[row["sha256"], row["base"]] = Source(answers=self._vouched(row))
            elif (row["sha256"], "") not in found:
                with suppress(
                    KnownError
                ):  # it was said above where it is new, else with the merge that brought it in
                    content = self._opened(row, merge.state)
                    found[row["sha256"], ""] = Source(answers=self._answers(row, content), content=content)
        return list(found.values())

    def _given_to(self, merge: Merged, table: str) -> dict[str, dict[str, ReturnContent]]:
        found: dict[str, dict[str, ReturnContent]] = {}  # by juror and SHA-256
        for juror in {each[0][0] for each in merge.touched(table)}:
            for row in (*merge.brought_of(juror), *merge.stood_of(juror)):
                if row["kind"] == "signed":
                    with suppress(KnownError):
                        found.setdefault(juror, {})[row["sha256"]] = self._opened(row, merge.state)
        return found

    def _differ(self, juror: str, file: str, reason: str) -> None:
        self.differing.append(Differing(juror=shorten(juror), file=shorten(file), reason=reason))

    def _opened(self, row: Mapping[str, Any], state: State) -> ReturnContent:
        """Raises KnownError where it is no return of this panel, signed by its juror."""
        key = row_of(state, "juror_key", row["juror"])
        call = row_of(state, "call", 1) or {}
        verify_key, panel = str(key["verify_key"]) if key else None, str(call.get("panel", ""))
        # A merge asks for it two or three times over: what it says, and whether it is signed, hangs on these alone.
        named = row["sha256"], row["signature"], row["juror"], verify_key, panel
        if named not in self._read:
            self._read[named] = self._signed(row, verify_key, panel)
        return self._read[named]

    def _signed(self, row: Mapping[str, Any], verify_key: str | None, panel: str) -> ReturnContent:
        raw = self.view.content(row["sha256"])
        if hashlib.sha256(raw).hexdigest() != row["sha256"]:
            raise KnownError(_("what was signed is kept with other bytes than it had"))
        keys = {row["juror"]: verify_key} if verify_key is not None else {}
        return signed_content(raw, bytes.fromhex(row["signature"]), keys.get, panel=panel)

    def _compare(
        self, merge: Merged, juror: str, returns: Sequence[tuple[dict[str, Any], ReturnContent]]
    ) -> None:
        scheme = self.scheme_of(merge.state)
        before = self._said.setdefault(juror, [])
        said = [self._answers(row, content) for row, content in returns]
        vouched = [self._vouched(row) for row in merge.received_new_of(juror, "vouched")]
        for (row, content), answers in zip(returns, said):
            others = [each for each in (*said, *vouched) if each is not answers]
            for each in differences(merge, scheme, juror, content, before, others):
                self._differ(juror, row["file"], each)
                break  # one is enough to name the return
        for (row, content), answers in zip(returns, said):
            taken = {place: merge.after(juror, place) for place in answers}
            before.append(
                Signed(
                    content=content, sha256=row["sha256"], answers=answers, taken=taken, merged_at=merge.at
                )
            )

    def _vouched(self, row: Mapping[str, Any]) -> Mapping[Place, Answer]:
        return decode_base(self.view.content(row["base"]))

    def scheme_of(self, state: State) -> Scheme:
        """As it stood then. Raises KnownError."""
        call = row_of(state, "call", 1) or {}
        text = str((row_of(state, "scheme", call.get("scheme_version")) or {}).get("toml", ""))
        if text not in self._schemes:
            self._schemes[text] = parse_scheme(text, is_kept=True)
        return self._schemes[text]
