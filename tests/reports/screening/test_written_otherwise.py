"""Names, ids, addresses and numbers of people in the shapes in which they are typed when nobody thinks of a program."""

from __future__ import annotations

import pytest

from evalapp.reports.screening.screen import screen_of

OUT = "[-]"
SCREEN = screen_of(
    frozenset({"An Peeters", "Karel De Backer", "Bart Vos", "Николай Сергеев"}),
    frozenset(),
    frozenset({"Luc Maes", "luc@office.example"}),
    frozenset({"J-01", "K2", "p-bos"}),
)


def screened(said: str) -> str:
    return SCREEN.screened(said).replace("[name withheld]", OUT)


@pytest.mark.parametrize(
    "number",
    [
        "+32 (0)9 / 123.45.67", "+32 (0)9 123 45 67",
        "(09) 123 45 67", "(+32) 475 123 456", "475 12 34 56",
        "0 475 12 34 56", "0475\u201112\u201134\u201156",
        "0475–12–34–56", "0475 - 12 34 56", "0475\u200912\u200934\u200956",
        "０４７５１２３４５６", "0475/12.34.56", "(0475) 12 34 56",
        "(0)475 12 34 56", "0032 475 12 34 56", "+32475123456",
        "011/12.34.56", "04 222 33 44", "+31 6 12345678",
        "+33 (0)1 23 45 67 89", "04\u200b75 12 34 56", "0475\u00a012\u202f34 56",
        "85/07/30-033-28", "850730/03328", "85.07.30–033.28", "85 07 30 033 28",
        "BE68 5390 0754 7034", "BE68539007547034",
        "be68 5390 0754 7034", "BE68-5390-0754-7034", "NL91 ABNA 0417 1643 00",
        "DE89370400440532013000", "FR14 2004 1010 0505 0001 3M02 606", "GB82 WEST 1234 5698 7654 32",
        "539-0075470-34", "539 0075470 34", "539007547034",
        "an@demo.be", "an [at] demo.be", "an(at)demo.be",
        "an @ demo.be", "an@ demo.be", "an＠demo.example",
        "an[at]demo[dot]example", "an.p at demo.be",
        "an at demo dot be", "an apenstaartje demo punt be", "an.peeters＠demo.example",
        "peetersan", "AnPeeters", "PEETERSAN", "PeetersAn",
        "anpeeters", "KarelDeBacker", "debackerkarel", "KarelBacker",
        "Ｐｅｅｔｅｒｓ", "Pеeters", "Рeeters", "Peetеrѕ",
        "Ρeeters", "Сергеев", "сергеев", "СЕРГЕЕВ",
        "J-01", "J01", "J 01", "J–01",
        "j01", "J\u201101", "K2", "K-2", "p–bos",
        "A.P.", "A. P.", "a.p.", "k.d.b.",
    ],
)  # fmt: skip
def test_it_is_taken_out_whole(number: str) -> None:
    for before, after in (("Zie ", " en verder."), ("Zie (", ")."), ("Zie: ", ", 5 punten")):
        assert f"{before}{OUT}{after}" == screened(f"{before}{number}{after}")


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("GSM-0475123456, tel. 475123456 en gsm-nummer 475 123 456", "GSM-[-], tel. [-] en gsm-nummer [-]"),
        ("09 123 45 67 - 02 123 45 67", "[-] - [-]"),
        ("08/12/2015 0475 12 34 56 09.00", "08/12/2015 [-] 09.00"),
        ("Mail @karel, luc [at] office.example", "Mail [-], luc [at] office.example"),
    ],
)
def test_what_stands_beside_it_stays(said: str, left: str) -> None:
    assert left == screened(said)


@pytest.mark.parametrize(
    "said",
    [
        "€ 475.123.456 en 475 123 456 euro", "+12.345.678 euro, +12.345.678", "€ 12.345.678.901,00 of EUR 0475123456",
        "08/12/2015-09/12/2015", "01.01-31.12.2016",
        "01/2015-12/2018", "08-12-2015 5 stemmen", "08 12 2015 5",
        "09.00-12.30 13.30-17.00", "dossiers 01-02-03-04-05",
        "01 02 03 04 05", "HBC-0123456789", "HBC.2016.0123",
        "010-2015-0123", "BE 0203.430.576, 0203 430 576, BE0203430576", "KBO 0203.430.577",
        "+++090/9337/55493+++, 090/9337/55493",
        "BE68 5390 0754 7035", "539-0075470-35", "85/07/30-033-29", "look at demo.be, 10 @ 5.50 euro, 3@5",
        "juror 1, jurylid 01, J-02, J02, J-012, A-15", "B.V., N.V. en b.v., o.a., i.v.m.", "artikel 27, § 2, 1.2.3.4",
        "33,5 % 50%",
        "EUR 1 000 000 000,00 en € 1 020 300 400",
        "AP en EU",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_stays(said: str) -> None:
    assert said == screened(said)
