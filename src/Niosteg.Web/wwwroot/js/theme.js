// Light, dark or as the system. Remembered in a cookie, so the server writes the next page right and nothing flashes.
import { onPage } from "./page.js";

const root = document.documentElement;

function show() {
  const now = root.dataset.colorScheme ?? "auto";
  for (const choice of document.querySelectorAll("[data-theme-choice]")) {
    choice.hidden = false;
    for (const button of choice.querySelectorAll("button"))
      button.setAttribute("aria-pressed", String(button.value === now));
  }
}

document.addEventListener("click", event => {
  const button = event.target.closest?.("[data-theme-choice] button");
  if (!button) return;
  if (button.value === "auto") delete root.dataset.colorScheme;
  else root.dataset.colorScheme = button.value;
  const age = button.value === "auto" ? 0 : 31536000;
  document.cookie = `theme=${button.value}; Path=/; Max-Age=${age}; SameSite=Lax`;
  show();
});

onPage(show);
