"use strict";

/** The console's own behaviour. Every page works without it; nothing here decides anything. */
(function () {
  const root = document.documentElement;
  const year = 31536000;

  function chosenTheme() {
    return root.dataset.theme || "system";
  }

  function showTheme() {
    document.querySelectorAll("[data-theme-choice]").forEach((button) => {
      const chosen = button.dataset.themeChoice === chosenTheme();
      button.setAttribute("aria-checked", String(chosen));
      button.tabIndex = chosen ? 0 : -1;
    });
  }

  function chooseTheme(theme) {
    root.dataset.theme = theme;
    document.cookie = `storelink-theme=${theme}; path=/; max-age=${year}; samesite=lax`;
    showTheme();
    document.dispatchEvent(new CustomEvent("storelink:theme"));
  }

  async function copy(button) {
    const words = button.querySelector("span");
    const before = words.textContent;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      words.textContent = "Copied";
    } catch {
      window.prompt("Copy this:", button.dataset.copy);
    }
    window.setTimeout(() => { words.textContent = before; }, 1600);
  }

  function toggleNavigation(button) {
    const open = document.getElementById("nav").classList.toggle("open");
    button.setAttribute("aria-expanded", String(open));
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-theme-choice], [data-copy], #nav-toggle");
    if (!target) {
      return;
    }
    if (target.dataset.themeChoice) {
      chooseTheme(target.dataset.themeChoice);
    } else if (target.dataset.copy !== undefined) {
      copy(target);
    } else {
      toggleNavigation(target);
    }
  });

  document.addEventListener("keydown", (event) => {
    const choice = event.target.closest && event.target.closest("[data-theme-choice]");
    if (!choice || !["ArrowLeft", "ArrowRight"].includes(event.key)) {
      return;
    }
    const all = [...choice.parentElement.querySelectorAll("[data-theme-choice]")];
    const step = event.key === "ArrowRight" ? 1 : -1;
    const next = all[(all.indexOf(choice) + step + all.length) % all.length];
    chooseTheme(next.dataset.themeChoice);
    next.focus();
  });

  const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const absolute = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
  const spans = [["minute", 60], ["hour", 3600], ["day", 86400]];

  /** Moments of the last or the next days as "2 hours ago", others in the reader's own time; the exact one in the title. */
  function tellTime(element) {
    const moment = new Date(element.dateTime);
    if (!element.dateTime || Number.isNaN(moment.getTime())) {
      return;
    }
    const seconds = (moment - Date.now()) / 1000;
    const [unit, length] = spans.findLast(([, span]) => Math.abs(seconds) >= span) || ["second", 1];
    const near = Math.abs(seconds) < 7 * 86400;
    element.title = absolute.format(moment);
    element.textContent = near ? relative.format(Math.round(seconds / length), unit) : absolute.format(moment);
  }

  function tellTimes(within) {
    within.querySelectorAll("time[datetime]").forEach(tellTime);
  }

  /** Grids of links are one stop for the tab key; arrows move inside. */
  function rove(grid) {
    const cells = [...grid.querySelectorAll("a")];
    const current = cells.find((cell) => cell.getAttribute("aria-current") === "true") || cells.at(-1);
    cells.forEach((cell) => { cell.tabIndex = cell === current ? 0 : -1; });
    const across = Number(grid.dataset.roving);
    const steps = { ArrowLeft: -across, ArrowRight: across, ArrowUp: across > 1 ? -1 : -across, ArrowDown: across > 1 ? 1 : across };
    grid.addEventListener("keydown", (event) => {
      const next = cells[cells.indexOf(event.target) + (steps[event.key] || 0)];
      if (steps[event.key] && next) {
        event.preventDefault();
        next.tabIndex = 0;
        next.focus();
      }
    });
  }

  function prepare() {
    showTheme();
    tellTimes(document);
    document.querySelectorAll("[data-roving]").forEach(rove);
    const main = document.getElementById("main");
    if (main) {
      new MutationObserver((changes) => {
        changes.forEach((change) => change.addedNodes.forEach((node) => {
          if (node.querySelectorAll) {
            tellTimes(node);
          }
        }));
      }).observe(main, { childList: true, subtree: true });
    }
  }

  document.addEventListener("DOMContentLoaded", prepare);
})();
