"""What a change says of the undertaking and of own parts of the access code, held against its rows."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.domain.journal import Step, Value
from evalapp.domain.outgoing.undertaking import undertaking_said
from evalapp.domain.permissions import Action
from evalapp.operations.records.told.claims import Holds, setting_set
from evalapp.operations.records.told.did import Did
from evalapp.store.rows.settings import OWN_KEY, UNDERTAKING
from evalapp.words.undertaking.texts import SET_ASIDE


def _asked(kept: str) -> Value:
    return undertaking_said(UNDERTAKING.decode(kept) if kept else UNDERTAKING.otherwise)


def _agreed(_step: Step, did: Did) -> bool:
    return did.count("agreed") == {"new": 1}


def _given_up(_step: Step, did: Did) -> bool:
    before, after = did.setting(OWN_KEY.name)
    return bool(before) and not after


def _set_aside(step: Step, did: Did) -> bool:
    gone = [before["juror"] for before, after in did.pairs("own_key") if before is not None and after is None]
    person = str(step.named["person"])
    return gone == [person] and did.is_named(person, step.named["juror"])


CLAIMS: Mapping[str, tuple[Action, Holds]] = {
    "undertaking-agreed": (Action.OPEN_PACK, _agreed),
    "own-part-given-up": (Action.OPEN_PACK, _given_up),
    SET_ASIDE: (Action.EDIT_JURY, _set_aside),
}
WITHOUT_STATE = frozenset(CLAIMS)
ASKED = setting_set(UNDERTAKING.name, _asked)
