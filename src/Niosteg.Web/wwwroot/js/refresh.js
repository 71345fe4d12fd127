// Work that goes on: <div id="x" data-refresh="1200"> is asked for again so often, and swapped. When the page no longer has it,
// the work has ended and the whole page is fetched. Without scripts a <noscript> refresh does the same.
import { onPage } from "./page.js";

async function again(part) {
  if (!part.isConnected) return;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const there = answer.ok && page.getElementById(part.id);
    if (answer.ok && !there) { location.reload(); return; }
    if (there && part.innerHTML !== there.innerHTML) part.replaceChildren(...there.childNodes);
  } catch { /* The network is gone for a while: ask again later. */ }
  later(part);
}

const later = part => setTimeout(again, Number(part.dataset.refresh), part);

onPage(() => document.querySelectorAll("[data-refresh]:not([data-refreshing])").forEach(part => {
  part.dataset.refreshing = "";
  later(part);
}));
