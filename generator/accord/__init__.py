"""Accord turns a versioned portfolio of learning work into a plan people can read, share and print."""

__version__ = "0.1.0"
