"""Reminders for jurors who have not yet given everything: as drafts of mails, or as a text to copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from evalapp.domain.call import Call
from evalapp.domain.errors import KnownError
from evalapp.domain.ids import PersonName
from evalapp.domain.order import number_key
from evalapp.domain.outgoing.sent import Owing, Sent, SentKind
from evalapp.domain.pack_content import UP_TO_DATE, Outdated
from evalapp.domain.people import Person
from evalapp.domain.scoring.asked import asked_scores
from evalapp.domain.texts import _, current_language, in_language, ngettext
from evalapp.exchange.mail_drafts import Mail, mail_draft
from evalapp.operations.exchange.carrying import Progress, carry_out
from evalapp.operations.exchange.post.addresses import fault_of, receiver, sender_of
from evalapp.operations.exchange.post.mails import closing
from evalapp.operations.exchange.post.noting import NoteSent, sent_before
from evalapp.operations.exchange.post.writing import (
    HandedPost,
    Planned,
    PostWriting,
    Refused,
    make_ready_for,
)
from evalapp.operations.exchange.recipients import file_stems
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.facts import Facts, facts_of
from evalapp.operations.progress.jurors import JurorProgress, JurorState, last_issued, progress_of_jurors
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.history.journal import now
from evalapp.words import formats

_MOST_LISTED = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class Debt:
    """What a juror owes: `missing` are the applications of which scores are not in, each with how many; `bare` those of
    which scores are in without the justification that the scheme asks, likewise.

    `outdated`: what the last pack, no. `number`, lacks.
    """

    person: Person
    name: PersonName
    owing: Owing
    scores: int
    asked: int
    missing: tuple[tuple[str, int], ...]
    number: int
    outdated: Outdated = UP_TO_DATE
    bare: tuple[tuple[str, int], ...] = ()

    @property
    def words(self) -> str:
        if self.owing is Owing.OUT_OF_DATE:
            return self.outdated.words
        if self.owing is Owing.NOTHING_YET:
            return _("no score given yet")
        words = _("{n} of {m} scores").format(n=self.scores, m=self.asked)
        if not self.bare:
            return words
        n = sum(n for _application, n in self.bare)
        more = ngettext("{n} without justification", "{n} without justification", n).format(n=n)
        return f"{words}, {more}"


def debts_of(view: View) -> tuple[Debt, ...]:
    """Of everybody who has a pack or form and still owes something; who has none yet is to be handed one first.

    Likewise of everybody whose scores lack a justification, however they came in.
    """
    facts = facts_of(view)
    covered = coverage(facts)
    last, bare = last_issued(facts), facts.bare
    return tuple(
        _debt(each, facts, last[id].number if id in last else 0, bare.get(id, {}))
        for each in progress_of_jurors(facts, covered)
        if (id := each.person.id) in bare or (each.share.owed and id in last)
    )


def _debt(progress: JurorProgress, facts: Facts, number: int, bare: Mapping[str, int]) -> Debt:
    owing = Owing.PARTLY if progress.share.given else Owing.NOTHING_YET
    if progress.state is JurorState.OUT_OF_DATE:
        owing = Owing.OUT_OF_DATE
    return Debt(
        person=progress.person,
        name=progress.name,
        owing=owing,
        scores=progress.share.given,
        asked=progress.share.needed,
        missing=_missing(progress.person, facts),
        number=number,
        outdated=progress.outdated,
        bare=tuple(sorted(bare.items(), key=lambda each: number_key(each[0]))),
    )


def _missing(person: Person, facts: Facts) -> tuple[tuple[str, int], ...]:
    criteria = len(facts.call.scheme.criteria)
    owed = {each.application: criteria for each in facts.asked if each.juror == person.id}
    for score in asked_scores(facts.scores, facts.asked, facts.call.scheme):
        if score.juror == person.id:
            owed[score.application] -= 1
    return tuple(sorted(((a, n) for a, n in owed.items() if n), key=lambda each: number_key(each[0])))


def reminder_subject(call: Call) -> str:
    subject = _("Reminder: your scores for {call}").format(call=call.title or call.reference)
    return f"{subject} ({call.reference})" if call.title and call.reference else subject


def reminder_text(call: Call, debt: Debt, secretary: str) -> str:
    """In the current language, in paragraphs."""
    paragraphs = [_("Dear {name},").format(name=debt.person.name), _owed(call, debt)]
    if debt.owing is not Owing.NOTHING_YET and debt.scores:
        paragraphs.append(_still(debt))
    if debt.bare:
        paragraphs.append(_unexplained(debt))
    paragraphs.append(_until(call))
    if not debt.number:
        paragraphs.append(_("Please send them to us in writing; we record them with your scores."))
        return "\n\n".join(filter(None, [*paragraphs, closing(secretary)])) + "\n"
    paragraphs.append(
        _(
            "Open your work in Evalapp, hand in there, and send us the file that it makes (.evalreturn). Never send "
            "your access code along. Did you send it in the meantime? Then this message has crossed yours."
        )
    )
    paragraphs.append(closing(secretary))
    return "\n\n".join(filter(None, paragraphs)) + "\n"


def _owed(call: Call, debt: Debt) -> str:
    title = call.title or call.reference
    if debt.owing is Owing.OUT_OF_DATE:
        return _(
            "The pack (no. {number}) that you have for the call “{call}” is out of date: {what}. You get a new pack; "
            "open it on the same computer, and what you scored stays."
        ).format(number=debt.number, call=title, what=debt.outdated.words)
    if not debt.scores:
        n = len(debt.missing)
        return ngettext(
            "For the call “{call}” we have no scores of yours yet. You assess {n} application.",
            "For the call “{call}” we have no scores of yours yet. You assess {n} applications.",
            n,
        ).format(call=title, n=n)
    return _("For the call “{call}” we have {n} of the {m} scores that are asked of you.").format(
        call=title, n=debt.scores, m=debt.asked
    )


def _still(debt: Debt) -> str:
    if not debt.missing:
        return ""
    return _("Still to come: {applications}.").format(applications=_counted(debt.missing))


def _unexplained(debt: Debt) -> str:
    return _("The justification that this call asks is still missing with: {applications}.").format(
        applications=_counted(debt.bare)
    )


def _counted(scores: tuple[tuple[str, int], ...]) -> str:
    listed = [
        ngettext("{application} ({n} score)", "{application} ({n} scores)", n).format(
            application=application, n=n
        )
        for application, n in scores[:_MOST_LISTED]
    ]
    more = len(scores) - len(listed)
    if more:
        listed.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    return ", ".join(listed)


def _until(call: Call) -> str:
    if not call.deadline:
        return ""
    moment = formats.moment(call.deadline)
    if not call.is_demo and formats.is_past(call.deadline):
        return _("The deadline was {moment}. Please hand in as soon as you can.").format(moment=moment)
    return _("Hand in by {moment} at the latest.").format(moment=moment)


def noted(debt: Debt, number: int = 0) -> Sent:
    """What the register keeps of a reminder."""
    return Sent(
        juror=debt.person.id,
        kind=SentKind.REMINDER,
        number=number,
        about=debt.owing,
        scores=debt.scores,
        asked=debt.asked,
    )


def copied(workspace: Workspace, debts: Sequence[Debt], *, language: str | None = None) -> str:
    """The texts of these reminders, to be pasted somewhere; the register says that they were made."""
    call, secretary = workspace.view.call(), workspace.actor.name
    with in_language(language or current_language()):
        texts = [
            f"{reminder_subject(call)}\n\n{reminder_text(call, each, secretary)}"
            if len(debts) == 1
            else f"{each.name}\n{reminder_subject(call)}\n\n{reminder_text(call, each, secretary)}"
            for each in debts
        ]
    workspace.execute(NoteSent(kind=SentKind.REMINDER, made=tuple(map(noted, debts))))
    return "\n\n".join(texts)


def plan_reminders(
    workspace: Workspace, folder: Path, *, jurors: Sequence[str] | None = None, language: str | None = None
) -> PostWriting:
    """As `make_reminders`, of which it is the first step. Raises KnownError, and then no file is written."""
    view = workspace.view
    workspace.require(NoteSent.action)
    language = language or current_language()
    debts = [each for each in debts_of(view) if jurors is None or each.person.id in jurors]
    if not debts:
        raise KnownError(_("Everybody who has a pack gave everything; there is no one to remind."))
    before, stems = sent_before(view, SentKind.REMINDER), file_stems(view)
    at, call, sender = now(), view.call(), sender_of(workspace)
    with in_language(language):
        name = _("{juror}-reminder-{n}.eml")
    planned, refused = [], []
    for debt in debts:
        person = debt.person
        if fault := fault_of(person):
            refused.append(Refused(juror=person.id, name=debt.name, why=fault))
            continue
        number = before[person.id] + 1
        planned.append(
            Planned(
                name=debt.name,
                sent=noted(debt, number),
                path=folder / name.format(juror=stems[person.id], n=number),
                make=partial(_made, call, debt, sender, workspace.actor.name, at, language),
            )
        )
    make_ready_for(folder, [each.path for each in planned])
    return PostWriting(folder, SentKind.REMINDER, planned, refused, language=language)


def make_reminders(
    workspace: Workspace,
    folder: Path,
    *,
    jurors: Sequence[str] | None = None,
    language: str | None = None,
    progress: Progress | None = None,
) -> HandedPost:
    """A draft for each of `jurors` (all who owe something). Raises KnownError."""
    return carry_out(workspace, plan_reminders(workspace, folder, jurors=jurors, language=language), progress)


def _made(
    call: Call, debt: Debt, sender: tuple[str, str] | None, secretary: str, at: str, language: str
) -> bytes:
    return mail_draft(
        Mail(
            to=receiver(debt.person),
            sender=sender,
            subject=reminder_subject(call),
            text=reminder_text(call, debt, secretary),
            language=language,
            at=at,
        )
    )
