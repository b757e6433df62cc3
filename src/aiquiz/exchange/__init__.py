"""Decks from elsewhere, and for elsewhere."""
