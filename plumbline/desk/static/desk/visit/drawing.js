// Makes parts of the page from the <template> elements that the page brings along.

export function drawn(name, texts = {}) {
  const part = document.getElementById(`draw-${name}`).content.firstElementChild.cloneNode(true);
  for (const [key, text] of Object.entries(texts)) fill(part, key, text);
  return part;
}

// Puts words in their place; a place without words is not shown.
export function fill(part, key, text) {
  const selector = `[data-says="${key}"]`;
  const places = [...part.querySelectorAll(selector), ...(part.matches(selector) ? [part] : [])];
  for (const place of places) {
    place.textContent = text ?? "";
    place.hidden = !text;
  }
}

export const slot = (part, key) => part.querySelector(`[data-slot="${key}"]`);

let made = 0;

// Ties a label, a hint and a control together, each with an identifier of its own.
export function tie(part) {
  made += 1;
  for (const one of part.querySelectorAll("[data-id]")) one.id = `${one.dataset.id}-${made}`;
  for (const one of part.querySelectorAll("[data-for]")) one.htmlFor = `${one.dataset.for}-${made}`;
  for (const one of part.querySelectorAll("[data-told-by]"))
    one.setAttribute("aria-describedby", `${one.dataset.toldBy}-${made}`);
  for (const one of part.querySelectorAll("[data-name]")) one.name = `${one.dataset.name}-${made}`;
  return part;
}

const told = new WeakMap();
const CONTROLS = "a, button, input, select, textarea";

// Draws lines anew if what they tell has changed; whoever is on one of them with the keyboard stays there.
export function renew(place, tells, draw) {
  const now = JSON.stringify(tells);
  if (told.get(place) === now) return;
  told.set(place, now);
  const on = [...place.querySelectorAll(CONTROLS)].indexOf(document.activeElement);
  place.replaceChildren(...draw());
  if (on >= 0) place.querySelectorAll(CONTROLS)[on]?.focus();
}

export function showSaved(place, [sign, words]) {
  place.dataset.state = sign;
  const text = place.querySelector("[data-words]");
  if (text.textContent !== words) text.textContent = words;
  for (const one of place.querySelectorAll("[data-sign]")) one.toggleAttribute("hidden", one.dataset.sign !== sign);
}

export function showProblem(part, text) {
  const place = part.querySelector("[data-problem]");
  place.hidden = !text;
  place.querySelector("[data-words]").textContent = text;
  part.closest(".govuk-form-group")?.classList.toggle("govuk-form-group--error", Boolean(text));
}
