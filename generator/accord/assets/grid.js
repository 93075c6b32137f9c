/* The grid's own page: narrowed by choices, with the moves since another quarter. It works on the drawing in the page,
   which is whole without it. */
(() => {
  /* The site's language takes their place. */
  const words = { place: "Place", stakeholder: "Stakeholder", goal: "Goal", ask: "We ask for", any: "all", since: "Moves since", usual: "the quarter before", reset: "Show all", narrow: "Narrow the grid", shown: "{n} of {all} initiatives", moves: "{n} moved since {months}.", impact: "impact from {was} to {now}", difficulty: "difficulty from {was} to {now}" };
  const SVG = "http://www.w3.org/2000/svg";
  const facets = ["stakeholder", "goal", "place", "ask"];
  const say = (pattern, gaps) => pattern.replace(/\{(\w+)\}/g, (_, name) => gaps[name]);
  const all = (within, what) => [...within.querySelectorAll(what)];
  const make = (name, given, ...inside) => {
    const made = Object.assign(document.createElement(name), given);
    made.append(...inside);
    return made;
  };
  const numbers = (part, name) => part.getAttribute(name).match(/[\d.]+/g).map(Number);
  const draw = (name, given) => {
    const made = document.createElementNS(SVG, name);
    for (const key in given) made.setAttribute(key, given[key]);
    return made;
  };

  /* ---- narrowed by choices ---- */
  let view = null;
  const names = [...facets, "since"];
  const of = (slug, facet) => (facet === "place" ? [view.now.places[slug]] : view.known.of[slug]?.[facet] || []);

  const narrow = () => {
    const { page, now } = view;
    const chosen = facets.filter((facet) => view[facet].value);
    const fits = (slug) => chosen.every((facet) => of(slug, facet).includes(view[facet].value));
    view.fits = fits;
    for (const part of all(page, "[data-initiative]")) {
      const out = !fits(part.dataset.initiative);
      part.classList.toggle("ac-dim", out);
      for (const link of all(part, "a")) link.setAttribute("tabindex", out ? -1 : 0);
    }
    for (const [slug, rows] of view.rows) for (const row of rows) row.hidden = !fits(slug);
    for (const list of all(page, ".ac-h + ul.ac-list")) {
      const head = list.previousElementSibling;
      list.hidden = head.hidden = !list.querySelector("li:not([hidden])");
      for (const count of all(head, ".c")) count.hidden = chosen.length > 0;
    }
    const slugs = Object.keys(now.places);
    const n = slugs.filter(fits).length;
    view.reset.hidden = !chosen.length && !view.since.value;
    return chosen.length ? say(words.shown, { n, all: slugs.length }) : "";
  };

  /* ---- moves since another quarter ---- */
  const moves = () => {
    const { known, page, now } = view;
    const then = known.quarters.find((quarter) => quarter.id === view.since.value);
    all(page, ".ac-since").forEach((old) => old.remove());
    for (const svg of all(page, ".ac-fig svg")) svg.classList.toggle("ac-svg--since", Boolean(then));
    view.list.replaceChildren();
    if (!then) return "";
    const moved = Object.keys(now.at).filter((slug) => view.fits(slug) && then.at[slug] && `${then.at[slug]}` !== `${now.at[slug]}`);
    for (const svg of all(page, ".ac-fig svg.ac-svg")) trace(svg, moved, then.at);
    for (const slug of moved) {
      const [was, is] = [then.at[slug], now.at[slug]];
      const said = [[3, "impact"], [2, "difficulty"]].filter(([at]) => was[at] !== is[at]);
      const how = said.map(([at, axis]) => say(words[axis], { was: was[at], now: is[at] })).join(", ");
      const link = view.rows.get(slug)?.[0]?.querySelector("a")?.cloneNode(true) || slug;
      view.list.append(make("li", {}, make("span", {}, link, make("span", { className: "ac-q" }, how))));
    }
    return say(words.moves, { n: moved.length, months: then.months });
  };

  /* Dotted marks and arrows of one drawing, from the cells of then to the marks of now. */
  const trace = (svg, moved, then) => {
    const frame = numbers(svg.querySelector("path"), "d");
    const marks = all(svg, ".ac-m:not(.ac-m--ghost, .ac-m--would)").map((group) => {
      const shape = group.querySelector("path");
      return { group, slug: group.dataset.initiative, at: numbers(shape, "transform"), r: Math.max(...numbers(shape, "d")) };
    });
    for (const slug of moved) {
      const mark = marks.find((one) => one.slug === slug);
      if (!mark) continue;
      const r = mark.r;
      const [x2, y2] = mark.at;
      const cell = moved.filter((one) => `${then[one].slice(0, 2)}` === `${then[slug].slice(0, 2)}`);
      const x1 = frame[0] + then[slug][0] * frame[2] + (cell.indexOf(slug) - (cell.length - 1) / 2) * r * 1.4;
      const y1 = frame[1] + then[slug][1] * frame[3];
      const group = draw("g", { class: "ac-since", "aria-hidden": true });
      const dotted = { fill: "var(--ac-paper)", stroke: "var(--ac-place-was)", "stroke-dasharray": "2 2" };
      group.append(draw("circle", { cx: x1, cy: y1, r: r * 0.6, ...dotted }));
      marks[0].group.before(group);
      if (Math.hypot(x2 - x1, y2 - y1) < r * 2) continue;
      /* Of a straight way and some bent ones, the first that passes the fewest marks. */
      const ways = [0, 0.15, -0.15, 0.3, -0.3, 0.5, -0.5].map((bend) => {
        const [cx, cy] = [(x1 + x2) / 2 + (y2 - y1) * bend, (y1 + y2) / 2 - (x2 - x1) * bend];
        const at = (t, a, c, z) => a * (1 - t) * (1 - t) + 2 * c * t * (1 - t) + z * t * t;
        const near = (one) => [...Array(24).keys()].some((step) => {
          const t = step / 24;
          return Math.hypot(at(t, x1, cx, x2) - one.at[0], at(t, y1, cy, y2) - one.at[1]) < one.r + 3;
        });
        return { cx, cy, met: marks.filter((one) => one !== mark && near(one)).length };
      });
      const { cx, cy } = ways.reduce((best, way) => (way.met < best.met ? way : best));
      const ahead = Math.hypot(x2 - cx, y2 - cy);
      const [ux, uy] = [(x2 - cx) / ahead, (y2 - cy) / ahead];
      const [ex, ey] = [x2 - ux * (r + 2), y2 - uy * (r + 2)];
      const [bx, by] = [ex - ux * 6, ey - uy * 6];
      const ink = "var(--ac-ink)";
      const line = draw("path", { d: `M${x1},${y1}Q${cx},${cy},${bx},${by}`, fill: "none", stroke: ink, "stroke-width": 1.4 });
      const d = `M${ex},${ey}L${bx - uy * 3},${by + ux * 3}L${bx + uy * 3},${by - ux * 3}Z`;
      group.prepend(line, draw("path", { d, fill: ink }));
    }
  };

  /* ---- the controls and the address ---- */
  const apply = () => {
    view.status.textContent = `${narrow()} ${moves()}`.trim();
  };
  const keep = () => {
    const url = new URL(location.href);
    for (const name of names)
      if (view[name].value) url.searchParams.set(name, view[name].value);
      else url.searchParams.delete(name);
    history.replaceState(history.state, "", url);
    apply();
  };
  const read = () => {
    const asked = new URL(location.href).searchParams;
    for (const name of names) {
      const value = asked.get(name) || "";
      view[name].value = [...view[name].options].some((option) => option.value === value) ? value : "";
    }
    apply();
  };
  const controls = () => {
    const { known, page, now } = view;
    const bar = make("div", { className: "ac-narrow ac-screen" });
    bar.setAttribute("role", "search");
    bar.setAttribute("aria-label", words.narrow);
    const choose = (name, first, options) => {
      view[name] = make("select", {}, ...[["", first], ...options].map(([value, text]) => make("option", { value }, text)));
      if (options.length) bar.append(make("label", {}, make("span", {}, words[name]), view[name]));
    };
    for (const facet of facets) {
      const there = new Set(Object.keys(now.places).flatMap((slug) => of(slug, facet)));
      choose(facet, words.any, Object.entries(known.names[facet]).filter(([key]) => there.has(key)));
    }
    const at = known.quarters.indexOf(now);
    const others = known.quarters.filter((quarter, index) => index < at - 1);
    choose("since", words.usual, others.map((quarter) => [quarter.id, quarter.months]));
    view.reset = make("button", { type: "button" }, words.reset);
    view.reset.addEventListener("click", () => {
      for (const name of names) view[name].value = "";
      keep();
      view.stakeholder.focus();
    });
    bar.append(view.reset);
    bar.addEventListener("change", keep);
    view.status = make("p", { className: "ac-cap ac-screen ac-shown" });
    view.status.setAttribute("role", "status");
    view.list = make("ul", { className: "ac-list ac-list--one ac-moves ac-screen" });
    page.prepend(bar, view.status);
    page.querySelector("figure").parentNode.append(view.list);
  };

  const upgrade = async () => {
    const page = document.querySelector("[data-positions]");
    if (!page || page.querySelector(".ac-moves")) return;
    const known = await fetch(page.dataset.positions).then((answer) => answer.json()).catch(() => null);
    const now = known?.quarters.find((quarter) => quarter.id === page.dataset.quarter);
    if (!now || !page.isConnected || page.querySelector(".ac-moves")) return;
    view = { page, known, now, rows: new Map() };
    for (const row of all(page, "li, tbody tr")) {
      const slug = /\/initiatives\/([^/]+)\/$/.exec(row.querySelector("a")?.pathname || "")?.[1];
      if (slug in now.places) view.rows.set(slug, [...(view.rows.get(slug) || []), row]);
    }
    controls();
    read();
  };

  if (window.document$) window.document$.subscribe(upgrade);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", upgrade);
  else upgrade();
  if (window.location$) window.location$.subscribe(() => view && view.page.isConnected && read());
})();
