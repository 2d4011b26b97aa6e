"""The declaration of destruction for the archive: what the file knows of itself, and nothing that it did not see."""

from __future__ import annotations

from collections.abc import Iterator

from evalapp.domain.desks.keeping import Copy
from evalapp.domain.letters.facts import Fact
from evalapp.domain.people import Role, names_of
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import _, ngettext
from evalapp.operations.desks.keeping.held import recorded_copies
from evalapp.operations.exchange.register.entries import IssuedEntry, Register
from evalapp.operations.exchange.register.register import register_of
from evalapp.operations.panel.course.retention import retention_of
from evalapp.operations.reports.kind import Options, ReportKind
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import Line
from evalapp.reports.destruction.content import DestructionReport
from evalapp.reports.drawing.progress import Tell
from evalapp.words import formats
from evalapp.words.desks.copies import since_words

_YEARS_OF_STATE_AID = 10  # article 12 of Regulation (EU) No 651/2014


def _gather(workspace: Workspace, _options: Options) -> DestructionReport:
    return destruction_of(workspace.view)


def destruction_of(view: View) -> DestructionReport:
    """All from the file itself, so that the paper is drawn alike wherever the file lies."""
    last, register, copies = view.history(limit=1)[0], register_of(view), recorded_copies(view)
    found = retention_of(view)
    return DestructionReport(
        call=view.call(),
        fingerprint=last.hash,
        change=last.id,
        at=last.at,
        until=formats.day(found.until.isoformat()) if found else "",
        warnings=list(_warnings(view, copies)),
        terms=list(_terms(view)),
        gone=[_gone(each) for each in copies if not each.is_open],
        open=[_open(each) for each in copies if each.is_open],
        beside=_(
            "Besides these: the panel file itself, and the back-ups that the program makes in the folder beside it, "
            "whose name ends in “-backups”. Neither is struck off here; who signs below states what became of them."
        ),
        handed_out=[_handed(each) for each in register.issued],
        post=_post(register),
        kept=list(_kept(view)),
        not_seen=_(
            "This paper repeats what somebody recorded in the panel file. The program deletes no file and saw none "
            "being destroyed. It does not know of copies that were made outside it and that nobody noted, of what "
            "jurors kept, of reports and exports that were made, nor of what is left on a disk of a deleted file."
        ),
        declared=_(
            "The undersigned declare that the panel file with the fingerprint below and its back-ups were destroyed, "
            "that the copies above are gone as recorded, and that the open ones were destroyed too or are named here "
            "with the reason: ……………………………………………………………"
        ),
        signers=_signers(view),
    )


def _warnings(view: View, copies: tuple[Copy, ...]) -> Iterator[str]:
    """What of the file itself speaks against signing; of the day of printing it knows nothing."""
    call, found = view.call(), retention_of(view)
    if call.phase is not Phase.CLOSED:
        yield _("The call is not closed: retention has not begun, and nothing may be destroyed.")
    elif found is None:
        yield _(
            "Nobody recorded how long this call is kept: ask the archivist, and record it before you sign."
        )
    else:
        until = formats.day(found.until.isoformat())
        yield _("Retention ends on {day}: nothing is destroyed before the day after.").format(day=until)
    if n := sum(each.is_open for each in copies):
        text = ngettext(
            "{n} copy is still open: have it destroyed and strike it off, or say below why it stays.",
            "{n} copies are still open: have them destroyed and strike them off, or say below why they stay.",
            n,
        )
        yield text.format(n=n)
    if call.phase is Phase.CLOSED and not view.decidings.rulings():
        yield _("No decision of the deciding body is recorded: the time to appeal may not have begun.")
    if found is not None and found.years < _YEARS_OF_STATE_AID:
        yield _(
            "Where the support is state aid under Regulation (EU) No 651/2014, its article 12 asks to keep records for "
            "ten years from the last aid of the scheme. The period recorded here is shorter: have it checked."
        )


