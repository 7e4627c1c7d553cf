"""Changing a plan by hand: each function gives the changed plan, which could be saved as it is."""
