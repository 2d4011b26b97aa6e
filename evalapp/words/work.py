"""How far a juror is, with the same words in the list, the strip, the hand-in, the receipt and on the first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import score

if TYPE_CHECKING:
    from evalapp.domain.receipt import Receipt, Signed


def scored_of(n: int, whole: int) -> str:
    return _("{n} of {all} scored").format(n=n, all=whole)


def everything_scored() -> str:
    return _("everything scored")


def to_do(n: int) -> str:
    return ngettext("{n} application to do", "{n} applications to do", n).format(n=n)


def standing(to_do_count: int, waiting: int, changed: int, whole: int) -> list[str]:
    """Of `whole` applications: what is left to score, what waits to be handed in, and what changed since it was."""
    if to_do_count:
        said = [to_do(to_do_count)]
    elif whole and not waiting and not changed:
        return [_("everything handed in")]
    else:
        said = [everything_scored()]
    if waiting and not to_do_count:
        said.append(ngettext("{n} not handed in", "{n} not handed in", waiting).format(n=waiting))
    if changed:
        said.append(
            ngettext("{n} changed since handed in", "{n} changed since handed in", changed).format(n=changed)
        )
    return said


def given_in_all(receipt: Receipt, signed: Signed) -> tuple[str, ...]:
    """How many scores and reasons for none, where one is missing from the scores, and the total of the scores."""
    from evalapp.words.phrases import counted_words  # which knows schemes: no start page needs those

    found, total = signed.counted, receipt.total(signed)
    said = [] if found.values == len(receipt.call.scheme.criteria) else [counted_words(found)]
    if total is not None:
        shown = score(total.value, receipt.call.scheme.ranking.decimals)
        text = (
            _("own total {total}") if total.is_of_all else _("own total {total}, over {n} of {all} criteria")
        )
        said.append(text.format(total=shown, n=total.scored, all=total.counting))
    return tuple(said)
