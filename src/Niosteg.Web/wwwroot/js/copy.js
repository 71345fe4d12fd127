// <button data-copy="id" data-copied="words"> copies the lines of the list with that id, and says so in its own words.
// The server sends it hidden: without scripts, or where the browser forbids it, the text is marked and copied by hand.
import { onPage } from "./page.js";

onPage(() => {
  if (navigator.clipboard) document.querySelectorAll("[data-copy]").forEach(button => { button.hidden = false; button.ariaLive = "polite"; });
});

document.addEventListener("click", async event => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  const lines = [...document.getElementById(button.dataset.copy).children].map(line => line.textContent.trim());
  await navigator.clipboard.writeText(lines.join("\n"));
  button.textContent = button.dataset.copied;
});
