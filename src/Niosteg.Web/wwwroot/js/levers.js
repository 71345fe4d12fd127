// Levers: while a slider moves, the same page is asked for with its numbers and the answer's parts are swapped. Without scripts
// the form's button does the same.
import { onPage } from "./page.js";

let waiting, asked = 0;

async function ask(form) {
  const places = form.dataset.levers.split(" ").map(id => document.getElementById(id));
  const mine = ++asked;
  const url = new URL(form.action);
  url.search = new URLSearchParams(new FormData(form)).toString();
  try {
    const answer = await fetch(url, { headers: { accept: "text/html" } });
    if (!answer.ok || mine !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const place of places) {
      const there = place && page.getElementById(place.id);
      if (there) place.replaceChildren(...there.childNodes);
    }
    history.replaceState(history.state, "", url);
  } catch { /* The network is gone for a while: the button still works when it is back. */ }
}

document.addEventListener("input", event => {
  const form = event.target.closest?.("form[data-levers]");
  if (!form) return;
  for (const output of form.querySelectorAll("output")) output.value = form.elements[output.htmlFor.value.replace("lever-", "")]?.value ?? output.value;
  clearTimeout(waiting);
  waiting = setTimeout(ask, 40, form);
});

// With scripts the answer follows the hand; the button has nothing left to do.
onPage(() => document.querySelectorAll("form[data-levers] button").forEach(button => { button.hidden = true; }));
