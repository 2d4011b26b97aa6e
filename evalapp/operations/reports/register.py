"""What went out and what came back, on paper: for the file of the call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.record import Record
from evalapp.domain.meeting.values import Sitting
from evalapp.domain.order import number_key
from evalapp.domain.people import names_of
from evalapp.domain.permissions import Action
from evalapp.domain.texts import LANGUAGE_NAMES, _
from evalapp.operations.exchange.register.entries import DeclarationEntry, UndertakingEntry
from evalapp.operations.exchange.register.register import register_of
from evalapp.operations.meeting.recorded import record_of
from evalapp.operations.reports.kind import Options, ReportKind
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import Attendance, Line, RegisterReport
from evalapp.reports.drawing.progress import Tell
from evalapp.words import formats, meeting
from evalapp.words.acts import particulars_of
from evalapp.words.phrases import join_all

_ALL = 1_000_000
_IN_A_ROW = 60  # declarations of one juror
_REFUSED = ("file-refused", "score-refused")


def _gather(workspace: Workspace, _options: Options) -> RegisterReport:
    return register_report_of(workspace.view)


def register_report_of(view: View, *, hides_recusals: bool = False) -> RegisterReport:
    """With `hides_recusals` nobody's hours tell that they were outside for a conflict of interest."""
    last, register = view.history(limit=1)[0], register_of(view)
    record = record_of(view)
    return RegisterReport(
        call=view.call(),
        fingerprint=last.hash,
        change=last.id,
        at=last.at,
        conflicts=_conflicts(view),
        declarations=list(_declared(register.declarations)),
        undertakings=[
            (
                each.name,
                formats.stamp(each.at) or "–",
                _text_words(each),
                each.device_name or "–",
                each.evidence,
            )
            for each in register.undertakings
        ],
        undertaken=[
            (f"{_text_words(each)} · SHA-256: {each.sha256}", each.words) for each in register.undertaken
        ],
        own_parts=[(each.name, formats.stamp(each.at), each.state) for each in register.own_parts],
        recusals=_recusals(view, record),
        attendance=[_attendance(record, each, hides_recusals=hides_recusals) for each in record.sittings],
        issued=[
            (
                each.name,
                _("{what} no. {n}").format(what=each.kind.label, n=each.number),
                formats.stamp(each.at),
                each.standing,
                each.sha256 or _("not kept"),
            )
            for each in register.issued
        ],
        sent=[
            (
                each.name,
                _("{what} no. {n}").format(what=each.sent.kind.label, n=each.sent.number),
                formats.stamp(each.sent.at),
                each.standing or "–",
                each.sent.sha256 or _("copied as text"),
            )
            for each in register.sent
        ],
        received=[
            (
                each.name,
                " · ".join(part for part in (each.file, each.device) if part),
                formats.stamp(each.at),
                each.extent,
                each.vouched,
                each.outcome,
                each.sha256 or _("not kept"),
            )
            for each in register.received
        ],
        refused=list(_refused(view)),
        owing=register.owing,
    )


def _text_words(entry: UndertakingEntry) -> str:
    """Which of the texts, and in which language."""
    if not entry.number:
        return "–"
    return _("text {n}, {language}").format(n=entry.number, language=LANGUAGE_NAMES[entry.language])


def _conflicts(view: View) -> list[Line]:
    """The category alone: what was told of it stays in the panel."""
    people = view.people()
    names = names_of(people)
    called = _titles(view)
    return [
        (
            names.get(each.juror, each.juror),
            called.get(each.application, each.application),
            each.kind.label,
            _("the juror") if each.is_own else names.get(each.declared_by, each.declared_by or "–"),
            formats.stamp(each.at) if each.at else "–",
        )
        for each in sorted(
            view.conflicts(), key=lambda c: (names.get(c.juror, c.juror), number_key(c.application))
        )
    ]


def _titles(view: View) -> dict[str, str]:
    """By number: it with the title."""
    return {
        each.number: " · ".join(part for part in (each.number, each.title) if part)
        for each in view.applications()
    }


def _declared(entries: Sequence[DeclarationEntry]) -> Iterator[Line]:
    """By juror: on which applications they declared that there is no conflict, and when on each; days in order."""
    by_juror: dict[PersonId, list[DeclarationEntry]] = {}
    for each in entries:
        if each.kind is None:
            by_juror.setdefault(each.juror, []).append(each)
    for found in by_juror.values():
        found.sort(key=lambda each: (each.at, number_key(each.application)))
        for start in range(0, len(found), _IN_A_ROW):
            some = found[start : start + _IN_A_ROW]
            yield found[0].name, str(len(some)), _by_day(some)


def _by_day(entries: Sequence[DeclarationEntry]) -> str:
    days: dict[str, list[str]] = {}
    for each in entries:
        said = f"{each.application} {formats.clock(each.at)}"
        days.setdefault(formats.day(each.at), []).append(said)
    return "; ".join(f"{day}: {', '.join(said)}" for day, said in days.items())


def _recusals(view: View, record: Record) -> list[Line]:
    """Who had to leave for what was discussed, with the hours of the meeting."""
    names, called = names_of(record.people), _titles(view)
    return [
        (
            names.get(each.person, each.person),
            called.get(each.application, each.application),
            meeting.category(record, each),
            meeting.left(record, each),
            meeting.back(record, each),
        )
        for each in record.recusals
    ]


def _attendance(record: Record, sitting: Sitting, *, hides_recusals: bool) -> Attendance:
    names = names_of(record.people)
    away = [names[each.id] for each in meeting.absent(record, sitting)]
    return Attendance(
        title=meeting.sitting_title(sitting),
        lead=meeting.opened_and_closed(record, sitting),
        present=[
            (names[person.id], person.office_label, hours)
            for person, hours in meeting.present(record, sitting, hides_recusals=hides_recusals)
        ],
        absent=_("Not in the room in this sitting: {names}.").format(names=join_all(away)) if away else "",
    )


def _refused(view: View) -> Iterator[Line]:
    """What a merge did not take and why, oldest first; without what was taken back."""
    gone = view.registered().taken_back
    for change in reversed(view.history(limit=_ALL, action=Action.MERGE)):
        if change.act is None or change.id in gone:
            continue
        for step in change.act.particulars:
            if step.what not in _REFUSED:
                continue
            (said,) = particulars_of(replace(change.act, particulars=(step,)))
            match step.named.get("sha256"):
                case {"sha256": str(sha256)}:
                    said += f" · {sha256}"
            yield formats.stamp(change.at), change.actor, said


def _draw(content: RegisterReport, tell: Tell) -> bytes:
    from evalapp.reports.register.register import register_pages

    return register_pages(content, tell)


REGISTER = ReportKind(
    id="register",
    title=lambda: _("Register"),
    purpose=lambda: _(
        "Conflicts of interest, attendance, what went out to whom, and what came back. For the file."
    ),
    gather=_gather,
    draw=_draw,
    rests_on=frozenset({"conflicts"}),
)
