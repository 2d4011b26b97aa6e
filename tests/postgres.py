"""A PostgreSQL server of the tests' own: from the packages of the machine, on a free port, in a folder that goes away.

`python -m tests.postgres` installs the packages where that is allowed, as `ui.libraries` does for the window.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from ui.libraries import apt, may_install

OWNER, PASSWORD = "owner", "geheim-1"
PACKAGE = "postgresql"
# Nobody minds what a machine that loses its power makes of these.
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Server:
    host: str
    port: int

    def url(self, database: str = "postgres", user: str = OWNER) -> str:
        """Without the password, which stands in the environment while the server is `running`."""
        return f"postgresql://{user}@{self.host}:{self.port}/{database}"


def binaries() -> Path | None:
    """The folder with those of the newest version that there is."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda each: int(each.parts[-3]))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


def why_not() -> str:
    """Why no server can be started here; empty where one can."""
    if binaries() is None:
        return f"no PostgreSQL here: apt install {PACKAGE}"
    if os.geteuid() == 0 and _account() is None:
        return "PostgreSQL does not run as root, and there is no other account"
    return ""


def _account() -> pwd.struct_passwd | None:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None


@contextmanager
def running(settings: Mapping[str, str] = QUICK) -> Iterator[Server]:
    """Raises RuntimeError with the words of the server where it does not start."""
    folder = Path(tempfile.mkdtemp(prefix="evalapp-pg-"))
    account = _account() if os.geteuid() == 0 else None
    who = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
    secret = folder / "password"
    secret.write_text(f"{PASSWORD}\n", encoding="ascii")
    if account:
        for path in (folder, secret):
            os.chown(path, account.pw_uid, account.pw_gid)

    def run(program: str, *arguments: str, is_waited_for: bool = True) -> None:
        place = binaries()
        assert place is not None
        said = folder / f"{program}.out"  # a server that goes on would keep a pipe open
        with said.open("ab") as out:
            done = subprocess.run(
                [str(place / program), *arguments], stdout=out, stderr=out, cwd=folder, check=False, **who
            )
        if done.returncode and is_waited_for:
            raise RuntimeError(said.read_text(errors="replace")[-800:])

    data, log = folder / "data", folder / "log"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    try:
        run(
            *("initdb", "-D", str(data), "-U", OWNER, "--pwfile", str(secret), "-A", "scram-sha-256"),
            *("-E", "UTF8", "--locale=C.UTF-8", "--no-sync"),
        )
        told = {"listen_addresses": "127.0.0.1", "port": str(port), "unix_socket_directories": str(folder)}
        options = " ".join(f"-c {name}={value}" for name, value in {**told, **settings}.items())
        run("pg_ctl", "-D", str(data), "-l", str(log), "-w", "-t", "60", "-o", options, "start")
        try:
            with patch.dict(os.environ, PGPASSWORD=PASSWORD):
                yield Server("127.0.0.1", port)
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "stop", is_waited_for=False)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    if binaries() is None and may_install():
        sys.stdout.write(
            f"PostgreSQL is missing for the tests of publishing; it is being installed: {PACKAGE}\n"
        )
        apt("update")
        apt("install", "--yes", "--no-install-recommends", PACKAGE)
    if why := why_not():
        sys.stdout.write(f"The tests of publishing are left out: {why}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
