"""A slip of the pen: something in a file that cannot be read as it was meant."""

from __future__ import annotations


class Slip(Exception):
    """What is wrong and how to mend it, at the place where one would mend it. Line and column count from 1."""

    def __init__(self, check: str, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.check = check
        self.message = message
        self.line = line
        self.column = column
