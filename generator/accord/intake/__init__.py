"""How facts get in: the only room that knows YAML, folders and files."""

from accord.intake.read import Read, read

__all__ = ["Read", "read"]
