"""What can be done on each screen, as data: nothing here needs Textual."""
