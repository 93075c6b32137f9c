"""The desk on which a page is written: templates, and the few things a template may call.

Everything a template prints passes the gate. Links are relative, so that the site works below any
address, and a record this audience may not know of is named without a link.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from accord import addresses
from accord.addresses import Address
from accord.charts import marks
from accord.charts.figure import Figure, Store
from accord.domain.fields import LTD
from accord.domain.plan import Edition
from accord.domain.portfolio import is_hidden
from accord.pages.gate import front_matter, gate, line, paragraphs
from accord.pages.kept import KeptTemplates
from accord.pages.page import Page
from accord.pages.report import Report
from accord.places import Place, Problem

_TYPED = re.compile("&#96;(.+?)&#96;")
_BARE_AND = re.compile(r"&(?![a-z]+;|#[0-9]+;)")
"""An ampersand of ours, as in L&TD, that is no character reference yet."""


@cache
def environment(store: Store) -> Environment:
    """The templates, with the gate at their only exit."""
    return Environment(
        loader=PackageLoader("accord.pages"),
        autoescape=True,
        finalize=gate,
        bytecode_cache=KeptTemplates(store),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


def _taken(name: str) -> str:
    """What a file to take along is called: a table by what it holds, another by its kind."""
    stem, _, kind = name.rpartition(".")
    return stem if kind == "csv" else kind


class Desk:
    """Writes one page: the links, names and words of a report as seen from that page's address."""

    def __init__(self, report: Report, page: Address) -> None:
        self.report = report
        self.page = page
        self.words = report.words
        self.portfolio = report.portfolio
        self.written_in = self.subject_of = ""
        self.take_along = Markup()
        """The file one would edit to change the page; empty where it is made from many."""

    def say(self, sentence: str, **values: Any) -> Markup:
        """One of the pages' own sentences, whose pattern may hold markup, with its gaps safely filled."""
        pattern = _BARE_AND.sub("&amp;", self.words.pattern(sentence, values.get("n")))
        return Markup(pattern.format_map({k: self._safe(v) for k, v in values.items()}))

    def _safe(self, value: Any) -> Markup:
        return value if isinstance(value, Markup) else line(self.words.plain(value))

    def row(self, items: Any) -> Markup:
        """Things in a row, each already safe or passed through the gate: A, B and C."""
        return Markup(self.words.list([str(self._safe(item)) for item in items]))

    def a(self, target: Address, text: Any, **attributes: str) -> Markup:
        """A link to a page or a spot on one."""
        more = "".join(f' {key}="{line(value)}"' for key, value in attributes.items())
        return Markup(f'<a href="{addresses.href(target, self.page)}"{more}>{self._safe(text)}</a>')

    def initiative(self, slug: str, text: str | None = None) -> Markup:
        """An initiative by its title, linked; nameless where this audience may not know of it."""
        if is_hidden(slug) or slug not in self.portfolio.initiatives:
            return self.say("hidden.initiative")
        return self.a(addresses.initiative(slug), text or self.portfolio.initiatives[slug].title)

    def code(self, slug: str) -> str:
        """An initiative's code, such as LT-16."""
        return self.portfolio.initiatives[slug].code if slug in self.portfolio.initiatives else ""

    def party(self, name: str) -> Markup:
        """A stakeholder by title, linked; or L&TD."""
        if name == LTD:
            return line(self.words.t("ltd"))
        if is_hidden(name) or name not in self.portfolio.stakeholders:
            return self.say("hidden.stakeholder")
        return self.a(addresses.agreement(name), self.portfolio.stakeholders[name].title)

    def party_name(self, name: str) -> str:
        """A stakeholder's title, or L&TD, or an L&TD role's title, without a link."""
        if name == LTD:
            return self.words.t("ltd")
        if name in self.portfolio.stakeholders and not is_hidden(name):
            return self.portfolio.stakeholders[name].title
        if name in self.portfolio.roles:
            return self.portfolio.roles[name].title
        return self.words.t("hidden.stakeholder")

    def anyone(self, name: str) -> Markup:
        """A stakeholder, linked; else L&TD or one of its roles."""
        return self.party(name) if name in self.portfolio.stakeholders else line(self.party_name(name))

    def parties(self, names: Any) -> Markup:
        """Several parties in a row, each linked."""
        return self.row(self.anyone(name) for name in names)

    def talk(self, talk_id: str, text: str | None = None) -> Markup:
        """A talk, linked: "talk of 15 July" unless other words are given."""
        if is_hidden(talk_id) or talk_id not in self.portfolio.talks:
            return self.say("hidden.talk")
        talk = self.portfolio.talks[talk_id]
        words = text or self.words.t("talk.of", day=self.near(talk.date))
        return self.a(addresses.conversation(talk_id), words)

    def talk_title(self, talk_id: str) -> str:
        """A talk's title; the parties' where none is written."""
        talk = self.portfolio.talks[talk_id]
        return talk.title or self.words.t("talk.with", who=self.words.list(self.party_name(p) for p in talk.with_))

    def record(self, ref: str, text: Any) -> Markup:
        """An ask, decision, promise or consequence, linked to its spot on the talk's page."""
        if is_hidden(ref):
            return self.say("hidden.agreement")
        return self.a(addresses.record(ref), text)

    def phrase(self, ref: str, text: str) -> Markup:
        """A linked record inside a longer sentence: without its own full stop."""
        return self.record(ref, text.rstrip("."))

    def goal(self, goal_id: str) -> Markup:
        """A goal by its name, linked."""
        return self.a(addresses.goal(goal_id), self.portfolio.goals[goal_id].name)

    def subject(self, name: str) -> Markup:
        """What something is about: an initiative, a goal, a stakeholder, or the plan."""
        if name in self.portfolio.goals:
            return self.goal(name)
        if name in self.portfolio.stakeholders:
            return self.party(name)
        if name == "plan":
            return line(self.words.t("the_plan"))
        return self.initiative(name)

    def near(self, day: date) -> str:
        """A day, with its year where it is not the as-of date's year."""
        return self.words.near(day, self.portfolio.as_of)

    def mark(self, place: str, slug: str, new: bool = False) -> Markup:
        """The small mark of a place with the initiative's number, for lists; decoration beside words."""
        return Markup(marks.place(place, self.report.labels.get(self.code(slug), ""), new=new))

    def pmark(self, state: str) -> Markup:
        """The small mark of a promise's state, of an open ask, or of a look-again date."""
        return Markup(marks.promise(state))

    def figure(self, figure: Figure) -> Markup:
        """A finished figure, its links pointing from this page."""
        return Markup(figure.html(addresses.root(self.page)))

    def raw(self, svg: str) -> Markup:
        """A drawing made by the charts."""
        return Markup(svg)

    @property
    def shows_lateness(self) -> bool:
        """Whether these readers may see what is late: it is between the parties, and never for everyone."""
        return not self.portfolio.audience.everyone_only

    def for_whom(self) -> str:
        """The readers this build is made for, in words."""
        audience = self.portfolio.audience
        who = self.party_name(audience.stakeholder) if audience.stakeholder else ""
        return self.words.t(f"audience.{audience.circle}", who=who)

    def as_it_stood(self, edition: Edition | None = None) -> Markup:
        """The date the page describes."""
        return self.say("as_it_stood", day=self.words.full(edition.day if edition else self.portfolio.as_of))

    def stamp(self) -> Markup:
        """The foot of a page, on paper too: the notice, the readers, the date."""
        parts = [self.words.t("stamp.for", audience=self.for_whom())]
        notice = self.portfolio.settings.sample_notice
        parts = [line(text) for text in ([notice] if notice else []) + parts]
        return Markup(" ").join([*parts, self.as_it_stood(), *self._commit()])

    def _commit(self) -> list[Markup]:
        """The commit the page was made from, where git can say."""
        revision = self.report.revision
        if revision is None:
            return []
        if revision.day is not None:
            return [self.say("stamp.past", id=revision.id, day=self.words.full(revision.day))]
        return [self.say("stamp.changed" if revision.changed else "stamp.commit", id=revision.id)]

    def _take(self, names: Sequence[str]) -> Markup:
        """Links to files with what the page shows, as far as they were made."""
        there = [name for name in names if f"{addresses.DATA}/{name}" in self.report.files]
        links = [
            Markup('<a href="{}{}/{}" download>{}</a>').format(
                addresses.root(self.page), addresses.DATA, name, self.words.t(f"take.{_taken(name)}")
            )
            for name in there
        ]
        return self.say("take.along", what=Markup(", ").join(links)) if links else Markup()

    def check(self, name: str) -> Markup:
        """A check by its name, linked to what it has found."""
        return self.a(addresses.CHECKS.at(name), name)

    def level(self, problem: Problem) -> str:
        """How grave a problem is, in a word."""
        return self.words.t(f"checks.level.{problem.level}")

    def found(self, problem: Problem) -> Markup:
        """What a check has found, as one line; what is to be typed (between backticks in a terminal) as code."""
        return Markup(_TYPED.sub(r"<code>\1</code>", str(line(problem.message))))

    def checked(self, name: str) -> Markup:
        """What a check names as its subject, linked to the page that shows it."""
        portfolio = self.portfolio
        talk, _, local = name.partition("#")
        if talk in portfolio.visible_talks:
            title = self.talk_title(talk)
            return self.a(addresses.record(name), f"{title} ({local})") if local else self.talk(talk, title)
        initiative = portfolio.initiative_id(name)
        if initiative:
            return self.initiative(initiative, name)
        quarter = next((e.quarter for e in self.report.editions if e.quarter.id == name), None)
        if quarter:
            return self.a(addresses.edition(name), self.words.months(quarter.first_day, quarter.last_day))
        if name in portfolio.stakeholders:
            return self.party(name)
        return self.goal(name) if name in portfolio.goals else line(name)

    def whose(self, problem: Problem) -> Markup:
        """The subject of a problem with a colon, for a page that is about something else; else nothing."""
        if problem.subject.partition("#")[0] in ("", self.subject_of):
            return Markup()
        return Markup("{}: ").format(self.checked(problem.subject))

    @property
    def marks(self) -> tuple[Problem, ...]:
        """What the checks have found in the file this page is written from, or about its subject; for the team only."""
        findings, file = self.report.findings, self.written_in
        return findings.concerning(file, self.subject_of) if findings and file else ()

    def source(self, place: Place | None) -> Markup:
        """A quiet link to the line in the file, where this build shows sources."""
        if self.report.sources is None or place is None or not place.file:
            return Markup()
        url = self.report.sources.view(place)
        title = line(self.words.t("source.title", file=place.file, line=place.line))
        return Markup('<a class="ac-src" href="{}" title="{}">{}</a>').format(url, title, self.words.t("source.link"))

    def write(
        self,
        template: str,
        *,
        title: str,
        description: str,
        section: str = "",
        in_navigation: bool = True,
        source: Place | None = None,
        canonical: Address | None = None,
        searchable: bool = True,
        sought: bool = False,
        concerns: str = "",
        take: Sequence[str] = (),
        **values: Any,
    ) -> Page:
        """The page that a template makes of these values. `title` and `description` are plain text.

        A page that is `sought`, as that of an initiative by its code, comes before those that only name it.
        `concerns` is what checks call the page's subject, such as an initiative's code. `take` names the files under
        `data/` that hold what the page shows.
        """
        self.take_along = self._take(take)
        self.written_in, self.subject_of = source.file if source else "", concerns
        head: dict[str, Any] = {"title": title, "description": description, "hide": ["navigation", "toc"]}
        if not searchable:
            head["search"] = {"exclude": True}
        elif sought:
            head["search"] = {"boost": 2}
        if canonical:
            head["canonical"] = canonical.path.lstrip("/")
        body = (
            environment(self.report.store)  # type: ignore[arg-type]  # every store can be hashed
            .get_template(template)
            .render(desk=self, w=self.words, p=self.portfolio, title=title, paragraphs=paragraphs, **values)
        )
        text = front_matter(**head) + Markup("\n") + Markup(body.strip()) + Markup("\n")
        return Page(self.page, title, str(text), section, in_navigation, source, canonical)
