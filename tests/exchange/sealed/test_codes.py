from __future__ import annotations

import random

import pytest

from evalapp.domain.errors import BadValue, KnownError
from evalapp.exchange.sealed.codes import ALPHABET, fault_so_far, new_code, parse_code, secret_of, written
from evalapp.exchange.sealed.signing import (
    age_identity,
    own_signing_key,
    public_key_of,
    public_keys,
    signing_key,
)

FIXED = "0123456789ABCDEFGHJK"


def with_check(body: str) -> str:
    """The one check character that fits, found as a stranger would: by trying all."""
    fitting = []
    for letter in ALPHABET:
        try:
            fitting.append(parse_code(body + letter))
        except BadValue:
            continue
    assert len(fitting) == 1
    return fitting[0]


# Fixed, since every test process must collect the same tests.
SOME_CODES = [with_check("".join(random.Random(seed).choices(ALPHABET, k=20))) for seed in range(40)]


def test_a_new_code_is_groups_of_letters_and_digits_that_parse_to_themselves() -> None:
    code = new_code()

    assert [len(group) for group in code.split("-")] == [5, 5, 5, 5, 1]
    assert set(code) <= set(ALPHABET + "-")
    assert code == parse_code(code)


def test_new_codes_differ() -> None:
    assert len({new_code() for _n in range(200)}) == 200


@pytest.mark.parametrize("code", [*SOME_CODES[:4], with_check("0" * 20), with_check(FIXED)])
def test_every_single_wrong_character_is_noticed(code: str) -> None:
    bare = code.replace("-", "")
    for place, right in enumerate(bare):
        for wrong in ALPHABET.replace(right, ""):
            with pytest.raises(BadValue):
                parse_code(bare[:place] + wrong + bare[place + 1 :])


@pytest.mark.parametrize("code", SOME_CODES)
def test_every_swap_of_two_characters_is_noticed(code: str) -> None:
    bare = code.replace("-", "")
    for first in range(len(bare)):
        for second in range(first + 1, len(bare)):
            if bare[first] != bare[second]:
                swapped = list(bare)
                swapped[first], swapped[second] = swapped[second], swapped[first]
                with pytest.raises(BadValue):
                    parse_code("".join(swapped))


@pytest.mark.long
@pytest.mark.parametrize("left", ALPHABET)
def test_adjacent_transpositions_of_any_pair_of_letters_are_noticed(left: str) -> None:
    for right in ALPHABET.replace(left, ""):
        code = with_check((left + right) * 10).replace("-", "")
        with pytest.raises(BadValue):
            parse_code(right + left + code[2:])


def test_the_check_character_of_released_codes_stays_what_it_was() -> None:
    assert with_check(FIXED) == "01234-56789-ABCDE-FGHJK-J"


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", " "),
        lambda code: code.replace("-", "–"),
        lambda code: code.replace("0", "O").replace("1", "l"),
        lambda code: code.replace("0", "o").replace("1", "I"),
        lambda code: f"  {code}\n",
        lambda code: "".join(chr(ord(mark) + 0xFEE0) for mark in code),
        lambda code: "\u200b".join(code),
    ],
)
def test_typing_is_forgiven_what_does_not_matter(typed) -> None:  # type: ignore[no-untyped-def]
    code = with_check("01" * 10)

    assert code == parse_code(typed(code))


@pytest.mark.parametrize(
    "line",
    [
        "code: {code}",
        "Code: {bare}",
        "code:{code}.",
        "code: {apart}",
        "Uw toegangscode is {code} (An Peeters, pak 12345)",
        "{code}\n{code}",
        "oud 01234-56789-ABCDE-FGHJK-0, nieuw {code}",
    ],
)
def test_what_stands_around_the_one_right_code_is_ignored(line: str) -> None:
    code = with_check("F1A968SXWWVXQGS2PJY8")
    text = line.format(code=code, bare=code.replace("-", ""), apart=code.replace("-", " - "))

    assert code == parse_code(text)


def test_of_two_right_codes_none_is_chosen() -> None:
    with pytest.raises(BadValue):
        parse_code(f"{SOME_CODES[0]}, {SOME_CODES[1]}")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("", "has 0"),
        ("ABC", "has 3"),
        ("0" * 22, "has 22"),
        (FIXED + "U", "cannot be part"),
        (FIXED + "é", "cannot be part"),
        ("🧀" * 21, "cannot be part"),
    ],
)
def test_what_is_no_code_is_refused_with_the_reason(text: str, hint: str) -> None:
    with pytest.raises(BadValue, match=hint):
        parse_code(text)


def test_the_check_character_is_not_part_of_the_secret() -> None:
    assert secret_of(with_check(FIXED)) == FIXED


def test_keys_derived_from_a_code_never_change() -> None:
    code = with_check(FIXED)

    keys = public_keys(code, "panel", "J1")

    assert age_identity(code) == "AGE-SECRET-KEY-1960QFWAAKKVZS985YGA0T73EDLR5XK9C4LZDQRPPHW6GZQDW5QNQK2SRV4"
    assert keys.recipient == "age17cymwc97pp2dw60hap8lp774p96s2d0zs8pdw5fmm0j5rgwf4fasfyka7g"
    assert keys.public_key == "f2536634e0a1b997ac9b4467c17a6858868c9c3eadc201ea38c3eb6da422aedf"


def test_the_signing_key_belongs_to_one_panel_and_one_juror() -> None:
    code = new_code()
    keys = {
        public_key_of(signing_key(code, panel, juror))
        for panel, juror in (("p", "1"), ("q", "1"), ("p", "2"))
    }

    assert len(keys) == 3


def test_a_code_of_another_pack_cannot_sign_for_this_one() -> None:
    mine = public_keys(new_code(), "panel", "J1").public_key

    with pytest.raises(KnownError, match="does not belong to the pack"):
        own_signing_key(new_code(), "panel", "J1", mine)


def test_a_code_copied_with_its_whole_line_is_found() -> None:
    code = new_code()
    for line in (
        f"J1,Jan Claes,{code}",
        f"Uw toegangscode:\n  {code}\n",
        f"Claes {code.replace('-', ' ')} (An)",
    ):
        assert parse_code(line) == code


def test_what_is_typed_so_far_is_shown_in_groups_and_in_the_letters_of_codes() -> None:
    assert [written(text) for text in ("", "abc", "oil0o x", "abcde fghjk 7")] == [
        "",
        "ABC",
        "01100-X",
        "ABCDE-FGHJK-7",
    ]


def test_a_letter_that_no_code_has_is_named_before_the_code_is_whole() -> None:
    assert fault_so_far("9SPDQ") is None
    assert "“U”" in (fault_so_far("9spu") or "")
