"""What somebody, or a disk, may have done to the folder of an export → what is said of it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

Edit = Callable[[Path], object]


def lines(name: str, edit: Callable[[list[str]], object]) -> Edit:
    def change(folder: Path) -> None:
        found = (folder / name).read_text("utf-8").splitlines()
        edit(found)
        (folder / name).write_text("\n".join(found) + "\n", "utf-8")

    return change


def swap(name: str, old: str, new: str) -> Edit:
    def change(folder: Path) -> None:
        text = (folder / name).read_text("utf-8")
        assert old in text, (name, old)
        (folder / name).write_text(text.replace(old, new, 1), "utf-8")

    return change


def told(name: str, edit: Callable[[Any], object]) -> Edit:
    def change(folder: Path) -> None:
        document = json.loads((folder / name).read_text("utf-8"))
        edit(document)
        (folder / name).write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", "utf-8")

    return change


def link(name: str) -> Edit:
    def change(folder: Path) -> None:
        moved = folder.parent / "elsewhere"
        (folder / name).rename(moved)
        (folder / name).symlink_to(moved)

    return change


def _first(key: str, value: object) -> Callable[[Any], object]:
    return lambda document: document[0].update({key: value})


CASES: dict[str, tuple[Edit, str]] = {
    "no export": (
        lambda folder: (folder / "call.json").unlink(),
        "is no export: there is no call.json in it",
    ),
    "a fact of letters that nobody knows": (
        told("letters.json", lambda document: document["facts"].update({"colour": "red"})),
        "“letters.json” is not as an export writes it, at facts.colour: it is no fact that letters fill in",
    ),
    "a text of letters with a place that nothing fills": (
        told(
            "letters.json",
            lambda document: document["texts"].append(
                {"section": "closing", "language": "nl", "text": "Groet, {nobody}"}
            ),
        ),
        "“{nobody}”",
    ),
    "a reason of letters for another application": (
        told(
            "letters.json",
            lambda document: document["motivations"].append(
                {
                    "application": "Z-9",
                    "part": "strengths",
                    "criterion": None,
                    "language": "nl",
                    "text": "Sterk.",
                }
            ),
        ),
        r"at motivations\[1\].application: “Z-9” is unknown",
    ),
    "a file is missing": (
        lambda folder: (folder / "scores.csv").unlink(),
        "“scores.csv” is not in the folder",
    ),
    "a file is cut": (
        lambda folder: os.truncate(folder / "applications.json", 200),
        "“applications.json” is not as an export writes it: it breaks off, or goes on with something else, at line",
    ),
    "a table is cut": (
        lambda folder: os.truncate(folder / "scores.csv", (folder / "scores.csv").stat().st_size - 12),
        "“scores.csv” is not as an export writes it, at row 3",
    ),
    "a quotation mark is open": (swap("scores.csv", ",helix,", ',"helix,'), "a quotation mark may be open"),
    "an unknown criterion": (
        swap("scores.csv", ",helix,", ",triple,"),
        "at row 2, criterion: There is no criterion “triple”; this call has: helix, sme",
    ),
    "a score off the scale": (swap("scores.csv", ",3.5,", ",5.5,"), "row 2, value: 5.5 is not on the scale"),
    "a score between two steps": (
        swap("scores.csv", ",3.5,", ",3.3,"),
        "row 2, value: 3.3 is not on the scale",
    ),
    "a decimal of another language": (
        swap("scores.csv", ",3.5,", ',"3,5",'),
        "“scores.csv” is not as an export writes it, at row 2, value: “3,5” would be “3.5”",
    ),
    "no number": (swap("scores.csv", ",3.5,", ",drie,"), "row 2, value: “drie” is not a number"),
    "money of another language": (
        swap("applications.json", '"requested_support": "100000"', '"requested_support": "1.500,5"'),
        r"at \[1\].requested_support: “1.500,5” is not an amount in euro as an export writes it, such as 1500.5",
    ),
    "money as a number": (
        swap("applications.json", '"requested_support": "100000"', '"requested_support": 100000'),
        r"\[1\].requested_support: “100000” is not an amount",
    ),
    "money with three decimals": (
        swap("applications.json", '"amount": "200000"', '"amount": "200.000"'),
        r"\[1\].budget\[1\].amount: “200.000” is not an amount",
    ),
    "money with a nought more": (
        swap("applications.json", '"amount": "200000"', '"amount": "200000.50"'),
        "“200000.50” is not an amount",
    ),
    "money that no file holds": (
        swap("applications.json", '"amount": "200000"', f'"amount": "{"9" * 40}"'),
        "is not an amount",
    ),
    "cents that are none": (
        told("call.json", lambda d: d.update(budget_cents=-1)),
        "“-1” is not a whole number",
    ),
    "a truth for a number": (
        told("call.json", lambda d: d.update(budget_cents=True)),
        "“True” is not a whole number",
    ),
    "two rows with one key": (
        lines("scores.csv", lambda rows: rows.append(rows[1])),
        "row 4, criterion: J1 · A-1 · helix stands there already",
    ),
    "two applications with one number": (
        told("applications.json", lambda d: d.append(d[0])),
        r"\[4\].number: A-1 stands there already",
    ),
    "two keys in one object": (
        swap("call.json", '"title": "Call"', '"title": "Call", "title": "Other"'),
        "the key “title” stands twice in it",
    ),
    "two people with one id": (
        lines("jury.csv", lambda rows: rows.append(rows[1])),
        "stands there already",
    ),
    "a score of nobody": (swap("scores.csv", "J1,A-1", "J9,A-1"), "row 2, juror: J9 has no seat for A-1"),
    "a seat despite a conflict": (
        lines("assignment.csv", lambda rows: rows.append("J2,A-3")),
        "J2 has a conflict of interest with A-3, and cannot assess it",
    ),
    "a seat of the secretary": (
        lines("assignment.csv", lambda rows: rows.append("S-01,A-1")),
        "“assignment.csv” is not as an export writes it, at row 7, juror: “S-01” is unknown",
    ),
    "an unknown kind": (
        swap("conflicts.csv", ",family,", ",friend,"),
        "row 2, kind: “friend” is none of employer",
    ),
    "an unknown phase": (
        told("call.json", lambda d: d.update(phase="open")),
        "phase: “open” is none of draft",
    ),
    "no day": (
        told("call.json", lambda d: d["plan"].update(opens_on="1/2/2016")),
        "plan.opens_on: “1/2/2016” is not",
    ),
    "no time": (swap("scores.csv", "T", "om"), "is not a time such as"),
    "an attachment that leaves the folder": (
        told("applications.json", lambda d: d[0]["attachments"][0].update(name="../../secret.pdf")),
        r"\[1\].attachments\[1\].name: “../../secret.pdf” is no name of a file",
    ),
    "an attachment with a name longer than a disk takes": (
        told("applications.json", lambda d: d[0]["attachments"][0].update(name="a" * 256)),
        r"\[1\].attachments\[1\].name: it has more than 255 characters",
    ),
    "a further field with a name that is too long": (
        told("applications.json", _first("extra", {"a" * 201: "x"})),
        r"\[1\].extra: a further field has a name of at most 200 characters",
    ),
    "a budget of a year that is none": (
        told("applications.json", lambda d: d[0]["budget"][0].update(year=10_001)),
        r"\[1\].budget\[1\].year: it is no year",
    ),
    "a title on two lines": (
        told("call.json", lambda d: d.update(title="Call\nfor clusters")),
        "“call.json” is not as an export writes it, at title: it is not on one line",
    ),
    "an attachment that was changed": (
        lambda folder: (folder / "attachments/A-1/plan-1.pdf").write_bytes(b"%PDF-1.4 xxx"),
        "“attachments/A-1/plan-1.pdf” is not as an export writes it: its content is not the one",
    ),
    "an attachment that is missing": (
        lambda folder: (folder / "attachments/A-1/plan-1.pdf").unlink(),
        "“attachments/A-1/plan-1.pdf” is not in the folder",
    ),
    "a link for an attachment": (link("attachments/A-1/plan-1.pdf"), "it is a link to another file"),
    "a link for a folder of attachments": (
        link("attachments/A-1"),
        "it lies behind a link to another folder",
    ),
    "a link for all attachments": (link("attachments"), "it lies behind a link to another folder"),
    "a link for a table": (link("scores.csv"), "“scores.csv” cannot be read: it is a link to another file"),
    "a formula": (
        swap("scores.csv", ",3.5,,", ",3.5,=HYPERLINK(1),"),
        r"row 2, comment: “=HYPERLINK\(1\)” could be a formula, which an export never writes",
    ),
    "a spreadsheet that saved it": (
        lambda folder: (folder / "scores.csv").write_text(
            (folder / "scores.csv").read_text("utf-8").replace(",", ";"), "utf-8-sig"
        ),
        "its first line is not “juror,application,criterion,value,comment,at”",
    ),
    "a row that is too long": (
        swap("scores.csv", "\nJ1,A-1", "\nx,J1,A-1"),
        "it has 7 cells, and the first row 6",
    ),
    "bytes that are no letters": (
        lambda folder: (folder / "scores.csv").write_bytes(b"juror\xff"),
        "byte 6 is no part of a letter",
    ),
    "JSON that is nested deep": (
        lambda folder: (folder / "call.json").write_text("[" * 100_000 + "]" * 100_000),
        "it is nested more than 16 levels deep",
    ),
    "JSON of another kind": (lambda folder: (folder / "call.json").write_text("[]"), "it is not an object"),
    "a list for an object": (
        told("call.json", lambda document: document.update({"plan": []})),
        "at plan: it is not an object",
    ),
    "a list of something else": (
        lambda folder: (folder / "applications.json").write_text("[1]"),
        r"at \[1\]: it is not an object",
    ),
    "no number in JSON": (
        swap("call.json", '"budget_cents": 20000000', '"budget_cents": NaN'),
        "NaN is not a number",
    ),
    "a control character": (
        told("applications.json", _first("summary", "a\x07b")),
        "which cannot be printed",
    ),
    "a scheme that was edited": (
        swap("scheme.toml", "weight = 2", "weight = 3"),
        "“scheme.toml” is not as an export writes it: it is not version 1 of “scheme-versions.json”",
    ),
    "a scheme that is none": (
        told("scheme-versions.json", _first("text", "format = 1")),
        r"“scheme-versions.json” is not as an export writes it, at \[1\].text",
    ),
    "a column that an older version lacks": (
        lines("scores.csv", lambda rows: rows.__setitem__(slice(None), [r.rpartition(",")[0] for r in rows])),
        "another program or version may have written it",
    ),
    "a key that nobody knows": (
        told("applications.json", _first("colour", "red")),
        "“applications.json” is not as this version of Evalapp writes it, at line",
    ),
    "rows in another order": (
        lines("scores.csv", lambda rows: rows.__setitem__(slice(1, None), rows[:0:-1])),
        "“scores.csv” is not as this version of Evalapp writes it, at line 2: “J1,A-2,helix",
    ),
    "a computed word that was edited": (
        swap("meeting.json", '"state": "none"', '"state": "open"'),
        "“meeting.json” is not as this version",
    ),
    "the work of one juror": (
        told("call.json", lambda d: d.update(juror="J1")),
        "holds what one juror wrote, and no call",
    ),
    "an open choice": (
        lambda folder: (folder / "open-choices.json").write_text('[{"juror": "J1"}]'),
        "1 choice of a merge is still open in this call",
    ),
}
