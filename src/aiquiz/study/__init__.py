"""One study session as a plain state machine."""
