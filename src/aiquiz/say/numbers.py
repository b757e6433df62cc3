"""Numbers as each language writes them."""

from aiquiz.say.language import speaking

SPACE = "\u00a0"
"""The space that never breaks: French puts it between thousands and before high punctuation."""


def number(count: int) -> str:
    """Give a whole number: 2,140 in English, 2 140 in French."""
    grouped = f"{count:,}"
    return grouped.replace(",", SPACE) if speaking() == "fr" else grouped


def decimal(value: float, digits: int) -> str:
    """Give a number with so many digits after the mark: 0.15 in English, 0,15 in French."""
    # With "z" what is too small to show is 0, without a sign.
    text = f"{value:z,.{digits}f}"
    if speaking() != "fr":
        return text
    return text.replace(",", SPACE).replace(".", ",")


def percent(share: float) -> str:
    """Give a share from 0 to 1 in whole percent: 90% in English, 90 % in French."""
    whole = int(share * 100 + 0.5)
    return f"{whole}{SPACE}%" if speaking() == "fr" else f"{whole}%"
