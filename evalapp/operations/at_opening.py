"""What whoever opens a file must hear of it: a sentence each, empty where there is nothing to say."""

from __future__ import annotations

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.store.file import PanelFile
from evalapp.store.rows import read
from evalapp.store.rows.settings import REVISION


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


def traces_left(file: PanelFile) -> str:
    """Where content that was removed may still be found in the file."""
    if not file.why_not_compact:
        return ""
    return _(
        "What was removed cannot be read here any more, but traces of it may still lie in “{file}” or its "
        "back-ups. {why} Then close the file and open it again."
    ).format(file=file.path.name, why=file.why_not_compact)


def files_left(file: PanelFile) -> str:
    """Give recorded files the names that a kill kept them from; on those that cannot get theirs."""
    from evalapp.operations.placing import place, waiting_words

    waiting = place(file)
    return waiting_words(waiting, number=read.setting(file, REVISION) if file.is_work_file else 0)
