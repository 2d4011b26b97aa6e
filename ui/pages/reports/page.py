"""Printing: which report, in which language, with names or without, and where to."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import N_, _
from evalapp.domain.times import BRUSSELS
from evalapp.operations.panel.course.manner import hides_names, language_of_papers
from evalapp.operations.progress.facts import FACT_TABLES
from evalapp.operations.progress.points import Point
from evalapp.operations.progress.status import closing_points
from evalapp.operations.ranking.material import RANKED_TABLES
from evalapp.operations.reports.kind import AnyKind, Gathered, Options
from evalapp.operations.reports.kinds import flags, kinds_for
from evalapp.operations.reports.printing import gather_report
from evalapp.words import formats
from ui.access.announcing import announce
from ui.actions import OFFICE, action
from ui.dialogs.files import FilesAsked
from ui.look import theme
from ui.page import Part, TitledPage
from ui.pages.ranking.cards import ReadyCard
from ui.pages.reports.choices import ApplicationsCard, HowCard, KindCard
from ui.pages.reports.printing import Printing
from ui.pages.reports.result import ResultCard
from ui.session import Session
from ui.settings import WrittenReport
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import EmptyState
from ui.widgets.scrolling import scrolling
from ui.widgets.stoppable import StoppableProgress
from ui.widgets.text import Label


class ReportsPage(TitledPage):
    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Reports"))
        self.button = PrimaryButton(_("Print report…"), self.choose_path)
        self.add_action_button(self.button)
        is_ranked = session.call.scheme.is_ranked
        kinds = kinds_for(session.actor.role)
        self._kinds = tuple(each for each in kinds if is_ranked or not each.needs_ranking)
        self.which = KindCard(self._kinds, is_ranked=is_ranked)
        self.how, self.applications = HowCard(flags()), ApplicationsCard()
        self.which.chosen.connect(self._offer_options)
        self.progress = StoppableProgress(self.stop)
        self.error = Label(type="table", tone="bad", wrap=True)
        self.result = ResultCard()
        self.ready = ReadyCard(_("Ready to print?"))
        self._points: tuple[Point, ...] = ()
        self._printing: Printing | None = None
        self.empty = EmptyState(
            _("Nothing to print yet"),
            _("Reports can be printed once the call has applications."),
            icon="report",
            act_label=_("Go to the applications"),
            act=partial(self.go_requested.emit, "applications", None),
        )
        self._lay_out()

    def _lay_out(self) -> None:
        asked, beside = QWidget(), QWidget()
        left, right = QVBoxLayout(asked), QVBoxLayout(beside)
        for column in (left, right):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.L)
        for widget in (self.which, self.how, self.progress, self.error, self.result):
            left.addWidget(widget)
        right.addWidget(self.ready)
        right.addWidget(self.applications, 1)
        right.addStretch()
        self._whole = QWidget()
        row = QHBoxLayout(self._whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.L)
        row.addWidget(scrolling(asked, is_down_alone=True), 1)
        row.addWidget(scrolling(beside, is_down_alone=True, fills=True), 1)
        self.body.addWidget(self._whole, 1)
        self.body.addWidget(self.empty, 1)
        self.progress.hide()
        self.error.hide()

    def parts(self) -> tuple[Part, ...]:
        return (
            Part(reload=self._follow_call, tables=("setting",)),
            Part(reload=self._reload_applications, tables=("application",)),
            Part(reload=self._reload_ready, tables=(*RANKED_TABLES, *FACT_TABLES)),
            Part(reload=self._show_fingerprint),
        )

    def _follow_call(self) -> None:
        view = self.session.view
        self.how.follow(language_of_papers(view), is_anonymous=hides_names(view))

    def _reload_applications(self) -> None:
        applications = self.session.view.applications()
        self.applications.show_applications(applications)
        self._whole.setVisible(bool(applications))
        self.empty.setVisible(not applications)
        self._show_button()
        self._offer_options()

    def _reload_ready(self) -> None:
        self._points = ()
        if any(kind.rests_on != frozenset() for kind in self._kinds):
            self._points = closing_points(self.session.workspace)
        self._show_ready()

    def _show_ready(self) -> None:
        points = self.kind.of(self._points)
        self.ready.show_points(points)
        self.ready.setVisible(bool(points))

    def _show_fingerprint(self) -> None:
        fingerprint = self.session.view.fingerprint()
        short = formats.short_fingerprint(fingerprint)
        self.set_state(
            _("Each carries the fingerprint of this file, now {fingerprint}").format(fingerprint=short)
        )
        self.result.follow(fingerprint)
        self.which.show_written(self.session.settings.written_of(self.session.path), fingerprint)

    def open_at(self, target: object) -> None:
        """A kind of report, or the number of an application of which the first kind that allows it is wanted."""
        if not isinstance(target, str):
            return
        if target in self.which.buttons:
            self.which.choose(target)
        else:
            self.which.choose(next(kind.id for kind in self._kinds if kind.is_by_application))
            self.applications.tick_only(target)

    @property
    def kind(self) -> AnyKind:
        return self.which.kind

    @property
    def options(self) -> Options:
        is_some = self.kind.is_by_application and not self.applications.is_as_taken
        return Options(
            language=self.how.language,
            flags=self.how.flags,
            applications=tuple(self.applications.ticked) if is_some else (),
        )

    def _offer_options(self) -> None:
        self.applications.offer(self.kind)
        self.how.offer(self.kind)
        self._show_ready()

    @action("print-report", N_("Print a report…"), keys="Ctrl+P", roles=OFFICE)
    def choose_path(self) -> None:
        if self._printing is not None:
            return
        name = self.kind.file_name_in_words(self.options)
        known = f"{self.kind.format.name} (*{self.kind.format.suffix})"
        asked = FilesAsked(session=self.session, kind="reports")
        path = asked.place(self, _("Print report"), f"{self.session.path.stem}-{name}", known)
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the report as it is asked for.

        It is gathered here, for the file has one connection and that belongs to this thread: 0.03 s for 200
        applications, 0.8 s for 2,000. A snapshot would have to copy the attachments too, which are often larger than
        all else by far. Drawing takes ten to sixty times as long; it needs the file no more, and goes into the pool.
        """
        if self._printing is not None:
            return
        self._show_error("")
        self.result.hide()
        if self.kind.is_by_application and not self.applications.ticked:
            self._show_error(_("No application is chosen; tick at least one."))
            return
        try:
            gathered = gather_report(self.session.workspace, self.kind, self.kind.heeded(self.options))
        except KnownError as error:
            self._show_error(str(error))
            return
        whole = path if path.suffix else path.with_suffix(self.kind.format.suffix)
        self._printing = Printing(self.kind.id, gathered, whole)
        self.destroyed.connect(self._printing.stop)
        self._show_progress(0)
        self._show_busy()
        announce(self, _("The report is being drawn…"))
        self.session.tasks.run(self._printing.run, self._finish, progress=self._show_progress)

    def stop(self) -> None:
        """Nothing is left behind of a report that was stopped, and the earlier file stays."""
        if self._printing is not None:
            self._printing.stop()

    def _finish(self, written: Path | None, error: Exception | None) -> None:
        """The drawing ended: with a file, with a refusal, or, with neither, because it was stopped in time."""
        assert self._printing is not None
        self.destroyed.disconnect(self._printing.stop)
        kind, gathered, self._printing = self._printing.kind, self._printing.gathered, None
        self._show_busy()
        if isinstance(error, KnownError):
            self._show_error(str(error))
        elif error is not None:
            raise error
        elif written is None:
            self.tell(_("The report was stopped; nothing was written."))
        else:
            now = self.session.view.fingerprint()
            self.result.show_report(written, gathered.fingerprint, now=now)
            self._remember(kind, written, gathered)
            self.tell(_("The report “{file}” is written.").format(file=written.name), tone="good")

    def _remember(self, kind: str, written: Path, gathered: Gathered) -> None:
        at = datetime.now(BRUSSELS).isoformat()
        told = WrittenReport(path=written.absolute(), at=at, fingerprint=gathered.fingerprint)
        self.session.settings.remember_written(self.session.path, kind, told)
        self._show_fingerprint()

    def _show_busy(self) -> None:
        is_busy = self._printing is not None
        had_keyboard = self.progress.stop.hasFocus()
        self._show_button()
        self.progress.setVisible(is_busy)
        if is_busy and self.isVisible():
            self.progress.stop.setFocus()
        elif had_keyboard:
            self.button.setFocus()

    def _show_button(self) -> None:
        self.button.setEnabled(self.applications.list.count() > 0 and self._printing is None)

    def _show_progress(self, percent: int) -> None:
        self.progress.show_progress(percent, 100, _("{n}% drawn").format(n=percent))

    def _show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))
