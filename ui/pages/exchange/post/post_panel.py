"""Letters with codes, mail drafts and reminders: what is to be made, written beside the window, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import CODES, TEXT_TABLE, pattern
from evalapp.domain.numbers import shorten
from evalapp.domain.outgoing.sent import SentKind
from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange.post.letters import codes_in, folder_without_packs, plan_letters
from evalapp.operations.exchange.post.mails import plan_mails
from evalapp.operations.exchange.post.reminders import plan_reminders
from evalapp.operations.exchange.post.writing import HandedPost, PostWriting
from evalapp.operations.panel.course.manner import language_of_papers
from ui.dialogs.files import FilesAsked
from ui.look import theme
from ui.pages.exchange.handing_bar import HandingBar
from ui.pages.exchange.post.language_choice import LanguageChoice
from ui.pages.exchange.post.post_result import PostResult
from ui.session import Session
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card
from ui.widgets.text import Label

_Plan = Callable[[Path], PostWriting]

# Under which the folders last written into are remembered: drafts may lie beside packs, letters never.
_LETTERS, _POST = "code-letters", "post"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Offer:
    """`source` is where what goes along lies, `find` asks for another place of it; both None where nothing does.
    `kind`: of the folder to write into.
    """

    title: str
    about: str
    go: str
    plan: _Plan
    source: Path | None = None
    find: Callable[[], None] | None = None
    kind: str = _POST


class PostPanel(QWidget):
    """`made(HandedPost)` once something was written and recorded; `closed()` when whoever opened it is done."""

    made = Signal(object)
    closed = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__()
        self._session = session
        self._plan: _Plan | None = None
        self.card = Card(" ")
        self._about = Label(type="table", wrap=True)
        self.language = LanguageChoice()
        self._where = Label(type="table", tone="dim", wrap=True)
        self.seek = Button(_("Choose…"), self._find)
        self._finds: Callable[[], None] | None = None
        self._kind = _POST
        self.error = Label(type="table", tone="bad", wrap=True)
        self.progress = HandingBar(session, page)
        self.progress.ended.connect(self._finish)
        self.go = Button("", self._go, kind="primary")
        self.back = LinkButton(_("Back"), self.closed.emit)
        self.result = PostResult(self.closed.emit)
        self._lay_out()
        self.progress.hold(self.go, self.seek, self.language, self.back)

    def _lay_out(self) -> None:
        source = QHBoxLayout()
        source.setSpacing(theme.M)
        source.addWidget(self._where, 1)
        source.addWidget(self.seek)
        foot = QHBoxLayout()
        foot.setSpacing(theme.M)
        foot.addStretch()
        foot.addWidget(self.back)
        foot.addWidget(self.go)
        self.card.body.addWidget(self._about)
        self.card.body.addWidget(self.language)
        self.card.body.addLayout(source)
        self.card.body.addWidget(self.progress)
        self.card.body.addWidget(self.error)
        self.card.body.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        layout.addWidget(self.result, 1)
        layout.addStretch()
        self.result.hide()
        self.hide()

    @property
    def begins_at(self) -> QWidget:
        if self.result.isVisible():
            return self.result.table
        return self.go if self.go.isEnabled() else self.seek

    def offer_letters(self, codes: Path | None) -> None:
        """`codes`: where the access codes lie, where that is known."""
        there = codes if codes is not None and codes.exists() else None
        self._offer(
            _Offer(
                title=_("Letters with the access codes"),
                about=_(
                    "One PDF for each juror and one with all of them, readable by you alone. The codes come from the "
                    "file {file} of the hand-out: the panel does not keep them. Send each letter another way than "
                    "the pack, by post or by hand."
                ).format(file=CODES),
                go=_("Choose a folder and write the letters…"),
                plan=partial(self._letters, there),
                source=there,
                find=self._find_codes,
                kind=_LETTERS,
            )
        )

    def offer_mails(self, packs: Path | None) -> None:
        """`packs`: the folder in which the packs lie, where that is known."""
        self._offer(
            _Offer(
                title=_("Mail drafts with the packs"),
                about=_(
                    "A draft (.eml) for each juror, with the last pack attached and never the code. Your mail program "
                    "opens it as a message that you can still change and send."
                ),
                go=_("Choose a folder and write the drafts…"),
                plan=partial(self._mails, packs),
                source=packs,
                find=self._find_packs,
            )
        )

    def offer_reminders(self, jurors: tuple[str, ...] | None = None) -> None:
        """To all who owe something, or to these."""
        self._offer(
            _Offer(
                title=_("Reminders as mail drafts"),
                about=_(
                    "A draft (.eml) for each juror who has not yet given everything, with what is lacking and the "
                    "deadline. Your mail program opens it as a message that you can still change and send."
                ),
                go=_("Choose a folder and write the reminders…"),
                plan=partial(self._reminders, jurors),
            )
        )

    def _offer(self, offer: _Offer) -> None:
        self.language.follow(language_of_papers(self._session.view))
        self._plan, self._finds, self._kind = offer.plan, offer.find, offer.kind
        self.card.heading.setText(offer.title)
        self._about.setText(offer.about)
        self._where.setVisible(offer.find is not None)
        self.seek.setVisible(offer.find is not None)
        known = _("From “{place}”.").format(place=shorten(str(offer.source), 120)) if offer.source else ""
        self._where.setText(known or _("Say first where they lie."))
        self.go.set_text(offer.go)
        self.go.setEnabled(offer.find is None or offer.source is not None)
        self._show_error("")
        self.result.hide()
        self.card.show()
        self.show()
        self.begins_at.setFocus()

    def _letters(self, codes: Path | None, folder: Path) -> PostWriting:
        assert codes is not None
        return plan_letters(self._session.workspace, codes_in(codes), folder, language=self.language.language)

    def _mails(self, packs: Path | None, folder: Path) -> PostWriting:
        assert packs is not None
        return plan_mails(self._session.workspace, packs, folder, language=self.language.language)

    def _reminders(self, jurors: tuple[str, ...] | None, folder: Path) -> PostWriting:
        return plan_reminders(self._session.workspace, folder, jurors=jurors, language=self.language.language)

    def _find(self) -> None:
        if self._finds is not None:
            self._finds()

    def _find_codes(self) -> None:
        asked = FilesAsked(session=self._session, kind="handout")
        path = asked.one(
            self,
            _("The file with the access codes"),
            _("Access codes") + f" ({CODES} {pattern([TEXT_TABLE])})",
        )
        if path is not None:
            self.offer_letters(path)

    def _find_packs(self) -> None:
        folder = FilesAsked(session=self._session, kind="handout").whole(
            self, _("Folder in which the packs lie")
        )
        if folder is not None:
            self.offer_mails(folder)

    def _go(self) -> None:
        if self.progress.is_busy:
            return
        asked = FilesAsked(session=self._session, kind=self._kind)
        proposed = folder_without_packs(asked.folder) if self._kind == _LETTERS else asked.folder
        folder = asked.whole(self, _("Folder to write into"), proposed)
        if folder is not None:
            self.write_to(folder)

    def write_to(self, folder: Path) -> None:
        if self.progress.is_busy or self._plan is None:
            return
        self._show_error("")
        try:
            writing = self._plan(folder)
        except KnownError as error:
            self._show_error(str(error))
            return
        self.progress.begin(writing)

    def let_go(self) -> None:
        self.progress.let_go()

    def under_way(self) -> str:
        if not self.progress.is_busy:
            return ""
        return _("Letters or drafts are still being written. Whoever goes on stops it after the one at hand.")

    def _finish(self, handed: HandedPost | None, error: Exception | None) -> None:
        self._show_error(str(error) if isinstance(error, KnownError) else "")
        if handed is not None and (handed.files or handed.refused):
            self.result.show_post(handed)
            self.result.setVisible(True)
            self.card.setVisible(bool(self.error.text()))
            self.made.emit(handed)
        if self.isVisible():
            self.begins_at.setFocus()
        if error is not None and not isinstance(error, KnownError):
            raise error

    def _show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))


def made_words(handed: HandedPost) -> str:
    n = len(handed.files)
    words = {
        SentKind.CODE_LETTER: ngettext("{n} letter written.", "{n} letters written.", n),
        SentKind.MAIL_DRAFT: ngettext("{n} mail draft written.", "{n} mail drafts written.", n),
        SentKind.REMINDER: ngettext("{n} reminder written.", "{n} reminders written.", n),
    }[handed.kind]
    return words.format(n=n)
