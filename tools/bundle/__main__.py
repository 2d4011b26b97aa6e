"""`python -m tools.bundle bundle|check|deb|installer`: make the bundle, prove it, and pack it."""

from __future__ import annotations

import argparse
import sys

from tools.bundle.places import FOLDER, PROGRAM


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=("bundle", "check", "deb", "installer"))
    what = parser.parse_args().what
    if what in ("check", "deb") and not PROGRAM.exists():
        print("There is no bundle yet: make bundle")
        return 1
    if what == "bundle":
        from tools.bundle.making import make

        return make()
    if what == "check":
        from tools.bundle.checking import check

        return check(PROGRAM)
    if what == "deb":
        from tools.bundle.debian import make as make_package

        make_package(FOLDER)
        return 0
    from tools.bundle.windows import make as make_installer

    return make_installer()


if __name__ == "__main__":
    sys.exit(main())
