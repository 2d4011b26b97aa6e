"""An overview of several calls: the open one with others, whose files are only read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import PANEL, pattern
from evalapp.domain.texts import _
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.overview.overview import OVERVIEW
from evalapp.operations.reports.overview.several import Read, gather_several, read_open
from evalapp.reports.drawing.progress import Tell, between
from ui.dialogs.files import FilesAsked
from ui.pages.reports.choices import HowCard, KindCard
from ui.pages.reports.printing import Job
from ui.pages.reports.result import ResultCard
from ui.pages.reports.under_way import UnderWay
from ui.session import Session
from ui.tasks import Stoppable
from ui.widgets.buttons import LinkButton

_READ = 0.9  # of the time goes into reading and proving the files


class DrawnTogether(Job[tuple[Path, str]]):
    """Read, drawn and written; what came of it is where, and the fingerprint that it carries."""

    def __init__(self, others: Sequence[Path], own: Read, options: Options, target: Path) -> None:
        Stoppable.__init__(self)
        self._others, self._own, self._options, self._target = others, own, options, target

    def make(self, tell: Tell) -> tuple[Path, str]:
        paths = [self._own.path, *self._others]
        gathered = gather_several(paths, self._options, known=[self._own], tell=between(tell, 0, _READ))
        gathered.write(self._target, between(tell, _READ, 1))
        return self._target, gathered.fingerprint


class SeveralCalls(LinkButton):
    def __init__(
        self, session: Session, which: KindCard, how: HowCard, work: UnderWay, result: ResultCard
    ) -> None:
        super().__init__(_("Overview of several calls…"), self.choose)
        which.put_below(OVERVIEW.id, self)
        self._session, self._how, self._work, self._result = session, how, work, result

    def choose(self) -> None:
        """Ask which other calls, and where to write it."""
        if self._work.is_busy:
            return
        asked = FilesAsked(session=self._session, kind="overview")
        known = _("Panels") + f" ({pattern([PANEL])})"
        others = asked.several(self, _("The panel files of the other calls"), known)
        if not others:
            return
        name = OVERVIEW.file_name_in_words(self.options)
        target = asked.place(
            self, _("Save report"), name, f"{OVERVIEW.format.name} (*{OVERVIEW.format.suffix})"
        )
        if target is not None:
            self.write(others, target)

    @property
    def options(self) -> Options:
        return Options(language=self._how.language)

    def write(self, others: Sequence[Path], target: Path) -> None:
        """What the open file says is read here, where its connection belongs; the others are opened only to be read."""
        self._work.say("")
        self._result.hide()
        try:
            own = read_open(self._session.workspace, self.options.language)
        except KnownError as error:
            self._work.say(str(error))
            return
        whole = target if target.suffix else target.with_suffix(OVERVIEW.format.suffix)
        self._work.start(DrawnTogether(others, own, self.options, whole), self._show_written)

    def _show_written(self, made: tuple[Path, str]) -> None:
        path, fingerprint = made
        self._result.show_together(path, fingerprint)
