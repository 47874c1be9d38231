"use strict";

/**
 * Reads a secret out of a file into its field, so that it goes the way of a pasted one: no file is sent, and the browser remembers none.
 * Without this script the field takes a paste.
 */
(function () {
  const largest = 16000;

  /** Text of a file, or why it is none. */
  async function read(file, endings) {
    if (!endings.some((ending) => file.name.toLowerCase().endsWith(ending))) {
      throw new Error(`${file.name} is not a file of this kind. Its name should end with ${endings.join(" or ")}.`);
    }
    if (file.size > largest) {
      throw new Error(`${file.name} is too large to be what is wanted here.`);
    }
    let text;
    try {
      text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    } catch {
      throw new Error(`${file.name} is not a text file.`);
    }
    if (!text.trim() || text.includes("\u0000")) {
      throw new Error(`${file.name} is not a text file.`);
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
      } catch (error) {
        field.value = "";
        said.textContent = error.message;
        said.classList.add("field-error");
      }
      input.value = "";
    }

    input.addEventListener("change", take);
    choice.hidden = false;
  }

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll(".secret-file").forEach(offer));
})();
