"""The screens: each shows state and forwards keys, nothing more."""
