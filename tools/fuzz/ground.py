"""A small call, played once: what every input is made from, and given to.

Small, for each input has a panel of its own to be read into.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import openpyxl

from evalapp.demo.play import CHAIR, SECRETARY, score_and_sign
from evalapp.demo.scores import DemoScore, demo_scores
from evalapp.domain.ids import PersonId
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.templates import template_ids, template_text
from evalapp.domain.texts import in_language
from evalapp.exchange.sealed.identity import recipient_of
from evalapp.exchange.sealed.returns import ReturnContent, open_return
from evalapp.folders import make_folder
from evalapp.operations.exchange.forms import hand_out_forms
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.handing_in import save_receipt
from evalapp.operations.panel import jury, people_tables
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.applications import import_applications, plan_import
from evalapp.operations.panel.attaching import AttachFiles
from evalapp.operations.panel.call import SetPhase, create_panel
from evalapp.operations.records.exporting.export import export
from evalapp.operations.reports.kind import ANONYMOUS, Options
from evalapp.operations.reports.kinds import kind_of
from evalapp.operations.reports.printing import write_report
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.settings import PANEL_IDENTITY
from resources import resource
from tests.exchange.forms.form_samples import address, marks
from tests.exchange.forms.form_samples import sheets as form_sheets

APPLICATIONS, JURORS = 5, 4
SEED = 2015
_CONFLICT = ("J-03", "A-03")
# What is printed before the returns come in, and once they did: by the ids of their kinds, none of them slow to draw.
BEFORE = (("register", Options(language="en")), ("overview", Options(language="nl")))
AFTER = (
    ("ranking", Options(language="nl")),
    ("register", Options(language="nl")),
    ("minutes", Options(language="en")),
    ("evaluations", Options(language="en", flags=frozenset({ANONYMOUS}), applications=("A-01",))),
    ("workbook", Options(language="nl")),
    ("workbook", Options(language="en", flags=frozenset({ANONYMOUS}))),
)


@dataclass(frozen=True)
class Ground:
    """`draft` is the call before anything went out, `scoring` while returns come in, `merged` when they are there."""

    folder: Path

    @classmethod
    def played(cls, folder: Path) -> Ground:
        folder.mkdir(parents=True, exist_ok=True)
        ground = cls(folder)
        with in_language("en"):
            ground._play()
        return ground

    draft = property(lambda self: self.folder / "draft.evalpanel")
    scoring = property(lambda self: self.folder / "scoring.evalpanel")
    merged = property(lambda self: self.folder / "merged.evalpanel")
    exported = property(lambda self: self.folder / "export")
    paper = property(lambda self: self.folder / "ranking.pdf")

    @property
    def papers(self) -> list[Path]:
        """What was printed of it, most of them once the returns were in."""
        return sorted((self.folder / "papers").iterdir())

    def pack(self, juror: str) -> Path:
        return self._of("packs", juror, "evalpack")

    def returned(self, juror: str) -> Path:
        return self._of("returns", juror, "evalreturn")

    def work(self, juror: str) -> Path:
        return self._of("work", juror, "evalwork")

    def form(self, juror: str) -> Path:
        return self._of("forms", juror, "xlsx")

    def _of(self, folder: str, juror: str, suffix: str) -> Path:
        return next((self.folder / folder).glob(f"{juror}-*.{suffix}"))

    @cached_property
    def codes(self) -> dict[str, str]:
        with (self.folder / "packs" / "codes.csv").open(encoding="utf-8-sig", newline="") as file:
            return {row["juror"]: row["code"] for row in csv.DictReader(file)}

    @cached_property
    def applications(self) -> list[dict[str, Any]]:
        told: list[dict[str, Any]] = json.loads(
            (self.folder / "applications.json").read_text(encoding="utf-8")
        )
        return told

    @cached_property
    def schemes(self) -> tuple[str, ...]:
        return tuple(template_text(each) for each in template_ids())

    def table(self, name: str) -> list[list[str]]:
        """The rows of a CSV file of the call, its heading first."""
        with (self.folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))

    def _play(self) -> None:
        told = json.loads(resource("demo", "applications.json").read_text(encoding="utf-8"))[:APPLICATIONS]
        (self.folder / "applications.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        with resource("demo", "jury.csv").open(encoding="utf-8", newline="") as file:
            people = list(csv.reader(file))
        kept = [people[0], *people[1 : JURORS + 1], *people[-2:]]
        self._write("people", kept)
        jurors = [row[0] for row in kept[1 : JURORS + 1]]
        pairs = [
            (juror, each["number"])
            for juror in jurors
            for each in told
            if (juror, each["number"]) != _CONFLICT
        ]
        self._write("seats", [["juror", "application"], *map(list, pairs)])
        with self._made() as workspace:
            import_applications(workspace, plan_import(workspace, [self.folder / "applications.json"]))
            note = self.folder / "note.txt"
            note.write_text("Een bijlage.\n", encoding="utf-8")
            workspace.execute(AttachFiles(application=told[0]["number"], paths=(note,)))
        shutil.copy(self.draft, self.folder / "empty.evalpanel")
        with Workspace.open(self.draft) as workspace:
            found, _refused = people_tables.read_jury(self.folder / "people.csv")
            workspace.execute(jury.ImportJury(people=found))
            workspace.act_as(SECRETARY)
            workspace.execute(
                AdmitTheRest(picked=frozenset(), until="2015-12-01T12:00", reason="zoals het is")
            )
            workspace.execute(
                jury.DeclareConflict(
                    juror=PersonId(_CONFLICT[0]), application=_CONFLICT[1], kind=ConflictKind.FAMILY, note="x"
                )
            )
            seats = tuple((PersonId(juror), str(number)) for juror, number in pairs)
            workspace.execute(Assign(pairs=seats))
        self._score(told, sorted(seats))

    def _made(self) -> Workspace:
        return create_panel(
            self.draft,
            scheme_text=template_text("ibn-2015"),
            title="IBN-oproep 2015",
            reference="DEMO",
            budget=200_000_000,
            is_demo=True,
        )

    def _score(self, told: list[dict[str, Any]], seats: list[tuple[PersonId, str]]) -> None:
        shutil.copy(self.draft, self.scoring)
        comments = json.loads(resource("demo", "comments.json").read_text(encoding="utf-8"))
        with Workspace.open(self.scoring) as workspace:
            workspace.act_as(SECRETARY)
            handed = hand_out(workspace, self.folder / "packs")
            forms = hand_out_forms(workspace, self.folder / "forms")
            self._print(workspace, BEFORE)
            criteria = [each.id for each in workspace.view.call().scheme.criteria]
            scores = demo_scores(told, seats, comments, criteria=criteria, seed=SEED)
            returns = [
                score_and_sign(self.folder, pack, [each for each in scores if each.juror == pack.juror])
                for pack in handed.packs
            ]
        for form in forms.forms:
            _fill_in(form.path, [each for each in scores if each.juror == form.juror])
        rows = [
            [each.juror, each.application, each.criterion, str(each.value), each.comment] for each in scores
        ]
        self._write("scores", [["juror", "application", "criterion", "value", "comment"], *rows])
        shutil.copy(self.scoring, self.merged)
        with Workspace.open(self.merged) as workspace:
            workspace.act_as(SECRETARY)
            merge(workspace, plan_merge(workspace, returns))
            workspace.act_as(CHAIR)
            workspace.execute(SetPhase(phase=Phase.DELIBERATION))
            export(workspace, self.exported)
            write_report(workspace, RANKING, self.paper, RANKING.samples[0])
            self._print(workspace, AFTER)
        self._receipt()

    def _print(self, workspace: Workspace, asked: Sequence[tuple[str, Options]]) -> None:
        make_folder(self.folder / "papers")
        for kind, options in asked:
            of = kind_of(kind)
            nth = len(self.papers)
            write_report(workspace, of, self.folder / "papers" / f"{nth}-{of.file_name(options)}", options)

    def _receipt(self) -> None:
        """What a juror has of a return that was merged."""
        with Workspace.open(self.work("J-02")) as work:
            save_receipt(work, self.folder / "papers" / "receipt.pdf", "nl")

    def _write(self, name: str, rows: list[list[str]]) -> None:
        with (self.folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)

    def return_of(self, juror: str) -> ReturnContent:
        with Workspace.open(self.scoring, read_only=True) as workspace:
            identity = workspace.view.setting(PANEL_IDENTITY)
            keys = workspace.view.juror_keys()
        data = self.returned(juror).read_bytes()
        return open_return(data, identity, lambda each: keys[each][1], panel=self.panel).content

    @cached_property
    def panel(self) -> str:
        with Workspace.open(self.scoring, read_only=True) as workspace:
            return workspace.view.call().panel

    @cached_property
    def recipient(self) -> str:
        with Workspace.open(self.scoring, read_only=True) as workspace:
            return recipient_of(workspace.view.setting(PANEL_IDENTITY))


def _fill_in(form: Path, scores: Sequence[DemoScore]) -> None:
    """As a juror does in a spreadsheet."""
    book = openpyxl.load_workbook(form)
    asked = [(score.value, score.comment) for score in scores]
    for sheet in form_sheets(book):
        for criterion in sorted(set(marks(sheet).values())):
            if asked:
                value, comment = asked.pop(0)
                for column, said in (("score", value), ("comment", comment)):
                    with suppress(StopIteration):
                        sheet[address(sheet, criterion, column)] = said
    book.save(form)
