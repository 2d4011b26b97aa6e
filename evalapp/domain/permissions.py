"""Who may do what, and when: one table, asked before every change."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from evalapp.domain.errors import NotAllowed
from evalapp.domain.people import Role
from evalapp.domain.texts import _, pgettext


class Phase(StrEnum):
    """A call moves forward through these; moving back (reopening) is an act with a reason."""

    DRAFT = "draft"
    SCORING = "scoring"
    DELIBERATION = "deliberation"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return {
            Phase.DRAFT: _("Draft"),
            Phase.SCORING: _("Scoring"),
            Phase.DELIBERATION: _("Deliberation"),
            Phase.CLOSED: _("Closed"),
        }[self]

    @property
    def number(self) -> int:
        return list(Phase).index(self)


class Action(StrEnum):
    CREATE = "create"
    READ_BACK = "read-back"
    OPEN_PACK = "open-pack"
    GO_ON = "go-on"
    EDIT_CALL = "edit-call"
    CHANGE_TERMS = "change-terms"
    SET_SCHEME = "set-scheme"
    ADOPT_SCHEME = "adopt-scheme"
    IMPORT_APPLICATIONS = "import-applications"
    EDIT_APPLICATION = "edit-application"
    JUDGE_ADMISSIBILITY = "judge-admissibility"
    CHECK = "check"
    IMPORT_CHECKS = "import-checks"
    ASK_SUPPLEMENT = "ask-supplement"
    HEAR = "hear"
    WITHDRAW = "withdraw"
    EDIT_JURY = "edit-jury"
    DECLARE_CONFLICT = "declare-conflict"
    DISMISS_SUSPICION = "dismiss-suspicion"
    ASSIGN = "assign"
    HAND_OUT = "hand-out"
    NOTE_SENT = "note-sent"
    SCORE = "score"
    SUBMIT = "submit"
    MERGE = "merge"
    SETTLE = "settle"
    MEET = "meet"
    VOTE = "vote"
    NOTE = "note"
    SET_CONSENSUS = "set-consensus"
    SET_FLAG = "set-flag"
    ORDER_TIED = "order-tied"
    SET_GRANT = "set-grant"
    DRAW_LOT = "draw-lot"
    ADVISE = "advise"
    MOVE_PHASE = "move-phase"
    REOPEN = "reopen"
    DECIDE = "decide"
    NOTIFY = "notify"
    STEP_BACK = "step-back"
    CALL_ON = "call-on"
    WRITE_LETTERS = "write-letters"
    RECONCILE = "reconcile"
    HAND_OVER = "hand-over"
    TAKE_OVER = "take-over"
    TAKE_BACK = "take-back"
    NOTE_COPY = "note-copy"
    RENEW_KEY = "renew-key"
    DROP_KEY = "drop-key"
    PUT_BACK = "put-back"
    UNDO = "undo"
    REDO = "redo"
    RESTORE_GUARDS = "restore-guards"

    @property
    def label(self) -> str:
        return {
            Action.CREATE: _("make a call"),
            Action.READ_BACK: _("read a call back from an export"),
            Action.OPEN_PACK: _("open a pack"),
            Action.GO_ON: _("go on with the work on another computer"),
            Action.EDIT_CALL: _("change the call"),
            Action.CHANGE_TERMS: _("change the call once scoring began"),
            Action.SET_SCHEME: _("change the scheme while the call is in draft"),
            Action.ADOPT_SCHEME: _("put a new version of the scheme in force"),
            Action.IMPORT_APPLICATIONS: _("import applications"),
            Action.EDIT_APPLICATION: _("change an application by hand"),
            Action.JUDGE_ADMISSIBILITY: _("decide on admissibility"),
            Action.CHECK: _("answer the checklist"),
            Action.IMPORT_CHECKS: _("take in a checklist of an export"),
            Action.ASK_SUPPLEMENT: _("ask for a supplement"),
            Action.HEAR: _("plan or record a hearing"),
            Action.WITHDRAW: _("record that an application is withdrawn"),
            Action.EDIT_JURY: _("change the jury"),
            Action.DECLARE_CONFLICT: _("record a conflict of interest"),
            Action.DISMISS_SUSPICION: _("dismiss a suspected conflict of interest"),
            Action.ASSIGN: _("assign applications"),
            Action.HAND_OUT: _("hand out packs"),
            Action.NOTE_SENT: _("make letters, mail drafts and reminders"),
            Action.SCORE: pgettext("act", "score"),
            Action.SUBMIT: _("submit scores"),
            Action.MERGE: _("merge files"),
            Action.SETTLE: _("settle an open choice"),
            Action.MEET: _("hold the meeting"),
            Action.VOTE: _("record a vote"),
            Action.NOTE: _("note something for the minutes"),
            Action.SET_CONSENSUS: _("record a consensus score"),
            Action.SET_FLAG: _("record a flag of an application"),
            Action.ORDER_TIED: _("record the order of a tie"),
            Action.SET_GRANT: _("fix the support of an application"),
            Action.DRAW_LOT: _("draw lots"),
            Action.ADVISE: _("record a proposal of the jury"),
            Action.MOVE_PHASE: _("move the call to its next phase"),
            Action.REOPEN: _("move the call back to an earlier phase"),
            Action.DECIDE: _("record what the deciding body decided"),
            Action.NOTIFY: _("record that an applicant was told"),
            Action.STEP_BACK: _("record that an applicant withdraws after closing"),
            Action.CALL_ON: _("call on the reserve list"),
            Action.WRITE_LETTERS: _("write the letters"),
            Action.RECONCILE: _("bring two copies together"),
            Action.HAND_OVER: _("hand over the right to write"),
            Action.TAKE_OVER: _("take over the right to write"),
            Action.TAKE_BACK: _("take back the right to write"),
            Action.NOTE_COPY: _("note who holds a copy"),
            Action.RENEW_KEY: _("renew the key of the panel"),
            Action.DROP_KEY: _("drop a retired key of the panel"),
            Action.PUT_BACK: _("put a back-up back"),
            Action.UNDO: _("undo or redo a change"),
            Action.REDO: _("undo or redo a change"),
            Action.RESTORE_GUARDS: _("put back the triggers that write the journal"),
        }[self]


# What is done many times in a minute, and may take no longer than its own writing.
TYPED = frozenset({Action.SCORE, Action.UNDO, Action.REDO})

_D, _S, _B = Phase.DRAFT, Phase.SCORING, Phase.DELIBERATION
_OFFICE = frozenset({Role.SECRETARY, Role.CHAIR})
_ALL = frozenset(Role)
_OPEN = frozenset({_D, _S, _B})
_AFTER = frozenset({Phase.CLOSED})

# None: a file that holds no call yet.
_RULES: dict[Action, tuple[frozenset[Role], frozenset[Phase | None]]] = {
    Action.CREATE: (_OFFICE, frozenset({None})),
    Action.READ_BACK: (_OFFICE, frozenset({None})),
    Action.OPEN_PACK: (frozenset({Role.JUROR}), frozenset({None, _S})),
    Action.GO_ON: (frozenset({Role.JUROR}), frozenset({_S})),
    Action.EDIT_CALL: (frozenset({Role.SECRETARY}), _OPEN),
    Action.CHANGE_TERMS: (frozenset({Role.SECRETARY}), _OPEN),
    Action.SET_SCHEME: (frozenset({Role.SECRETARY}), frozenset({_D})),
    Action.ADOPT_SCHEME: (frozenset({Role.SECRETARY}), _OPEN),
    Action.IMPORT_APPLICATIONS: (frozenset({Role.SECRETARY}), frozenset({_D, _S})),
    Action.EDIT_APPLICATION: (frozenset({Role.SECRETARY}), frozenset({_D, _S})),
    Action.JUDGE_ADMISSIBILITY: (_OFFICE, _OPEN),
    Action.CHECK: (_OFFICE, _OPEN),
    Action.IMPORT_CHECKS: (_OFFICE, _OPEN),
    Action.ASK_SUPPLEMENT: (_OFFICE, _OPEN),
    Action.HEAR: (_OFFICE, _OPEN),
    Action.WITHDRAW: (_OFFICE, _OPEN),
    Action.EDIT_JURY: (frozenset({Role.SECRETARY}), frozenset({_D, _S})),
    Action.DECLARE_CONFLICT: (_ALL, _OPEN),
    Action.DISMISS_SUSPICION: (_OFFICE, _OPEN),
    Action.ASSIGN: (_OFFICE, frozenset({_D, _S})),
    Action.HAND_OUT: (frozenset({Role.SECRETARY}), frozenset({_D, _S})),
    Action.NOTE_SENT: (frozenset({Role.SECRETARY}), frozenset({_D, _S})),
    Action.SCORE: (_ALL, frozenset({_S})),
    Action.SUBMIT: (frozenset({Role.JUROR}), frozenset({_S})),
    Action.MERGE: (frozenset({Role.SECRETARY}), frozenset({_D, _S})),
    # Also while deliberating: it is about what came in before, and nobody can rank until it is done.
    Action.SETTLE: (frozenset({Role.SECRETARY}), frozenset({_S, _B})),
    Action.MEET: (_OFFICE, frozenset({_B})),
    Action.VOTE: (_OFFICE, frozenset({_B})),
    Action.NOTE: (_OFFICE, frozenset({_B})),
    Action.SET_CONSENSUS: (_OFFICE, frozenset({_B})),
    Action.SET_FLAG: (_OFFICE, frozenset({_B})),
    Action.ORDER_TIED: (_OFFICE, frozenset({_B})),
    Action.SET_GRANT: (_OFFICE, frozenset({_B})),
    Action.DRAW_LOT: (_OFFICE, frozenset({_B})),
    Action.ADVISE: (_OFFICE, frozenset({_B})),
    Action.MOVE_PHASE: (_OFFICE, _OPEN),
    Action.REOPEN: (_OFFICE, frozenset(Phase)),
    # Once the assessment is closed the jury has done; what it closed over stays as it is.
    Action.DECIDE: (_OFFICE, _AFTER),
    Action.NOTIFY: (_OFFICE, _AFTER),
    Action.STEP_BACK: (_OFFICE, _AFTER),
    Action.CALL_ON: (_OFFICE, _AFTER),
    # Of all phases, since texts are written before it is known whom they tell what: see BESIDE_CLOSING.
    Action.WRITE_LETTERS: (_OFFICE, frozenset(Phase)),
    # What a jury closed over stays as it is: one copy goes on with it.
    Action.RECONCILE: (frozenset({Role.SECRETARY}), _OPEN),
    **dict.fromkeys(
        (Action.HAND_OVER, Action.TAKE_OVER, Action.TAKE_BACK),
        (frozenset({Role.SECRETARY}), frozenset(Phase)),
    ),
    # Copies come and go as long as there is a file.
    Action.NOTE_COPY: (_OFFICE, frozenset(Phase)),
    # Once it is closed nothing is handed out any more, and a call that is moved back may want it.
    Action.RENEW_KEY: (frozenset({Role.SECRETARY}), _OPEN),
    Action.DROP_KEY: (frozenset({Role.SECRETARY}), frozenset(Phase)),
    # With it comes what the file told of itself; whoever has the file can do it.
    Action.PUT_BACK: (_OFFICE, frozenset(Phase)),
    # Of a closed call only what was done since: see AFTER_CLOSING.
    Action.UNDO: (_ALL, frozenset(Phase)),
    Action.REDO: (_ALL, frozenset(Phase)),
    # Nobody does that: the program, at an opening for writing.
    Action.RESTORE_GUARDS: (frozenset(), frozenset()),
}


# What is done of a call whose assessment is closed, and alone is undone there.
AFTER_CLOSING = frozenset(action for action, (_roles, phases) in _RULES.items() if phases == _AFTER)

# What changes nothing that a jury closes over, in whichever phase: it is undone before the closing and after it.
BESIDE_CLOSING = frozenset({Action.WRITE_LETTERS})


def begins(action: Action) -> bool:
    """Whether it is done in a file that holds no call yet."""
    return None in _RULES[action][1]


def may(role: Role, action: Action, phase: Phase | None) -> bool:
    """Whether `role` may do `action` while the call is in `phase`; None in a file that holds none yet."""
    roles, phases = _RULES[action]
    return role in roles and phase in phases


def who_may(action: Action) -> frozenset[Role]:
    """In whichever phase."""
    return _RULES[action][0]


def require(role: Role, action: Action, phase: Phase | None, doing: str = "") -> None:
    """Raise NotAllowed, with the way out, unless `may` says yes.

    `doing`: what is done in words of its own, still to be translated, where they are not those of the action.
    """
    roles, phases = _RULES[action]
    if role not in roles:  # only then: the words of an act cost more than the question
        require_role(role, roles, _(doing) if doing else action.label)
    if phase not in phases:
        assert phase is not None, action
        if phases == _AFTER:
            raise NotAllowed(_before_closing(action, phase))
        text = _("It is not possible to {action} in the phase “{phase}”; this belongs to: {phases}.")
        named = ", ".join(each.label for each in Phase if each in phases)
        raise NotAllowed(
            text.format(action=_(doing) if doing else action.label, phase=phase.label, phases=named)
        )


def _before_closing(action: Action, phase: Phase) -> str:
    """What belongs to a closed assessment waits for that; a withdrawal has another place until then."""
    text = _(
        "It is not possible to {action} in the phase “{phase}”: a jury advises, a body decides. Close the assessment "
        "first."
    )
    if action is Action.STEP_BACK:
        text = _(
            "It is not possible to {action} in the phase “{phase}”. Until the assessment is closed, a withdrawal is "
            "recorded with what is checked of the application."
        )
    return text.format(action=action.label, phase=phase.label)


def require_role(role: Role, roles: Collection[Role], act: str) -> None:
    """Raise NotAllowed, with who may do it, unless `role` is among `roles`; `act` in words, as “hand out packs”."""
    if role not in roles:
        raise NotAllowed(
            _("In the role of {role} you cannot {action}; ask the {roles}.").format(
                role=role.label.lower(),
                action=act,
                roles=either_of(roles),
            )
        )


def either_of(roles: Collection[Role]) -> str:
    return _(" or the ").join(sorted(each.label.lower() for each in roles))
