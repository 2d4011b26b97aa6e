"""Agreements to the undertaking, held against the returns in which they were signed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from evalapp.domain.numbers import shorten
from evalapp.domain.outgoing.undertaking import Agreement
from evalapp.domain.pack_content import decode
from evalapp.domain.texts import _
from evalapp.exchange.sealed.signed import ReturnContent
from evalapp.operations.records.merged import Merged, row_of
from evalapp.operations.records.sources import Differing


def undertaken_otherwise(
    merge: Merged,
    given: Mapping[str, Mapping[str, ReturnContent]],
    brought: Mapping[str, Sequence[ReturnContent]],
) -> Iterator[tuple[str, str]]:
    """Juror and words for each agreement that was stored otherwise than signed, or that a return lacks.

    `given` are all returns that a merge may have been given, by juror and SHA-256; `brought` the new ones.
    """
    for (juror, text, device), before, after in merge.touched("agreed"):
        if before is not None or after is None:
            words = _("merge {number} altered or took away an agreement to the undertaking")
            yield juror, words.format(number=merge.number)
        elif not _is_signed(given.get(juror, {}).get(after["signed_in"]), text, device, after):
            words = _("merge {number} stored an agreement to the undertaking that no return makes like that")
            yield juror, words.format(number=merge.number)
    for juror, returns in brought.items():
        for each in returns:
            if reason := _not_kept(merge, each):
                yield juror, reason


def _is_signed(content: ReturnContent | None, text: str, device: str, row: Mapping[str, Any]) -> bool:
    said = content.undertaking if content is not None else None
    return said is not None and (said.sha256, said.device, said.device_name, said.language, said.at) == (
        text,
        device,
        row["device_name"],
        row["language"],
        row["at"],
    )


def _not_kept(merge: Merged, content: ReturnContent) -> str:
    said, asked = content.undertaking, _asked(merge, content.pack)
    if said is None:
        if asked:
            return _("it was taken without an agreement to the undertaking that its pack asks for")
        return ""
    if asked is not None and asked.get(said.language) != said.sha256:
        return _("it agrees to another text than the undertaking that its pack held")
    if not said.is_sound:
        return _("it names another text than the undertaking that it holds")
    if not merge.is_there("agreed", content.juror, said.sha256, said.device):
        return _("it agrees to the undertaking, which the file did not store")
    return ""


def _asked(merge: Merged, pack: str) -> Mapping[str, str] | None:
    """None of a pack that the file does not know, or of which it kept nothing."""
    row = row_of(merge.state, "issued", pack)
    held = decode(str(row["content"])) if row else None
    return held.undertaking if held is not None else None


def unsigned_by_any(agreed: Iterable[Agreement], checked: Collection[str]) -> Iterator[Differing]:
    """Agreements that name a return which no merge that was looked at brought in."""
    for juror in dict.fromkeys(
        each.juror for each in agreed if each.signed_in and each.signed_in not in checked
    ):
        reason = _("no merge that can be checked brought in their agreement to the undertaking")
        yield Differing(juror=shorten(juror), file="", reason=reason)


def own_parts_otherwise(
    merge: Merged,
    given: Mapping[str, Mapping[str, ReturnContent]],
    brought: Mapping[str, Sequence[ReturnContent]],
) -> Iterator[tuple[str, str]]:
    """Juror and words where an own part was kept that no return signs, or a return was taken that it does not sign."""
    first = set()
    for (juror,), before, after in merge.touched("own_key"):
        first.add(juror)
        content = given.get(juror, {}).get(after["signed_in"]) if after else None
        if before is not None or after is None or content is None or content.own_key != after["public_key"]:
            words = _("merge {number} kept a key of an own part that no return signs first")
            yield juror, words.format(number=merge.number)
    for juror, returns in brought.items():
        row = row_of(merge.state, "own_key", juror)
        known = row["public_key"] if row else None
        for each in returns:
            if each.own_key != known and (each.own_key or juror not in first):
                yield juror, _("it was taken although its juror’s own part does not sign it")
