"""Statistics as pure functions of reviews, or of their sums by study day."""
