/* What a mark of a figure is, shown where one points or stands with the keyboard: its name, and what the list beside
   says of it. Escape closes it. */
(() => {
  const MARK = ".ac-fig .ac-m > a";
  const tip = Object.assign(document.createElement("div"), { className: "ac-tip", id: "ac-tip", hidden: true });
  tip.setAttribute("role", "tooltip");
  let shown = null;
  let leaving = 0;

  const tell = (link) => {
    clearTimeout(leaving);
    if (shown === link) return;
    hide();
    const figure = link.closest("figure");
    const to = new URL(link.href.baseVal, location.href).href;
    const rows = [...document.querySelectorAll(".ac-list li")];
    const row = rows.find((one) => one.querySelector("a")?.href === to);
    const name = document.createElement("b");
    name.textContent = link.getAttribute("aria-label");
    const why = document.createElement("span");
    why.textContent = row?.querySelector(".ac-q")?.textContent || "";
    tip.replaceChildren(name, why);
    figure.append(tip);
    tip.hidden = false;
    const mark = link.getBoundingClientRect();
    const frame = figure.getBoundingClientRect();
    const left = mark.left + mark.width / 2 - frame.left - tip.offsetWidth / 2;
    tip.style.left = `${Math.max(0, Math.min(left, frame.width - tip.offsetWidth))}px`;
    const above = mark.top - frame.top - tip.offsetHeight - 4;
    tip.style.top = `${mark.top - tip.offsetHeight < 60 ? mark.bottom - frame.top + 4 : above}px`;
    link.setAttribute("aria-describedby", tip.id);
    shown = link;
  };
  const hide = () => {
    clearTimeout(leaving);
    if (shown) shown.removeAttribute("aria-describedby");
    shown = null;
    tip.hidden = true;
  };
  const pointed = (event) => event.target.closest?.(MARK);
  const leave = () => (leaving = setTimeout(hide, 200)); // time to reach what is shown

  for (const kind of ["mouseover", "focusin"])
    document.addEventListener(kind, (event) => {
      const link = pointed(event);
      if (link) tell(link);
      else if (tip.contains(event.target)) clearTimeout(leaving);
    });
  document.addEventListener("mouseout", (event) => (pointed(event) || tip.contains(event.target)) && leave());
  document.addEventListener("focusout", (event) => pointed(event) && hide());
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());

  /* A mark's name comes from its title, which browsers would show a second time. */
  const upgrade = () => {
    hide();
    for (const title of document.querySelectorAll(`${MARK} > title`)) {
      title.parentNode.setAttribute("aria-label", title.textContent);
      title.remove();
    }
  };

  if (window.document$) window.document$.subscribe(upgrade);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", upgrade);
  else upgrade();
})();
