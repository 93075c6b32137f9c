"""Which commit is meant by a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.intake.repository import Unknown
from intake.scripted import Scripted, opened


@pytest.fixture
def plan(tmp_path: Path) -> Scripted:
    return Scripted(tmp_path / "plan")


def test_a_commit_a_tag_and_a_branch_are_found_by_name(plan: Scripted) -> None:
    first = plan.commit({"a.yml": "a: 1\n"})
    plan.git("tag", "spring")
    plan.git("tag", "-a", "summer", "-m", "Signed off")
    plan.git("branch", "side")
    second = plan.commit({"a.yml": "a: 2\n"})
    found = plan.opened()
    for text in (first, first[:8], "spring", "summer", "side", "HEAD~1", "HEAD^", " main~1 ", "refs/tags/spring"):
        assert found.commit_at(text) == first
    assert found.commit_at("HEAD") == found.commit_at("main") == found.commit_at("@") == second
    assert found.short(first) == first[:10]


def test_a_detached_checkout_of_a_pull_request_points_to_the_branch(plan: Scripted, tmp_path: Path) -> None:
    plan.commit({"a.yml": "a: 1\n"})
    plan.git("branch", "side")
    plan.git("clone", "--quiet", plan.folder.as_uri(), str(tmp_path / "clone"))
    assert opened(tmp_path / "clone").commit_at("side") == Unknown(
        "there is no branch 'side' here; did you mean 'origin/side'?"
    )


@pytest.mark.parametrize(
    "text",
    [
        "--all",
        "-1",
        "--output=taken",
        "--end-of-options",
        "main..side",
        "^main",
        "HEAD~99",
        "HEAD:a.yml",
        "main; touch taken",
        "$(touch taken)",
        "main\nmain",
        "main\0",
        "\udcff",
        "0" * 40,
        "x" * 5000,
        "2026-7-1",
        "yesterday",
    ],
)
def test_a_text_that_names_no_commit_is_answered_with_a_sentence(plan: Scripted, text: str) -> None:
    plan.commit({"a.yml": "a: 1\n"})
    unknown = plan.opened().commit_at(text)
    assert isinstance(unknown, Unknown)
    assert unknown.reason.startswith("there is no commit '")
    assert "name a commit, a tag, a branch, or a day such as 2026-10-09" in unknown.reason
    assert unknown.reason.isprintable()
    assert len(unknown.reason) < 260
    assert not (plan.folder / "taken").exists()


def test_other_texts_have_their_own_sentences(plan: Scripted) -> None:
    plan.commit({"a.yml": "a: 1\n"}, when="2026-07-15T12:00:00 +0200")
    found = plan.opened()
    assert found.commit_at(" ") == Unknown(
        "no commit is named; name a commit, a tag, a branch, or a day such as 2026-10-09"
    )
    assert found.commit_at("2026-02-30") == Unknown(
        "'2026-02-30' is no day of the calendar; a day is written like 2026-10-09"
    )
    assert found.commit_at("2026-07-14") == Unknown(
        "nothing was committed by 2026-07-14; the first commit is of 2026-07-15, so name that day or a later one"
    )


def test_the_start_of_several_ids_asks_for_more(plan: Scripted) -> None:
    tree = plan.git("rev-parse", plan.commit({"a.yml": "a: 1\n"}) + "^{tree}")
    seen: set[str] = set()
    for at in range(5000):
        commit = plan.git("commit-tree", tree, "-m", str(at))
        if commit[:4] in seen:
            break
        seen.add(commit[:4])
    assert plan.opened().commit_at(commit[:4]) == Unknown(
        f"several commits begin with '{commit[:4]}'; write more of the one you mean"
    )


def test_a_day_ends_where_the_commit_was_written(plan: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    early = plan.commit({"a.yml": "a: 1\n"}, when="2026-07-14T23:59:59 +1300")
    late = plan.commit({"a.yml": "a: 2\n"}, when="2026-07-15T23:59:59 -1100")
    after = plan.commit({"a.yml": "a: 3\n"}, when="2026-07-16T00:00:00 +0000")
    found = plan.opened()
    for zone in ("UTC", "Pacific/Auckland", "Pacific/Pago_Pago"):
        monkeypatch.setenv("TZ", zone)
        assert found.commit_at("2026-07-14") == early
        assert found.commit_at("2026-07-15") == late
        assert found.commit_at("2026-07-16") == found.commit_at("9999-12-31") == after
        assert isinstance(found.commit_at("2026-07-13"), Unknown)
    when = found.recorded(late)
    assert when is not None
    assert when.isoformat() == "2026-07-15T23:59:59-11:00"
    assert found.recorded("HEAD") is None
    assert found.recorded("0" * 40) is None


def test_a_day_goes_by_when_a_commit_was_recorded_here(plan: Scripted) -> None:
    commit = plan.commit({"a.yml": "a: 1\n"}, GIT_AUTHOR_DATE="2026-01-01T12:00:00 +0000")
    assert isinstance(plan.opened().commit_at("2026-01-01"), Unknown)
    assert plan.opened().commit_at("2026-07-15") == commit


def test_a_day_means_this_branch_and_not_what_was_merged_into_it(plan: Scripted) -> None:
    first = plan.commit({"a.yml": "a: 1\n"}, when="2026-07-01T12:00:00 +0000")
    plan.git("checkout", "--quiet", "-b", "side")
    plan.commit({"b.yml": "b: 1\n"}, when="2026-07-02T12:00:00 +0000")
    plan.git("checkout", "--quiet", "main")
    plan.git("merge", "--quiet", "--no-ff", "-m", "Merge", "side", GIT_COMMITTER_DATE="2026-07-09T12:00:00 +0000")
    assert plan.opened().commit_at("2026-07-05") == first


def test_a_tag_may_be_called_like_a_day(plan: Scripted) -> None:
    first = plan.commit({"a.yml": "a: 1\n"})
    plan.commit({"a.yml": "a: 2\n"})
    plan.git("tag", "2026-12-31", first)
    assert plan.opened().commit_at("2026-12-31") == first
