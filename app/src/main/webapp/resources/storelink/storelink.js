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

  document.addEventListener("DOMContentLoaded", showTheme);
})();
