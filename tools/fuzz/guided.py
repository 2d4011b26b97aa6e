"""A part that is guided by which lines an input reaches: atheris, over the readers that come first.

`make fuzz` starts it in a process of its own, where atheris is installed: `pip install '.[fuzz]'`.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NOT_INSTALLED = (
    "atheris is not installed (pip install '.[fuzz]'): the part that is guided by coverage is left out."
)
_MOST_BYTES = 40_000
_UNITS = re.compile(r"stat::number_of_executed_units:\s+(\d+)")
_EDGES = re.compile(r"cov: (\d+)")
_ROOT = Path(__file__).resolve().parents[2]
Reader = Callable[[bytes], object]


@dataclass(frozen=True, kw_only=True)
class Guided:
    inputs: int
    lines: int
    fault: str = ""


def is_there() -> bool:
    return importlib.util.find_spec("atheris") is not None


def look(ground: Path, folder: Path, seconds: int) -> Guided:
    """Looks for so long, or until the first fault, which stays in `folder`."""
    ran = subprocess.run(
        [sys.executable, "-m", "tools.fuzz.guided", str(ground), str(folder), str(seconds)],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if ran.returncode == 0:
        shutil.rmtree(folder, ignore_errors=True)
    units, edges = _UNITS.search(ran.stderr), _EDGES.findall(ran.stderr)
    fault = "" if ran.returncode == 0 else ran.stderr[-1_500:] + ran.stdout[-1_500:]
    return Guided(inputs=int(units[1]) if units else 0, lines=int(edges[-1]) if edges else 0, fault=fault)


def _readers(folder: Path, ground: Any) -> dict[bytes, tuple[Reader, list[bytes]]]:
    """By the first byte of an input: who reads the rest, and what it is that the demo has of it."""
    import msgspec

    from evalapp.domain.letters.sections import checked_section, defaults
    from evalapp.domain.scheme.reader import parse_scheme
    from evalapp.domain.scheme.writer import write_scheme
    from evalapp.exchange.intake.column_map import map_text, read_column_map
    from evalapp.exchange.sealed.coding import decode
    from evalapp.exchange.sealed.wire import PackJson, ReturnJson
    from evalapp.sheets.tables import tables_in
    from tools.fuzz.sealed import members_of
    from tools.fuzz.texts import MAPS

    own = folder / "own.toml"

    def scheme(raw: bytes) -> None:
        found = parse_scheme(raw.decode("utf-8", "surrogatepass"))
        assert parse_scheme(write_scheme(found)) == found

    def letter(raw: bytes) -> None:
        found = checked_section(raw.decode("utf-8", "surrogatepass"))
        assert checked_section(found) == found

    def column_map(raw: bytes) -> None:
        own.write_bytes(raw)
        found = read_column_map(own)
        own.write_text(map_text(found), encoding="utf-8")
        assert read_column_map(own) == found

    returned = msgspec.json.encode(ground.return_of("J-01"))
    pack = members_of(ground, ground.codes["J-01"])["pack.json"]
    texts = [text.nl.encode() for text in list(defaults().values())[:10]]
    return {
        b"R": (lambda raw: decode(raw, ReturnJson, "return.json"), [returned]),
        b"P": (lambda raw: decode(raw, PackJson, "pack.json"), [pack]),
        b"S": (scheme, [each.encode() for each in ground.schemes]),
        b"L": (letter, texts),
        b"M": (column_map, [each.encode() for each in MAPS]),
        b"C": (lambda raw: tables_in(raw, Path("t.csv")),
        [(ground.folder / f"{name}.csv").read_bytes() for name in ("people", "seats")]),
        b"J": (lambda raw: tables_in(raw, Path("t.json")), [json.dumps(ground.applications[:1]).encode()]),
    }  # fmt: skip


def _look(ground: Path, folder: Path, seconds: int) -> None:
    import atheris

    with atheris.instrument_imports(include=["evalapp"], enable_loader_override=False):
        from evalapp.domain.errors import KnownError
        from tools.fuzz.ground import Ground

        readers = _readers(folder, Ground(ground))
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for mark, (_reader, seeds) in readers.items():
        for seed in seeds:
            raw = mark + seed
            (corpus / hashlib.sha256(raw).hexdigest()[:16]).write_bytes(raw)

    def one(raw: bytes) -> None:
        reader, _seeds = readers.get(raw[:1], (None, []))
        if reader is None:
            return
        try:
            reader(raw[1:])
        except KnownError as error:
            if not str(error).strip():
                raise AssertionError("refused without a word") from error
        except UnicodeDecodeError:
            assert raw[:1] in b"SL"  # of a text that its reader gets as one

    limits = [f"-max_total_time={seconds}", f"-max_len={_MOST_BYTES}", "-timeout=10", "-rss_limit_mb=1500"]
    told = ["-print_final_stats=1", f"-artifact_prefix={folder}/fault-", str(corpus)]
    atheris.Setup([sys.argv[0], *limits, *told], one)
    atheris.Fuzz()


if __name__ == "__main__":
    _look(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
