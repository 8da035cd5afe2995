// Focus goes along to what is drawn where one works: into the calendar and back, and into a row that is added.
"use strict";
{
  const OPENERS = "[id^=calendarlink], [id^=clocklink]";
  const boxOf = (opener) => document.getElementById(opener.id.replace("link", "box"));

  document.addEventListener("click", (event) => {
    const opener = event.target.closest(OPENERS);
    if (!opener) {
      return;
    }
    setTimeout(() => { // once it is drawn
      const box = boxOf(opener);
      box.setAttribute("role", "dialog");
      box.setAttribute("aria-label", opener.textContent.trim() || opener.querySelector("[title]").title);
      box.querySelector(".calendarnav-previous")?.setAttribute("aria-label", "Månaden före");
      box.querySelector(".calendarnav-next")?.setAttribute("aria-label", "Månaden efter");
      (box.querySelector(".selected a, .today a") || box.querySelector("td a, li a")).focus();
    });
  }, true);

  document.addEventListener("keydown", (event) => {
    const box = event.key === "Escape" && event.target.closest(".calendarbox, .clockbox");
    if (box) { // which closes
      document.getElementById(box.id.replace("box", "link")).focus();
    }
  });

  document.addEventListener("formset:added", (event) => {
    setTimeout(() => { // once Select2 has drawn its fields
      const fields = event.target.querySelectorAll("input:not([type=hidden]), select, textarea, [role=combobox]");
      [...fields].find((field) => field.checkVisibility() && !field.matches(".order, .select2-hidden-accessible"))?.focus();
    });
  });

  document.addEventListener("formset:removed", (event) => {
    document.querySelector(`#${event.detail.formsetName}-group .add-row a`)?.focus();
  });

  // A field that Select2 draws has the focus of the one that it hides, and what is typed there is looked for.
  document.addEventListener("keydown", (event) => {
    const drawn = event.target.closest?.(".select2-selection--single");
    const isText = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (drawn && isText) {
      django.jQuery(drawn.closest(".select2").previousElementSibling).select2("open");
    }
  });

  window.addEventListener("load", () => django.jQuery(() => {
    const wrong = [...document.querySelectorAll(".errors :is(input, textarea, select, [role=combobox])")];
    const first = wrong.find((field) => field.checkVisibility() && !field.matches("[type=hidden], .select2-hidden-accessible"));
    const hidden = document.activeElement?.closest("select.select2-hidden-accessible");
    (first || hidden?.nextElementSibling.querySelector("[role=combobox]"))?.focus();
  }));
}