def _terms(view: View) -> Iterator[Line]:
    found, ground = retention_of(view), view.letters.facts().get(Fact.RETENTION, "")
    no_longer = _("no longer than needed for what they were made for: article 5(1)(e) GDPR")
    if found is None and (years := view.call().plan.retention):
        until = _("not begun")
        how = ngettext(
            "{n} year from the last decision; the call is not closed yet",
            "{n} years from the last decision; the call is not closed yet",
            years,
        ).format(n=years)
    elif found is None:
        until, how = _("not recorded"), _("nothing is recorded of it")
    else:
        until = formats.day(found.until.isoformat())
        counted = ngettext(
            "{n} year from the last decision, of {since}",
            "{n} years from the last decision, of {since}",
            found.years,
        )
        if not found.is_decided:
            counted = ngettext(
                "{n} year from the closing, on {since}, as long as no decision is recorded",
                "{n} years from the closing, on {since}, as long as no decision is recorded",
                found.years,
            )
        how = counted.format(n=found.years, since=formats.day(found.since.isoformat()))
    yield (
        _("Panel file: applications, people, scores and reasons, decisions, history"),
        until,
        ". ".join(filter(None, (ground, how[:1].upper() + how[1:]))),
    )
    yield (
        _("Back-ups and other copies of it"),
        until,
        _("They hold the same, and are kept no longer than it."),
    )
    closing = _("the closing of the assessment")
    yield _("Packs, work files and returns at jurors"), closing, no_longer
    yield _("Access codes (codes.csv and code letters)"), closing, no_longer
    yield _("Exports and reports with names"), _("what they were made for is done"), no_longer


def _gone(each: Copy) -> Line:
    return (
        each.holder,
        _where(each),
        formats.day(each.gone_on),
        each.gone_by,
        _("{how} (recorded by {who})").format(how=each.gone_reason.rstrip(". "), who=each.struck_by),
    )


def _open(each: Copy) -> Line:
    return each.holder, _where(each), since_words(each), _("open")


def _where(each: Copy) -> str:
    return " · ".join(filter(None, (each.kind.label, each.place, each.note)))


def _handed(each: IssuedEntry) -> Line:
    came = _("something came back of it") if each.came is not None else _("nothing came back of it")
    return (
        each.name,
        _("{what} no. {n}").format(what=each.kind.label, n=each.number),
        formats.stamp(each.at),
        came,
        each.sha256 or _("not kept"),
    )


def _post(register: Register) -> str:
    n = len(register.sent)
    made = ngettext(
        "{n} letter, mail draft or reminder was made beside these.",
        "{n} letters, mail drafts and reminders were made beside these.",
        n,
    ).format(n=n)
    asked = _(
        "Whether a juror deleted the pack and the work file, this file does not know: ask each of them."
    )
    return f"{made} {asked}" if n else asked


def _kept(view: View) -> Iterator[str]:
    """Proposals: what was really given to the archive, nobody recorded."""
    yield _(
        "The signed ranking report and minutes, the decision and the letters: they are the record of the decision and "
        "of its reasons."
    )
    yield _(
        "The export as open files (“evalapp export”), where the selection rule asks for the file itself: it is read "
        "without the program, and holds no key."
    )
    yield _(
        "This declaration, with the fingerprint: it shows of which state of the file it speaks. Archiving in the "
        "public interest may last longer than the purpose did: articles 5(1)(e) and 89 GDPR."
    )
    if ground := view.letters.facts().get(Fact.RETENTION, ""):
        yield _("What applicants were told of it: {words}.").format(words=ground.rstrip(". "))


def _signers(view: View) -> list[tuple[str, str]]:
    """The first secretary, and whoever answers for the archive."""
    names = names_of(view.people())
    office = [each for each in view.people() if each.role is Role.SECRETARY]
    first = min(office, key=lambda each: (each.name.casefold(), each.id), default=None)
    return [
        (Role.SECRETARY.label, names[first.id] if first else ""),
        (_("For the archive"), ""),
    ]


def _draw(content: DestructionReport, tell: Tell) -> bytes:
    from evalapp.reports.destruction.destruction import destruction_pages

    return destruction_pages(content, tell)


DESTRUCTION = ReportKind(
    id="destruction",
    title=lambda: _("Declaration of destruction"),
    purpose=lambda: _(
        "What is kept until when, which copies are gone and which are open, with two lines to sign. For the archive."
    ),
    gather=_gather,
    draw=_draw,
    samples=(),  # nothing of a call that runs is destroyed
)
