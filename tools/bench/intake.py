"""100,000 applications from one CSV file, and 10,000 with their partners from a workbook: read, checked, compared and
stored with their journal.
"""

from __future__ import annotations

import csv
import shutil
import sqlite3
import tempfile
import time
from pathlib import Path
from random import Random

import openpyxl

from evalapp.operations.panel.applications import import_applications, plan_import
from evalapp.operations.panel.call import create_panel
from tools.bench.measure import Result, peak_of
from tools.bench.panels import SECRETARY, scheme_text
from tools.bench.store import PRAGMAS

APPLICATIONS = 100_000
IN_WORKBOOK, PARTNERS = 10_000, 6
_RUNS = 3
_WORDS = (
    "slimme", "energie", "cluster", "haven", "logistiek", "bouw", "textiel", "voeding", "water", "zorg",
    "digitaal", "circulair", "chemie", "metaal", "ecologisch", "geïntegreerd", "coöperatief", "netwerk", "kmo’s",
)  # fmt: skip
_PROVINCES = ("Antwerpen", "Limburg", "Oost-Vlaanderen", "Vlaams-Brabant", "West-Vlaanderen", "Brussel")
_HEAD = (
    "number", "title", "acronym", "organisation", "enterprise_number", "sector", "province", "start", "years",
    "requested_support", "total_budget", "summary", "contact", "email", "submitted_at",
)  # fmt: skip


def write_table(path: Path, applications: int = APPLICATIONS) -> None:
    """Columns as an export of a portal has them: some few values again and again, the rest each its own."""
    random = Random(7)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(_HEAD)
        for n in range(applications):
            organisation, support = random.randrange(20_000), random.randrange(50_000, 450_000)
            table.writerow(
                (
                    f"A-{n:06d}", " ".join(random.choices(_WORDS, k=5)), f"ACR{n}", f"Organisatie {organisation} vzw",
                    _enterprise_number(organisation), random.choice("ABCDEFGHIJ"), random.choice(_PROVINCES),
                    f"2016-{random.randrange(1, 13):02d}-01", random.randrange(1, 4), support, 2 * support,
                    " ".join(random.choices(_WORDS, k=20)), f"Persoon {random.randrange(50_000)}",
                    f"p{n}@voorbeeld.be",
                    f"2016-06-{random.randrange(1, 28):02d}T{random.randrange(8, 18):02d}:{random.randrange(60):02d}",
                )
            )  # fmt: skip


def _enterprise_number(n: int) -> str:
    digits = f"{2_000_000 + n:08d}"
    whole = f"{digits}{97 - int(digits) % 97:02d}"
    return f"{whole[:4]}.{whole[4:7]}.{whole[7:]}"


def take_in() -> Result:
    """The command from its start to its end, against the csv module and the bare inserts of the same cells."""
    ours: list[float] = []
    bare: list[float] = []
    peaks: list[int] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = folder / "applications.csv"
        write_table(table)
        create_panel(
            folder / "call.evalpanel", scheme_text=scheme_text(3), title="Bench", actor=SECRETARY
        ).close()
        for run in range(_RUNS):
            panel = shutil.copy(folder / "call.evalpanel", folder / f"run{run}.evalpanel")
            start = time.perf_counter()
            peaks.append(peak_of("evalapp", "import", str(panel), str(table)))
            ours.append(time.perf_counter() - start)
            start = time.perf_counter()
            _bare(table, folder / f"bare{run}.db")
            bare.append(time.perf_counter() - start)
        _require_whole(folder / "run0.evalpanel")
    return Result(
        name=f"import of {APPLICATIONS:,} applications from CSV",
        ours=min(ours),
        baseline=min(bare),
        most=10,
        megabytes=max(peaks),
        most_megabytes=250,
        baseline_name="csv module, bare INSERT",
    )


def write_workbook(path: Path, applications: int = IN_WORKBOOK) -> None:
    """A sheet of applications and one of partners, as a secretary gets them."""
    random = Random(7)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Aanvragen")
    sheet.append(
        ["number", "title", "organisation", "province", "start", "years", "requested_support", "total_budget"]
    )
    for n in range(applications):
        title = " ".join(random.choices(_WORDS, k=5))
        support = random.randrange(50_000, 450_000)
        province = random.choice(_PROVINCES)
        sheet.append(
            [
                f"A-{n:06d}",
                title,
                f"Organisatie {n % 2_000} vzw",
                province,
                "2016-07-01",
                3,
                support,
                2 * support,
            ]
        )
    partners = book.create_sheet("Partners")
    partners.append(["number", "name", "helix", "staff", "province", "cash", "committed"])
    for n in range(applications * PARTNERS):
        side = ("company", "knowledge", "government")[n % 3]
        partners.append(
            [f"A-{n // PARTNERS:06d}", f"Partner {n} nv", side, n % 50, "Limburg", 1_000 + n, "yes"]
        )
    book.save(path)


def take_in_workbook() -> Result:
    """Planned and written by the operations, against openpyxl that only reads the same cells."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = folder / "aanvragen.xlsx"
        write_workbook(table)
        start = time.perf_counter()
        for sheet in openpyxl.load_workbook(table, read_only=True):
            for _row in sheet.iter_rows(values_only=True):
                pass
        bare = time.perf_counter() - start
        with create_panel(
            folder / "call.evalpanel", scheme_text=scheme_text(3), title="Bench", actor=SECRETARY
        ) as panel:
            start = time.perf_counter()
            plan = plan_import(panel, [table])
            import_applications(panel, plan)
            ours = time.perf_counter() - start
        if not plan.is_whole:
            raise RuntimeError("not all of the workbook came in")
    return Result(
        name=f"import of {IN_WORKBOOK:,} rows with {IN_WORKBOOK * PARTNERS:,} partners",
        ours=ours,
        baseline=bare,
        most=3,
        baseline_name="openpyxl reading the same file",
    )


def _bare(table: Path, path: Path) -> None:
    with table.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    conn = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        conn.execute(f"PRAGMA {pragma}")
    columns = ", ".join(f"{name} TEXT NOT NULL" for name in head)
    conn.execute(f"CREATE TABLE application ({columns}, PRIMARY KEY (number)) STRICT")
    conn.execute("BEGIN")
    conn.executemany(f"INSERT INTO application VALUES ({', '.join('?' * len(head))})", rows)
    conn.execute("COMMIT")
    conn.close()


def _require_whole(panel: Path) -> None:
    conn = sqlite3.connect(panel)
    found = conn.execute("SELECT count(*) FROM application").fetchone()[0]
    conn.close()
    if found != APPLICATIONS:
        raise RuntimeError(f"{found} applications came in")
