"""The page of each version of a plan: what it looked like on its day, and what changed from the version before."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup
from small_portfolio import day, days, decision, initiative, portfolio, promise

from accord import site
from accord.charts import version_difference as figure_11
from accord.charts.cache import NoStore
from accord.domain import balance, plan, version_difference
from accord.domain.audience import parse
from accord.domain.known import known_on
from accord.domain.portfolio import Portfolio
from accord.domain.seen import seen_by
from accord.intake import read
from accord.pages.report import Report
from accord.site import Site
from kept_drawings import STORE

SAMPLE = Path(__file__).parents[2] / "portfolio"
AS_OF = date(2026, 11, 16)
AUDIENCES = ("everyone", "parties", "party:field-ops", "team")
SUMS = ("asked", "scrapped", "waits", "smaller", "planned", "own", "negotiated", "total")

TALK, SECRET = "2026-02-02-deck", "2026-02-03-secret"
INITIATIVES = {
    "net": initiative(title="Mending nets"),
    "rope": initiative(title="Rope work"),
    "sail": initiative(title="Sailing days"),
    "oar": initiative(title="Rowing between us", visible="team"),
    "tide": initiative(title="Tide tables"),
    "bell": initiative(title="Ringing the bell"),
}
VERSIONS = [
    {"version": 1, "date": "2026-01-20", "agreed_by": ["deck"], "what": "The first plan."},
    {"version": 2, "date": "2026-02-05", "because_of": [TALK, SECRET], "what": "Rope work joins."},
    {"version": 3, "date": "2026-02-20", "state": "draft"},
    {"version": 4, "date": "2026-03-10", "agreed_by": ["deck", "shore"]},
]
ENTRIES = [
    {"initiative": "net", "place": "now", "planned": {"design": 4}, "before": {1: {"planned": {"design": 6}}}},
    {
        "initiative": "rope",
        "place": "now",
        "planned": {"design": 2},
        "why": "The deck gave days.",
        "before": {1: {"place": "later", "planned": {}, "why": "No days yet."}},
    },
    {"initiative": "sail", "place": "later", "look_again": "2026-09-01", "before": {1: {"look_again": "2026-05-01"}}},
    {"initiative": "oar", "place": "now", "planned": {"deliver": 3}, "why": "A secret.", "before": {1: "absent"}},
    {"initiative": "tide", "place": "scrap", "why": "Printed.", "before": {1: {"place": "scrap"}, 2: "absent"}},
    {"initiative": "bell", "place": "now", "asked": {"design": 3}, "planned": {"design": 2}},
]
CAPACITY = {
    "working_days": 10,
    "skills": {
        "design": {"fte": 1, "absences": [{"days": 3, "known_from": "2026-02-04"}]},
        "deliver": {"fte": 1},
    },
}
QUARTERS = {"2026-Q1": {"capacity": CAPACITY, "versions": VERSIONS, "entries": ENTRIES}}
TALKS: dict[str, dict[str, Any]] = {
    TALK: {
        "with": ["deck"],
        "about": ["rope"],
        "confirmed": {"deck": "2026-02-03"},
        "decisions": [decision(about=["rope"])],
        "commitments": [promise(adds_capacity=[days("2026-Q1", "design", 5)])],
    },
    SECRET: {"with": ["shore"], "about": ["oar", "net"], "visible": "team"},
}


def _report(audience: str, **files: Any) -> Report:
    written = {"initiatives": INITIATIVES, "quarters": QUARTERS, "talks": TALKS, **files}
    return site.report(seen_by(known_on(portfolio(**written), day("03-16")), parse(audience)), STORE)


@cache
def _small(audience: str) -> Site:
    return site.assemble(_report(audience))


@cache
def _whole() -> Portfolio:
    found = read(SAMPLE).portfolio
    assert found is not None
    return found


@cache
def _sample(audience: str) -> Site:
    return site.assemble(site.report(seen_by(known_on(_whole(), AS_OF), parse(audience)), STORE))


def _paths(made: Site) -> list[str]:
    return [page.address.markdown for page in made.pages if re.search(r"/v\d+\.md$", page.address.markdown)]


def _markdown(made: Site, path: str) -> str:
    return next(page.markdown for page in made.pages if page.address.markdown == path)


def _said(made: Site, path: str) -> str:
    """A page's words as they are read."""
    body = _markdown(made, path).split("---\n", 2)[2]
    body = re.sub(r"<svg.*?</svg>|</?(?:b|i)\b[^>]*>|</?a\b[^>]*>|¶", "", body, flags=re.DOTALL)
    return " ".join(Markup(re.sub(r"<[^>]+>", " ", body)).unescape().split())


