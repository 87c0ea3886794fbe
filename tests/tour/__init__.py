"""Draws every page of the demo journal, to be looked at: `python -m tests.tour OUT`."""
