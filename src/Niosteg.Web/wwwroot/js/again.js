// A part of the page that depends on what is written is fetched again when those fields have been saved by themselves:
// <div id="suggestions" data-again="Input.SsykCode Input.Title.Sv">. Without scripts it comes with every save.
import { onPage } from "./page.js";

const key = part => part.dataset.again.split(" ").map(name => part.closest("form").elements[name]?.value ?? "").join("\n");
const shown = new WeakMap();

onPage(() => document.querySelectorAll("form [data-again]").forEach(part => shown.set(part, key(part))));

document.addEventListener("autosaved", async event => {
  for (const part of event.target.querySelectorAll("[data-again]")) {
    const now = key(part);
    if (shown.get(part) === now) continue;
    shown.set(part, now);
    const answer = await fetch(location.pathname, { headers: { accept: "text/html" } }).catch(() => null);
    if (!answer?.ok || shown.get(part) !== now) continue;
    const there = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part.id);
    if (there) part.replaceChildren(...there.childNodes);
  }
});
