"""Names taken out of what people wrote: however they are written, and nothing that merely looks like one."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from evalapp.domain.people import Person, Role
from evalapp.domain.texts import in_language
from evalapp.reports.content import EvaluationsReport
from evalapp.reports.evaluations.evaluations import evaluations_report
from evalapp.reports.screening.everyday import EVERYDAY
from evalapp.reports.screening.forms import folded
from evalapp.reports.screening.screen import counting_screened, screen_of
from tests.reports.report_samples import PEOPLE, panel

NAMES = frozenset(
    {
        "Karel De Backer", "Jan Janssens", "An Peeters", "Tom De Smet", "Fatima El Amrani", "Zoë Müller", "Piet Bos",
        "Jean-Pierre Van den Berg", "Lieve Maes-Claes", "Bo", "Koen D'Hondt", "Frans De Wit", "Lut Van Gent",
        "Jan Engels", "Bart Vos", "VERMEULEN Els", "Dubois, Marc",
    }
)  # fmt: skip
OUT = "[-]"
SCREEN = screen_of(NAMES, frozenset({"an.p@example.be"}), frozenset({"Luc Maes"}))


def screened(sentence: str) -> str:
    return SCREEN.screened(sentence).replace("[name withheld]", OUT)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Karel De Backer zei", "[-] zei"),
        ("K.D.B. vond, K. D. B. ook", "[-] vond, [-] ook"),
        ("KDB en KdB", "[-] en [-]"),
        ("J. Janssens, J Janssens en Janssens J.", "[-], [-] en [-]"),
        ("Janssens’ punt, Janssens' punt", "[-] punt, [-] punt"),
        ("mevr. Peeters, Mevrouw An Peeters, prof. dr. Peeters", "[-], [-], [-]"),
        ("zoals peeters zei", "zoals [-] zei"),
        ("de heer De Smet", "[-]"),
        ("El Amrani's vraag", "[-] vraag"),
        ("Zoe Muller, Mueller en ZOË MÜLLER", "[-], [-] en [-]"),
        (unicodedata.normalize("NFD", "volgens Zoë Müller."), "volgens [-]."),
        ("D’Hondt, d'Hondt en Dhondt", "[-], [-] en [-]"),
        ("Claes en Maes-Claes", "[-] en [-]"),
        ("J.-P. Van den Berg, volgens Van den Berg", "[-], volgens [-]"),
        ("Karel D. vindt", "[-] vindt"),
        ("Pee\u200bters en Pee\u00adters", "[-] en [-]"),
        ("an.p@example.be", "[-]"),
        ("Els Vermeulen, Vermeulens stuk", "[-], [-] stuk"),
        ("Marc Dubois, M.D.", "[-], [-]"),
        ("Het Peeters-voorstel", "Het [-]-voorstel"),
        ("De Backers mening", "[-] mening"),
    ],
)
def test_a_name_is_taken_out_however_it_is_written(said: str, left: str) -> None:
    assert left == screened(said)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("zoals Bos zegt", "zoals [-] zegt"),
        ("dhr. bos", "[-]"),
        ("P. Bos", "[-]"),
        ("volgens Bo", "volgens [-]"),
        ("Gent, volgens mevr. Van Gent en Van Gent", "Gent, volgens [-] en [-]"),
        ("in het Engels, volgens J. Engels", "in het Engels, volgens [-]"),
        ("De Wit zei", "[-] zei"),
    ],
)
def test_a_name_that_is_a_word_too_is_taken_out_where_a_person_is_meant(said: str, left: str) -> None:
    assert left == screened(said)


@pytest.mark.parametrize(
    "said",
    [
        "Peetersen, Peetersveld, XanderJanssens en Peeters2",
        "Het bos is groot. Bos en hei. • Bos.\nBos",
        "de smet op het dossier, een de wit geverfde muur",
        "van den berg af, van Gent naar Brugge. Van Gent tot Brugge",
        "Bo", "B.V. en N.V. en b.v.", "de kdb-waarde", "Luc Maes vindt", "J. P. is niemand", "An en Jan", "",
    ],
)  # fmt: skip
def test_what_is_no_name_stays(said: str) -> None:
    assert said == screened(said)


@pytest.mark.long
@given(st.text(max_size=200))
def test_whatever_is_written_without_a_name_stays_to_the_letter(said: str) -> None:
    letters = {each for name in NAMES for each in (folded(part) for part in name.split())}
    if not any(each in folded(said) for each in letters if len(each) > 2) and "." not in said:
        left = screened(said)
        assert left.replace(OUT, "") == "".join(left.split(OUT))
        assert said == left or OUT in left
    assert screened(said) == screened(said)


family = st.text("abcdefghijklmnoprstuvwyzéèëïöüç", min_size=5, max_size=12).filter(
    lambda each: (
        folded(each) not in EVERYDAY | {"vande", "vanden", "vander", "della"} and len(folded(each)) > 4
    )
)
written = st.sampled_from([str.upper, str.title, str.lower, str.capitalize])


before_it = st.sampled_from(["", "mevr. ", "J. ", "Jo ", "de heer "])


@pytest.mark.long
@given(family, written, before_it, st.sampled_from(["", "’", "'s", ",", "."]))
def test_the_name_of_a_family_never_stays(name: str, write: object, before: str, after: str) -> None:
    screen = screen_of(frozenset({f"Jo {name.title()}"}))
    for form in (unicodedata.normalize(each, write(name)) for each in ("NFC", "NFD")):  # type: ignore[operator]
        left = screen.screened(f"Volgens {before}{form}{after} is het goed.")
        assert folded(name) not in folded(left)
        assert left.startswith("Volgens [")
        assert left.endswith(" is het goed.")


@given(family, st.text("abcdefghijk", min_size=2, max_size=4))
def test_a_word_that_only_contains_it_stays(name: str, more: str) -> None:
    screen = screen_of(frozenset({f"Jo {name.title()}"}))
    for said in (f"het {more}{name}", f"het {name}{more} hier"):
        assert said == screen.screened(said)


def test_it_counts_the_places() -> None:
    with counting_screened() as counted:
        screened("Peeters en Peeters en Maes")
    assert 3 == counted.places
    screened("Peeters")
    assert 3 == counted.places


@pytest.mark.parametrize("is_anonymous", [False, True])
def test_the_report_says_in_how_many_places_and_that_some_can_be_missed(is_anonymous: bool) -> None:
    made = panel(1, comment="Peeters en K.D.B. zijn het eens.")
    people = [*PEOPLE, Person(id="J99", name="Karel De Backer", role=Role.JUROR)]
    report = replace(made(EvaluationsReport, people=people), is_anonymous=is_anonymous)
    with in_language("nl"):
        raw = evaluations_report(report)
    said = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages).split())
    assert is_anonymous == ("Op 36 plaatsen is de naam van een jurylid weggelaten" in said)
    assert is_anonymous == ("kunnen gemist zijn" in said)
    assert is_anonymous == ("K.D.B." not in said)


TRACED = screen_of(
    NAMES, frozenset(), frozenset({"Luc Maes", "luc@office.example"}), frozenset({"J1", "p.bos"})
)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Bel 0475 12 34 56 of +32 475 12 34 56, of 02/553.42.56.", "Bel [-] of [-], of [-]."),
        ("Mail an.p@example.be of @karel", "Mail [-] of [-]"),
        ("peeters@firma.be, Peeters", "[-], [-]"),
        ("nummer 85.07.30-033.28 van J1 en p.bos", "nummer [-] van [-] en [-]"),
        ("17073003384 en 170730-033.84", "[-] en [-]"),
        ("Peeters, 0475 12 34 56, Janssens", "[-], [-], [-]"),
        ("ZM vond dit zwak, JJ ook", "[-] vond dit zwak, [-] ook"),
    ],
)
def test_with_the_names_goes_what_else_says_who_it_is(said: str, left: str) -> None:
    assert left == TRACED.screened(said).replace("[name withheld]", OUT)


@pytest.mark.parametrize(
    "said",
    [
        "Op 08/12/2015 14.30 en 08-12-2015, € 0.250.000.000, 2015-2018",
        "Mail Luc Maes op luc@office.example of Luc@Office.Example",
        "ondernemingsnummers 0203.430.576 en 0203430576", "85.07.30-033.29", "J12, J1-2 en p.bosch",
        "MD, EV en BV in BE", "zm", "0,5 of 00 of +1",
    ],
)  # fmt: skip
def test_what_says_nothing_of_a_person_stays(said: str) -> None:
    assert said == TRACED.screened(said)


def test_each_thing_taken_out_is_counted_once() -> None:
    with counting_screened() as counted:
        TRACED.screened("Bel Peeters op 0475 12 34 56 of an.peeters@example.be (J1)")
    assert 4 == counted.places
