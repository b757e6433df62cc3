"""Cards and decks: what they are, how a file becomes one, where they are found."""
