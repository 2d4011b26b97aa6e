from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.texts import Text
from evalapp.reports.content import EvaluationsReport, RankingReport
from evalapp.reports.drawing.fingerprint import keywords, read_fingerprint
from evalapp.reports.drawing.lettering import line, noting_substitutes, plain, text
from evalapp.reports.evaluations.evaluations import evaluations_report
from evalapp.reports.ranking.ranking import ranking_report
from tests.reports.report_samples import FINGERPRINT, HOSTILE, Panel, panel


def with_everything(made: Panel, hostile: str) -> dict[str, Any]:
    """The same text wherever a person may have typed one."""
    call = made.arguments["call"]
    word = Text(nl=hostile, en=hostile)
    groups = tuple(
        replace(
            group,
            title=word,
            criteria=tuple(
                replace(each, title=word, short=word, code=hostile[:20]) for each in group.criteria
            ),
        )
        for group in call.scheme.groups
    )
    scheme = replace(call.scheme, title=word, groups=groups, notes=(word,), weights_note=word)
    dossiers = [
        replace(
            dossier,
            application=replace(
                dossier.application, title=hostile, organisation=hostile, sector=hostile, province=hostile,
                earlier_instrument=hostile, admissibility_reason=hostile, enterprise_number=hostile,
            ),
            partners=tuple(replace(each, name=hostile, province=hostile) for each in dossier.partners),
        )
        for dossier in made.arguments["dossiers"]
    ]  # fmt: skip
    ranking = made.arguments["ranking"]
    return {
        "call": replace(call, title=hostile, reference=hostile, scheme=scheme, deadline=hostile),
        "dossiers": dossiers,
        "ranking": replace(ranking, places=tuple(replace(p, title=hostile, note=hostile) for p in ranking.places)),
        "people": [replace(p, name=hostile, organisation=hostile) for p in made.arguments["people"]],
        "scores": [replace(score, comment=hostile) for score in made.arguments["scores"]],
        "consensus": [replace(each, reason=hostile) for each in made.arguments["consensus"]],
        "method": [hostile], "blockers": [hostile],
        "reasons": {place.application: hostile for place in ranking.places},
    }  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("is_blocked", [False, True])
def test_hostile_text_anywhere_neither_breaks_nor_marks_up_a_report(hostile: str, is_blocked: bool) -> None:
    made = panel(4, is_blocked=is_blocked)
    changed = with_everything(made, hostile)
    raw = ranking_report(made(RankingReport, **changed))
    assert read_fingerprint(raw) == (FINGERPRINT, 1482)
    raw = evaluations_report(made(EvaluationsReport, **changed, is_anonymous=is_blocked))
    assert len(PdfReader(io.BytesIO(raw)).pages) >= 5


def test_markup_is_printed_as_it_was_typed() -> None:
    made = panel(2)
    reader = PdfReader(
        io.BytesIO(ranking_report(made(RankingReport, method=['<img src="/etc/passwd"> a <b & c'])))
    )
    assert '<img src="/etc/passwd"> a <b & c' in " ".join(reader.pages[0].extract_text().split())
    assert not any(page.images for page in reader.pages)


def test_character_without_glyph_is_visible_and_named_once() -> None:
    made = panel(2)
    reader = PdfReader(io.BytesIO(ranking_report(made(RankingReport, method=["Goed 中中"]))))
    assert "Goed ☐☐" in reader.pages[0].extract_text()
    assert "U+4E2D CJK UNIFIED IDEOGRAPH-4E2D" in " ".join(reader.pages[-1].extract_text().split())


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("a\x00b\x1bc", "abc"),
        ("e\u0301", "é"),
        ("\u202eabc\u202c\u200b", "abc"),
        ("tab\there", "tab here"),
        ("een\r\ntwee\u2028drie", "een\ntwee\ndrie"),
        ("Ａ①", "A1"),
        ("nieuw\u2011jaar", "nieuw-jaar"),
        ("\ud800", "☐"),
        ("❤️", "❤"),
        ("中", "☐"),
    ],
)
def test_plain_keeps_what_the_typeface_can_draw(typed: str, drawn: str) -> None:
    assert plain(typed) == drawn


def test_text_escapes_and_keeps_lines() -> None:
    assert text("a <b & c\n\n\n\nd") == "a &lt;b &amp; c<br/><br/>d"


def test_line_is_one_line() -> None:
    assert line(" een\n twee  drie ") == "een twee drie"


def test_substitutes_are_noted_in_order_of_appearance() -> None:
    with noting_substitutes() as noted:
        plain("中 a 文 中")
    assert list(noted) == ["中", "文"]


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"x" * 2_000 + b"%PDF-1.4"])
def test_what_is_no_pdf_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_fingerprint(raw)


def test_pdf_of_another_program_has_no_fingerprint() -> None:
    assert read_fingerprint(b"%PDF-1.7\n1 0 obj << /Keywords (report) >>") is None


def test_two_fingerprints_in_one_file_vouch_for_nothing() -> None:
    marks = (f"/Keywords ({keywords(digit * 64, 1)})".encode() for digit in "ab")
    assert read_fingerprint(b"%PDF-1.7\n" + b"\n".join(marks)) is None


def test_title_cannot_pose_as_a_fingerprint() -> None:
    made = panel(1)
    title = f"/Keywords ({keywords('a' * 64, 7)})"
    call = replace(made.arguments["call"], title=title, reference=title)
    assert read_fingerprint(ranking_report(made(RankingReport, call=call))) == (FINGERPRINT, 1482)
