"""What is looked for inside a file is looked for no longer than a moment."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter

from evalapp.exchange.sealed.codes import new_code
from evalapp.operations.own_contents import why_content_ours
from evalapp.operations.own_kinds import why_ours
from tests.pace import allowed


def packed(parts: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def test_archives_in_an_archive_share_what_is_unpacked_of_them_all() -> None:
    small_bomb = packed({"leeg.txt": b"-" * 29_000_000})
    bombs = packed({f"{n}.zip": small_bomb for n in range(200)})
    begun = perf_counter()
    assert "" == why_content_ours(bombs, why_ours)
    assert perf_counter() - begun < allowed(4)


def test_a_part_is_never_taken_for_a_file_with_its_name(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lijst.csv").write_text("juror,name,code\n")
    assert "" == why_content_ours(packed({"lijst.csv": b"naam;prijs\nstaal;3\n"}), why_ours)


def test_a_part_behind_a_password_or_damaged_keeps_nothing_out() -> None:
    raw = packed({"a.txt": new_code().encode()})
    locked = raw.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    assert locked != raw
    assert ("", "") == (why_content_ours(locked, why_ours), why_content_ours(raw[:40], why_ours))
    assert "access codes of jurors" in why_content_ours(raw, why_ours)
