"""The crossed model, calibration and expected ranks."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from evalapp.analytics.lenses.mixed.mixed import fit
from evalapp.analytics.lenses.mixed.quadrature import full_model
from evalapp.analytics.lenses.ranks.bands import outlook
from evalapp.analytics.lenses.ratings import Ratings
from evalapp.analytics.lenses.severity.calibration import calibrate, confidence_weights
from tools.golden.rows import Row, golden, rows, table

_SIX, _FIVE = 5.1e-7, 5.1e-6
_OPTIMISED = 2e-4  # where two programs stop on the flat top of a likelihood
_SEED = 1


def calibration() -> Iterator[Row]:
    theirs = golden("calibration")
    for name in ("toy_two_jurors", "toy_confidence_HML_1.75"):
        toy = theirs[name]
        # Ratings keep the order of (application, juror), in which these tables are written.
        ratings = Ratings.of((a, j, float(value)) for a, j, value, *_confidence in toy["ratings"])
        letters = [row[3] for row in toy["ratings"] if len(row) > 3]
        found = calibrate(ratings, confidence_weights(letters) if letters else None)
        yield from rows(f"{name}, v", dict(zip(ratings.applications, found.value)), toy["v"], _SIX)
        yield from rows(f"{name}, b", dict(zip(ratings.jurors, found.bias)), toy["b"], _SIX)
        if letters and found.value_error is not None:
            ours = {"weighted_rss": found.rss, "df": found.degrees, "sigma2": found.sigma2}
            yield from rows(name, ours, toy, _SIX)
            errors = dict(zip(ratings.applications, found.value_error))
            yield from rows(f"{name}, se", errors, toy["se_v"], _SIX)
    toy = theirs["toy_disconnected"]
    found = calibrate(Ratings.of((a, j, float(value)) for a, j, value in toy["ratings"]))
    yield Row(name="toy_disconnected, components", ours=found.components.count, theirs=toy["components"])
    yield Row(name="toy_disconnected, joint order", ours=found.places, theirs=None)


def penicillin() -> Iterator[Row]:
    theirs = golden("lmm")
    ratings = Ratings.of((r["plate"], r["sample"], float(r["diameter"])) for r in table("lmm/penicillin.csv"))
    for name, restricted in (("penicillin_ML", False), ("penicillin_REML", True)):
        found = fit(ratings, restricted=restricted)
        assert found is not None
        ours = {
            "deviance": found.deviance,
            "sd_plate": sqrt(found.variance.application),
            "sd_sample": sqrt(found.variance.juror),
            "sd_resid": sqrt(found.variance.residual),
            "intercept": found.mean,
            "se_intercept": found.mean_error,
            "condvar_sample": float(found.offset_errors[0] ** 2),
            "condvar_plate": float(found.posterior.covariance()[0, 0]),
        }
        yield from rows(name, ours, theirs[name], _OPTIMISED)
        modes = dict(zip(ratings.jurors, found.offsets.tolist()))
        yield from rows(f"{name}, mode of", modes, theirs[name]["blup_sample"], _OPTIMISED)


def components() -> Iterator[Row]:
    theirs = golden("mixed_model")["variance_components"]
    sets: dict[str, Ratings] = {}
    panels = table("snsf/snsf_mock_panels.csv")
    for panel in ("p1", "p2", "p3"):
        sets[f"snsf_mock_{panel}"] = Ratings.of(
            (row["proposal"], row["assessor"], float(row["num_grade"]))
            for row in panels
            if row["panel"] == panel
        )
    reviews = table("aibs/aibs_criteria.csv")
    for column in ("Score", "Innovation", "Approach", "Investig", "Signif"):
        sets[f"aibs_72x3_{column}"] = Ratings.of(
            (row["ID"], row["RevID"], float(row[column])) for row in reviews
        )
    sets["nih_r01_Score"] = Ratings.of(
        (row["ID"], row["RevID"], float(row["Score"]))
        for row in table("nih/nih_r01_preliminary_scores.csv")
        if row["Score"]
    )
    for name, ratings in sets.items():
        found = fit(ratings)
        assert found is not None
        k = theirs[name]["mean_ratings_per_app"]
        ours = {
            "var_app": found.variance.application,
            "var_juror": found.variance.juror,
            "var_resid": found.variance.residual,
            "deviance": found.deviance,
            "ICC_A1": found.variance.single,
            "reliability_of_mean_k": found.variance.of_mean(k),
        }
        yield from rows(name, ours, theirs[name], 5e-5 if name.startswith("nih") else 2e-5)


def expected_ranks() -> Iterator[Row]:
    theirs = golden("snsf_expected_rank")["p1"]
    ratings = Ratings.of(
        (
            (row["proposal"], row["assessor"], float(row["num_grade"]))
            for row in table("snsf/snsf_mock_panels.csv")
            if row["panel"] == "p1"
        ),
        lowest=1.0,
        highest=6.0,
    )
    model = full_model(ratings)
    assert model is not None
    yield Row(name="SNSF panel 1, E τ", ours=model.spread, theirs=theirs["E_tau"], tolerance=2e-3)
    yield Row(name="SNSF panel 1, E s", ours=model.noise, theirs=theirs["E_s"], tolerance=2e-3)
    yield from rows("SNSF panel 1, ν", dict(zip(ratings.jurors, model.severity)), theirs["nu"], 2e-3)
    found = outlook(ratings, model.posteriors, among=None, line=5, seed=_SEED)
    assert found.above is not None
    at = {name: n for n, name in enumerate(found.applications)}
    for each in theirs["proposals"]:
        n = at[each["proposal"]]
        ours = {"er": found.expected_rank[n], "sucra": found.sucra[n]}
        yield from rows(f"SNSF {each['proposal']}", ours, each, 2e-3)
        name = f"SNSF {each['proposal']}"
        yield Row(name=f"{name}, published er", ours=ours["er"], theirs=each["published_er"], tolerance=0.08)
        # Both are shares of draws: 4,000 of ours have a standard error of up to 0.008.
        chance = float(found.above[n])
        yield Row(name=f"{name}, p_top5", ours=chance, theirs=each["p_top5"], tolerance=0.025)


def aibs() -> Iterator[Row]:
    theirs = {int(row["id"]): row for row in table("aibs/expected_rank_72x3.csv")}
    reviews = table("aibs/aibs_criteria.csv")
    rated = [(f"{int(row['ID']):03d}", row["RevID"], float(row["Score"])) for row in reviews]
    ratings = Ratings.of(rated, higher_is_better=False, lowest=1.0, highest=5.0)
    fitted = fit(ratings)
    assert fitted is not None
    found = outlook(ratings, (fitted.posterior,), among=None, line=25, seed=_SEED)
    assert found.above is not None
    for n, number in enumerate(found.applications):
        row = theirs[int(number)]
        name = f"AIBS {number}"
        yield Row(name=f"{name}, er", ours=found.expected_rank[n], theirs=float(row["er"]), tolerance=5e-3)
        chance = float(found.above[n])
        yield Row(name=f"{name}, p_top25", ours=chance, theirs=float(row["p_topK"]), tolerance=0.025)
