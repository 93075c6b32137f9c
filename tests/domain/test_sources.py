"""Where a file can be looked at and edited, on every forge."""

from __future__ import annotations

import pytest

from accord.domain import sources
from accord.places import Place

PLACE = Place("portfolio/initiatives/data basics.yml", 12, 3)


@pytest.mark.parametrize(
    ("repository", "edit_uri", "view", "edit"),
    [
        (
            "https://github.com/acme/plan",
            "edit/main/content/",
            "https://github.com/acme/plan/blob/main/portfolio/initiatives/data%20basics.yml#L12",
            "https://github.com/acme/plan/edit/main/portfolio/initiatives/data%20basics.yml",
        ),
        (
            "https://gitlab.com/acme/teams/plan/",
            "-/edit/trunk/content/",
            "https://gitlab.com/acme/teams/plan/-/blob/trunk/portfolio/initiatives/data%20basics.yml#L12",
            "https://gitlab.com/acme/teams/plan/-/edit/trunk/portfolio/initiatives/data%20basics.yml",
        ),
        (
            "https://gitea.acme.example/learning/plan",
            "_edit/main/content/",
            "https://gitea.acme.example/learning/plan/src/branch/main/portfolio/initiatives/data%20basics.yml#L12",
            "https://gitea.acme.example/learning/plan/_edit/main/portfolio/initiatives/data%20basics.yml",
        ),
        (
            "https://codeberg.org/acme/plan.git",
            "",
            "https://codeberg.org/acme/plan/src/branch/main/portfolio/initiatives/data%20basics.yml#L12",
            "https://codeberg.org/acme/plan/_edit/main/portfolio/initiatives/data%20basics.yml",
        ),
        (
            "https://bitbucket.org/acme/plan",
            "src/default/content/",
            "https://bitbucket.org/acme/plan/src/default/portfolio/initiatives/data%20basics.yml#lines-12",
            "https://bitbucket.org/acme/plan/src/default/portfolio/initiatives/data%20basics.yml?mode=edit",
        ),
        (
            "https://dev.azure.com/acme/learning/_git/plan",
            "?path=/content/&version=GBmain",
            "https://dev.azure.com/acme/learning/_git/plan?path=/portfolio/initiatives/data%20basics.yml&version=GBmain"
            "&line=12&lineEnd=13&lineStartColumn=1&lineEndColumn=1",
            "https://dev.azure.com/acme/learning/_git/plan?path=/portfolio/initiatives/data%20basics.yml&version=GBmain"
            "&_a=contents",
        ),
    ],
    ids=["github", "gitlab", "gitea", "forgejo", "bitbucket", "azure"],
)
def test_a_line_and_a_file_have_an_address_on_every_forge(repository: str, edit_uri: str, view: str, edit: str) -> None:
    links = sources.of(repository, edit_uri, "content")
    assert links is not None
    assert (links.view(PLACE), links.edit(PLACE)) == (view, edit)


@pytest.mark.parametrize(
    ("edit_uri", "forge"),
    [
        ("-/edit/main/docs/", "gitlab"),
        ("edit/main/docs/", "github"),
        ("blob/main/docs/", "github"),
        ("_edit/main/docs/", "gitea"),
        ("src/branch/main/docs/", "gitea"),
        ("src/main/docs/", "bitbucket"),
        ("?path=/docs/&version=GBmain", "azure"),
        ("", "gitea"),
    ],
)
def test_a_forge_of_ones_own_is_known_by_the_way_it_writes_addresses(edit_uri: str, forge: str) -> None:
    links = sources.of("https://code.acme.example/plan", edit_uri, "docs")
    assert links is not None
    assert (links.forge, links.branch) == (forge, "main")


@pytest.mark.parametrize(
    ("edit_uri", "folder"),
    [
        ("edit/main/content/", ""),
        ("edit/main/learning/plan/content/", "learning/plan"),
        ("edit/main/docs/", ""),
        ("https://github.com/acme/all/edit/main/plan/content", "plan"),
    ],
    ids=["at the root", "in a folder", "of another folder", "as a whole address"],
)
def test_a_project_in_a_folder_of_a_repository_is_found_there(edit_uri: str, folder: str) -> None:
    links = sources.of("https://github.com/acme/all", edit_uri, "content")
    assert links is not None
    assert links.folder == folder


def test_a_portfolio_beside_the_project_is_found_there() -> None:
    links = sources.of("https://github.com/acme/all", "edit/main/site/content/", "content")
    assert links is not None
    assert links.view(Place("../plan/team.yml", 3)) == "https://github.com/acme/all/blob/main/plan/team.yml#L3"


@pytest.mark.parametrize("repository", ["", "javascript:alert(1)", "git@github.com:acme/plan.git", "plan"])
def test_what_is_no_web_address_links_nothing(repository: str) -> None:
    assert sources.of(repository, "", "content") is None
