// Runs an enhancement on the page as it came and again whenever Blazor has swapped in a new one.
export function onPage(enhance) {
  enhance();
  window.Blazor?.addEventListener("enhancedload", enhance);
}

// Shows what only makes sense with scripts: the server sends it hidden.
export function reveal(selector) {
  onPage(() => document.querySelectorAll(selector).forEach(element => { element.hidden = false; }));
}
