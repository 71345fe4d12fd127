import { reveal } from "./page.js";

reveal("[data-print]");
document.addEventListener("click", event => {
  if (event.target.closest?.("[data-print]")) window.print();
});
