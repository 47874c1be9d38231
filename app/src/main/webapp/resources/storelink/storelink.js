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
  const absolute = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
  const spans = [["minute", 60], ["hour", 3600], ["day", 86400]];

  /**
   * Moments of the last or the next days as "2 hours ago", others in the reader's own time; the exact one in the title. What is due
   * and has not been done yet is due now.
   */
  function tellTime(element) {
    const moment = new Date(element.dateTime);
    if (!element.dateTime || Number.isNaN(moment.getTime())) {
      return;
    }
    const seconds = (moment - Date.now()) / 1000;
    const [unit, length] = spans.findLast(([, span]) => Math.abs(seconds) >= span) || ["second", 1];
    const near = Math.abs(seconds) < 7 * 86400;
    element.title = absolute.format(moment);
    if (element.dataset.due === "true" && seconds <= 0) {
      element.textContent = "now";
      return;
    }
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

  /** Colours in light-dark() are resolved by an element that uses them. */
  const probe = document.createElement("span");

  function resolved(name) {
    probe.style.color = `var(${name})`;
    root.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  }

  function faded(value) {
    return value.replace("rgb(", "rgba(").replace(")", ", 0.16)");
  }

  const number = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });
  const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

  function paint(config) {
    const line = config.type === "line";
    const ink = resolved("--ink-2");
    const grid = resolved("--line");
    const along = config.options.indexAxis;
    const value = along === "x" ? "y" : "x";

    config.data.datasets.forEach((series, at) => {
      const tone = resolved(series.rest ? "--line-strong" : `--series-${(at % 8) + 1}`);
      series.borderColor = tone;
      series.backgroundColor = line ? faded(tone) : tone;
      if (line) {
        series.fill = "origin";
        series.borderWidth = 2;
        series.tension = 0.25;
        series.pointRadius = config.data.labels.length > 60 ? 0 : 2.5;
        series.pointHoverRadius = 5;
        series.pointBackgroundColor = tone;
        series.spanGaps = false;
        series.segment = {
          borderDash: (segment) => (series.partialFrom >= 0 && segment.p1DataIndex >= series.partialFrom ? [5, 5] : undefined),
        };
      } else {
        series.borderWidth = 0;
        series.borderRadius = 3;
        series.maxBarThickness = 26;
      }
    });

    config.options.responsive = true;
    config.options.maintainAspectRatio = false;
    config.options.animation = false;
    config.options.interaction = { mode: "index", intersect: false, axis: along };
    config.options.scales[along].grid = { display: false };
    config.options.scales[along].border = { color: grid };
    config.options.scales[along].ticks = { color: ink, maxRotation: 0, autoSkip: along === "x", autoSkipPadding: 16 };
    config.options.scales[value].grid = { color: grid };
    config.options.scales[value].border = { display: false };
    config.options.scales[value].beginAtZero = true;
    config.options.scales[value].ticks = { color: ink, maxTicksLimit: 6, callback: (tick) => short.format(tick) };
    config.options.plugins = {
      legend: { display: config.data.datasets.length > 1, position: "bottom", labels: { color: ink, boxWidth: 10, boxHeight: 10, useBorderRadius: true, borderRadius: 3 } },
      tooltip: {
        backgroundColor: resolved("--ink"),
        titleColor: resolved("--paper"),
        bodyColor: resolved("--paper"),
        padding: 10,
        cornerRadius: 8,
        callbacks: { label: (item) => ` ${item.dataset.label}: ${number.format(item.parsed[value])}` },
      },
    };
  }

  const charts = new Set();

  window.Storelink = {
    /** Called by PrimeFaces with the chart's widget before it is drawn. */
    chart() {
      window.Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
      window.Chart.defaults.font.size = 12;
      paint(this.cfg.config);
      charts.add(this);
    },
  };

  function repaint() {
    charts.forEach((widget) => {
      if (widget.chart) {
        paint(widget.cfg.config);
        widget.chart.update("none");
      }
    });
  }

  document.addEventListener("storelink:theme", repaint);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);

  /** What the address chose, in lists that the page cannot mark by itself. */
  function choose(select) {
    select.value = select.dataset.value;
  }

  function closeMenus(event) {
    document.querySelectorAll(".filters details[open]").forEach((menu) => {
      if (!menu.contains(event.target) || event.key === "Escape") {
        menu.open = false;
      }
    });
  }

  document.addEventListener("click", closeMenus);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      closeMenus(event);
    }
  });

  /** How much of what a store takes a text has used, in the unit that the store counts. */
  const lengths = {
    CODE_UNITS: (text) => text.length,
    CODE_POINTS: (text) => [...text].length,
    BYTES: (text) => new TextEncoder().encode(text).length,
  };

  function count(area) {
    const most = Number(area.dataset.most);
    const used = lengths[area.dataset.unit](area.value);
    const counter = document.getElementById("counter");
    counter.textContent = `${number.format(used)} of ${number.format(most)}${used > most ? ": too long for the store" : ""}`;
    counter.classList.toggle("field-error", used > most);
    counter.setAttribute("aria-live", used > most ? "polite" : "off");
  }

  function countAlong(area) {
    if (lengths[area.dataset.unit]) {
      area.addEventListener("input", () => count(area));
      count(area);
    }
  }

  /** What a template has left open, as the server finds it. */
  const open = /\{\{[^{}\r\n]{1,60}\}\}/g;

  function tellOpen(area) {
    const left = [...new Set(area.value.match(open) || [])];
    document.getElementById(area.dataset.open).textContent = left.length ? `Fill in before sending: ${left.join(", ")}` : "";
  }

  /** Whoever has begun with a template goes on at the first thing that it has left open. */
  function goOn(area) {
    const first = area.value.match(new RegExp(open.source));
    area.focus();
    area.setSelectionRange(first ? first.index : area.value.length, first ? first.index + first[0].length : area.value.length);
  }

  /** What the tab remembers of drafts; a browser may refuse to, and then they live as long as the page. */
  function remembered(area, act) {
    try {
      return act(window.sessionStorage, `storelink-draft:${area.dataset.draft}`);
    } catch {
      return null;
    }
  }

  function keepDraft(area) {
    remembered(area, (drafts, name) => drafts.setItem(name, area.value));
  }

  function forgetDraft(area) {
    remembered(area, (drafts, name) => drafts.removeItem(name));
  }

  function takeUpDraft(area) {
    const draft = remembered(area, (drafts, name) => drafts.getItem(name));
    if (draft === null || draft === area.value) {
      forgetDraft(area);
    } else {
      area.value = draft;
      area.dispatchEvent(new Event("input"));
    }
  }

  /** A text travels with its own form. Beside another one it stays here, also when a template or a refusal has brought it. */
  function keepDrafts(event) {
    const kept = event.submitter && event.submitter.hasAttribute("data-keeps-drafts");
    document.querySelectorAll("textarea[data-draft]").forEach((area) => {
      if (area.form === event.target && !kept) {
        forgetDraft(area);
      } else if (event.target.closest("#review")) {
        keepDraft(area);
      }
    });
  }

  document.addEventListener("submit", keepDrafts);

  /** A list that scrolls by itself begins where its chosen entry is seen, and what that has opened is what is read first. */
  function showChosen(list) {
    const chosen = list.querySelector('[aria-current="true"]');
    if (chosen) {
      list.scrollTop += chosen.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 3;
      document.getElementById(list.dataset.opens).focus({ preventScroll: true });
    }
  }

  const refreshEvery = 3000;
  const tellTimesEvery = 20000;

  /** Asks again for the part of the page that changes by itself, as long as it says that it does and somebody looks. */
  function refresh() {
    const live = document.querySelector("[data-refresh]");
    const command = live && window[live.dataset.refresh];
    const busy = document.activeElement.closest("[data-roving]");
    if (command && !document.hidden && !busy) {
      command();
    }
  }

  function prepare() {
    window.setInterval(refresh, refreshEvery);
    showTheme();
    document.querySelectorAll("select[data-value]").forEach(choose);
    tellTimes(document);
    window.setInterval(() => tellTimes(document), tellTimesEvery);
    document.querySelectorAll("textarea[data-unit]").forEach(countAlong);
    document.querySelectorAll(".inbox-list").forEach(showChosen);
    document.querySelectorAll("textarea[data-open]").forEach((area) => area.addEventListener("input", () => tellOpen(area)));
    document.querySelectorAll("textarea[data-draft]").forEach((area) => {
      area.addEventListener("input", () => keepDraft(area));
      takeUpDraft(area);
    });
    document.querySelectorAll('textarea[data-focus="true"]').forEach(goOn);
    document.querySelectorAll("[data-roving]").forEach(rove);
    const main = document.getElementById("main");
    if (main) {
      new MutationObserver((changes) => {
        changes.forEach((change) => change.addedNodes.forEach((node) => {
          if (node.querySelectorAll) {
            tellTimes(node);
            node.querySelectorAll("[data-roving]").forEach(rove);
          }
        }));
      }).observe(main, { childList: true, subtree: true });
    }
  }

  document.addEventListener("DOMContentLoaded", prepare);
})();
