"""What a proof says of the ranking and of the signed returns: only what was compared."""

from __future__ import annotations

from evalapp.domain.texts import _, ngettext
from evalapp.operations.records.verification import Proof


def about_ranking(proof: Proof) -> str:
    if not proof.is_reproduced:
        return (
            _("The ranking, counted a second way, comes out otherwise.")
            if proof.is_counted
            else _("The ranking could not be computed, so nothing was compared.")
        )
    if not proof.ranked:
        return _("Nothing can be ranked yet, so no ranking was compared.")
    if not proof.file.is_whole:
        return _(
            "The ranking of what stands in the tables now comes out the same when counted a second way; that does not "
            "make the tables right."
        )
    return _("The ranking, counted a second way, comes out the same.")


def about_returns(proof: Proof) -> str:
    """Empty where none was looked at."""
    if proof.differing:
        return _("What jurors signed is not what the file says that it stored from it.")
    if not proof.returns:
        return ""
    text = (
        ngettext(
            "{n} return is signed by its juror and says what the file stored from it.",
            "{n} returns are signed by their jurors and say what the file stored from them.",
            proof.returns,
        )
        if proof.file.is_whole
        else ngettext(
            "{n} return is signed by its juror and says what the file stored from it when it was merged; the tables "
            "are not what they should be now.",
            "{n} returns are signed by their jurors and say what the file stored from them when they were merged; the "
            "tables are not what they should be now.",
            proof.returns,
        )
    )
    return text.format(n=proof.returns)
