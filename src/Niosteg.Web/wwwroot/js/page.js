// Runs an enhancement on the page as it came and again whenever Blazor has swapped in a new one.
export function onPage(enhance) {
  enhance();
  const again = () => window.Blazor?.addEventListener("enhancedload", enhance);
  // Blazor's own script is deferred and may run after this module, but always before the document is ready.
  if (window.Blazor || document.readyState === "complete") again();
  else document.addEventListener("DOMContentLoaded", again, { once: true });
}

// Shows what only makes sense with scripts: the server sends it hidden.
export function reveal(selector) {
  onPage(() => document.querySelectorAll(selector).forEach(element => { element.hidden = false; }));
}
