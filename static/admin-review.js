// The review of a document: lines are marked with the arrow keys, a letter says what they are, and only the draft is
// fetched anew. Without this script the page is a form of its own that does the same.
"use strict";
{
  const page = document.getElementById("content-main");
  const boxes = () => [...page.querySelectorAll(".review-lines input[type=checkbox]")];
  const boxOf = (number) => page.querySelector(`.review-lines input[value="${CSS.escape(number)}"]`);
  let waiting = 0; // answers on their way
  let sending = Promise.resolve(); // one at a time, in the order they were said
  let last = null; // the box that was clicked last

  const step = (box, by, marking) => {
    const all = boxes();
    const next = all[all.indexOf(box) + by];
    if (next) {
      if (marking) {
        box.checked = next.checked = true;
      }
      next.focus();
    }
  };

  // Whatever else happens, nothing that was said is lost: the browser sends it as it would without a script.
  const sendWhole = (address, data) => {
    const form = document.createElement("form");
    form.method = "post";
    form.action = address;
    form.hidden = true;
    for (const [name, value] of data) {
      const input = document.createElement("input");
      input.type = "hidden";
      [input.name, input.value] = [name, value];
      form.append(input);
    }
    document.body.append(form);
    form.submit();
  };

  // What is marked meanwhile stays marked, and the line that has the focus stays where it is on the screen.
  const show = (fresh, first) => {
    const active = document.activeElement;
    const kept = page.contains(active) ? active.closest(".line")?.querySelector("input")?.value ?? first : null;
    const place = kept && boxOf(kept)?.getBoundingClientRect().top;
    const marked = boxes().filter((box) => box.checked).map((box) => box.value);
    const scrolled = page.querySelector(".review-draft").scrollTop;
    const typed = page.querySelector("#id_efter")?.value ?? "";
    page.replaceChildren(...fresh.getElementById("content-main").childNodes);
    page.querySelector(".review-draft").scrollTop = scrolled;
    marked.forEach((number) => boxOf(number)?.toggleAttribute("checked", true));
    if (marked.length && page.querySelector("#id_efter")) {
      page.querySelector("#id_efter").value = typed;
    }
    document.querySelector(".messagelist")?.remove();
    const told = fresh.querySelector(".messagelist");
    if (told) {
      // Among the buttons, which are in sight wherever the line is.
      told.setAttribute("role", "status");
      told.tabIndex = 0;
      (page.querySelector(".review-tools") ?? page).append(told);
    }
    const box = kept && boxOf(kept);
    if (box) {
      box.focus({ preventScroll: true });
      window.scrollBy(0, box.getBoundingClientRect().top - place);
    }
  };

  // The draft is scrolled to what the line with focus is a part of: the last that begins at it or above.
  const follow = (box) => {
    const draft = page.querySelector(".review-draft");
    const places = new Map(boxes().map((one, place) => [one.value, place]));
    const above = [...draft.querySelectorAll(".draft-item h4 a[href^='#rad-']")].filter(
      (link) => places.get(link.hash.slice("#rad-".length)) <= places.get(box.value),
    );
    const item = above.at(-1)?.closest(".draft-item") ?? draft.firstElementChild;
    if (draft.scrollHeight > draft.clientHeight) {
      draft.scrollTop += item.getBoundingClientRect().top - draft.getBoundingClientRect().top;
    }
  };

  const send = async (address, data) => {
    let text = null;
    try {
      const answer = await fetch(address, { method: "POST", body: data });
      text = answer.ok ? await answer.text() : null;
    } catch {
      // no connection: the browser says so
    }
    const fresh = text && new DOMParser().parseFromString(text, "text/html");
    if (!fresh?.querySelector(".review-lines")) {
      sendWhole(address, data);
      return;
    }
    waiting -= 1;
    if (!waiting) {
      show(fresh, data.get("rad"));
      page.removeAttribute("aria-busy");
    }
  };

  page.addEventListener("focusin", (event) => {
    if (event.target.matches(".review-lines input")) {
      follow(event.target);
    }
  });

  page.addEventListener("submit", (event) => {
    if (event.target.id !== "review-form" || !event.submitter) {
      return;
    }
    event.preventDefault();
    // A line that has the focus and none marked is meant itself.
    const active = document.activeElement;
    if (active?.matches(".review-lines input") && !boxes().some((box) => box.checked)) {
      active.checked = true;
    }
    // Words that are marked in the line are those that its second part begins with.
    const words = page.querySelector("#id_ord");
    if (event.submitter.name === "dela" && words && !words.value) {
      words.value = window.getSelection().toString().trim();
    }
    const data = new FormData(event.target, event.submitter);
    const address = event.target.action;
    boxes().forEach((box) => {
      box.checked = false;
    });
    waiting += 1;
    page.setAttribute("aria-busy", "true");
    sending = sending.then(() => send(address, data));
  });

  page.addEventListener("click", (event) => {
    if (!event.target.matches?.(".review-lines input")) {
      return;
    }
    const all = boxes();
    const [from, to] = [all.indexOf(last), all.indexOf(event.target)].sort((one, other) => one - other);
    if (event.shiftKey && from >= 0) {
      all.slice(from, to + 1).forEach((box) => {
        box.checked = event.target.checked;
      });
    }
    last = event.target;
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
