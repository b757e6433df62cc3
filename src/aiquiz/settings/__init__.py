"""Where things lie, and what the learner set."""
