"""Every card of every deck as a list: its rows, what is typed to search it, and its order."""
