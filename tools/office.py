"""`python -m tools.office [FOLDER]`: a call through the window, from nothing and a messy sheet to merged returns.

With FOLDER it leaves a picture of each stage there, and the files it made. The window is the real one, worked by its
buttons and fields; the files that jurors send back come from the operations that the juror's desk calls.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import openpyxl
from PySide6.QtWidgets import QApplication

from evalapp.domain.application import Admissibility
from evalapp.domain.texts import _
from evalapp.domain.times import BRUSSELS
from evalapp.operations.admissibility.unanswered import Unanswered
from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from ui.app import Application
from ui.page import Page
from ui.pages.applications.page import ApplicationsPage
from ui.pages.exchange.page import ExchangePage
from ui.pages.jury.page import JuryPage
from ui.pages.opening.new_call import NewCallPage
from ui.pages.overview.page import OverviewPage
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks

P = TypeVar("P", bound=Page)
Given = Callable[[int, int, str], int]  # by juror, criterion and application


def sheet(day: date) -> Sequence[Sequence[str | int | None]]:
    """As portals and people make it: a title above the heads, a column that nobody knows, amounts and days in their
    spelling, provinces cut short, a sum at the end."""
    days = [(day - timedelta(n)).strftime("%d/%m/%Y") for n in (6, 5, 4)]
    return (
        ("Oproep netwerken – uittreksel",),
        (),
        (
            "Dossiernr.", "Omschrijving voorstel", "Aanvrager", "Provincie", "Gevraagde steun (€)", "Ingediend op",
            "Sector", "Kleurcode", "Looptijd (jaar)", "Totale begroting (€)",
        ),
        (
            "N-1", "Circulaire kunststoffen", "Kunststofkring vzw", "Antwerpen", "€ 150.000,00", f"{days[0]} 10:00",
            "C", "groen", 3, "€ 310.000,00",
        ),
        (
            "N-2", "Veilige data voor de maakindustrie", "Digitaal vzw", "Oost-Vl.", "120000", f"{days[1]} 9:30",
            "J", "", 3, "250000",
        ),
        (
            "N-3", "Korte ketens in de voeding", "Voedselkring vzw", "W-Vl", "90.000", f"{days[2]} 16:45",
            "A", "groen", None, None,
        ),
        ("Totaal", None, None, None, "360.000"),
    )  # fmt: skip


JURY = (
    "id;name;role;organisation;email\n"
    "J1;An Peeters;juror;UGent;an@voorbeeld.be\n"
    "J2;Bart Thijs;juror;VITO;bart@voorbeeld.be\n"
    "J3;Els Maes;juror;KU Leuven;els@voorbeeld.be\n"
    "S1;Mia Willems;secretary;Secretariaat;mia@voorbeeld.be\n"
)


@dataclass
class Office:
    """The window of a secretary who begins with nothing; `folder` is theirs."""

    folder: Path
    pictures: Path | None = None
    tasks: Tasks = field(default_factory=lambda: Tasks(SynchronousPool()))
    app: Application = field(init=False)
    shown: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        running = QApplication.instance()
        assert isinstance(running, QApplication)
        settings = Settings(self.folder / "settings.json")
        self.app = Application(running, settings, self.tasks)
        self.app.window.resize(1440, 900)
        self.app.window.show()

    def page(self, id: str, kind: type[P], target: object = None) -> P:
        self.app.window.show_page(id, target)
        found = self.app.window.page()
        assert isinstance(found, kind)
        return found

    @property
    def panel(self) -> Workspace:
        session = self.app.window.session
        assert session is not None
        return session.workspace

    def shoot(self, name: str) -> None:
        for _turn in range(4):
            QApplication.processEvents()
        self.shown.append(name)
        if self.pictures is not None:
            self.app.window.grab().save(str(self.pictures / f"{len(self.shown):02d}-{name}.png"))

    def wait(self, is_so: Callable[[], bool]) -> None:
        end = time.monotonic() + 60
        while not is_so():
            assert time.monotonic() < end
            QApplication.processEvents()

    def close(self) -> None:
        self.app.window.close_session()
        self.app.window.close()
        self.app.window.deleteLater()


def play(office: Office) -> Workspace:
    """The whole of it; the panel is left open in the window."""
    begin(office)
    take_in(office)
    admit(office)
    bring_in(office)
    give_seats(office)
    returns = send_back(office, hand_out(office))
    merge(office, returns)
    return office.panel


def begin(office: Office) -> None:
    office.app.new_call()
    page = office.app.window.findChild(NewCallPage)
    assert page is not None
    for name, text in {
        "title": "Netwerken 2015",
        "reference": "N-2015",
        "budget": "300.000",
        "opens_on": _day(-40),
        "submitted_until": f"{_day(-2)} 17:00",
        "deadline": f"{_day(14)} 17:00",
        "decision_on": _day(60),
    }.items():
        page.form.fields[name].setText(text)
        page.form.fields[name].setModified(True)
    office.shoot("new-call")
    edit = page.form.read()
    assert edit is not None, [each.text() for each in page.form.errors.values()]
    page.create_at(office.folder / "netwerken.evalpanel", edit)
    office.shoot("overview-empty")


def _today() -> date:
    return datetime.now(BRUSSELS).date()


def _day(away: int) -> str:
    """As people type it, so many days from now."""
    return (_today() + timedelta(away)).strftime("%d/%m/%Y")


def take_in(office: Office) -> None:
    """The sheet opens with its columns, asks what it leaves open, and is taken in."""
    path = office.folder / "uittreksel.xlsx"
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in sheet(_today()):
        book.active.append(list(row))
    book.save(path)
    page = office.page("applications", ApplicationsPage)
    page.look_at([path])
    office.shoot("columns")
    panel = page.import_panel
    card = panel.mapping.card
    for letter, label in (("B", _("title")), ("H", _("not used"))):
        field = card.rows[letter].field
        at = field.findText(label)
        assert at >= 0, [field.itemText(n) for n in range(field.count())]
        field.setCurrentIndex(at)
        field.activated.emit(at)
        card = panel.mapping.card
    for key in [key for key in panel.questions.buttons if key[1] == "day-first"]:
        panel.questions.buttons[key].click()
    office.shoot("preview")
    assert panel.button.isEnabled(), (panel.error.text(), list(panel.questions.buttons))
    panel.button.click()
    office.shoot("applications")


def admit(office: Office) -> None:
    page = office.page("applications", ApplicationsPage)
    page.heads.admit.click()
    panel = page.admit_panel
    panel.questions.buttons[Unanswered.ANSWER].click()  # nobody went through the checklist one by one
    office.shoot("admit-the-rest")
    held = [each.number for each in panel.plan.held]
    assert "N-3" in held  # says neither for how long nor of how much
    for number in held:
        panel.table.choose(number)
        panel.pick_button.click()
    panel.button.click()
    applications = office.panel.view.applications()
    assert {Admissibility.ADMISSIBLE} == {each.admissibility for each in applications}


def bring_in(office: Office, jury: str = JURY) -> None:
    path = office.folder / "jury.csv"
    path.write_text(jury, encoding="utf-8")
    page = office.page("jury", JuryPage)
    page.import_file(path)
    office.shoot("jury-preview")
    page.import_panel.button.click()


def give_seats(office: Office) -> None:
    page = office.page("jury", JuryPage)
    page.open_at("assign")
    page.assign_card.per_application.setText("3")
    page.assign_card.propose_button.click()
    office.shoot("assignment")
    page.assign_card.assign_button.click()


def hand_out(office: Office) -> Path:
    folder = office.folder / "pakken"
    page = office.page("exchange", ExchangePage, "hand-out")
    page.handout.hand_out_to(folder)
    office.wait(lambda: not page.handout.progress.is_busy)
    office.shoot("handed-out")
    return folder


def send_back(office: Office, folder: Path, given: Given | None = None) -> list[Path]:
    """What the jurors do on their own machines; `given`: steps above the lowest, else a spread."""
    from evalapp.domain.file_kinds import CODES
    from evalapp.operations.exchange.codes_file import read_codes

    found = []
    for n, (juror, (_name, code)) in enumerate(read_codes(folder / CODES).items()):
        pack = next(each for each in folder.iterdir() if each.name.startswith(f"{juror}-"))
        with open_pack(pack, code, office.folder / f"{juror}.evalwork") as work:
            for seat in work.view.assignments():
                work.execute(ConfirmNoConflict(application=seat.application))
                for m, criterion in enumerate(work.view.call().scheme.criteria):
                    steps = given(n, m, seat.application) if given else (n + m) % 5
                    place: dict[str, Any] = {
                        "juror": juror,
                        "application": seat.application,
                        "criterion": criterion.id,
                    }
                    work.execute(SetScore(**place, value=criterion.scale.lowest_steps + steps))
                    work.execute(SetComment(**place, comment="Goed onderbouwd."))
            found.append(submit(work, code, office.folder / f"{juror}.evalreturn").path)
    return found


def merge(office: Office, returns: list[Path]) -> None:
    page = office.page("exchange", ExchangePage)
    page.open_at(returns)
    office.shoot("merge")
    page.merging.merge_button.click()
    office.shoot("merged")
    office.page("overview", OverviewPage)
    office.shoot("overview")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", help="where the pictures and files are left")
    given = parser.parse_args()
    QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as name:
        folder = given.folder or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        office = Office(folder.resolve(), folder.resolve() if given.folder else None)
        play(office)
        print("\n".join(office.shown))
        office.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
