"""What a module imports: read from its text, wherever in the file the import stands."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator" / "accord"
BY_NAME = {"import_module", "files", "__import__"}
"""Functions that are given a module's name as a text."""


@dataclass(frozen=True, slots=True)
class Import:
    """One import of one name."""

    module: str
    """Who imports, such as `accord.pages.gate`."""
    line: int
    name: str
    """What is imported, as far down as the text says: `accord.charts.draw`, `yaml`."""
    at_once: bool
    """Whether it happens when the module is imported, not when a function is called."""

    def __str__(self) -> str:
        return f"{self.module}:{self.line} imports {self.name}"

    @property
    def top(self) -> str:
        """The distribution's package: `accord`, `yaml`."""
        return self.name.partition(".")[0]


def modules(package: Path = PACKAGE) -> list[Path]:
    """Every module of the package, in the order of their paths."""
    return sorted(package.rglob("*.py"))


def dotted(path: Path, package: Path = PACKAGE) -> str:
    """The name of the module in that file."""
    parts = path.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path, package: Path = PACKAGE) -> list[Import]:
    """Everything a file imports, also inside functions, for type checking only, and by a text."""
    tree = ast.parse(path.read_text("utf-8"))
    later = {id(below) for node in ast.walk(tree) if _is_function(node) for below in ast.walk(node)}
    return [
        Import(dotted(path, package), node.lineno, name, id(node) not in later)
        for node in ast.walk(tree)
        for name in _names(node)
    ]


def _is_function(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)


def _names(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module=None):
            yield "."
        case ast.ImportFrom(module=str(module), names=names, level=level):
            yield from ("." * level + f"{module}.{alias.name}" for alias in names)
        case ast.Call(func=ast.Name(id=called) | ast.Attribute(attr=called), args=[first, *_]) if called in BY_NAME:
            yield from _text(first)


def _text(node: ast.expr) -> Iterator[str]:
    """The text of an argument; of one with gaps, what stands before the first."""
    match node:
        case ast.Constant(value=str(text)) | ast.JoinedStr(values=[ast.Constant(value=str(text)), *_]):
            yield text.rstrip(".")
