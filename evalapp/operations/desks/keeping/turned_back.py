"""What a back-up that is put back turns back: what was done since in the file that stood there."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.domain.ids import PersonId
from evalapp.domain.numbers import shorten
from evalapp.domain.people import names_of
from evalapp.domain.texts import _, ngettext
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.history.tail import fork_of, hashes
from evalapp.words.phrases import join_names


@dataclass(frozen=True, kw_only=True, slots=True)
class TurnedBack:
    """`changes` are those that the back-up does not have; `signers` signed a closing that it does not know.

    `jurors`, by name, have an access code that it does not know.
    """

    changes: int = 0
    signers: tuple[str, ...] = ()
    jurors: tuple[str, ...] = ()


NOTHING_BACK = TurnedBack()


def turned_back(present: Workspace, backup: Workspace) -> TurnedBack:
    """Of the work of a juror the changes alone: nothing is signed or handed out in it."""
    ours, theirs = hashes(backup.file), hashes(present.file)
    changes = len(theirs) - 1 - fork_of(ours, theirs)
    if not changes:
        return NOTHING_BACK
    if present.is_work_file:
        return TurnedBack(changes=changes)
    known = set(backup.view.closings.signatures())
    return TurnedBack(
        changes=changes,
        signers=tuple(each.name for each in present.view.closings.signatures() if each not in known),
        jurors=_jurors(present.view, backup.view),
    )


def _jurors(present: View, backup: View) -> tuple[str, ...]:
    """A pack that was handed out once more under a code that is known still comes back."""
    known, names = backup.juror_keys(), names_of(present.people())
    lost = [juror for juror, keys in present.juror_keys().items() if known.get(juror) != keys]
    return tuple(names.get(PersonId(each)) or each for each in lost)


def left_words(back: TurnedBack) -> tuple[str, ...]:
    if not back.changes:
        return ()
    text = ngettext(
        "{n} later change of the file that stood there is left behind.",
        "{n} later changes of the file that stood there are left behind.",
        back.changes,
    )
    return (text.format(n=back.changes),)


def undone_words(back: TurnedBack) -> tuple[str, ...]:
    """What others signed, or have in their hands, and this file does not know."""
    said = []
    if back.signers:
        text = _(
            "The closing that {names} signed is gone with it: have it signed again when the call is closed."
        )
        said.append(text.format(names=join_names(map(shorten, back.signers))))
    if back.jurors:
        text = ngettext(
            "The pack that went out since to {names} is not known any more, nor is its access code: what comes back "
            "from it is refused. Hand out anew to this juror.",
            "The packs that went out since to {names} are not known any more, nor are their access codes: what comes "
            "back from them is refused. Hand out anew to these jurors.",
            len(back.jurors),
        )
        said.append(text.format(names=join_names(map(shorten, back.jurors))))
    return tuple(said)
