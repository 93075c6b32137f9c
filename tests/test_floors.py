"""Who may import whom. The table is written once, here, and held against every import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from imported import PACKAGE, ROOT, Import, dotted, imports, modules

FLOORS = {
    "__main__": "cli",
    "cli": "build site leak exports words places addresses hosts domain.audience domain.options domain.rules domain.ahead "
    "intake.options intake.schema",
    "hosts": "build site leak exports words places addresses domain.options intake.options",
    "build": "intake site leak pages charts.cache charts.figure addresses words domain places",
    "site": "pages charts exports addresses words domain assets places",
    "leak": "domain places",
    "pages": "charts addresses words domain places",
    "charts": "addresses words domain places",
    "exports": "addresses words domain places",
    "words": "domain places",
    "addresses": "domain places",
    "intake": "domain places",
    "domain": "places",
    "assets": "",
    "places": "",
}
"""Room -> what it may import beside itself and the version, from the door down to the ground."""

LIBRARIES = {
    "altair": "charts.draw",
    "vl_convert": "charts.draw charts.picture",
    "babel": "words",
    "click": "cli hosts",
    "jinja2": "pages hosts.mkdocs hosts.compiled",
    "markdown": "build.standalone",
    "markupsafe": "pages",
    "mkdocs": "hosts.mkdocs",
    "openpyxl": "exports.workbook",
    "pydantic": "domain intake hosts",
    "pydantic_core": "domain intake",
    "yaml": "intake",
}
"""Library -> the rooms or modules that may know it. A library that is not here is known to nobody."""

LAZY = "charts.draw", "hosts.mkdocs"
"""Modules that take long to import, and so are imported only by the function that needs them."""

EVERY = [one for path in modules() for one in imports(path)]


def inside(name: str, places: str) -> bool:
    """Whether `accord.<name>` is one of the places, or lies within one."""
    return any(f"{name}.".startswith(f"{place}.") for place in places.split())


def room(module: str) -> str:
    """The room of a module: `pages` of `accord.pages.gate`; empty for the package itself."""
    return module.partition(".")[2].partition(".")[0]


def within(module: str) -> str:
    """The name inside the package: `pages.gate` of `accord.pages.gate`."""
    return module.partition(".")[2]


def allowed(one: Import) -> bool:
    if one.top == "accord":
        mine = room(one.module)
        return one.name == "accord.__version__" or inside(within(one.name), f"{mine} {FLOORS.get(mine, '')}")
    return one.top in sys.stdlib_module_names or inside(within(one.module), LIBRARIES.get(one.top, ""))


def test_every_module_stands_in_a_room_of_the_table() -> None:
    unknown = {dotted(path) for path in modules()} - {"accord"}
    assert sorted(name for name in unknown if room(name) not in FLOORS) == []


def test_the_table_leads_downwards_only() -> None:
    order = list(FLOORS)
    ups = [
        f"{upper} above {lower}"
        for lower, below in FLOORS.items()
        for upper in (name.partition(".")[0] for name in below.split())
        if order.index(upper) <= order.index(lower)
    ]
    assert ups == []


def test_every_import_is_allowed_by_the_table() -> None:
    assert "\n".join(str(one) for one in EVERY if not allowed(one)) == ""


def test_a_module_that_takes_long_to_import_is_imported_only_by_the_function_that_needs_it() -> None:
    early = [one for one in EVERY if one.at_once and inside(within(one.name), " ".join(LAZY))]
    assert [str(one) for one in early if within(one.module) not in LAZY] == []


IMPORTS = """
from accord.pages import gate
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    import yaml.nodes
def later():
    from accord.charts import draw
    return import_module(f"accord.cli.{name}")
"""


def test_an_import_is_seen_wherever_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "accord" / "site.py"
    path.parent.mkdir()
    path.write_text(IMPORTS, "utf-8")
    seen = [(one.name, one.at_once) for one in imports(path, path.parent)]
    assert sorted(seen) == [
        ("accord.charts.draw", False),
        ("accord.cli", False),
        ("accord.pages.gate", True),
        ("typing.TYPE_CHECKING", True),
        ("yaml.nodes", True),
    ]


@pytest.mark.parametrize(
    ("module", "name", "verdict"),
    [
        ("accord.pages.gate", "accord.domain.quarter", True),
        ("accord.pages.gate", "accord.intake", False),
        ("accord.domain.quarter", "accord.words", False),
        ("accord.domain.quarter", "yaml", False),
        ("accord.hosts.folder", "mkdocs.config", False),
        ("accord.hosts.mkdocs", "mkdocs.config", True),
        ("accord.hosts.folder", "accord.domain.options.Options", True),
        ("accord.hosts.folder", "accord.domain.quarter.Quarter", False),
        ("accord.charts.bars", "altair", False),
        ("accord.places", "accord.domain", False),
        ("accord.domain.quarter", ".seen", False),
        ("accord.cellar", "accord.places", False),
        ("accord.cellar", "json", True),
    ],
)
def test_the_table_says_yes_and_no(module: str, name: str, verdict: bool) -> None:
    assert allowed(Import(module, 1, name, True)) is verdict


WITHOUT_MKDOCS = """
import sys
from importlib import import_module
for gone in ("mkdocs", "accord.hosts.mkdocs"):
    sys.modules[gone] = None
for name in sys.argv[1:]:
    import_module(name)
"""

CHECK = """
import sys
from accord.cli import cli
try:
    cli(["check", "portfolio", "--as-of", "2026-11-16"])
except SystemExit as end:
    assert end.code == 0, end.code
assert "yaml" in sys.modules, "the check has read nothing"
print("heavy:", sorted({"altair", "vl_convert", "mkdocs"} & set(sys.modules)))
"""


def python(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program, run in the root by an interpreter of its own."""
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(PACKAGE.parent)!r})\n{program}", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def test_without_the_host_for_mkdocs_everything_else_can_be_imported() -> None:
    names = {dotted(path) for path in modules()} - {"accord.__main__", "accord.hosts.mkdocs"}
    run = python(WITHOUT_MKDOCS, *sorted(names))
    assert (run.returncode, run.stderr) == (0, "")


def test_the_check_starts_without_the_heavy_libraries() -> None:
    run = python(CHECK)
    assert run.stdout.splitlines()[-1:] == ["heavy: []"], run.stderr


def test_the_table_for_contributors_is_this_one() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    table = text.partition("```text\n")[2].partition("```")[0]
    rows = (line.partition("->") for line in table.splitlines())
    assert {name.strip(): below.strip() for name, _, below in rows} == FLOORS
