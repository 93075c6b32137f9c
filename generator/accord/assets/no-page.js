// On the page for a missing address: what is looked for begins with the words of that address.
const find = document.getElementById("ac-find");
const last = location.pathname.split("/").filter(Boolean).pop() || "";
if (find && !/\.html$/.test(last)) {
  try {
    find.value = decodeURIComponent(last).replace(/^\d{4}-\d{2}-\d{2}-/, "").replace(/[-_]+/g, " ");
  } catch {
    find.value = "";
  }
}
