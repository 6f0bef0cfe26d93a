// Lists that grow on a visit: observations, records sampled by code, feedback given on the day.

import { clashOf } from "./clash.js";
import { drawn, fill, renew, showProblem, showSaved, slot, tie } from "./drawing.js";
import { placeOf, standing, standingOf } from "./kept.js";
import { FULL } from "./question.js";
import { wordsFor } from "./state.js";
import { StorageFull } from "./storage.js";

const anew = () => crypto.randomUUID();

const LISTS = {
  notes: { kind: "note", title: "Observations", needs: { text: "Write what you observed." }, key: anew },
  samples: {
    kind: "sample",
    title: "Records sampled",
    needs: {
      code: "Give the record a code, for example Person A. Do not write a name.",
      kind: "Say what kind of record it is.",
    },
    key: ({ code }) => code,
  },
  feedback: {
    kind: "feedback",
    title: "Feedback given on the day",
    needs: { to: "Say to whom by their role, for example deputy manager.", text: "Write what was said." },
    key: anew,
  },
};

export function listScreen(page, name) {
  const list = LISTS[name];
  const part = tie(drawn(name));
  const form = part.querySelector("form");
  addAreas(form.elements.namedItem("area"), page);
  const state = { changing: null };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    add(page, list, form, state);
  });
  return { title: list.title, part, refresh: () => showEntries(part, page, list, form, state) };
}

export function addAreas(select, page) {
  if (!select) return;
  for (const { code, title } of page.kept.pack.areas) select.append(new Option(title, code));
}

async function add(page, list, form, state) {
  const value = Object.fromEntries([...new FormData(form)].map(([name, text]) => [name, text.trim()]));
  const missing = Object.entries(list.needs).find(([name]) => !value[name]);
  showProblem(form, missing ? missing[1] : "");
  if (missing) return form.elements.namedItem(missing[0]).focus();
  const key = state.changing || list.key(value);
  delete value.code;
  try {
    await page.write(list.kind, key, value);
  } catch (problem) {
    if (!(problem instanceof StorageFull)) throw problem;
    return showProblem(form, FULL);
  }
  return empty(form, state);
}

function empty(form, state) {
  form.reset();
  state.changing = null;
  slot(form, "adding").hidden = false;
  slot(form, "changing").hidden = true;
  const code = form.elements.namedItem("code");
  if (code) code.readOnly = false;
}

function showEntries(part, page, list, form, state) {
  const entries = standingOf(page.kept, list.kind);
  const place = slot(part, "entries");
  slot(part, "none").hidden = entries.length > 0;
  if (place.contains(document.activeElement) && place.querySelector("[data-slot='taking']:not([hidden])")) return;
  const told = entries.map((entry) => {
    const at = placeOf(list.kind, entry.key);
    return [entry, wordsFor(page.kept, at), page.kept.pack.stands[at]];
  });
  renew(place, told, () => entries.map((entry) => entryPart(page, list, entry, form, state)));
}

function entryPart(page, list, entry, form, state) {
  const place = placeOf(list.kind, entry.key);
  const { area, kind, to, text } = entry.value;
  const title = page.kept.pack.areas.find((one) => one.code === area)?.title;
  const head = { note: title || "The whole visit", sample: `${entry.key} · ${kind}`, feedback: `To ${to}` }[list.kind];
  const part = tie(drawn("entry", { head, text, by: entry.is_mine ? "Written by you" : `Written by ${entry.by}` }));
  showSaved(slot(part, "saved"), wordsFor(page.kept, place));
  clashOf(slot(part, "clash"), page, place, (value) => value.withdrawn || value.text || value.kind);
  for (const about of part.querySelectorAll(".app-entry__acts [data-about]")) about.textContent = `: ${head}`;
  slot(part, "change").addEventListener("click", () => change(form, entry, state));
  slot(part, "take-back").addEventListener("click", () => {
    slot(part, "taking").hidden = false;
    part.querySelector("input").focus();
  });
  part.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    takeBack(page, part, entry);
  });
  return part;
}

function change(form, { key, value }, state) {
  state.changing = key;
  for (const [name, text] of Object.entries({ ...value, code: key })) {
    const control = form.elements.namedItem(name);
    if (control) control.value = text;
  }
  const code = form.elements.namedItem("code");
  if (code) code.readOnly = true;
  slot(form, "adding").hidden = true;
  slot(form, "changing").hidden = false;
  form.elements.namedItem("text").focus();
}

async function takeBack(page, part, entry) {
  const withdrawn = part.querySelector("input").value.trim();
  showProblem(part, withdrawn ? "" : "Say why it is taken back.");
  if (!withdrawn || standing(page.kept, placeOf(entry.kind, entry.key)) === null) return;
  slot(part, "taking").hidden = true;
  fill(part, "text", "Taken back");
  await page.write(entry.kind, entry.key, { withdrawn });
}
