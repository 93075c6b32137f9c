/* A figure saved as a picture, SVG or PNG, as it is seen. */
(() => {
  /* The site's language takes their place. */
  const words = { svg: "Save as SVG", png: "Save as PNG" };
  const all = (within, what) => [...within.querySelectorAll(what)];
  const LOOK = ["font-weight", "font-style", "font-family", "paint-order", "stroke", "stroke-width", "display", "opacity"];
  /* The drawing that is seen, as a file of its own: with its colours and letters written into it. */
  const picture = (figure) => {
    const drawing = all(figure, "svg.ac-svg").find((one) => getComputedStyle(one).display !== "none");
    const copy = drawing.cloneNode(true);
    const ours = all(drawing, "text, path, g, circle");
    all(copy, "text, path, g, circle").forEach((part, at) => {
      const look = getComputedStyle(ours[at]);
      const plain = part.matches("text") ? LOOK : LOOK.slice(-2);
      for (const name of plain) part.setAttribute(name, look.getPropertyValue(name));
      part.removeAttribute("class");
    });
    for (const link of all(copy, "a")) {
      const to = new URL(link.href.baseVal, location.href).href;
      for (const name of ["xlink:href", "target", "tabindex"]) link.removeAttribute(name);
      link.setAttribute("href", to);
    }
    const style = getComputedStyle(drawing);
    const box = drawing.viewBox.baseVal;
    const paper = document.createElementNS(drawing.namespaceURI, "path");
    paper.setAttribute("d", `M0,0H${box.width}V${box.height}H0Z`);
    paper.setAttribute("fill", "var(--ac-paper)");
    copy.prepend(paper);
    copy.removeAttribute("class");
    const said = new XMLSerializer().serializeToString(copy);
    return { box, text: said.replace(/var\((--[\w-]+)\)/g, (_, name) => style.getPropertyValue(name).trim()) };
  };
  const save = (blob, name) => {
    const href = URL.createObjectURL(blob);
    Object.assign(document.createElement("a"), { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 1000);
  };
  const svg = (figure, name) => save(new Blob([picture(figure).text], { type: "image/svg+xml" }), `${name}.svg`);
  const png = async (figure, name) => {
    const { box, text } = picture(figure);
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: box.width * 2, height: box.height * 2 });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    canvas.toBlob((blob) => save(blob, `${name}.png`));
  };

  const upgrade = () => {
    for (const around of document.querySelectorAll("[data-picture]")) {
      const figure = around.querySelector("figure");
      if (!figure || around.querySelector(".ac-tools")) continue;
      const tools = document.createElement("p");
      tools.className = "ac-tools ac-screen";
      for (const [text, act] of [[words.svg, svg], [words.png, png]]) {
        const button = Object.assign(document.createElement("button"), { type: "button", textContent: text });
        button.addEventListener("click", () => act(figure, around.dataset.picture));
        tools.append(button);
      }
      figure.after(tools);
    }
  };

  if (window.document$) window.document$.subscribe(upgrade);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", upgrade);
  else upgrade();
})();
