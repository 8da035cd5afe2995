// The fields that Select2 draws get the names of their labels, which it does not give them itself.
"use strict";
{
  const nameFields = (root) => {
    for (const select of root.querySelectorAll("select.admin-autocomplete")) {
      const label = document.querySelector(`label[for="${select.id}"]`);
      const drawn = select.nextElementSibling;
      if (!label || !drawn || !drawn.classList.contains("select2")) {
        continue;
      }
      label.id = `${select.id}-label`;
      for (const part of drawn.querySelectorAll("[role=combobox], [role=textbox], [role=searchbox]")) {
        const chosen = part.getAttribute("role") === "combobox" && drawn.querySelector("[role=textbox]");
        part.setAttribute("aria-labelledby", chosen ? `${label.id} ${chosen.id}` : label.id);
      }
    }
  };

  document.addEventListener("formset:added", (event) => setTimeout(() => nameFields(event.target)));
  window.addEventListener("load", () => {
    django.jQuery(() => nameFields(document)); // after the callbacks that draw the fields
    django.jQuery(document).on("select2:open", (event) => {
      const search = document.querySelector(".select2-container--open .select2-search--dropdown input");
      if (search) {
        search.setAttribute("aria-labelledby", `${event.target.id}-label`);
        search.focus();
      }
      const drawn = event.target.nextElementSibling;
      const combobox = drawn && drawn.querySelector("[role=combobox]");
      if (combobox) {
        combobox.setAttribute("aria-controls", combobox.getAttribute("aria-owns") || "");
      }
    });
  });
}
