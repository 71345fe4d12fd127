// A file may be dropped anywhere in the zone, not only on the small button of the plain file input.
import { reveal } from "./page.js";

reveal("[data-drop-hint]");

const zoneOf = event => {
  const zone = event.target.closest?.("[data-drop]");
  const carriesFiles = event.dataTransfer?.types.includes("Files");
  return zone && carriesFiles && !zone.querySelector("input").disabled ? zone : null;
};

document.addEventListener("dragover", event => {
  const zone = zoneOf(event);
  if (!zone) return;
  event.preventDefault();
  zone.dataset.over = "";
});

document.addEventListener("dragleave", event => {
  const zone = event.target.closest?.("[data-drop]");
  if (zone && !zone.contains(event.relatedTarget)) delete zone.dataset.over;
});

document.addEventListener("drop", event => {
  const zone = zoneOf(event);
  if (!zone) return;
  event.preventDefault();
  delete zone.dataset.over;
  const input = zone.querySelector("input[type=file]");
  const files = new DataTransfer();
  for (const file of [...event.dataTransfer.files].slice(0, input.multiple ? undefined : 1)) files.items.add(file);
  input.files = files.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
});