def test_every_agreed_version_has_a_page_and_drafts_are_for_the_team() -> None:
    agreed = [
        "2026-q1/v1.md",
        "2026-q2/v1.md",
        "2026-q2/v2.md",
        *(f"2026-q3/v{n}.md" for n in (1, 2, 3)),
        "2026-q4/v2.md",
    ]
    assert _paths(_sample("everyone")) == agreed
    assert sorted(_paths(_sample("team"))) == sorted([*agreed, "2026-q4/v1.md"])


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_site_knows_the_pages_beforehand_and_does_not_put_them_into_the_navigation(audience: str) -> None:
    report = _report(audience)
    made = _small(audience)
    assert set(_paths(made)) <= site.planned_paths(report)
    assert not any(path in str(made.navigation) for path in _paths(made))
    assert not any(page.in_navigation for page in made.pages if page.address.markdown in _paths(made))


def test_what_did_the_plan_look_like_on_8_may_and_what_changed() -> None:
    said = _said(_sample("everyone"), "2026-q2/v2.md")
    assert (
        "On 8 May we were asked for 350 days of work and had 179. Talks added 44. Ten initiatives were to go ahead; "
        "the plan needed 195. Since version 1, one came in and one has other days."
    ) in said
    assert (
        "Agreed on 8 May by Chief Operating Officer, Head of Customer Contact and Head of Treatment and Compliance. "
        "Because of the talk of 6 May. As it stood on 8 May 2026."
    ) in said
    assert "One came in and one has 16 days fewer" in said
    assert (
        "Supporting customers who struggle to pay Going ahead, 6 consulting and 16 design days. Build half now" in said
    )
    assert (
        "Keep what operators know Design 14 instead of 30. As many more for Supporting customers who struggle to pay. "
        "Six posts now, six in Q4."
    ) in said
    assert "captured now. (talk of 6 May) − 16" in said
    assert "Fund the videographer, first half, eight days Chief Operating Officer, talk of 6 May + 8 design" in said


def test_days_of_our_own_that_fell_away_are_told_without_a_reason() -> None:
    said = _said(_sample("everyone"), "2026-q3/v3.md")
    assert "Since version 2, two have other days and we had 33 days fewer of our own." in said
    assert "Design 47 days of our own instead of 80. − 33" in said
    assert "Consulting 6 instead of 8 and design 12 instead of 24." in said


def test_a_draft_is_compared_for_the_team_only() -> None:
    everyone, team = _said(_sample("everyone"), "2026-q4/v2.md"), _said(_sample("team"), "2026-q4/v2.md")
    opening = (
        "On 9 October we were asked for 202 days of work and had 145. Talks added 20. Seven initiatives were to go "
        "ahead; the plan needed 144."
    )
    assert f"{opening} It is the first version that was agreed." in everyone
    assert f"{opening} Since version 1, three have other days." in team
    assert "Three have 14 days fewer" in team
    assert "Version 1" not in everyone
    draft = _said(_sample("team"), "2026-q4/v1.md")
    assert "the plan needed 158, 13 design days too many. It is the first draft." in draft
    assert "A draft of 1 October that nobody has agreed to." in draft


