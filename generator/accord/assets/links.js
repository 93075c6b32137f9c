/* "Copy link" beside every heading: a plain link to the place without this script, a control with it. */
(() => {
  /* The site's language takes their place. */
  const words = { copy: "Copy link", copied: "Link copied" };
  const status = document.createElement("span");
  status.className = "ac-unseen";
  status.setAttribute("role", "status");

  const label = (link, text) => {
    link.textContent = text;
    link.title = text;
  };

  const upgrade = () => {
    document.body.append(status); // a page that was changed in place has lost it
    for (const link of document.querySelectorAll("a.headerlink")) {
      link.classList.add("ac-copy");
      link.removeAttribute("aria-hidden");
      link.removeAttribute("tabindex");
      label(link, words.copy);
    }
  };

  /* On an intranet without https, browsers have no clipboard for scripts but this one. */
  const older = (text) => {
    const field = document.createElement("textarea");
    field.className = "ac-unseen";
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return older(text);
    }
  };

  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a.ac-copy");
    if (!link || !(await copy(link.href))) return; // the link still leads to the place
    label(link, words.copied);
    link.classList.add("ac-copied");
    status.textContent = words.copied;
    link.focus({ preventScroll: true });
    setTimeout(() => {
      label(link, words.copy);
      link.classList.remove("ac-copied");
      status.textContent = "";
    }, 2500);
  });

  if (window.document$) window.document$.subscribe(upgrade);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", upgrade);
  else upgrade();
})();
