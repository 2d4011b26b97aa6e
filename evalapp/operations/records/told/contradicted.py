"""What a change says of itself, sentence by sentence, held against the rows that it wrote.

The words of a change lie in the file beside its rows, and whoever rewrites the one may leave the other as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from evalapp.domain.errors import KnownError
from evalapp.domain.journal import Act, Step, cents, moment, state
from evalapp.domain.permissions import Action
from evalapp.domain.terms.plan_steps import PLANNED
from evalapp.operations.records.told import claims_of_meeting as meeting
from evalapp.operations.records.told import of_closing
from evalapp.operations.records.told.claims import (
    Holds,
    admissibility_holds,
    admitted_holds,
    at_most,
    attached_holds,
    column_of,
    conflict_holds,
    consensus_holds,
    declaration_holds,
    declared_holds,
    flag_holds,
    gone_pair,
    grant_holds,
    imported_holds,
    merged_holds,
    new_in,
    new_pair,
    nothing_imported_holds,
    nothing_to_hold,
    order_holds,
    paper_holds,
    plan_holds,
    scored_holds,
    seat_limit,
    setting_number,
    setting_set,
    settled_holds,
    suspicion_holds,
    taken_over_holds,
    withdrawn_holds,
)
from evalapp.operations.records.told.claims_of_checks import (
    checked_holds,
    hearing_holds,
    hearing_planned_holds,
    supplement_holds,
    supplements_asked_holds,
    withdrawal_holds,
)
from evalapp.operations.records.told.deciding import claims as deciding
from evalapp.operations.records.told.deciding import letters
from evalapp.operations.records.told.desks import tables as desks
from evalapp.operations.records.told.did import Did
from evalapp.operations.records.told.edited_by_hand import (
    application_came,
    application_edited,
    application_went,
    attachment_went,
    budget_edited,
    further_edited,
    partners_edited,
    person_came,
    person_edited,
    person_went,
    role_edited,
)
from evalapp.operations.records.told.holding import scored, undertaken
from evalapp.operations.records.told.holding.read_back import read_back_holds, read_back_open_holds
from evalapp.operations.records.told.holding.reasons import reason_of
from evalapp.operations.records.told.schemes import adopted_holds, aside_holds, scheme_step_holds
from evalapp.store.rows.settings import (
    APPLICATIONS_PER_JUROR,
    DECLARATION,
    DEVICE_NAME,
    JURORS_PER_APPLICATION,
    LOT_SEED,
    PACK_NUMBER,
    REVISION,
    SUBMITTED_UNTIL,
)
from evalapp.words.acts import told
from evalapp.words.scheme import acts as scheme

# Their words tell all of it: no state before it, and none after.
_WITHOUT_STATE = frozenset(
    {
        *(
            "admitted",
            "admitted-anyway",
            "application-added",
            "application-budget",
            "application-partners",
            "application-removed",
            "assign",
            "assign-one",
            "unseat-one",
            "lock-one",
            "unlock-one",
            "attach",
            "attach-refused",
            "attachment-removed",
            "code-letters",
            "conflict-withdrawn",
            "create",
            "declared",
        ),
        *(
            "forms",
            "guards-restored",
            "handed-in",
            "import",
            "import-decided",
            "import-left-out",
            "import-refused",
            "jury",
            "mail-drafts",
            "merge",
            "paper",
            "reminders",
            "read-back",
            "read-back-open",
        ),
        *(
            "pack-merged",
            "pack-opened",
            "packs",
            "score-table",
            "settle",
            "settle-alike",
            "taken-over",
            "went-on",
        ),
        *("person-added", "person-removed"),
        *("scheme-aside", "scheme-more", "scheme-version", "scheme-version-by"),
        *("checklist-taken", "hearing-planned", "supplement-asked"),
        *(
            "meeting-opened",
            "meeting-closed",
            "agenda-laid",
            "begun-anyway",
            "came-in",
            "went-out",
            "went-out-for",
        ),
        *("vote", "minute"),
        *("lot-seen", "lot-noted", "signed", "signed-typed", "not-signed", "signature-aside"),
        *deciding.WITHOUT_STATE,
        *desks.WITHOUT_STATE,
        *scored.WITHOUT_STATE,
        *undertaken.WITHOUT_STATE,
    }
)


_ANNOUNCED = frozenset({"scheme-version", "scheme-version-by"})


def contradicted(act: Act, did: Did) -> Iterator[str]:
    """Each thing it says that its rows contradict, in the words of the reader."""
    for step in act.steps:
        actions, holds = CLAIMS.get(step.what, (frozenset[Action](), nothing_to_hold))
        try:
            is_so = did.action in actions and not _adds_a_state(step) and holds(step, did)
        except (KeyError, TypeError, ValueError, AttributeError, KnownError):
            is_so = False
        if not is_so:
            yield told(Act(steps=(step,)))
    if did.action == Action.ADOPT_SCHEME and not any(step.what in _ANNOUNCED for step in act.steps):
        yield told(act)  # with what no sentence names, scores could go
    if act.reason != reason_of(did, act.reason):
        yield told(act)


def _adds_a_state(step: Step) -> bool:
    """Whether it says from what to what, where the program does not: no row would be held against it."""
    return step.what in _WITHOUT_STATE and (step.before, step.after) != (None, None)


def _by(*actions: Action, holds: Holds = nothing_to_hold) -> tuple[frozenset[Action], Holds]:
    return frozenset(actions), holds


_OF_SCHEME = _by(Action.SET_SCHEME, Action.ADOPT_SCHEME, holds=scheme_step_holds)
_EDITS = (Action.EDIT_CALL, Action.CHANGE_TERMS)
_MOVES = (Action.MOVE_PHASE, Action.REOPEN, Action.HAND_OUT, Action.MERGE)

# By the sentence of a step: the acts that it may stand with, and what of the rows must be as it says.
CLAIMS: Mapping[str, tuple[frozenset[Action], Holds]] = {
    **dict.fromkeys((*scheme.SENTENCES, *scheme.COUNTED), _OF_SCHEME),
    "admissibility": _by(Action.JUDGE_ADMISSIBILITY, holds=admissibility_holds),
    "admitted": _by(Action.JUDGE_ADMISSIBILITY, holds=admitted_holds),
    "admitted-anyway": _by(Action.JUDGE_ADMISSIBILITY, holds=admitted_holds),
    # How many jurors and applications have a seat then: most of those are no rows of this change.
    "assign": _by(Action.ASSIGN),
    "application-added": _by(Action.EDIT_APPLICATION, holds=application_came),
    "application-budget": _by(Action.EDIT_APPLICATION, holds=budget_edited),
    "application-extra": _by(Action.EDIT_APPLICATION, holds=further_edited),
    "application-field": _by(Action.EDIT_APPLICATION, holds=application_edited),
    "application-partners": _by(Action.EDIT_APPLICATION, holds=partners_edited),
    "application-removed": _by(Action.EDIT_APPLICATION, holds=application_went),
    "attachment-removed": _by(Action.EDIT_APPLICATION, holds=attachment_went),
    "assign-one": _by(Action.ASSIGN, holds=new_pair("assignment")),
    "unseat-one": _by(Action.ASSIGN, holds=gone_pair("assignment")),
    "lock-one": _by(Action.ASSIGN, holds=new_pair("locked")),
    "unlock-one": _by(Action.ASSIGN, holds=gone_pair("locked")),
    "seats-each": _by(Action.ASSIGN, holds=setting_set(JURORS_PER_APPLICATION.name, seat_limit)),
    "seats-most": _by(Action.ASSIGN, holds=setting_set(APPLICATIONS_PER_JUROR.name, seat_limit)),
    "attach": _by(Action.IMPORT_APPLICATIONS, holds=attached_holds),
    "attach-refused": _by(Action.IMPORT_APPLICATIONS, holds=nothing_imported_holds),
    "budget": _by(*_EDITS, holds=column_of("call", "budget", cents)),
    "call-nothing": _by(*_EDITS, holds=lambda _step, did: "call" not in did.written),
    "code-letters": _by(Action.NOTE_SENT, holds=new_in("sent")),
    "conflict": _by(Action.DECLARE_CONFLICT, holds=conflict_holds),
    "conflict-by-panel": _by(Action.DECLARE_CONFLICT, holds=conflict_holds),
    "conflict-removed": _by(Action.DECLARE_CONFLICT, holds=conflict_holds),
    "conflict-withdrawn": _by(Action.DECLARE_CONFLICT, holds=withdrawn_holds),
    "consensus": _by(Action.SET_CONSENSUS, holds=consensus_holds),
    "create": _by(Action.CREATE),
    "deadline": _by(*_EDITS, holds=column_of("call", "deadline", moment)),
    "declaration": _by(*_EDITS, holds=setting_set(DECLARATION.name, declaration_holds)),
    "undertaking": _by(*_EDITS, holds=undertaken.ASKED),
    **{what: _by(action, holds=holds) for what, (action, holds) in undertaken.CLAIMS.items()},
    "declared": _by(Action.SCORE, holds=declared_holds),
    "flag": _by(Action.SET_FLAG, holds=flag_holds),
    "flag-cleared": _by(Action.SET_FLAG, holds=flag_holds),
    "forms": _by(Action.HAND_OUT, holds=new_in("issued")),
    "grant": _by(Action.SET_GRANT, holds=grant_holds),
    "grant-cleared": _by(Action.SET_GRANT, holds=grant_holds),
    "grant-refused": _by(Action.SET_GRANT, holds=grant_holds),
    "guards-restored": _by(Action.RESTORE_GUARDS),
    "handed-in": _by(Action.SUBMIT, holds=setting_number(REVISION.name, "number")),
    "import": _by(Action.IMPORT_APPLICATIONS, holds=imported_holds),
    "import-decided": _by(Action.IMPORT_APPLICATIONS, holds=imported_holds),
    "import-left-out": _by(Action.IMPORT_APPLICATIONS, holds=nothing_imported_holds),
    "import-refused": _by(Action.IMPORT_APPLICATIONS, holds=nothing_imported_holds),
    "jury": _by(Action.EDIT_JURY, holds=at_most("person")),
    "checked": _by(Action.CHECK, holds=checked_holds),
    "checklist-taken": _by(Action.IMPORT_CHECKS),
    "hearing": _by(Action.HEAR, holds=hearing_holds),
    "hearing-planned": _by(Action.HEAR, holds=hearing_planned_holds),
    "supplement": _by(Action.ASK_SUPPLEMENT, holds=supplement_holds),
    "supplement-asked": _by(Action.ASK_SUPPLEMENT, holds=supplements_asked_holds),
    "withdrawn": _by(Action.WITHDRAW, holds=withdrawal_holds),
    "let-through": _by(Action.JUDGE_ADMISSIBILITY, holds=admissibility_holds),
    "lot": _by(Action.DRAW_LOT, holds=setting_set(LOT_SEED.name, lambda seed: state("seed", seed))),
    **{
        what: _by(action, holds=holds)
        for what, (action, holds) in (
            *of_closing.CLAIMS.items(),
            *deciding.CLAIMS.items(),
            *letters.CLAIMS.items(),
            *desks.CLAIMS.items(),
            *scored.CLAIMS.items(),
        )
    },
    "mail-drafts": _by(Action.NOTE_SENT, holds=new_in("sent")),
    **{what: _by(Action.MEET, holds=holds) for what, holds in meeting.CLAIMS.items()},
    "minute": _by(Action.NOTE, holds=meeting.minute_holds),
    "vote": _by(Action.VOTE, Action.SET_CONSENSUS, Action.ADVISE, holds=meeting.vote_holds),
    "merge": _by(Action.MERGE, holds=merged_holds),
    "order": _by(Action.ORDER_TIED, holds=order_holds),
    "order-cleared": _by(Action.ORDER_TIED, holds=order_holds),
    "pack-merged": _by(Action.OPEN_PACK, holds=setting_number(PACK_NUMBER.name, "number")),
    "pack-opened": _by(Action.OPEN_PACK, holds=setting_number(PACK_NUMBER.name, "number")),
    "packs": _by(Action.HAND_OUT, holds=new_in("issued")),
    **dict.fromkeys(PLANNED, _by(*_EDITS, holds=plan_holds)),
    "person-added": _by(Action.EDIT_JURY, holds=person_came),
    "person-field": _by(Action.EDIT_JURY, holds=person_edited),
    "person-removed": _by(Action.EDIT_JURY, holds=person_went),
    "person-role": _by(Action.EDIT_JURY, holds=role_edited),
    "paper": _by(Action.MERGE, holds=paper_holds),
    "phase": _by(*_MOVES, holds=column_of("call", "phase", lambda phase: state("phase", phase))),
    "read-back": _by(Action.READ_BACK, holds=read_back_holds),
    "read-back-open": _by(Action.READ_BACK, holds=read_back_open_holds),
    "reference": _by(*_EDITS, holds=column_of("call", "reference", str)),
    "scheme-aside": _by(Action.ADOPT_SCHEME, holds=aside_holds),
    "scheme-version": _by(Action.ADOPT_SCHEME, holds=adopted_holds),
    "scheme-version-by": _by(Action.ADOPT_SCHEME, holds=adopted_holds),
    "reminders": _by(Action.NOTE_SENT, holds=new_in("sent")),
    "score-table": _by(Action.SCORE, holds=scored_holds),
    "settle": _by(Action.SETTLE, holds=settled_holds),
    "settle-alike": _by(Action.SETTLE, holds=settled_holds),
    "settle-one": _by(Action.SETTLE, holds=settled_holds),
    "submitted-until": _by(*_EDITS, holds=setting_set(SUBMITTED_UNTIL.name, moment)),
    "suspicion": _by(Action.DISMISS_SUSPICION, holds=suspicion_holds),
    "taken-over": _by(Action.IMPORT_APPLICATIONS, holds=taken_over_holds),
    "title": _by(*_EDITS, holds=column_of("call", "title", str)),
    "went-on": _by(
        Action.GO_ON, holds=lambda step, did: did.setting(DEVICE_NAME.name)[1] == step.named["machine"]
    ),
}
