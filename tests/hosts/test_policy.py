"""The Content-Security-Policy: what it allows, where it stands, and that the whole site works under it."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from listening import SAY, quiet
from playwright.sync_api import Browser, Page
from publishing import Published, accord
from visits import every, kinds

from accord.hosts import policy

TAG = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def allowed(script: str) -> str:
    """A script as a policy names it."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    ("html", "sums"),
    [
        ("<script>one()</script>", ["one()"]),
        ('<script type="text/javascript">one()</script><SCRIPT type=module>two()</SCRIPT >', ["one()", "two()"]),
        ('<script data-x="a > b">one()</script>', ["one()"]),
        ("<script>a\r\nb</script>", ["a\nb"]),
        ("<script>größer()</script>", ["größer()"]),
        ('<script src="own.js"></script>', []),
        ('<script type="application/json">{}</script><script type="text/x-template">x</script>', []),
        ("<p>&lt;script&gt;no()&lt;/script&gt;</p>", []),
    ],
)
def test_a_script_is_allowed_by_its_check_sum(html: str, sums: list[str]) -> None:
    assert sorted(policy.of([html.encode()]).scripts) == sorted(allowed(text) for text in sums)


def test_every_page_allows_the_scripts_and_styles_of_all() -> None:
    found = policy.of([b"<script>a</script>", b"<script>b</script><script>a</script><style>p {}</style>"])
    assert found == policy.Policy(tuple(sorted((allowed("a"), allowed("b")))), (allowed("p {}"),))


def test_nothing_unsafe_is_allowed_and_no_other_host() -> None:
    text = policy.of([b"<script>a</script>"]).header
    assert "unsafe" not in text
    assert "http" not in text
    assert text.startswith("default-src 'none'; script-src 'self' 'sha256-")
    assert text.endswith("; frame-ancestors 'self'")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<head><meta charset="utf-8"><script>', '<head><meta charset="utf-8">TAG<script>'),
        ("<head><script></script><meta charset=utf-8>", "<head>TAG<script></script><meta charset=utf-8>"),
        ("<head lang='x'><title>", "<head lang='x'>TAG<title>"),
        ("<header>no head</header>", "<header>no head</header>"),
    ],
)
def test_the_tag_stands_before_all_it_speaks_of(page: str, expected: str) -> None:
    assert policy.tagged(page.encode(), b"TAG").decode() == expected


def test_the_lines_for_servers_say_the_same_and_who_may_frame_the_site(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<head><script>a</script>", "utf-8")
    assert policy.write(tmp_path) == ()
    tag = TAG.search((tmp_path / "index.html").read_text("utf-8"))
    assert tag is not None
    assert "frame-ancestors" not in tag[1]
    said = f"{tag[1]}; frame-ancestors 'self'"
    assert (tmp_path / "_headers").read_text("utf-8") == f"/*\n  Content-Security-Policy: {said}\n"
    lines = tmp_path / "assets" / "accord"
    assert (lines / "policy.nginx").read_text("utf-8") == f'add_header Content-Security-Policy "{said}" always;\n'
    assert (lines / "policy.apache").read_text("utf-8") == f'Header always set Content-Security-Policy "{said}"\n'


def test_headers_that_the_team_has_written_stay(tmp_path: Path) -> None:
    (tmp_path / "_headers").write_text("/*\n  X-Own: yes\n", "utf-8")
    policy.write(tmp_path)
    assert (tmp_path / "_headers").read_text("utf-8") == "/*\n  X-Own: yes\n"


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ('<p style="color: red">', True),
        ("<button class='b' onclick='go()'>", True),
        ('<p class="style">style="color: red"</p>', False),
        ('<td align="right">', False),
    ],
)
def test_pages_with_attributes_it_keeps_from_working_are_named(tmp_path: Path, body: str, named: bool) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(f"<head></head>{body}", "utf-8")
    assert policy.write(tmp_path) == (("a/index.html",) if named else ())


