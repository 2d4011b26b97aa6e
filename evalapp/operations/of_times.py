"""What a workspace shows of times, of what was checked beforehand, of meetings, closing and decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evalapp.domain.journal import SetBack
from evalapp.store.file import PanelFile
from evalapp.store.history import read_journal

if TYPE_CHECKING:
    from evalapp.domain.desks.handing import Handover
    from evalapp.domain.desks.identity import Identity
    from evalapp.domain.desks.keeping import Copy
    from evalapp.store.rows.course.checking import Checks
    from evalapp.store.rows.course.closing import Closings
    from evalapp.store.rows.course.deciding import Decidings
    from evalapp.store.rows.course.letters import Letters
    from evalapp.store.rows.course.meeting import Meetings


class OfTimes:
    """Part of `View`."""

    def __init__(self, file: PanelFile) -> None:
        self._file = file

    @property
    def checks(self) -> Checks:
        """What was answered, asked and heard of applications before they are judged."""
        from evalapp.store.rows.course.checking import Checks

        return Checks(self._file)

    def handovers(self) -> tuple[Handover, ...]:
        """By which the right to write went elsewhere, or came here; in their order."""
        from evalapp.store.rows.copies.known import handovers

        return handovers(self._file)

    def renewed_identities(self) -> tuple[Identity, ...]:
        """The keys of the panel from the first on; empty where it was never renewed."""
        from evalapp.store.rows.copies.holding import renewed_identities

        return renewed_identities(self._file)

    def issuing_changes(self) -> dict[str, int]:
        """Pack or form → the change that handed it out."""
        from evalapp.store.rows.copies.holding import issuing_changes

        return issuing_changes(self._file)

    def writers(self) -> tuple[tuple[str, str, int, int, str], ...]:
        """Name and account, the first and last change under them, and when that was."""
        from evalapp.store.rows.copies.holding import writers

        return writers(self._file)

    def noted_copies(self) -> tuple[Copy, ...]:
        """What somebody noted of copies, in the order in which it was."""
        from evalapp.store.rows.copies.holding import noted_copies

        return noted_copies(self._file)

    def reconciled_copies(self) -> tuple[tuple[str, int, str, str, str], ...]:
        """Head, its last change, name of the file, who brought it together with this one, and when."""
        from evalapp.store.rows.copies.holding import reconciled_copies

        return reconciled_copies(self._file)

    @property
    def meetings(self) -> Meetings:
        """The agenda, who was in the room and when, votes and notes."""
        from evalapp.store.rows.course.meeting import Meetings

        return Meetings(self._file)

    @property
    def closings(self) -> Closings:
        """The lots that were drawn, and who signed the closing."""
        from evalapp.store.rows.course.closing import Closings

        return Closings(self._file)

    @property
    def decidings(self) -> Decidings:
        """What the jury proposes itself, what a body decided, who was told of it, and who stepped back."""
        from evalapp.store.rows.course.deciding import Decidings

        return Decidings(self._file)

    @property
    def letters(self) -> Letters:
        """What the letters of the call say otherwise than the program, and what is written of its applications."""
        from evalapp.store.rows.course.letters import Letters

        return Letters(self._file)

    def next_time(self) -> str:
        """The time that a change made now would have."""
        return read_journal.next_time(self._file)

    def time_of_last(self) -> str:
        """Of the last change; empty where there is none."""
        return read_journal.time_of_last(self._file)

    def set_backs(self) -> tuple[SetBack, ...]:
        """Where the times of the changes show that a clock was set back."""
        return read_journal.set_backs(self._file)

    def number_of_set_backs(self) -> int:
        return read_journal.number_of_set_backs(self._file)
