"""Papers: which report, in which language, with names or without; looked at, saved as a file, or printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import ClassVar, TypeVar

from PySide6.QtGui import QHideEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import N_, _, ngettext
from evalapp.domain.times import BRUSSELS
from evalapp.operations.panel.course.manner import hides_names, language_of_papers
from evalapp.operations.progress.facts import FACT_TABLES
from evalapp.operations.progress.points import Point
from evalapp.operations.progress.status import closing_points
from evalapp.operations.ranking.material import RANKED_TABLES
from evalapp.operations.reports.each import gather_each
from evalapp.operations.reports.kind import AnyKind, Gathered, Options
from evalapp.operations.reports.kinds import flags, kinds_for
from evalapp.operations.reports.printing import gather_report
from evalapp.operations.workspace import Workspace
from evalapp.words import formats
from ui.actions import INTO_FILE, OFFICE, action
from ui.page import Part, TitledPage
from ui.pages.ranking.cards import ReadyCard
from ui.pages.reports.choices import ApplicationsCard, HowCard, KindCard
from ui.pages.reports.columns import in_two_columns
from ui.pages.reports.paper import ask_printer, printed_words
from ui.pages.reports.place import ask_file, ask_folder
from ui.pages.reports.preview import Preview
from ui.pages.reports.printing import Job, Made, OnPaper, Previewing, Printing, PrintingEach
from ui.pages.reports.remembered import Remembered
from ui.pages.reports.result import ResultCard
from ui.pages.reports.several import SeveralCalls
from ui.pages.reports.under_way import UnderWay
from ui.session import Session
from ui.settings import WrittenReport
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.card import EmptyState

Content = TypeVar("Content")


class ReportsPage(TitledPage):
    ask_printer = staticmethod(ask_printer)
    doers: ClassVar[Mapping[str, type]] = {"which": KindCard}

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Reports"))
        self.button = PrimaryButton("", self.choose_path)
        self.look, self.on_paper = Button(_("Preview"), self.preview), Button(_("Print…"), self.print_it)
        for button in (self.look, self.on_paper, self.button):
            self.add_action_button(button)
        is_ranked = session.call.scheme.is_ranked
        self._kinds = kinds_for(session.actor.role)
        self.which = KindCard(self._kinds, is_ranked=is_ranked)
        self.how, self.applications = HowCard(flags()), ApplicationsCard()
        self.which.chosen.connect(self._offer_options)
        self.how.each.toggled.connect(self._show_buttons)
        self.work = UnderWay(session.tasks)
        self.work.changed.connect(self._show_buttons)
        self.work.freed.connect(self.button.setFocus)
        self.work.stopped.connect(self._tell_stopped)
        self.result, self.ready = ResultCard(), ReadyCard(_("Ready to print?"))
        self.several = SeveralCalls(session, self.which, self.how, self.work, self.result)
        to_letters = LinkButton(_("Decision letters…"), partial(self.go_requested.emit, "letters", None))
        self.which.body.addWidget(to_letters)
        self._points: tuple[Point, ...] = ()
        self.shown: Preview | None = None
        self.empty = EmptyState(
            _("Nothing to print yet"),
            _("Reports can be printed once the call has applications."),
            icon="report",
            act_label=_("Go to the applications"),
            act=partial(self.go_requested.emit, "applications", None),
        )
        self._lay_out()
        self._remembered = Remembered(
            session.settings, session.call.panel, self.which, self.how, self.applications
        )
        self._remembered.restore()

    def hideEvent(self, event: QHideEvent) -> None:
        self._remembered.keep()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        asked = (self.which, self.how, self.work, self.result)
        self._whole = in_two_columns(asked, self.ready, self.applications)
        self.body.addWidget(self._whole, 1)
        self.body.addWidget(self.empty, 1)

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
        self._whole.setVisible(bool(applications) and self.shown is None)
        self.empty.setVisible(not applications)
        self._show_buttons()
        self._offer_options()

    def _reload_ready(self) -> None:
        is_any = any(kind.rests_on != frozenset() for kind in self._kinds)
        self._points = closing_points(self.session.workspace) if is_any else ()
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
        if self.shown is not None:
            self.shown.follow(fingerprint)
        self.which.show_written(self.session.settings.written_of(self.session.path), fingerprint)

    def open_at(self, target: object) -> None:
        """A kind of report, or the number of an application of which the first kind that allows it is wanted."""
        if isinstance(target, str) and target in self.which.buttons:
            self.which.choose(target)
        elif isinstance(target, str):
            self.which.choose(next(kind.id for kind in self._kinds if kind.is_by_application))
            self.applications.tick_only(target)

    def part_at_hand(self) -> str:
        return self.kind.id

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
        self._show_buttons()

    @action("save-report", N_("Save a report…"), keys="Ctrl+S", roles=OFFICE, also=INTO_FILE)
    def choose_path(self) -> None:
        if self.work.is_busy:
            return
        write, ask = (self.write_each, ask_folder) if self._is_each else (self.write, ask_file)
        path = ask(self, self.session, self.kind, self.options)
        if path is not None:
            write(path)

    def write(self, path: Path) -> None:
        """Write the report as it is asked for."""
        kind, gathered = self.kind.id, self._gathered(gather_report)
        if gathered is not None:
            whole = path if path.suffix else path.with_suffix(self.kind.format.suffix)
            self._start(Printing(gathered, whole), partial(self._show_written, kind, gathered))

    def write_each(self, folder: Path) -> None:
        """A file for each application that is ticked."""
        kind, papers = self.kind.id, self._gathered(partial(gather_each, in_words=True))
        if papers is not None:
            done = partial(self._show_folder, kind, papers.fingerprint, folder)
            self._start(PrintingEach(papers, folder), done)

    @action("overview-of-several", N_("Overview of several calls…"), roles=OFFICE)
    def print_several(self) -> None:
        self.several.choose()

    @action("preview-report", N_("Preview of a report"), roles=OFFICE)
    def preview(self) -> None:
        gathered = self._gathered(gather_report) if self.kind.has_pages else None
        if gathered is not None:
            name = self.kind.file_name_in_words(self.options)
            self._start(Previewing(gathered), partial(self._show_preview, name, gathered))

    @action("print-report", N_("Print a report…"), keys="Ctrl+P", roles=OFFICE)
    def print_it(self) -> None:
        gathered = self._gathered(gather_report) if self.kind.has_pages else None
        if gathered is None:
            return
        name = self.kind.file_name_in_words(self.options)
        printer = self.ask_printer(self, name)
        if printer is not None:
            self._start(OnPaper(gathered, printer, name), partial(self._show_printed, printer))

    @property
    def _is_each(self) -> bool:
        return self.kind.is_each and self.how.each.isChecked()

    def _gathered(self, gather: Callable[[Workspace, AnyKind, Options], Content]) -> Content | None:
        """Everything that is to be drawn; None where something is under way, or stands against it, which is said.

        Here, for the file has one connection and that belongs to this thread: 0.8 s for 2,000 applications. Drawing
        takes ten to sixty times as long; it needs the file no more, and goes into the pool.
        """
        if self.work.is_busy:
            return None
        self.work.say("")
        self.result.hide()
        self._remembered.keep()
        if self.kind.is_by_application and not self.applications.ticked:
            self.work.say(_("No application is chosen; tick at least one."))
            return None
        try:
            return gather(self.session.workspace, self.kind, self.kind.heeded(self.options))
        except KnownError as error:
            self.work.say(str(error))
            return None

    def _start(self, job: Job[Made], done: Callable[[Made], None]) -> None:
        self.leave_preview()
        self.work.start(job, done)

    def _tell_stopped(self) -> None:
        self.tell(_("The report was stopped; nothing was written or printed."))

    def _show_written(self, kind: str, gathered: Gathered, written: Path) -> None:
        self.result.show_report(written, gathered.fingerprint, now=self.session.view.fingerprint())
        self._remember(kind, written, gathered.fingerprint)
        self.tell(_("The report “{file}” is written.").format(file=written.name), tone="good")

    def _show_folder(self, kind: str, fingerprint: str, folder: Path, written: tuple[Path, ...]) -> None:
        n = len(written)
        self.result.show_report(folder, fingerprint, now=self.session.view.fingerprint(), files=n)
        self._remember(kind, folder, fingerprint)
        said = ngettext("{n} report is written in “{folder}”.", "{n} reports are written in “{folder}”.", n)
        self.tell(said.format(n=n, folder=folder.name), tone="good")

    def _show_printed(self, printer: QPrinter, pages: int) -> None:
        self.tell(printed_words(printer, pages), tone="good")

    def _show_preview(self, name: str, gathered: Gathered, content: bytes) -> None:
        try:
            self.shown = shown = Preview(content, name, gathered.fingerprint)
        except KnownError as error:
            self.work.say(str(error))
            return
        shown.left.connect(self.leave_preview)
        self._whole.hide()
        self.body.addWidget(shown, 1)
        shown.follow(self.session.view.fingerprint())
        if self.isVisible():
            shown.setFocus()

    def leave_preview(self) -> None:
        """Back to the choices that it was made with."""
        if self.shown is None:
            return
        shown, self.shown = self.shown, None
        had_keyboard = (focus := QApplication.focusWidget()) is not None and shown.isAncestorOf(focus)
        shown.let_go()
        self.body.removeWidget(shown)
        shown.hide()
        shown.deleteLater()
        self._whole.setVisible(self.applications.list.count() > 0)
        if had_keyboard:
            self.look.setFocus()

    def _remember(self, kind: str, path: Path, fingerprint: str) -> None:
        now, settings = datetime.now(BRUSSELS).isoformat(), self.session.settings
        told = WrittenReport(path=path.absolute(), at=now, fingerprint=fingerprint)
        settings.remember_written(self.session.path, kind, told)
        self._show_fingerprint()

    def _show_buttons(self) -> None:
        """What a kind is saved as stands on the button; what has no pages is not printed."""
        is_free = self.applications.list.count() > 0 and not self.work.is_busy
        saved = _("Save in a folder…") if self._is_each else _("Save as {format}…")
        self.button.setText(saved.format(format=self.kind.format.name))
        self.button.setEnabled(is_free)
        for button in (self.look, self.on_paper):
            button.setEnabled(is_free and self.kind.has_pages)
