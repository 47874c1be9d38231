"use strict";

/**
 * Reads a secret out of a file into its field, so that it goes the way of a pasted one: no file is sent, and the browser remembers none.
 * Without this script the field takes a paste.
 */
(function () {
  /** As long as the longest secret that is taken as a paste, in UTF-16. */
  const largest = 16000;
  const longest = 8000;

  /** Editors on Windows save "Unicode" as UTF-16 and say so in the first two bytes. */
  function encoding([first, second]) {
    if (first === 0xff && second === 0xfe) {
      return "utf-16le";
    }
    return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  }

  /** Text of a file, or why it is none. */
  async function read(file, endings) {
    if (!endings.some((ending) => file.name.toLowerCase().endsWith(ending))) {
      throw new Error(`${file.name} is not a file of this kind. Its name should end with ${endings.join(" or ")}.`);
    }
    if (file.size > largest) {
      throw new Error(`${file.name} is too large to be what is wanted here.`);
    }
    const bytes = await file.arrayBuffer();
    let text;
    try {
      text = new TextDecoder(encoding(new Uint8Array(bytes)), { fatal: true }).decode(bytes);
    } catch {
      throw new Error(`${file.name} is not a text file.`);
    }
    if (!text.trim() || text.includes("\u0000")) {
      throw new Error(`${file.name} is not a text file.`);
    }
    if (text.length > longest) {
      throw new Error(`${file.name} is too large to be what is wanted here.`);
    }
    return text;
  }

  function offer(choice) {
    const input = choice.querySelector('input[type="file"]');
    const said = choice.querySelector('[role="status"]');
    const field = choice.parentElement.querySelector('input[type="password"]');

    async function take() {
      const [file] = input.files;
      if (!file) {
        return;
      }
      try {
        field.value = await read(file, input.accept.split(","));
        said.textContent = `${file.name} was read. It is sent with the form.`;
        said.classList.remove("field-error");
        input.removeAttribute("aria-invalid");
      } catch (error) {
        said.textContent = field.value ? `${error.message} What stood in the field still does.` : error.message;
        said.classList.add("field-error");
        input.setAttribute("aria-invalid", "true");
      }
      input.value = "";
    }

    const described = field.getAttribute("aria-describedby");
    field.setAttribute("aria-describedby", described ? `${described} ${said.id}` : said.id);
    input.setAttribute("aria-describedby", said.id);
    input.addEventListener("change", take);
    choice.hidden = false;
  }

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll(".secret-file").forEach(offer));
})();
