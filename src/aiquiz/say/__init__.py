"""Every text that a user reads, by code and facts, in French and in English."""
