"""The name of a card that is asked the other way round."""

REVERSED = "~"
"""What the id of such a card ends in, after that of the card it turns round; no author's id holds
it."""


def forward(card: str) -> str:
    """Give the id of the card that the one with the id `card` turns round, or its own."""
    return card.removesuffix(REVERSED)
