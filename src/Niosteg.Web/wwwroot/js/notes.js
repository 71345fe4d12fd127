// What the rules ask comes while one types: <form data-notes-from="address"> is sent as JSON when the writer pauses, and the
// notes that come back take the places of those that stand there. Without scripts they come with every save.
import { asJson } from "./form-json.js";

const pause = 250;
let waiting, asked = 0;

async function ask(form) {
  const mine = ++asked;
  const answer = await fetch(form.dataset.notesFrom, {
    method: "POST", headers: { "Content-Type": "application/json", Accept: "text/html" }, body: JSON.stringify(asJson(form)),
  }).catch(() => null);
  if (!answer?.ok || mine !== asked) return;
  const come = new DOMParser().parseFromString(await answer.text(), "text/html");
  const notes = new Map([...come.querySelectorAll("[data-notes]")].map(place => [place.dataset.notes, place]));
  for (const place of form.querySelectorAll("[data-notes]")) {
    const now = notes.get(place.dataset.notes);
    // The same notes are left alone: a button under a finger or a reader's place must not be taken away.
    if ((now?.innerHTML.trim() ?? "") === place.innerHTML.trim()) continue;
    place.replaceChildren(...(now?.childNodes ?? []));
  }
  const [count, shown] = [come, form].map(there => there.querySelector("[data-notes-count]"));
  if (count && shown && shown.textContent !== count.textContent) shown.textContent = count.textContent;
}

document.addEventListener("input", event => {
  const form = event.target.closest?.("form[data-notes-from]");
  if (!form) return;
  clearTimeout(waiting);
  waiting = setTimeout(ask, pause, form);
});

// A suggestion is taken up where one stands, and can be taken back as any typing can.
document.addEventListener("click", event => {
  const button = event.target.closest?.('button[name="Input.Fix"]');
  const form = button?.closest("form[data-notes-from]");
  if (!form) return;
  const [name, start, length, ...words] = button.value.split("|");
  const field = form.elements[name];
  if (!field) return;
  event.preventDefault();
  const lead = field.value.length - field.value.trimStart().length;
  field.focus();
  field.setSelectionRange(lead + Number(start), lead + Number(start) + Number(length));
  if (!document.execCommand("insertText", false, words.join("|"))) field.setRangeText(words.join("|"), lead + Number(start), lead + Number(start) + Number(length), "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
});
