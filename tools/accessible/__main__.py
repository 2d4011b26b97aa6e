"""Print every kind of paper and hold it against what PDF/UA-1 and PDF/A-2a ask.

Our own walk through the structure and the validator of `page-validation` run in the tests too; veraPDF runs here alone,
since it needs Java. What it lacks is said with the command that gets it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import page

from tests.reports.drawing.tag_walk import faults
from tests.reports.drawing.tagged_papers import papers
from tools.accessible.verapdf import missing, validate

_PROFILES = {"ua1": page.ValidationProfile.PDF_UA_1, "2a": page.ValidationProfile.PDF_A_2A}


def main() -> int:
    wanted = missing()
    is_whole = not wanted
    with TemporaryDirectory() as folder:
        paths: list[tuple[str, Path]] = []
        print(f"{'paper':<28} {'walk':<10} {'page ua1':<10} {'page 2a':<10}")
        for name, raw in papers():
            path = Path(folder) / f"{len(paths):02}.pdf"
            path.write_bytes(raw)
            paths.append((name, path))
            found = faults(raw)
            reports = [page.validate_pdf(path, profile=profile) for profile in _PROFILES.values()]
            said = ["whole" if not found else "FAULTS"]
            said += ["conforms" if each.is_compliant else "BROKEN" for each in reports]
            print(f"{name:<28} {said[0]:<10} {said[1]:<10} {said[2]:<10}", flush=True)
            broken = [f"{each.rule_id}: {each.message}" for report in reports for each in report.failures]
            for line in (*found, *broken):
                is_whole = False
                print(f"    {line}")
        if wanted:
            print("\nveraPDF was not run. What is missing:", *wanted, sep="\n    ")
            return 1
        for profile in _PROFILES:
            print(f"\n{'veraPDF ' + profile:<28} {'checks':>10}")
            for (name, _path), verdict in zip(
                paths, validate(profile, [path for _name, path in paths]), strict=True
            ):
                is_whole &= verdict.is_compliant
                print(f"{name:<28} {verdict.checks:>10,}  {'conforms' if verdict.is_compliant else 'BROKEN'}")
                for line in verdict.broken:
                    print(f"    {line}")
    return 0 if is_whole else 1


if __name__ == "__main__":
    sys.exit(main())