def test_off_leaves_everything_out(team_site: Path, project: Path, tmp_path: Path) -> None:
    text = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs-off.yml").write_text(text.replace("  - accord:\n", "  - accord:\n      csp: off\n"), "utf-8")
    done = accord("build", "-f", "mkdocs-off.yml", "--site-dir", str(tmp_path / "off"), cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert TAG.search((tmp_path / "off" / "index.html").read_text("utf-8")) is None
    assert not (tmp_path / "off" / "_headers").exists()


def test_every_page_of_the_sample_has_it_and_nothing_is_kept_from_working(team_site: Path) -> None:
    pages = [page.read_text("utf-8") for page in team_site.rglob("*.html")]
    assert len(pages) > 60
    assert len({TAG.search(page)[1] for page in pages}) == 1  # type: ignore[index]  # every page has one
    assert [page for page in pages if re.search(r"<[a-z][^<>]*\s(?:style|on[a-z]+)=", page)] == []


def listened(browser: Browser) -> tuple[Page, list[str]]:
    """A page of a browser, and everything it complains about."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    complaints: list[str] = []
    page.add_init_script(SAY)
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page, complaints


@pytest.mark.browser
def test_every_page_of_the_sample_is_quiet_and_fits_its_window(published: Published, browser: Browser) -> None:
    with quiet(browser, published) as page:
        for width, addresses in ((1280, kinds(published)), (360, every(published))):
            page.set_viewport_size({"width": width, "height": 900})
            for address in addresses:
                page.goto(published.address + address)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.browser
def test_a_style_in_an_attribute_and_another_host_are_refused(published: Published, browser: Browser) -> None:
    page, complaints = listened(browser)
    page.goto(published.address + "promises/")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\" onclick=\"x()\">no</p>')")
    page.evaluate("document.body.lastElementChild.click()")
    page.evaluate("fetch('https://elsewhere.example/').catch(() => {})")
    page.wait_for_timeout(200)
    said = {text for text in complaints if text.startswith("policy: ")}
    assert said == {"policy: style-src-attr", "policy: script-src-attr", "policy: connect-src"}
    page.close()


PLACES = ("promises", "goals", "initiatives", "agreements", "coming", "not-now", "how-we-decide", "2026-q4/grid",
          "2026-q4/fits", "promises")  # fmt: skip


@pytest.mark.browser
def test_instant_navigation_the_palette_and_the_search_work_under_it(published: Published, browser: Browser) -> None:
    page, complaints = listened(browser)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(published.address)
    page.evaluate("window.same = true")
    for place in PLACES:
        page.locator(f"nav.md-tabs a[href$='{place}/'], .md-nav a[href$='{place}/']").first.evaluate("a => a.click()")
        page.wait_for_url(f"{published.address}{place}/")
        page.locator(f"link[rel=canonical][href='{published.address}{place}/']").wait_for(state="attached")
        assert page.evaluate("window.same") is True, place
    for _ in range(2):
        page.locator("label[for^=__palette]:visible").click()
    search(page, "LT-16")
    assert complaints == []
    assert [url for url in asked if not url.startswith((published.address, "data:", "blob:"))] == []
    page.close()


@pytest.mark.browser
def test_a_mark_of_a_figure_leads_on_after_instant_navigation(published: Published, browser: Browser) -> None:
    page, complaints = listened(browser)
    page.goto(published.address)
    page.locator("nav.md-tabs a[href$='2026-q4/grid/']").first.click()
    page.wait_for_url("**/2026-q4/grid/")
    page.locator("figure svg.ac-wide a:visible").first.click()
    page.wait_for_url(re.compile(r".*/initiatives/[a-z0-9-]+/$"))
    assert page.url.startswith(f"{published.address}initiatives/")
    assert complaints == []
    page.close()


def search(page: Page, words: str) -> None:
    """Look for words, until something is found."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.locator(".md-search-result__item a").first.wait_for()
