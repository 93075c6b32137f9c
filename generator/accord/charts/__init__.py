"""Figures: each answers one question, works without a script, and has a sentence and a table beside it."""
