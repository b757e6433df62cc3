"""Numbers as each language writes them."""

from aiquiz.say.forms import between_thousands, decimal_mark, share_of


def number(count: int) -> str:
    """Give a whole number: 2,140 in English, 2 140 in French."""
    digits = str(count)
    # Most are small, and some screens write thousands of them.
    return digits if len(digits) <= 3 else f"{count:,}".replace(",", between_thousands())


def decimal(value: float, digits: int) -> str:
    """Give a number with so many digits after the mark: 0.15 in English, 0,15 in French."""
    # With "z" what is too small to show is 0, without a sign.
    whole, _point, tenths = f"{value:z,.{digits}f}".partition(".")
    grouped = whole.replace(",", between_thousands())
    return f"{grouped}{decimal_mark()}{tenths}" if tenths else grouped


def percent(share: float) -> str:
    """Give a share from 0 to 1 in whole percent: 90% in English, 90 % in French."""
    return share_of(str(int(share * 100 + 0.5)))
