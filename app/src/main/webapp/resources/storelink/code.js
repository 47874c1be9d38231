"use strict";

/** Boxes for the digits of a code, and countdowns. Without this script the code is one field and moments are told as they are. */
(function () {
  function digitsOf(text) {
    return text.normalize("NFKC").replace(/\D/g, "");
  }

  /** Puts a box for each digit in the place of the one field, which is sent as before. */
  function makeBoxes(field) {
    const length = Number(field.dataset.codeLength);
    const button = document.getElementById(field.dataset.codeButton);
    const label = document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
    const group = document.createElement("div");
    group.className = "code-boxes";
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", label.id);

    const boxes = Array.from({ length }, (_, at) => {
      const box = document.createElement("input");
      box.className = "input";
      box.type = "text";
      box.inputMode = "numeric";
      box.autocomplete = at === 0 ? "one-time-code" : "off";
      box.setAttribute("aria-label", `Digit ${at + 1} of ${length}`);
      box.setAttribute("aria-describedby", field.getAttribute("aria-describedby"));
      box.setAttribute("aria-invalid", field.getAttribute("aria-invalid") || "false");
      group.append(box);
      return box;
    });

    function fill(from, digits) {
      [...digits].slice(0, length - from).forEach((digit, at) => { boxes[from + at].value = digit; });
      boxes[Math.min(from + digits.length, length - 1)].focus();
    }

    /** Sends the code as soon as it is whole, once. */
    function collect() {
      field.value = boxes.map((box) => box.value).join("");
      if (field.value.length === length && !group.dataset.sent) {
        group.dataset.sent = "true";
        button.click();
      }
    }

    group.addEventListener("input", (event) => {
      const at = boxes.indexOf(event.target);
      const digits = digitsOf(event.target.value);
      event.target.value = "";
      fill(at, digits);
      collect();
    });
    group.addEventListener("paste", (event) => {
      const digits = digitsOf(event.clipboardData.getData("text"));
      event.preventDefault();
      fill(digits.length >= length ? 0 : boxes.indexOf(event.target), digits);
      collect();
    });
    group.addEventListener("keydown", (event) => {
      const at = boxes.indexOf(event.target);
      if (event.key === "Backspace" && !event.target.value && at > 0) {
        event.preventDefault();
        boxes[at - 1].value = "";
        boxes[at - 1].focus();
      } else if (event.key === "ArrowLeft" && at > 0) {
        event.preventDefault();
        boxes[at - 1].focus();
      } else if (event.key === "ArrowRight" && at < length - 1) {
        event.preventDefault();
        boxes[at + 1].focus();
      }
    });
    group.addEventListener("focusin", (event) => event.target.select());

    field.value = "";
    field.hidden = true;
    field.autocomplete = "off";
    label.removeAttribute("for");
    field.after(group);
    boxes[0].focus();
  }

  function left(until) {
    return Math.ceil((new Date(until) - Date.now()) / 1000);
  }

  function told(seconds) {
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  /** What a countdown waits for happened: its sentence says so. */
  function count(element) {
    const seconds = left(element.dataset.countdown);
    const sentence = element.closest("[data-over]");
    if (seconds > 0) {
      element.textContent = told(seconds);
    } else {
      sentence.textContent = sentence.dataset.over;
    }
  }

  function open(group) {
    const closed = left(group.dataset.until) > 0;
    group.querySelectorAll("[data-waits='true']").forEach((button) => { button.disabled = closed; });
  }

  function tick() {
    document.querySelectorAll("[data-countdown]").forEach(count);
    document.querySelectorAll("fieldset[data-until]:not([data-until=''])").forEach(open);
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("input[data-code-length]").forEach(makeBoxes);
    if (document.querySelector("[data-countdown]")) {
      tick();
      window.setInterval(tick, 1000);
    }
  });
})();
