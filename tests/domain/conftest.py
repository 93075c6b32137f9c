"""Stands here so that the tests in this folder and below can import the builders beside it."""
