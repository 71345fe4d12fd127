// Light, dark or as the system, at once and without a round trip. The cookie lets the server write the next page
// right, so that nothing flashes. Without scripts the same buttons post to /theme.
import { onPage } from "./page.js";

const root = document.documentElement;

function show() {
  const now = root.dataset.colorScheme ?? "auto";
  for (const button of document.querySelectorAll("[data-theme-choice] button"))
    button.setAttribute("aria-pressed", String(button.value === now));
}

document.addEventListener("submit", event => {
  if (!event.target.matches("[data-theme-choice]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  root.dataset.colorScheme = event.submitter.value;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `niosteg.theme=${event.submitter.value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  show();
}, true);

onPage(show);
