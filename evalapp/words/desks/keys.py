"""The keys of a panel in words: what a renewal protects, and who still depends on one of before."""

from __future__ import annotations

from evalapp.domain.texts import _


def renewal_words() -> str:
    """What it protects and what not."""
    return _(
        "After a renewal a lost copy does not open what jurors hand in from a new pack; whatever was sealed before, "
        "and all that stands in that copy, it can still read."
    )


def new_codes_words() -> str:
    """What whoever lost sight of a copy does besides: it holds the public keys of the jurors' codes too."""
    return _(
        "Hand out anew, with new access codes: who has the lost copy can make a pack that the earlier codes open."
    )


def lacking_words() -> str:
    """For who put back a file from before a renewal."""
    return _(
        "What stood there had a newer key of the panel: what jurors hand in from packs that were made for it opens "
        "only in that file. Go on in it, or hand out anew from this one."
    )


def depending_words(*, came: bool, replaced_by: int) -> str:
    """The state of one juror, and the way out."""
    if replaced_by:
        return _("has pack {n} for the new key; waits until something is handed in from it").format(
            n=replaced_by
        )
    if came:
        return _("handed in from it; can still correct that. Way out: hand out anew")
    return _("nothing came in from it yet. Way out: hand out anew")
