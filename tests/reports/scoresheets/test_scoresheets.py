from __future__ import annotations

import io
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from pypdf import PdfReader

from evalapp.domain.application import Application
from evalapp.domain.call import Call
from evalapp.domain.errors import KnownError
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import Scale, Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.texts import Text, in_language
from evalapp.reports.content import ScoreSheets
from evalapp.reports.drawing.fingerprint import read_fingerprint
from evalapp.reports.scoresheets.scoresheets import score_sheets
from resources import resource
from tests.reports.report_samples import FINGERPRINT, HOSTILE, scheme

LONG = (
    "A long title about the cooperation of companies, knowledge institutions and local authorities " * 3
).strip()
APPLICATIONS = (
    Application(
        number="A-07", title="Slimme sensoren voor open teelten", organisation="Agrosense West vzw (DEMO)"
    ),
    Application(
        number="A-08", title="Zorgrobotica in woonzorgcentra", organisation="Zorgtechniek vzw (DEMO)"
    ),
)


def template(name: str) -> Scheme:
    return parse_scheme(resource("templates", f"{name}.toml").read_text("utf-8"), name)


def sheets(rules: Scheme, **changed: Any) -> ScoreSheets:
    call = Call(
        panel="p",
        title="Oproep 2015",
        reference="IBN-2015",
        phase=Phase.SCORING,
        scheme=rules,
        scheme_version=1,
    )
    given: dict[str, Any] = {
        "call": call, "applications": APPLICATIONS, "fingerprint": FINGERPRINT, "change": 1482,
        "at": "2016-06-27T12:12:00Z",
    }  # fmt: skip
    return ScoreSheets(**{**given, **changed})


def printed(rules: Scheme, **changed: Any) -> list[str]:
    """The text of each page, as single lines of words."""
    reader = PdfReader(io.BytesIO(score_sheets(sheets(rules, **changed))))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def with_scale(scale: Scale, **changed: Any) -> Scheme:
    """One criterion on that scale."""
    group = scheme(1).groups[0]
    criterion = replace(group.criteria[0], scale=scale, **changed)
    return scheme(1, groups=(replace(group, criteria=(criterion,)),))


def points(lowest: int, highest: int, step: str = "1") -> Scale:
    return Scale(id="s", lowest=Fraction(lowest), highest=Fraction(highest), step=Fraction(step))


@pytest.mark.long
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("name", "pages"),
    [("ibn-2015", 1), ("speerpunt-2016", 1), ("nih", 1), ("vlaio-oproep", 1), ("horizon-ria", 1),
     ("vlaio-appreciatie", 2), ("efro-2021", 2)],
)  # fmt: skip
def test_an_application_takes_one_page_unless_its_criteria_need_two(
    name: str, pages: int, language: str
) -> None:
    with in_language(language):
        assert len(printed(template(name))) == pages * len(APPLICATIONS)


def test_a_long_title_still_leaves_one_page() -> None:
    applications = [Application(number="A-1", title=LONG, organisation=LONG)]
    assert len(printed(template("ibn-2015"), applications=applications)) == 1


def test_the_sheet_says_what_is_judged_and_by_which_criteria() -> None:
    rules = template("nih")
    page = printed(rules)[0]
    head = ("A-07", "Slimme sensoren voor open teelten", "Agrosense West vzw (DEMO)", "Oproep 2015")
    asked = [str(words) for each in rules.criteria for words in (each.title, each.guidance)]
    assert [each for each in (*head, *asked) if each not in page] == []


def test_every_value_of_the_scale_has_its_box() -> None:
    page = printed(with_scale(points(0, 20)))[0]
    assert " ".join(str(n) for n in range(21)) in page


def test_halves_are_written_short() -> None:
    assert "0 ½ 1 1½ 2 2½ 3" in printed(with_scale(points(0, 3, "1/2")))[0]


def test_words_stand_in_their_boxes_in_the_order_of_the_scale() -> None:
    rules = template("vlaio-appreciatie")
    with in_language("nl"):
        assert "Kritisch Redelijk Goed Zeer goed" in printed(rules)[0]


