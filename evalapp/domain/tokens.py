"""Colours and type sizes, read once from resources/tokens.toml; window, charts and reports share them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from resources import resource

THEMES = ("light", "dark", "contrast-light", "contrast-dark")


@cache
def _tokens() -> Mapping[str, Any]:
    with resource("tokens.toml").open("rb") as file:
        return tomllib.load(file)


def colours(theme: str) -> Mapping[str, str]:
    """Role of a colour → `#RRGGBB`, for one of THEMES."""
    colours_of_theme: Mapping[str, str] = _tokens()["colours"][theme]
    return colours_of_theme
