"""All that the folder of an export tells of a call, read and held against each other before anything is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from evalapp.domain.application import Dossier
from evalapp.domain.errors import KnownError
from evalapp.domain.texts import ngettext
from evalapp.operations.records.reading_back.call import CallRead, read_call
from evalapp.operations.records.reading_back.checks import ChecksRead, read_checks
from evalapp.operations.records.reading_back.decided import DecidedRead, read_decided
from evalapp.operations.records.reading_back.dossiers import DossiersRead, read_dossiers
from evalapp.operations.records.reading_back.folder import Folder
from evalapp.operations.records.reading_back.judging import JudgingRead, read_judging
from evalapp.operations.records.reading_back.letters import LettersRead, read_letters
from evalapp.operations.records.reading_back.meeting import MeetingRead, read_meeting
from evalapp.operations.records.reading_back.people import PeopleRead, read_people

_REGISTER = ("issued", "received", "sent")


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldByExport:
    """`register` counts what went out and came back, by the names of the lists that tell it."""

    folder: Folder
    call: CallRead
    dossiers: DossiersRead
    people: PeopleRead
    judging: JudgingRead
    checks: ChecksRead
    meeting: MeetingRead
    decided: DecidedRead
    letters: LettersRead
    register: Mapping[str, int]

    @property
    def all_dossiers(self) -> tuple[Dossier, ...]:
        """With the withdrawals, which an export tells with what was checked."""
        return tuple(self._whole(each) for each in self.dossiers.dossiers)

    def _whole(self, dossier: Dossier) -> Dossier:
        found = self.checks.withdrawn.get(dossier.application.number)
        if found is None:
            return dossier
        day, reason = found
        return replace(
            dossier, application=replace(dossier.application, withdrawn_on=day, withdrawn_reason=reason)
        )


def read_folder(folder: Folder) -> ToldByExport:
    """Raises KnownError with the file and the place of the first thing that is not as an export writes it."""
    folder.require()
    call = read_call(folder)
    dossiers = read_dossiers(folder)
    numbers = dossiers.numbers
    people = read_people(folder, numbers)
    _refuse_open_choices(folder)
    register = folder.document("register.json")
    return ToldByExport(
        folder=folder,
        call=call,
        dossiers=dossiers,
        people=people,
        judging=read_judging(folder, call, people, numbers),
        checks=read_checks(folder, call, numbers),
        meeting=read_meeting(folder, people.ids, numbers),
        decided=read_decided(folder, call, numbers),
        letters=read_letters(folder, call, numbers),
        register={name: len(register.items(name)) for name in _REGISTER},
    )


def _refuse_open_choices(folder: Folder) -> None:
    """Who settles one must know the returns that it is between, which are in no export; without it a score would count
    that nobody chose."""
    if n := len(folder.documents("open-choices.json")):
        text = ngettext(
            "{n} choice of a merge is still open in this call, and the returns that it is between are in no export. "
            "Settle it in the panel (“evalapp settle”) and export again.",
            "{n} choices of merges are still open in this call, and the returns that they are between are in no "
            "export. Settle them in the panel (“evalapp settle”) and export again.",
            n,
        )
        raise KnownError(text.format(n=n))