def test_the_names_of_values_stand_under_the_boxes_or_where_too_long_in_a_line() -> None:
    named = {Fraction(n): Text(nl=name, en=name) for n, name in ((0, "Poor"), (20, "Outstanding"))}
    assert "19 20 Poor Outstanding" in printed(with_scale(replace(points(0, 20), labels=named)))[0]

    crowded = {
        Fraction(n): Text(nl=name, en=name) for n, name in ((19, "Very outstanding"), (20, "Exceptional"))
    }
    assert "19 Very outstanding · 20 Exceptional" in printed(
        with_scale(replace(points(0, 20), labels=crowded))
    )[0]  # fmt: skip


def test_more_values_than_boxes_are_written_in() -> None:
    page = printed(with_scale(points(0, 1000)))[0]
    assert "0 to 1000, in steps of 1" in page


def test_each_criterion_offers_the_reasons_for_no_score_and_room_to_write() -> None:
    page = printed(template("horizon-ria"))[0]
    assert page.count("abstention absent not discussed") == 3
    assert page.count("Justification (required)") == 3


def test_descriptors_are_printed_where_they_leave_room_to_write() -> None:
    rules = template("horizon-ria")
    meant = str(rules.criteria[0].descriptors[Fraction(5)]).rstrip(".")
    assert meant in printed(rules)[0]


def test_a_further_page_says_which_sheet_goes_on() -> None:
    pages = printed(template("efro-2021"))
    assert pages[1].startswith("A-07 · Slimme sensoren voor open teelten · continued Juror")
    assert ["Signature" in page for page in pages] == [False, True, False, True]


@pytest.mark.long
def test_no_criterion_is_lost_or_printed_twice_over_many_pages() -> None:
    group = scheme(1).groups[0]
    many = [
        replace(group.criteria[0], id=f"c{n}", title=Text(nl=f"Deel{n:02}x", en=f"Part{n:02}x"))
        for n in range(60)
    ]
    pages = printed(scheme(1, groups=(replace(group, criteria=tuple(many)),)), applications=APPLICATIONS[:1])
    words = [word for page in pages for word in page.split() if word.startswith("Part")]
    assert words == [f"Part{n:02}x" for n in range(60)]


def test_the_sheet_is_anonymous_to_fill_in_and_carries_the_fingerprint() -> None:
    raw = score_sheets(sheets(template("ibn-2015")))
    page = " ".join(PdfReader(io.BytesIO(raw)).pages[0].extract_text().split())
    assert read_fingerprint(raw) == (FINGERPRINT, 1482)
    assert "IBN-2015 · Score sheets Fingerprint 7F3A-91C0-44DE · change 1,482" in page
    assert "Page 1 of 2" in page


def test_the_same_data_gives_the_same_bytes() -> None:
    assert score_sheets(sheets(template("nih"))) == score_sheets(sheets(template("nih")))


def test_no_application_is_refused_in_words() -> None:
    with pytest.raises(KnownError, match="no applications to print score sheets for"):
        score_sheets(sheets(template("nih"), applications=()))


@pytest.mark.long
@pytest.mark.parametrize("hostile", [*HOSTILE, "word " * 2_000])
def test_hostile_text_anywhere_neither_breaks_nor_marks_up_a_sheet(hostile: str) -> None:
    word = Text(nl=hostile, en=hostile)
    scale = replace(points(0, 5), labels={Fraction(n): word for n in range(6)})
    rules = with_scale(
        scale, title=word, guidance=word, code=hostile[:20], descriptors={Fraction(n): word for n in range(6)}
    )
    rules = replace(rules, groups=tuple(replace(group, title=word) for group in rules.groups))
    made = sheets(
        rules, applications=[Application(number=hostile.strip() or "A", title=hostile, organisation=hostile)]
    )
    call = replace(made.call, title=hostile, reference=hostile, is_demo=True)
    raw = score_sheets(replace(made, call=call))
    assert read_fingerprint(raw) == (FINGERPRINT, 1482)
    assert not any(page.images for page in PdfReader(io.BytesIO(raw)).pages)


def test_a_character_without_glyph_is_explained_at_the_end() -> None:
    applications = [Application(number="A-1", title="Goed 中", organisation="")]
    assert "U+4E2D" in printed(template("nih"), applications=applications)[-1]
