// Everything here is a convenience. No page needs it.
import { initAll } from "../vendor/govuk-frontend/govuk-frontend.min.js";

initAll();

if (document.querySelector('[data-module="moj-sortable-table"]')) {
  const { SortableTable } = await import("../vendor/moj-frontend/moj-frontend.min.js");
  document.querySelectorAll('[data-module="moj-sortable-table"]').forEach((table) => new SortableTable(table));
}

// Radios that reveal questions. GOV.UK's own script would set aria-expanded on a radio, which ARIA does not allow.
document.querySelectorAll('[data-module="app-radios"]').forEach((group) => {
  const openers = [...group.querySelectorAll("input[data-aria-controls]")];
  const show = () =>
    openers.forEach((radio) => {
      const revealed = document.getElementById(radio.dataset.ariaControls);
      revealed.classList.toggle("govuk-radios__conditional--hidden", !radio.checked);
    });
  group.addEventListener("change", show);
  // Coming back to a page, the browser restores what was chosen after this has run.
  window.addEventListener("pageshow", show);
  show();
});

// "/" goes to the search box, unless somebody is typing.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  const search = document.getElementById("site-search");
  if (event.key === "/" && search && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    search.focus();
  }
});

// Printing needs a script, so its buttons stand hidden until one runs.
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});

if (document.querySelector("[data-looks-again]")) import("./looks-again.js");
