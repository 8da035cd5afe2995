// The review of a document: lines are marked with the arrow keys, a letter says what they are, and only the draft is
// fetched anew. Without this script the page is a form of its own that does the same.
"use strict";
{
  const page = document.getElementById("content-main");
  const boxes = () => [...page.querySelectorAll(".review-lines input[type=checkbox]")];
  let asking = null;

  const step = (box, by, marking) => {
    const all = boxes();
    const next = all[all.indexOf(box) + by];
    if (next) {
      if (marking) {
        box.checked = next.checked = true;
      }
      next.focus();
      next.closest("li").scrollIntoView({ block: "nearest" });
    }
  };

  // What is written elsewhere on the page is kept: the answer is another page of the same kind.
  const send = async (form, button) => {
    const data = new FormData(form, button);
    const line = document.activeElement?.closest?.("li.line")?.id;
    asking?.abort();
    asking = new AbortController();
    page.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, signal: asking.signal });
      const text = await answer.text();
      const fresh = new DOMParser().parseFromString(text, "text/html");
      const content = fresh.getElementById("content-main");
      if (!answer.ok || !content || !content.querySelector(".review-lines")) {
        form.submit();
        return;
      }
      const scrolled = page.querySelector(".review-draft")?.scrollTop;
      page.replaceChildren(...content.childNodes);
      if (scrolled) {
        page.querySelector(".review-draft").scrollTop = scrolled;
      }
      const told = fresh.querySelector(".messagelist");
      document.querySelector(".messagelist")?.remove();
      if (told) {
        told.setAttribute("role", "status");
        page.before(told);
      }
      (document.getElementById(line)?.querySelector("input") ?? page.querySelector("#dokumentet"))?.focus();
    } catch (error) {
      if (error.name !== "AbortError") {
        form.submit();
      }
    } finally {
      page.removeAttribute("aria-busy");
    }
  };

  page.addEventListener("submit", (event) => {
    if (event.target.id === "review-form" && event.submitter) {
      event.preventDefault();
      // A line that has the focus and none marked is meant itself.
      const box = document.activeElement?.matches(".review-lines input") && document.activeElement;
      if (box && !boxes().some((one) => one.checked)) {
        box.checked = true;
      }
      send(event.target, event.submitter);
    }
  });

  page.addEventListener("keydown", (event) => {
    const box = event.target.matches?.(".review-lines input") ? event.target : null;
    if (!box || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(box, event.key === "ArrowDown" ? 1 : -1, event.shiftKey);
      return;
    }
    const button = page.querySelector(`.review-tools [data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (button) {
      event.preventDefault();
      box.form.requestSubmit(button);
    }
  });
}
