"""Pictures of the screens: what is played, how it is drawn, and a page to look at them."""