def test_a_version_says_what_took_its_place_and_leads_to_the_others() -> None:
    said = _said(_sample("everyone"), "2026-q3/v1.md")
    assert "Version 1, 3 July Version 2, 17 July Version 3, 7 August July to September 2026, on a page" in said
    assert "Version 2 took its place on 17 July." in said
    page = _markdown(_sample("everyone"), "2026-q3/v2.md")
    assert {'href="../v1/"', 'href="../v3/"', 'href="../"'} <= set(re.findall(r'href="[^"]*"', page))
    assert "took its place" not in _said(_sample("everyone"), "2026-q3/v3.md")


@pytest.mark.parametrize("path", ["index.md", "2026-q3/index.md", "2026-q3/grid.md", "2026-q3/fits.md"])
def test_the_quarters_pages_lead_to_the_page_of_their_version(path: str) -> None:
    page = _markdown(_sample("everyone"), path)
    way = "2026-q4/v2/" if path == "index.md" else "v3/" if path.endswith("index.md") else "../v3/"
    number = 2 if path == "index.md" else 3
    assert f'<a href="{way}">Version {number} of the plan</a>, agreed on' in page


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_numbers_are_those_of_the_version_for_whoever_reads(audience: str) -> None:
    for whole in (_whole(), portfolio(initiatives=INITIATIVES, quarters=QUARTERS, talks=TALKS)):
        team, seen = (seen_by(known_on(whole, AS_OF), parse(a)) for a in ("team", audience))
        for quarter in seen.quarters.values():
            for version in version_difference.versions(seen, quarter):
                was = version_difference.as_it_was(seen, quarter, version)
                told = version_difference.as_it_was(team, team.quarters[quarter.id], version)
                assert [was.sum(name) for name in SUMS] == [told.sum(name) for name in SUMS]
                places = [sorted(e.place for e in b.edition.entries) for b in (was, told)]
                assert places[0] == places[1]


def test_a_version_is_as_it_was_known_on_its_date() -> None:
    later = known_on(_whole(), AS_OF)
    for quarter in later.quarters.values():
        for version in quarter.all_versions:
            then = known_on(_whole(), version.date)
            known = plan.edition(then, then.quarters[quarter.id], version.version)
            assert known is not None
            was = version_difference.as_it_was(later, quarter, version)
            facts = [
                [(e.initiative, e.place, e.asked, e.planned, e.score, e.confirmed) for e in edition.entries]
                for edition in (known, was.edition)
            ]
            assert facts[0] == facts[1]
            sums = balance.of(then, known)
            assert [was.sum(name) for name in SUMS] == [sums.sum(name) for name in SUMS]
            assert [(a.ref, a.days, a.kept, a.given) for a in was.additions] == [
                (a.ref, a.days, a.kept, a.given) for a in sums.additions
            ]


def test_what_is_not_written_in_a_later_file_is_not_needed() -> None:
    """The page of a version is the same when later versions are built upon, for as long as they leave it as it was."""
    first = site.assemble(site.report(seen_by(known_on(_whole(), date(2026, 7, 10)), parse("everyone")), STORE))
    now, then = (_said(made, "2026-q3/v1.md") for made in (_sample("everyone"), first))
    answer = "On 3 July we were asked for 256 days of work and had 164. Talks added 12. Six initiatives"
    assert answer in now
    assert answer in then
    assert "2026-q3/v2.md" not in _paths(first)


def test_what_came_moved_left_and_changed_its_days() -> None:
    said = _said(_small("team"), "2026-q1/v2.md")
    assert (
        "Since version 1, one came in, one changed its place, one has other days, one has another look-again date, "
        "one is not in the plan any more and we had 3 days fewer of our own."
    ) in said
    assert "One came in, one is not in the plan any more, one changed its place and one has 2 days fewer" in said
    assert "Rowing between us Going ahead, 3 delivery days. A secret. (talk of 3 February) + 3" in said
    assert (
        "Rope work Going ahead now; before: Waits. Design 2 instead of 0. The deck gave days. (talk of 2 February) + 2"
    ) in said
    assert "Mending nets Design 4 instead of 6. As many more for Rope work. (talk of 3 February) − 2" in said
    assert "Sailing days Look again on 1 September; before: 1 May." in said
    assert "Tide tables Before: Scrap list." in said
    assert "Because of two talks: 2 February and 3 February." in said


