from __future__ import annotations

from fractions import Fraction

import pytest

from evalapp.domain.merge import Version
from evalapp.domain.scoring.answer import NOTHING
from evalapp.domain.texts import (
    NO_TEXT,
    Text,
    current_language,
    in_language,
    language_of_machine,
)
from evalapp.domain.tokens import THEMES, colours
from evalapp.operations.juror.renewal import Renewal
from evalapp.operations.progress.work import to_do_words
from evalapp.words import formats
from evalapp.words.versions import origin


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "nl"),
        ({"EVALAPP_LANGUAGE": "en", "LANG": "nl_BE.UTF-8"}, "en"),
        ({"EVALAPP_LANGUAGE": "NL", "LC_ALL": "en_GB.UTF-8"}, "nl"),
        ({"EVALAPP_LANGUAGE": "fr", "LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "nl_BE.UTF-8"}, "nl"),
        ({"LC_ALL": "", "LC_MESSAGES": "en_GB", "LANG": "nl_BE"}, "en"),
        ({"LANG": "C.UTF-8"}, "nl"),
        ({"LANG": "fr_BE.UTF-8"}, "nl"),
    ],
)
def test_the_language_is_asked_for_or_comes_from_the_locale(
    environment: dict[str, str], expected: str
) -> None:
    assert expected == language_of_machine(environment)


def test_a_language_holds_for_its_block_only() -> None:
    before = current_language()
    with in_language("nl"):
        inside = current_language()
    assert (before, "nl") == (current_language(), inside)


def test_a_language_without_texts_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="'fr'"), in_language("fr"):
        pass


def test_a_text_of_a_scheme_speaks_the_current_language() -> None:
    text = Text(nl="Drempel", en="Threshold")
    with in_language("nl"):
        dutch = str(text)
    with in_language("en"):
        assert ("Drempel", "Threshold") == (dutch, str(text))


def test_a_text_without_words_is_false() -> None:
    assert (False, True) == (bool(NO_TEXT), bool(Text(nl="", en="x")))


@pytest.mark.parametrize(
    ("cents", "dutch", "english"),
    [
        (150_000_00, "€\u00a0150.000", "€150,000"),
        (150_000_50, "€\u00a0150.000,50", "€150,000.50"),
        (-1_00, "−€\u00a01", "−€1"),
        (0, "€\u00a00", "€0"),
        (999_999_999_999_999, "€\u00a09.999.999.999.999,99", "€9,999,999,999,999.99"),
        (None, "–", "–"),
    ],
)
def test_money_is_written_as_the_reader_does(cents: int | None, dutch: str, english: str) -> None:
    with in_language("nl"):
        in_dutch = formats.money(cents)
    with in_language("en"):
        assert (dutch, english) == (in_dutch, formats.money(cents))


@pytest.mark.parametrize(
    ("value", "decimals", "dutch", "english"),
    [
        ("3.5", None, "3,5", "3.5"),
        ("2.675", 2, "2,68", "2.68"),
        ("4", None, "4", "4"),
        ("4", 2, "4,00", "4.00"),
    ],
)
def test_a_score_has_a_decimal_comma_in_dutch(
    value: str, decimals: int | None, dutch: str, english: str
) -> None:
    with in_language("nl"):
        in_dutch = formats.score(Fraction(value), decimals)
    with in_language("en"):
        assert (dutch, english) == (in_dutch, formats.score(Fraction(value), decimals))


def test_whole_numbers_are_grouped() -> None:
    with in_language("nl"):
        assert "12.345" == formats.whole(12_345)


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2016-06-27T12:12:00+00:00", "27 juni 2016 om 14.12 uur"),
        ("2016-01-27T12:12:00+00:00", "27 januari 2016 om 13.12 uur"),
        ("2015-12-31T23:30:00+00:00", "1 januari 2016 om 00.30 uur"),
        ("2015-11-30T10:00", "30 november 2015 om 10.00 uur"),
        ("soon", "soon"),
        ("", ""),
        ("9999-12-31T23:59:59+00:00", "9999-12-31T23:59:59+00:00"),
    ],
)
def test_a_moment_is_told_in_belgian_time(iso: str, expected: str) -> None:
    with in_language("nl"):
        assert expected == formats.moment(iso)


def test_a_table_and_a_log_write_the_time_as_a_clock_does() -> None:
    with in_language("nl"):
        assert "27 juni 2016, 14:12" == formats.stamp("2016-06-27T12:12:00+00:00")
    with in_language("en"):
        assert "27 June 2016, 14:12" == formats.moment("2016-06-27T12:12:00+00:00")


def test_a_day_and_a_clock_agree_on_the_hour_of_belgium() -> None:
    with in_language("en"):
        iso = "2016-03-31T22:30:00+00:00"
        assert ("1 April 2016", "00:30") == (formats.day(iso), formats.clock(iso))


def test_a_fingerprint_is_shown_in_groups() -> None:
    assert "7F3A-91C0-44DE" == formats.short_fingerprint("7f3a91c044de" + "0" * 52)


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_the_same_roles(theme: str) -> None:
    assert sorted(colours("light")) == sorted(colours(theme))


@pytest.mark.parametrize("theme", THEMES)
def test_every_colour_has_six_hexadecimal_digits(theme: str) -> None:
    import re

    assert [] == [value for value in colours(theme).values() if not re.fullmatch(r"#[0-9A-Fa-f]{6}", value)]


def test_lists_and_bars_write_times_as_a_log_does_and_sentences_as_people_say_them() -> None:
    at = "2015-12-18T16:00:00+00:00"
    with in_language("nl"):
        bar = to_do_words([], at)
        line = origin(Version(answer=NOTHING, file="an.evalreturn", at=at))
        sentence = Renewal(number=2, previous=1, deadline=at, deadline_changed=True).sentences()[0]
    assert bar.endswith("18 december 2015, 17:00")
    assert line == "an.evalreturn · 18 december 2015, 17:00"
    assert "18 december 2015 om 17.00 uur" in sentence


@pytest.mark.parametrize(
    ("moments", "said"),
    [
        (("2016-06-27T10:00:00+00:00", "2016-06-27T10:01:00+00:00"), ("12.00", "12.01")),
        (("2016-06-27T10:00:00+00:00", "2016-06-27T10:00:30+00:00"), ("12.00.00", "12.00.30")),
        (("2016-06-27T10:00:00+00:00", "2016-06-27T10:00:00.250+00:00"), ("12.00.00,000", "12.00.00,250")),
        (("2016-06-27T10:00:00+00:00", "2016-06-27T12:00:00"), ("12.00", "12.00")),
    ],
)
def test_moments_that_minutes_cannot_tell_apart_show_their_seconds(
    moments: tuple[str, str], said: tuple[str, str]
) -> None:
    with in_language("nl"):
        assert tuple(f"27 juni 2016 om {each} uur" for each in said) == formats.told_apart(*moments)


@pytest.mark.parametrize(
    ("n", "dutch", "english"),
    [
        (1, "1e", "1st"),
        (2, "2e", "2nd"),
        (3, "3e", "3rd"),
        (11, "11e", "11th"),
        (22, "22e", "22nd"),
        (112, "112e", "112th"),
    ],
)
def test_a_place_is_no_number_of_places(n: int, dutch: str, english: str) -> None:
    with in_language("nl"):
        assert formats.ordinal(n) == dutch
    with in_language("en"):
        assert formats.ordinal(n) == english
