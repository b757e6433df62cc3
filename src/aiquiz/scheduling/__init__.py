"""When a card comes back: study days, memory, the queue."""
