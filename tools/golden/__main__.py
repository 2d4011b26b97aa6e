"""Print every reference number with ours beside it; exit status 1 where one is off, 2 without the data."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

from evalapp.domain.texts import in_language
from tools.golden import agreement, assignment, decisions, models
from tools.golden.rows import DATA, Row

PARTS: dict[str, Callable[[], Iterator[Row]]] = {
    "Horizon Europe": decisions.horizon,
    "Rules": decisions.rules,
    "Budget and selection": decisions.budget,
    "Assignment": assignment.assignment,
    "Stability of weights": decisions.stability,
    "Other weightings": decisions.weightings,
    "Agreement": agreement.agreement,
    "Calibration": models.calibration,
    "Crossed model: Penicillin": models.penicillin,
    "Crossed model: variance components": models.components,
    "Expected rank: SNSF mock panel 1": models.expected_ranks,
    "Expected rank: AIBS": models.aibs,
}


def main() -> int:
    if not DATA.is_dir():
        print("The reference numbers are not part of this repository; they are expected in ../shared/data.")
        return 2
    off = count = 0
    for title, part in PARTS.items():
        print(f"\n{title}")
        with in_language("en"):  # some rows read a sentence
            found = list(part())
        for row in found:
            count, off = count + 1, off + (not row.is_met)
            print(line(row))
    print(f"\n{count} numbers, {off} off")
    return 1 if off else 0


def line(row: Row) -> str:
    within = "exact" if not row.tolerance else f"± {row.tolerance:g}"
    verdict = "" if row.is_met else "  OFF"
    return f"  {row.name:<44} {shown(row.ours):>24} {shown(row.theirs):>24}  {within}{verdict}"


def shown(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.6g}"
    text = str(value)
    return text if len(text) <= 24 else f"{text[:22]}…"


if __name__ == "__main__":
    sys.exit(main())
