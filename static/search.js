// Suggestions while one types: people, bodies, organisations and topics. Without this the search is as good, only slower.
"use strict";

for (const input of document.querySelectorAll("input[data-suggest]")) {
  const list = document.createElement("ul");
  list.id = `${input.id}-forslag`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Förslag");
  list.hidden = true;
  const said = document.createElement("p");
  said.className = "vh";
  said.setAttribute("role", "status");
  const holder = document.createElement("span");
  holder.className = "suggesting";
  input.before(holder);
  holder.append(input, list, said);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.autocomplete = "off";

  let at = -1;
  let waiting = 0;
  let asked = "";

  const close = () => {
    at = -1;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = (place) => {
    const options = list.children;
    at = options.length ? (place + options.length) % options.length : -1;
    for (const [number, option] of [...options].entries()) {
      option.setAttribute("aria-selected", String(number === at));
    }
    if (at >= 0) {
      input.setAttribute("aria-activedescendant", options[at].id);
      options[at].scrollIntoView({ block: "nearest" });
    }
  };

  const show = (suggestions) => {
    list.replaceChildren(
      ...suggestions.map(({ name, kind, url }, number) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${number}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.url = url;
        const what = document.createElement("span");
        what.className = "meta";
        what.textContent = kind;
        option.append(`${name} `, what);
        option.addEventListener("mousedown", (event) => event.preventDefault());
        option.addEventListener("click", () => location.assign(url));
        return option;
      }),
    );
    at = -1;
    list.hidden = !suggestions.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
    said.textContent = list.hidden ? "" : `${suggestions.length} förslag, välj med piltangenterna`;
  };

  const ask = async () => {
    const text = input.value.trim();
    if (text === asked) return;
    asked = text;
    if (text.length < 2) return close();
    try {
      const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(text)}`);
      if (answer.ok && text === asked && document.activeElement === input) show((await answer.json()).suggestions);
    } catch {
      close(); // nobody answers: the search itself will say so
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 150);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(at + 1);
    else if (event.key === "ArrowUp") choose(at < 0 ? -1 : at - 1);
    else if (event.key === "Enter" && at >= 0) location.assign(list.children[at].dataset.url);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
}
