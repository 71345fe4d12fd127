// From a field that searches as one types, the arrow keys walk through what was found and back.
document.addEventListener("keydown", event => {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const form = document.querySelector("form[data-live]");
  const field = form?.querySelector("input[type=search]");
  const found = form && document.getElementById(form.dataset.live);
  if (!found || (event.target !== field && !found.contains(event.target))) return;
  const links = [...found.querySelectorAll("tbody th a, .lines > li > div > a:first-child")];
  const to = links.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1);
  if (to >= links.length || (event.target === field && to < 0)) return;
  event.preventDefault();
  (links[to] ?? field).focus();
});