def test_a_hidden_initiative_is_counted_and_has_no_name_and_no_cause() -> None:
    for audience in ("everyone", "parties"):
        page = _markdown(_small(audience), "2026-q1/v2.md")
        said = _said(_small(audience), "2026-q1/v2.md")
        assert "Since version 1, one came in, one changed its place" in said
        assert "an initiative not shown here Going ahead, 3 delivery days. + 3" in said
        assert "Because of two talks: 2 February and a talk not shown here." in said
        for secret in ("Rowing", "A secret", "secret", "oar", "B-4", "~"):
            assert secret not in page


def test_the_version_before_is_the_one_these_readers_know() -> None:
    everyone, team = _said(_small("everyone"), "2026-q1/v4.md"), _said(_small("team"), "2026-q1/v4.md")
    assert "Since version 2, one came in." in everyone
    assert "Nothing differs from version 3." in team
    assert "Both versions side by side" in team
    assert "v3.md" not in str(_paths(_small("everyone")))


def test_the_table_has_every_entry_and_marks_what_differs() -> None:
    page = _markdown(_small("team"), "2026-q1/v2.md")
    table = page.partition('aria-label="Every initiative in this version"')[2].partition("</table>")[0]
    rows = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row) for row in re.findall(r"<tr>(.*?)</tr>", table)][1:]
    cells = {re.sub(r"<[^>]+>", "", row[1]): row[2:] for row in rows}
    assert cells["Mending nets"] == ["Going ahead", "<b>4</b>", "<b>4</b>", "6 days", "no reason recorded"]
    assert cells["Rope work"][:4] == ["<b>Going ahead</b>", "<b>2</b>", "<b>2</b>", "Waits"]
    assert cells["Ringing the bell"][:4] == ["Going ahead", "3", "2", "–"]
    assert cells["Tide tables"] == ["<b>Not in the plan</b>", "–", "–", "Scrap list", ""]
    assert len(cells) == 6


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_figure_shows_as_many_initiatives_as_the_table_has_rows(audience: str) -> None:
    for whole in (_whole(), portfolio(initiatives=INITIATIVES, quarters=QUARTERS, talks=TALKS)):
        seen = seen_by(known_on(whole, AS_OF), parse(audience))
        report = site.report(seen, STORE)
        for quarter in seen.quarters.values():
            read_ = [version_difference.as_it_was(seen, quarter, v) for v in version_difference.versions(seen, quarter)]
            for before, after in pairwise(read_):
                found = version_difference.between(seen, before, after)
                view = figure_11.view(seen, found)
                figure = figure_11.figure(view, report.words, NoStore(), measures=("wide",))
                slugs = {e.initiative for b in (before, after) for e in b.edition.entries}
                assert figure.marks + figure.counted == len(found.pairs) == len(slugs)


def test_a_quarter_without_versions_has_one_and_nothing_known_needs_no_figure() -> None:
    quarter = {"entries": [{"initiative": "net", "place": "now"}]}
    made = site.assemble(_report("everyone", quarters={"2026-Q1": quarter}, talks={}))
    said = _said(made, "2026-q1/v1.md")
    assert "On 1 January no days of work were estimated. One initiative was to go ahead; the plan needed 0." in said
    assert "Agreed on 1 January." in said
    assert "<figure" not in _markdown(made, "2026-q1/v1.md")


def test_a_version_is_not_found_by_searching_nor_marked_with_what_is_to_be_looked_at_today() -> None:
    page = _markdown(_sample("team"), "2026-q4/v2.md")
    assert '"exclude": true' in page
    assert "ac-marks" not in page
