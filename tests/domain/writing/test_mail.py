"""Addresses that mail can go to, that it cannot go to, and that are probably others."""

from __future__ import annotations

import pytest

from evalapp.domain.writing.mail import why_doubtful, why_not_sent


@pytest.mark.parametrize(
    "address",
    [
        "an@organisatie.be",
        "an.de.smet+jury@sub.organisatie.vlaanderen",
        "o'neill@a.eu",
        "jos@zoë.be",
        "x@xn--zo-fka.be",
    ],
)
def test_what_mail_can_go_to_is_not_kept_back(address: str) -> None:
    assert ("", "") == (why_not_sent(address), why_doubtful(address))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "not one e-mail address"),
        ("an", "not one e-mail address"),
        ("an@a.be; bo@b.be", "not one e-mail address"),
        ("an@b@c.be", "not one e-mail address"),
        ("an@carebots", "no whole domain"),
        ("an@carebots.", "no whole domain"),
        ("an@-carebots.be", "no whole domain"),
        ("an@10.0.0.1", "no whole domain"),
        ("an@carebots..be", "no whole domain"),
        (".an@carebots.be", "full stop"),
        ("an..de@carebots.be", "full stop"),
        ("an@gmail.con", "“gmail.com”"),
        (f"{'a' * 65}@carebots.be", "longer"),
        (f"an@{'a.' * 130}be", "longer"),
    ],
)
def test_what_mail_cannot_go_to_says_why(address: str, said: str) -> None:
    assert said in why_not_sent(address)


def test_a_domain_that_is_nearly_a_known_one_is_doubted_and_not_refused() -> None:
    assert "“gmail.com”" in why_doubtful("an@Gmial.com")
    assert "" == why_not_sent("an@gmial.com")
