"""What whoever opens a file must hear of it: a sentence each, empty where there is nothing to say."""

from __future__ import annotations

from evalapp.domain.journal import act
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Actor
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.operations.actors import actor_of
from evalapp.operations.view import View
from evalapp.store.compacting import compact_if_due, cut_tail, noted_removals
from evalapp.store.file import PanelFile
from evalapp.store.history import journal
from evalapp.store.history.acts import keep_act
from evalapp.store.history.damage import blaming_damage
from evalapp.store.history.read_journal import last_change
from evalapp.store.history.verdict import Evidence
from evalapp.store.history.verify import verify
from evalapp.store.rows import read
from evalapp.store.rows.settings import REVISION
from evalapp.words.acts import told


def found_at_opening(file: PanelFile) -> tuple[str, ...]:
    return aids_taken_away(file), guards_restored(file)


def aids_taken_away(file: PanelFile) -> str:
    """On indexes and statistics of other programs that are not read by."""
    if not (names := file.taken_away):
        return ""
    text = ngettext(
        "{n} index or table of statistics of another program is not used: {names}.",
        "{n} indexes or tables of statistics of another program are not used: {names}.",
        len(names),
    ).format(n=len(names), names=", ".join(shorten(name) for name in names))
    if file.is_read_only:
        return text
    return text + " " + _("They were taken out of the file, after a back-up of it.")


def guards_restored(file: PanelFile) -> str:
    """On triggers that were missing or others: what was written without them stands in no journal."""
    if not file.guard_faults:
        return ""
    text = _(
        "Another program changed the triggers by which every change of “{file}” is recorded: {faults}."
    ).format(file=shorten(file.path.name), faults="; ".join(file.guard_faults))
    if file.is_read_only:
        return text + " " + _("Verify the file before you go on with it.")
    return (
        text
        + " "
        + _("They were put back, and that stands in the history; verify the file before you go on.")
    )


def record_guards(file: PanelFile, *, actor: Actor | None) -> None:
    """As a change of its own, which no undo takes back: the history must say that a gap was possible before it.

    In the transaction that puts them back. Raises UnreadableFile where the file was altered beyond reading.
    """
    if not last_change(file):
        return
    done = act("guards-restored", words="; ".join(file.guard_faults))
    with blaming_damage(file):
        who = actor or actor_of(file, View(file))
        with journal.entry(file, who, Action.RESTORE_GUARDS, told(done)) as opened:
            keep_act(file, opened.id, done, is_alone=True)


def begin_writing(file: PanelFile) -> None:
    """Finish what was broken off, and know with which change it ends."""
    finish_removal(file)
    journal.note_end(file)


def finish_removal(file: PanelFile) -> None:
    """What a kill kept from being done after content was removed: the file and its back-ups without traces of it."""
    cut_tail(file)
    removed, _strange = noted_removals(file)
    if not removed:
        return
    # Who altered the file could have noted it, to have us delete the back-ups that show it.
    if _is_sound(file):
        compact_if_due(file)
    else:
        file.why_not_compact = _("The file was altered outside Evalapp, so its back-ups were kept.")


def _is_sound(file: PanelFile) -> bool:
    found = verify(file)
    return found.is_whole and found.integrity == "ok"


def evidence_in(file: PanelFile) -> Evidence | None:
    """Who only looks at a file does not wait for what reading signed returns takes."""
    from evalapp.operations.records.evidence import evidence_of

    return evidence_of(file)


def traces_left(file: PanelFile) -> str:
    """Where content that was removed may still be found in the file."""
    if not file.why_not_compact:
        return ""
    return _(
        "What was removed cannot be read here any more, but traces of it may still lie in “{file}” or its "
        "back-ups. {why} Then close the file and open it again."
    ).format(file=file.path.name, why=file.why_not_compact)


def files_left(file: PanelFile) -> str:
    """See to recorded files that a kill kept from their names; where they lie now, and which could not be had."""
    from evalapp.operations.recovering import recover, words_on_files

    found = recover(file)
    number = read.setting(file, REVISION) if file.is_work_file else 0
    return words_on_files(found.recovered, found.waiting, number=number)
