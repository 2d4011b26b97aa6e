"""Files that are no scheme: hostile, too large, not text, not there."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from evalapp.domain.incoming.bounds import SCHEME_BYTES, SCHEME_DEPTH
from evalapp.domain.scheme.faults import MOST_FAULTS, SchemeError
from evalapp.domain.scheme.reader import parse_scheme, read_scheme
from evalapp.domain.scheme.writer import write_scheme
from tests.pace import allowed
from tests.samples import SCHEME

HOSTILE = {
    "brackets": "a = " + "[" * 100_000,
    "tables": "a = " + "{a=" * 100_000,
    "dotted-key": "a." * 300_000 + "a = 1",
    "dotted-heading": "[" + '"a".' * 200_000 + "a]",
    "huge-number": "format = " + "9" * 5_000,
    "wide-number": "format = 1\nid = " + "9" * 4_000,
    "no-toml": "\x00" * 1_000,
    "one-key": "a" * 999_000 + " = 1",
    "many-keys": "\n".join(f"k{n} = 1" for n in range(60_000)),
    "many-words": SCHEME
    + '[scales.w]\nkind = "words"\nwords = ['
    + ",".join(f'{{id="w{n}",value={n},nl="a"}}' for n in range(10_000))
    + "]",
}


@pytest.mark.long
@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_refused_soon_and_in_few_words(case: str) -> None:
    begun = time.monotonic()
    with pytest.raises(SchemeError) as caught:
        parse_scheme(HOSTILE[case])
    error = caught.value
    longest = max(map(len, error.sentences))
    told = (time.monotonic() - begun < allowed(5), longest < 1_000, len(error.faults) <= MOST_FAULTS)
    assert (True, True, True) == told, str(error)[:300]


def test_prose_with_many_points_is_no_deep_key() -> None:
    prose = "Zie art. 11 e.v. en www.voorbeeld.be/a.b.c. " * 100
    assert parse_scheme(SCHEME.replace("Kmo-impact", prose)).criterion("sme").title.nl == prose


DOTTED = ".".join(map(str, range(1, SCHEME_DEPTH + 2)))
DEEP = {
    "key": f"{DOTTED} = 1",
    "key-with-blanks": " . ".join("abcdefghijklmnopq") + " = 1",
    "quoted": "'a'.\"b\"." * 8 + "c = 1",
    "heading": f"[{DOTTED}]",
    "heading-of-a-list": f"[[{DOTTED}]]",
    "within": "x = { y = 1, " + DOTTED + " = 1 }",
}


@pytest.mark.parametrize("case", DEEP)
def test_a_key_of_too_many_parts_is_told_with_its_line(case: str) -> None:
    with pytest.raises(SchemeError, match=r"line 3: .*a key has 16 parts or more"):
        parse_scheme(f"format = 1\n# {DOTTED}\n{DEEP[case]}\n")


@pytest.mark.parametrize(
    "text", ['"Zie {}"', "'{}'", '"""\nZie\n{}"""', "'''{}'''", '"x" # {}', '"a \\" {}"']
)
def test_only_keys_count_their_parts_not_texts_and_comments(text: str) -> None:
    notes = f"notes = [{text.format(DOTTED)}\n]\n"
    scheme = parse_scheme(SCHEME.replace("format = 1\n", f"format = 1\n# {DOTTED}\n{notes}"))
    assert scheme == parse_scheme(write_scheme(scheme))


def test_what_is_no_toml_is_told_as_that_although_points_follow() -> None:
    with pytest.raises(SchemeError, match="Unterminated string") as caught:
        parse_scheme(f'format = 1\nid = """{DOTTED}\n')
    assert "parts" not in str(caught.value)


def test_a_file_of_more_than_200_kilobytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    path.write_bytes(b"#" * (SCHEME_BYTES + 1))
    with pytest.raises(SchemeError, match=r"large\.toml: the file is larger than 200 kB"):
        read_scheme(path)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes("title = 'één'".encode("latin-1"))
    with pytest.raises(SchemeError, match="save it as UTF-8"):
        read_scheme(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SchemeError, match=r"nowhere\.toml: there is no such file or folder"):
        read_scheme(tmp_path / "nowhere.toml")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "mark.toml"
    path.write_text(SCHEME, encoding="utf-8-sig")
    assert "small" == read_scheme(path)[0].id
