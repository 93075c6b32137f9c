/* Tables of records: sorted by their heads, narrowed by words and by choices, with the address saying how. Every row
   stands in the page without this script. */
(() => {
  /* The site's language takes their place. */
  const words = { find: "Find in the table", any: "all", reset: "Show all", shown: "{n} of {all} rows", sorted: "Sorted by {column}, rising.", falling: "Sorted by {column}, falling.", unsorted: "In the order of the page.", months: [], decimal: ".", and: " and ", year: 2000 };
  const alike = new Intl.Collator(document.documentElement.lang || "en", { numeric: true });
  const narrow = 24; // more choices than these are better found by words
  const few = 3; // so many rows are seen at a glance
  let lists = [];

  const say = (pattern, gaps) => pattern.replace(/\{(\w+)\}/g, (_, name) => gaps[name]);
  const make = (name, given, ...inside) => {
    const made = Object.assign(document.createElement(name), given);
    made.append(...inside);
    return made;
  };
  const tidy = (text) => text.replace(/\s+/g, " ").trim();
  const seen = (cell) => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll("svg").forEach((drawing) => drawing.remove());
    return tidy(copy.textContent);
  };

  /* What a cell is sorted by: a day or an amount as a number, else its words; null where it is empty. */
  const worth = (text) => {
    if (!text || text === "–") return null;
    const month = words.months.findIndex((name) => text.includes(name));
    const rest = text.replace(words.months[month], "");
    const figures = rest.match(/\d+/g) || [];
    if (month >= 0 && figures.length && !/\p{L}{3}/u.test(rest)) {
      const year = figures.find((figure) => figure.length === 4) || words.year;
      return year * 10000 + month * 100 + Number(figures.find((figure) => figure.length < 3) || 0);
    }
    const found = /^[^\p{L}\d−-]*([−-]?)\s?(\d+(?:[.,’\s]\d+)*)/u.exec(text);
    if (!found) return text;
    const plain = found[2].split(words.decimal).map((part) => part.replace(/\D/g, "")).join(".");
    return Number(plain) * (found[1] ? -1 : 1);
  };
  const compare = (a, b) =>
    typeof a === "number" && typeof b === "number" ? a - b : alike.compare(String(a), String(b));

  /* What may be chosen of a cell: each thing it names, else its words as far as the first comma. */
  const choices = (cell) => {
    const parts = [];
    for (const node of cell.childNodes) {
      if (node.nodeName === "A") parts.push(tidy(node.textContent));
      else if (node.nodeName.toLowerCase() !== "svg") {
        const text = node.textContent.split(words.and).flatMap((part) => part.split(/[,;(]/)).map(tidy);
        parts.push(...(cell.querySelector("a") ? text : text.slice(0, 1)));
      }
    }
    return parts.filter((part) => /[\p{L}\d]/u.test(part));
  };

  const column = (list, head, at) => {
    const name = seen(head);
    const key = list.prefix + name.toLowerCase().replace(/[^\p{L}\d]+/gu, "-").replace(/^-|-$/g, "");
    const cells = list.rows.map((row) => row.cells[at]);
    const worths = cells.map((cell) => (cell ? worth(seen(cell)) : null));
    const some = worths.filter((one) => one !== null);
    const figures = head.classList.contains("num") || (some.length && some.every((one) => typeof one === "number"));
    const named = cells.map((cell) => (cell && !figures ? choices(cell) : []));
    const known = [...new Set(named.flat())].sort(alike.compare);
    const chosen = known.length > 1 && known.length <= narrow && known.length * 2 <= list.rows.length;
    return { name, key, head, worths, named, known: chosen ? known : [] };
  };

  const button = (list, one) => {
    const sort = make("button", { type: "button", className: "ac-sort" }, ...one.head.childNodes);
    sort.addEventListener("click", () => {
      const again = list.by === one ? list.down : null;
      [list.by, list.down] = again === null ? [one, false] : again ? [null, false] : [one, true];
      const said = list.by ? (list.down ? words.falling : words.sorted) : words.unsorted;
      change(list, say(said, { column: one.name }));
    });
    one.head.append(sort);
  };

  const bar = (list) => {
    const bar = make("div", { className: "ac-narrow ac-screen" });
    bar.setAttribute("role", "search");
    bar.setAttribute("aria-label", list.frame.getAttribute("aria-label") || words.find);
    list.find = make("input", { type: "search", autocomplete: "off" });
    bar.append(make("label", {}, make("span", {}, words.find), list.find));
    for (const one of list.columns.filter((each) => each.known.length)) {
      const options = one.known.map((name) => make("option", { value: name }, name));
      one.choose = make("select", {}, make("option", { value: "" }, words.any), ...options);
      bar.append(make("label", {}, make("span", {}, one.name), one.choose));
    }
    list.reset = make("button", { type: "button", className: "ac-reset", hidden: true }, words.reset);
    list.reset.addEventListener("click", () => {
      list.find.value = "";
      for (const one of list.columns) if (one.choose) one.choose.value = "";
      list.find.focus();
      change(list);
    });
    bar.append(list.reset);
    bar.addEventListener("input", () => change(list));
    list.frame.before(bar);
  };

  /* Sort and narrow the rows, and say so. */
  const show = (list, said = "") => {
    const order = list.rows.map((_, at) => at);
    if (list.by) {
      const { worths } = list.by;
      order.sort((a, b) => {
        if (worths[a] === null || worths[b] === null) return (worths[a] === null) - (worths[b] === null) || a - b;
        return compare(worths[a], worths[b]) * (list.down ? -1 : 1) || a - b;
      });
    }
    list.body.append(...order.map((at) => list.rows[at]));
    for (const one of list.columns) {
      one.head.removeAttribute("aria-sort");
      if (one === list.by) one.head.setAttribute("aria-sort", list.down ? "descending" : "ascending");
    }
    const wanted = list.find ? list.find.value.toLowerCase().split(/\s+/).filter(Boolean) : [];
    const chosen = list.columns.filter((one) => one.choose && one.choose.value);
    let n = 0;
    list.rows.forEach((row, at) => {
      const text = wanted.length ? seen(row).toLowerCase() : "";
      const stays = wanted.every((word) => text.includes(word));
      const fits = stays && chosen.every((one) => one.named[at].includes(one.choose.value));
      if (list.find) row.hidden = !fits; // the rows of another table are narrowed by the grid
      n += fits;
    });
    const narrowed = wanted.length + chosen.length > 0;
    if (list.reset) list.reset.hidden = !narrowed;
    const count = list.find ? say(words.shown, { n, all: list.rows.length }) : "";
    list.status.textContent = tidy(`${narrowed ? count : ""} ${said}`);
  };

  const keep = (list) => {
    const url = new URL(location.href);
    const put = (key, value) => (value ? url.searchParams.set(key, value) : url.searchParams.delete(key));
    put(`${list.prefix}find`, list.find ? tidy(list.find.value) : "");
    for (const one of list.columns) if (one.choose) put(one.key, one.choose.value);
    put(`${list.prefix}sort`, list.by ? (list.down ? "-" : "") + list.by.key.slice(list.prefix.length) : "");
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  };

  const change = (list, said) => {
    show(list, said);
    keep(list);
  };

  const read = (list) => {
    const asked = new URL(location.href).searchParams;
    const sort = asked.get(`${list.prefix}sort`) || "";
    list.down = sort.startsWith("-");
    list.by = list.columns.find((one) => one.key === list.prefix + sort.replace(/^-/, "")) || null;
    if (list.find) list.find.value = asked.get(`${list.prefix}find`) || "";
    for (const one of list.columns) {
      const value = asked.get(one.key) || "";
      if (one.choose) one.choose.value = one.known.includes(value) ? value : "";
    }
    show(list);
  };

  const upgrade = () => {
    lists = [...document.querySelectorAll("table.ac-records")].map((table, at) => {
      if (table.acList) return table.acList;
      const list = { prefix: at ? `${at + 1}.` : "", body: table.tBodies[0], frame: table.parentElement, by: null };
      list.rows = [...list.body.rows];
      list.columns = [...table.tHead.rows[0].cells].map((head, index) => column(list, head, index));
      for (const one of list.columns.filter((each) => each.name)) button(list, one);
      if (list.rows.length > few && !table.classList.contains("ac-records--whole")) bar(list);
      list.status = make("p", { className: "ac-cap ac-screen ac-shown" });
      list.status.setAttribute("role", "status");
      list.frame.before(list.status);
      table.acList = list;
      read(list);
      return list;
    });
  };

  if (window.document$) window.document$.subscribe(upgrade);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", upgrade);
  else upgrade();
  if (window.location$) window.location$.subscribe(() => lists.forEach(read));
})();
