"""What came of it: results, advice and decision."""

from __future__ import annotations

from evalapp.publish.star.making import (
    DAY,
    EURO,
    EXACT,
    FLAG,
    KEY,
    TEXT,
    WHOLE,
    application_column,
    column,
    criterion_column,
    panel_column,
    table,
)

_OWN = ["panel", "application"]

RESULT = table(
    "result",
    "Fact: one row an application, as the ranking of its call has it.",
    _OWN,
    panel_column(),
    application_column(),
    column("place", WHOLE, "Place in the ranking", or_null="it has none, or the ranking is not ready"),
    column(
        "outcome",
        TEXT,
        "funded, reserve, not-funded, below-threshold, excluded, inadmissible, withdrawn, not-discussed, eligible or "
        "undecided",
    ),
    column("reserve", WHOLE, "Place on the reserve list", or_null="it has none"),
    column("tied_with", WHOLE, "How many others it ties with on every rule before a lot"),
    column("total", EXACT, "Total, to twelve decimals", or_null="it cannot be computed"),
    column("total_numerator", EXACT, "Numerator of the exact total", or_null="as total"),
    column("total_denominator", EXACT, "Denominator of the exact total", or_null="as total"),
    column("unweighted", EXACT, "Total without weights, to twelve decimals", or_null="it cannot be computed"),
    column("requested", EURO, "Euro that it asks", or_null="not said"),
    column("entitled", EURO, "Euro of that which the ceilings of the scheme leave", or_null="not known"),
    column("proposed", EURO, "Euro that jury or ranking propose", or_null="nothing"),
    column(
        "given", EURO, "Euro that it gets, as panel.amounts says; 0 where it gets none or nothing is known"
    ),
    column("is_supported", FLAG, "Whether it gets any"),
    column("is_unsettled", FLAG, "Whether a tie still keeps open if it gets any"),
    to={"application": _OWN},
)
CRITERION_RESULT = table(
    "criterion_result",
    "Fact: one row for each criterion of an application, as it counts in the ranking.",
    [*_OWN, "criterion"],
    panel_column(),
    application_column(),
    criterion_column(),
    column("score", EXACT, "Score, to twelve decimals", or_null="it cannot be computed"),
    column("numerator", EXACT, "Numerator of the exact score", or_null="as score"),
    column("denominator", EXACT, "Denominator of the exact score", or_null="as score"),
    column("scores", WHOLE, "How many scores of jurors there are"),
    column("is_consensus", FLAG, "Whether the panel agreed on it in their place"),
    column("is_met", FLAG, "Whether it reaches the threshold", or_null="there is none, or no score"),
    to={"result": _OWN, "criterion": ["panel", "criterion"]},
)
DECISION = table(
    "decision",
    "Fact: one row for each application that was judged: advice, decision, and what followed.",
    _OWN,
    panel_column(),
    application_column(),
    column(
        "own_advice", TEXT, "The own proposal of the jury: approve, reject or return", or_null="it made none"
    ),
    column("own_amount", EURO, "Euro of that", or_null="none was named"),
    column(
        "advised",
        TEXT,
        "What was advised: approve, reject or reserve",
        or_null="nothing yet, or it goes back",
    ),
    column("advised_amount", EURO, "Euro of that", or_null="no approval, or not known"),
    column("decided", TEXT, "What the body decided: approve, reject or reserve", or_null="nothing yet"),
    column("decided_amount", EURO, "Euro of that", or_null="no approval"),
    column("body", TEXT, "The body that decided", or_null="nobody yet"),
    column("decided_on", DAY, "Day of the decision", or_null="none yet"),
    column("reference", TEXT, "Reference of the decision", or_null="none yet"),
    column("departs", FLAG, "Whether it departs from what was advised"),
    column("called_on", DAY, "Day on which it was called on from the reserve list", or_null="it was not"),
    column("called_amount", EURO, "Euro of that", or_null="it was not"),
    column(
        "stepped_on", DAY, "Day on which its applicant withdrew it after the closing", or_null="nobody did"
    ),
    column("holds", TEXT, "What holds now: approve, reject or reserve", or_null="nothing yet"),
    column("holds_amount", EURO, "Euro that it has of the budget now"),
    column("notified_on", DAY, "Day on which what holds was sent to the applicant", or_null="it was not"),
    column("channel", TEXT, "letter, registered or e-mail", or_null="nobody was told"),
    column("received_on", DAY, "Day of the receipt", or_null="none"),
    column("appeal_until", DAY, "Last day for an appeal", or_null="nothing proves the day of the notice"),
    column("is_waiting", FLAG, "Whether the body has still to decide"),
    column("is_untold", FLAG, "Whether its applicant has still to be told"),
    column("is_on_reserve", FLAG, "Whether it may still be called on"),
    column("is_returned", FLAG, "Whether it went back to its applicant"),
    to={"result": _OWN},
)
REMARK = table(
    "remark",
    "What people wrote beside a consensus, an advice, a decision and the like, and who.",
    ["panel", "position"],
    panel_column(),
    column("position", WHOLE, "From 1"),
    application_column(),
    column("criterion", KEY, "Id of the criterion", or_null="it is about none"),
    column(
        "about",
        TEXT,
        "admissibility, withdrawal, consensus, advice, condition, decision, correction, withdrawal-after-closing, "
        "called-on, amount, order or flag",
    ),
    column("remark", TEXT, "What was written"),
    column("by_whom", TEXT, "Name of who recorded it, may be empty"),
    to={"application": _OWN},
    is_restricted=True,
)
