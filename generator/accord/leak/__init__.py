"""What a site may not hold, by a table of its own, and the search for it: a second opinion in every build."""

from __future__ import annotations

from accord.leak.search import search
from accord.leak.secret import Secret
from accord.leak.secrets import old_secrets, secrets

__all__ = ["Secret", "old_secrets", "search", "secrets"]
