"""Hand-written pages as text."""

from __future__ import annotations

from pathlib import Path

from accord.intake.handwritten import handwritten
from intake.intake_world import write


def test_every_page_below_the_folder_is_read_in_order(tmp_path: Path) -> None:
    for name in ("b.md", "a/c.md", "a/picture.png", ".hidden.md", ".git/x.md"):
        write(tmp_path / name, f"# {name}\n")
    pages, problems = handwritten(tmp_path, "content")
    assert problems == []
    assert [(page.path, page.shown, page.text) for page in pages] == [
        ("a/c.md", "content/a/c.md", "# a/c.md\n"),
        ("b.md", "content/b.md", "# b.md\n"),
    ]


def test_a_missing_folder_has_no_pages(tmp_path: Path) -> None:
    assert handwritten(tmp_path / "content", "content") == ([], [])


def test_a_page_in_other_letters_or_behind_a_link_out_is_a_problem(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    write(folder / "latin.md", "Über\n".encode("latin-1"))
    (folder / "out.md").symlink_to(write(tmp_path / "secret.md", "x"))
    pages, problems = handwritten(folder, "content")
    assert pages == []
    assert [problem.place.file for problem in problems] == ["content/latin.md", "content/out.md"]
    assert {problem.check for problem in problems} == {"unreadable"}
