"""Statistics as pure functions of reviews."""
