"""The keys of a panel in words: what a renewal protects, and who still depends on one of before."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.people import Role
from evalapp.domain.permissions import Action, Phase, may
from evalapp.domain.texts import _, ngettext
from evalapp.words.phrases import join_all

_MOST_NAMED = 6


def renewal_words() -> str:
    """What it protects and what not."""
    return _(
        "After a renewal a lost copy does not open what jurors hand in from a new pack; whatever was sealed before, "
        "and all that stands in that copy, it can still read."
    )


def new_codes_words(phase: Phase) -> str:
    """What whoever lost sight of a copy does besides: it holds the public keys of the jurors' codes too."""
    if _can_hand_out(phase):
        return _(
            "Hand out anew, with new access codes: who has the lost copy can make a pack that the earlier codes open."
        )
    text = _(
        "In the phase “{phase}” nothing is handed out. If jurors still hand something in, move the call back to "
        "scoring with a reason and hand out anew, with new access codes; else close the assessment."
    )
    return text.format(phase=phase.label)


def earlier_codes_words(phase: Phase, names: Sequence[str]) -> str:
    """Who keeps an access code from before a renewal, as long as that is so; empty for nobody."""
    text = ngettext(
        "{n} juror keeps an access code from before the key of the panel was renewed: {names}. {what}",
        "{n} jurors keep an access code from before the key of the panel was renewed: {names}. {what}",
        len(names),
    )
    return text.format(n=len(names), names=_named(names), what=new_codes_words(phase)) if names else ""


def kept_codes_words(n: int) -> str:
    """The same in one short sentence, where the names stand below it; empty for nobody."""
    text = ngettext(
        "{n} juror still has an access code from before the key was renewed.",
        "{n} jurors still have an access code from before the key was renewed.",
        n,
    )
    return text.format(n=n) if n else ""


def earlier_code_words() -> str:
    """Of one juror, in a row."""
    return _("access code from before the key was renewed")


def lacking_words() -> str:
    """For who put back a file from before a renewal."""
    return _(
        "What stood there had a newer key of the panel: what jurors hand in from packs that were made for it opens "
        "only in that file. Go on in it, or hand out anew from this one."
    )


def depending_words(phase: Phase, *, came: bool, replaced_by: int) -> str:
    """The state of one juror, and the way out."""
    if not _can_hand_out(phase):
        state = (
            _("has pack {n} for the new key").format(n=replaced_by)
            if replaced_by
            else _("handed in from it")
            if came
            else _("nothing came in from it yet")
        )
        text = _("{state}. Way out: move the call back to scoring and hand out anew, or close the assessment")
        return text.format(state=state)
    if replaced_by:
        return _("has pack {n} for the new key; waits until something is handed in from it").format(
            n=replaced_by
        )
    if came:
        return _("handed in from it; can still correct that. Way out: hand out anew")
    return _("nothing came in from it yet. Way out: hand out anew")


def still_needed_words(phase: Phase, n: int, *, without: Sequence[str], replaced: Sequence[str]) -> str:
    """Why key `n` is not dropped: who has no newer pack, and who has one from which nothing came yet."""
    if not _can_hand_out(phase):
        text = _(
            "Key {n} is still needed: {names} may hand in from a pack that was made for it. In the phase “{phase}” "
            "nothing is handed out or merged: move the call back to scoring with a reason, or close the assessment."
        )
        return text.format(n=n, names=_named([*without, *replaced]), phase=phase.label)
    said = []
    if without:
        text = _(
            "Key {n} is still needed: {names} may hand in from a pack that was made for it. Hand out anew to them "
            "and merge what they hand in from that, or close the assessment first."
        )
        said.append(text.format(n=n, names=_named(without)))
    if replaced:
        text = _(
            "Key {n} is still needed until something comes in from the newer pack of {names}: their work may stand on "
            "the earlier one. Merge what they hand in, or close the assessment first."
        )
        said.append(text.format(n=n, names=_named(replaced)))
    return " ".join(said)


def have_earlier_words(phase: Phase, *, without: int, replaced: int) -> str:
    """How many depend on an earlier key, and what to do; that nobody does."""
    n = without + replaced
    if not n:
        return _("Noted; nobody depends on an earlier key.")
    if not _can_hand_out(phase):
        text = ngettext(
            "{n} juror has a pack for an earlier key. {what}",
            "{n} jurors have a pack for an earlier key. {what}",
            n,
        )
        return text.format(n=n, what=new_codes_words(phase))
    if not without:
        text = ngettext(
            "{n} juror has a newer pack, from which nothing came in yet.",
            "{n} jurors have a newer pack, from which nothing came in yet.",
            n,
        )
        return text.format(n=n)
    text = ngettext(
        "{n} juror has a pack for an earlier key; hand out anew.",
        "{n} jurors have a pack for an earlier key; hand out anew.",
        without,
    )
    return text.format(n=without)


def _can_hand_out(phase: Phase) -> bool:
    return may(Role.SECRETARY, Action.HAND_OUT, phase)


def _named(names: Sequence[str]) -> str:
    return join_all(list(names[:_MOST_NAMED])) + (" …" if len(names) > _MOST_NAMED else "")
