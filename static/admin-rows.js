// Rows of a page: moved by dragging or with the arrow keys, and the keys that save and add a row.
// Without this script a row is moved by its number, which is all that is sent here too.
"use strict";
{
  const rowsOf = (group) => [...group.querySelectorAll(".desk-row:not(.empty-form)")];
  const orderOf = (row) => row.querySelector("input.order");

  // An empty row stays without a number, so that it is not taken for one that was filled in.
  const isFilledIn = (row) =>
    row.classList.contains("has_original") ||
    [
      ...row.querySelectorAll(
        "textarea, select.admin-autocomplete:not([multiple]), input:not([type=hidden], [type=checkbox], .order)",
      ),
    ].some((field) => field.value);

  const number = (group) => {
    let place = 0;
    for (const row of rowsOf(group)) {
      if (isFilledIn(row)) {
        place += 1;
        orderOf(row).value = place;
      }
    }
  };

  const move = (row, other, after) => {
    if (other && other !== row) {
      other.insertAdjacentElement(after ? "afterend" : "beforebegin", row);
      number(row.closest(".desk-rows"));
    }
  };

  const drag = (handle, row) => {
    const group = row.closest(".desk-rows");
    const over = (event) => {
      const under = rowsOf(group).find((one) => {
        const box = one.getBoundingClientRect();
        return event.clientY >= box.top && event.clientY < box.bottom;
      });
      if (under && under !== row) {
        const box = under.getBoundingClientRect();
        move(row, under, event.clientY > box.top + box.height / 2);
      }
    };
    const drop = () => {
      row.classList.remove("dragged");
      document.removeEventListener("pointermove", over);
      document.removeEventListener("pointerup", drop);
      document.removeEventListener("pointercancel", drop);
      handle.focus();
    };
    // On the document, since the handle itself is moved about.
    handle.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      row.classList.add("dragged");
      document.addEventListener("pointermove", over);
      document.addEventListener("pointerup", drop);
      document.addEventListener("pointercancel", drop);
    });
    handle.addEventListener("keydown", (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (step) {
        event.preventDefault();
        const rows = rowsOf(group);
        move(row, rows[rows.indexOf(row) + step], step > 0);
        handle.focus();
      }
    });
  };

  const prepare = (row) => {
    const order = orderOf(row);
    if (!order || row.querySelector(".drag")) {
      return;
    }
    const handle = document.createElement("button");
    handle.type = "button";
    handle.className = "drag";
    handle.title = "Dra raden, eller flytta den med pil upp och pil ned";
    handle.setAttribute("aria-label", "Flytta raden med pil upp och pil ned");
    order.insertAdjacentElement("afterend", handle);
    drag(handle, row);
  };

  // The empty row that is there is filled in first; a new one gets the focus as it does when it is added by hand.
  const add = (group) => {
    const empty = rowsOf(group).find((row) => !isFilledIn(row));
    if (empty) {
      empty.querySelector("textarea, input:not([type=hidden], .order)")?.focus();
    } else {
      group.querySelector(".add-row a")?.click();
    }
  };

  window.addEventListener("load", () => {
    for (const row of document.querySelectorAll(".desk-row:not(.empty-form)")) {
      prepare(row);
    }
  });
  document.addEventListener("formset:added", (event) => prepare(event.target));
  document.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey) {
      return;
    }
    const group = event.target.closest?.(".desk-rows");
    const save = document.querySelector(".submit-row [name=_continue]") || document.querySelector(".submit-row [name=_save]");
    if (event.key === "Enter" && group) {
      event.preventDefault();
      add(group);
    } else if (event.key === "s" && save) {
      event.preventDefault();
      save.click();
    }
  }, true); // before the field for searching in a register, which keeps its keys to itself

  // What was typed and not saved is not left behind by mistake.
  const form = document.querySelector(".change-form #content-main form");
  if (form && form.querySelector(".submit-row input")) {
    let unsaved = false;
    const note = () => { unsaved = true; };
    form.addEventListener("input", note);
    django.jQuery(form).on("select2:select select2:unselect", note);
    form.addEventListener("submit", () => { unsaved = false; });
    window.addEventListener("beforeunload", (event) => {
      if (unsaved) {
        event.preventDefault();
      }
    });
  }
}
