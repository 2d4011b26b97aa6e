"""What was done, as journal and report tell it in the reader's language: what, from what to what, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from evalapp.domain.admissibility.answers import Came, CheckAnswer, HearingState
from evalapp.domain.application import Admissibility
from evalapp.domain.journal import Act, Change, Step, Value
from evalapp.domain.meeting.values import AgendaOrder, ItemState
from evalapp.domain.merge import Outcome, Side
from evalapp.domain.numbers import plain_number
from evalapp.domain.people import ConflictKind, office_label
from evalapp.domain.permissions import Phase
from evalapp.domain.scoring.counted import Counted
from evalapp.domain.texts import LANGUAGE_NAMES, N_, Text, _, ngettext
from evalapp.words import deciding, formats
from evalapp.words.desks import acts as desks
from evalapp.words.exported import acts as exported
from evalapp.words.fields import field_label
from evalapp.words.letters import names as letters
from evalapp.words.phrases import counted_words
from evalapp.words.scheme import acts as scheme
from evalapp.words.scheme import scored
from evalapp.words.undertaking.texts import ASKED_OF_JURORS, UNDERTAKING

_SENTENCES: Mapping[str, str] = {
    **scheme.SENTENCES,
    **deciding.SENTENCES,
    **letters.SENTENCES,
    **exported.SENTENCES,
    **desks.SENTENCES,
    **scored.SENTENCES,
    "let-through": N_("{application}, let through all the same ({concerns})"),
    "admissibility": "{application}",
    "admitted": "{words}",
    "admitted-anyway": "{words}",
    "application-added": N_("Application {application} added: {title}"),
    "application-budget": N_("{application}, budget – new: {came}; gone: {went}; altered: {altered}"),
    "application-extra": N_("{application}, {heading}"),
    "application-field": N_("{application}, {field}"),
    "application-partners": N_("{application}, partners – new: {came}; gone: {went}; altered: {altered}"),
    "application-removed": N_("Application {application} removed: {title}"),
    "assign": N_("Assignment: {jurors} jurors, {applications} applications"),
    "assign-one": N_("Assigned: {juror}, {application}"),
    "anonymity": N_("Names of the jury in reports for others"),
    "body": N_("Deciding body"),
    "effects": N_("Places and outcomes beside a consensus"),
    "effects-shown": N_("Shown beside it before it was recorded: place, outcome and whom it pushes"),
    "attachment-removed": N_("Attachment of {application} removed: {file}"),
    "unseat-one": N_("Seat taken away: {juror}, {application}"),
    "lock-one": N_("Seat locked: {juror}, {application}"),
    "unlock-one": N_("Seat unlocked: {juror}, {application}"),
    "seats-each": N_("Jurors for each application"),
    "seats-most": N_("Applications for each juror at most"),
    "budget": N_("Budget"),
    "call-nothing": N_("Call unchanged"),
    "conflict": N_("Conflict of interest: {juror}, {application}"),
    "checked": N_("Checklist {application}, {item}"),
    "hearing": N_("Hearing of {application} on {moment}"),
    "agenda": N_("Agenda, {application}"),
    "agenda-laid": N_("Agenda in another order: {applications}"),
    "begun-anyway": N_("{application} discussed while somebody with a conflict of interest was in the room"),
    "came-corrected": N_("{person} came into the room, time corrected"),
    "came-in": N_("{person} came into the room"),
    "left-corrected": N_("{person} left the room, time corrected"),
    "meeting-closed": N_("Meeting closed"),
    "minute": N_("Note on {application}"),
    "vote": N_("Vote on {application}: {in_favour} for, {against} against, {abstained} abstained"),
    "went-out": N_("{person} left the room"),
    "went-out-for": N_("{person} left the room for {application}"),
    "hearing-planned": N_("Hearing of {application} planned on {moment}"),
    "supplement": N_("Supplement of {application}, {asked}"),
    "checklist-taken": N_("Answers to the checklist taken in from “{file}”: {words}"),
    "conflict-removed": N_(
        "Conflict of interest: {juror}, {application}; the content of the dossier was removed"
    ),
    "conflict-by-panel": N_(
        "Conflict of interest that the secretariat recorded: {application}; the content of the dossier was removed"
    ),
    "conflict-withdrawn": N_("Conflict withdrawn: {juror}, {application}"),
    "consensus": N_("Consensus {application}, {criterion}"),
    "create": N_("Call created"),
    "deadline": N_("Deadline for the jurors"),
    "decision-on": N_("Planned decision"),
    **UNDERTAKING,
    "flag": N_("Flag “{flag}” for {application}"),
    "flag-cleared": N_("Flag “{flag}” of {application} taken back"),
    "grant": N_("Support for {application}"),
    "grant-cleared": N_("Fixed support of {application} taken back"),
    "grant-refused": N_("Support for {application} refused"),
    "import": N_("Applications imported: {added} new, {updated} updated"),
    "import-decided": N_(
        "Applications imported: {added} new, {updated} updated; whether they are admissible taken over of {decided}"
    ),
    "import-left-out": N_("Import of which nothing came in; what was left out went from the work list"),
    "import-refused": N_("Import of which every row that differs was refused"),
    "language": N_("Language of the call"),
    "lot": N_("Lot"),
    "lot-noted": N_("fixed at {moment}"),
    "lot-seen": N_("seen by {witnesses}"),
    "not-signed": N_("not signed"),
    "opens-on": N_("Opening of the call"),
    "order": N_("Order of the tie"),
    "order-cleared": N_("Order of the tie taken back"),
    "paper": N_("Paper sheet of {juror} for {application} typed over: {scores}"),
    "pack-merged": N_("Pack {number} merged into the work"),
    "pack-opened": N_("Pack {number} opened"),
    "person-added": N_("{person} added to the panel as {role}"),
    "person-field": N_("{person}, {field}"),
    "person-removed": N_("{person}, {role}, removed from the panel"),
    "person-role": N_("{person}, role"),
    "phase": N_("Phase"),
    "quorum": N_("Quorum (attendance)"),
    "reference": N_("Reference"),
    "retention": N_("Retention period"),
    "what-if": N_("Looking at what-if"),
    "signature-aside": N_("signature of {person} set aside"),
    "signed": N_("signed by {person} as {office}"),
    "signed-typed": N_("signed by {person} as {office}, who typed “{typed}”"),
    "submitted-until": N_("Deadline for applications"),
    "suspicion": N_("Suspected conflict of interest of {juror} with {application}"),
    "title": N_("Title"),
    "withdrawn": N_("Withdrawn by the applicant: {application}"),
    # Particulars.
    "answered": N_("{asked} – {answer}"),
    "chosen": N_("Choice for {place} of “{file}”: {version}. {why}"),
    "declared-with": N_("Conflict of interest that came with “{file}”: {place}"),
    "file-looked-at": N_("“{file}” of {juror} ({outcome}): {counts}"),
    "table-looked-at": N_("“{file}” ({outcome}): {counts}"),
    "file-read": N_("“{file}”, SHA-256 {sha256}"),
    "file-refused": N_("“{file}” ({outcome}): {why}"),
    "said": "{words}",
    "score-refused": N_("Not taken from “{file}”: {place}: {why}"),
}
_COUNTED: Mapping[str, Callable[[int], str]] = {
    **scheme.COUNTED,
    **deciding.COUNTED,
    **exported.COUNTED,
    **desks.COUNTED,
    **scored.COUNTED,
    "attach": lambda n: ngettext("{n} attachment for {application}", "{n} attachments for {application}", n),
    "attach-refused": lambda n: ngettext(
        "{n} file for {application} that cannot be attached",
        "{n} files for {application} that cannot be attached",
        n,
    ),
    "code-letters": lambda n: ngettext(
        "{n} letter with an access code made", "{n} letters with access codes made", n
    ),
    "forms": lambda n: ngettext("{n} score form handed out", "{n} score forms handed out", n),
    "jury": lambda n: ngettext("Jury: {n} person", "Jury: {n} people", n),
    "mail-drafts": lambda n: ngettext(
        "{n} mail draft with a pack made", "{n} mail drafts with packs made", n
    ),
    "meeting-opened": lambda n: ngettext(
        "Meeting opened with {n} application on the agenda, {order}",
        "Meeting opened with {n} applications on the agenda, {order}",
        n,
    ),
    "merge": lambda n: ngettext("Merged {n} file: {scores}", "Merged {n} files: {scores}", n),
    "packs": lambda n: ngettext("{n} pack handed out", "{n} packs handed out", n),
    "reminders": lambda n: ngettext("{n} reminder made", "{n} reminders made", n),
    "supplement-asked": lambda n: ngettext(
        "Supplement asked of {n} application, until {day}: {asked} ({applications})",
        "Supplement asked of {n} applications, until {day}: {asked} ({applications})",
        n,
    ),
}


def _checked(value: str) -> str:
    """`to-complete 2015-12-18`, another answer alone, or nothing."""
    answer, _space, until = value.partition(" ")
    if not answer:
        return _("not answered")
    label = CheckAnswer(answer).label
    return _("{answer} until {day}").format(answer=label, day=formats.day(until)) if until else label


_STATES: Mapping[str, Callable[[str], str]] = {
    **scheme.STATES,
    **deciding.STATES,
    **letters.STATES,
    **exported.STATES,
    **desks.STATES,
    "phase": lambda value: Phase(value).label,
    "admissibility": lambda value: Admissibility(value).label,
    "outcome": lambda value: Outcome(value).label,
    "day": formats.day,
    "empty": lambda _value: "–",
    "field": field_label,
    "office": lambda office: office_label(office).lower(),
    "flag": lambda value: _("yes") if value == "yes" else _("no"),
    "seed": lambda value: _("seed “{seed}”").format(seed=value) if value else _("not drawn"),
    "suspicion": lambda value: (
        _("not a conflict of interest") if value == "dismissed" else _("to be decided")
    ),
    "score": lambda _value: _("no score"),
    "side": lambda value: {
        Side.BASE: _("the version both began with"),
        Side.STORED: _("the version of the panel"),
        Side.INCOMING: _("the version that came in"),
    }[Side(value)],
    "checked": _checked,
    "supplement": lambda value: Came(value).label,
    "hearing": lambda value: HearingState(value).label,
    "agenda": lambda value: ItemState(value).label,
    "agenda-order": lambda value: AgendaOrder(value).label,
    "withdrawn": lambda day: (
        _("withdrawn on {day}").format(day=formats.day(day)) if day else _("not withdrawn")
    ),
    **ASKED_OF_JURORS,
    "anonymity": lambda value: _("left out") if value == "yes" else _("named"),
    "effects": lambda value: _("shown") if value == "yes" else _("not shown"),
    "what-if": lambda when: _("always") if when else _("once every application is discussed"),
    "language": lambda code: LANGUAGE_NAMES[code] if code else "–",
    "present": lambda n: _("at least {n} present").format(n=n) if n else "–",
    "years": lambda n: ngettext("{n} year", "{n} years", int(n)).format(n=n) if n else "–",
    "conflict": lambda kind: ConflictKind(kind).label,
    "limit": lambda _value: _("no limit"),
}


def told(act: Act) -> str:
    """On one line: `what: before → after · decided by body on day – reason`."""
    said = "; ".join(map(_step, act.steps))
    if act.decided_by:
        decided = _("decided by {body} on {day}")
        said += " · " + decided.format(body=act.decided_by, day=formats.day(act.decided_on))
    return with_reason(said, act.reason)


def particulars_of(act: Act) -> list[str]:
    """A line each."""
    return [_step(each) for each in act.particulars]


def done_by(change: Change) -> str:
    """Who, with the account of the computer where that was kept beside the name."""
    return with_account(change.actor, change.account)


def with_account(name: str, account: str) -> str:
    return _("{name} (account {account})").format(name=name, account=account) if account else name


def with_reason(done: str, reason: str) -> str:
    """`done – reason`, on one line."""
    why = " ".join(reason.split())
    return f"{done} – {why}" if why else done


def _step(step: Step) -> str:
    named = {name: _value(value) for name, value in step.named.items()}
    n = step.named.get("n")
    sentence = _COUNTED[step.what](n) if isinstance(n, int) else _(_SENTENCES[step.what])
    said = sentence.format(**named)
    if step.before is None or step.after is None:
        return said
    words = _seats_each if step.what == "seats-each" else _value
    return f"{said}: {words(step.before)} → {words(step.after)}"


def _seats_each(value: Value) -> str:
    """How many jurors an application gets has no limit to take away: a number is set, or none is."""
    return _value(value) if isinstance(value, int) else _("not set")


def _value(value: Value) -> str:
    if isinstance(value, str | int):
        return str(value) or "–"
    if isinstance(value, Mapping):
        return _object(value)
    return " · ".join(map(_value, value))


def _object(value: Mapping[str, Any]) -> str:
    match dict(value):
        case {"cents": amount}:
            return formats.money(amount)
        case {"moment": iso}:
            return formats.stamp(iso) or "–"
        case {"day": iso}:
            return formats.day(iso) or "–"
        case {"sha256": sha256}:
            return formats.short_digest(sha256)
        case {"points": text}:
            return formats.score(plain_number(text))
        case {"nl": nl, "en": en}:
            return str(Text(nl=nl, en=en)) or "–"
        case {"state": [kind, of]}:
            return _STATES[kind](of)
        case {"scores": n, **kinds}:
            return counted_words(Counted(n, *(kinds.get(each, 0) for each in Counted._fields[1:])))
        case {"tied": applications}:
            return _("{applications} tied").format(applications=", ".join(applications))
        case other:
            raise ValueError(f"no words for {other!r}")
