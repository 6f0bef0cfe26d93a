// Photographs: taken or chosen, made smaller, given a caption, and kept here until they are sent.

import { drawn, renew, showProblem, showSaved, slot, tie } from "./drawing.js";
import { addAreas } from "./listing.js";
import { drawLikeness, keepPicture, madeSmaller, NotAPicture, pictureOf } from "./pictures.js";
import { FULL } from "./question.js";
import { StorageFull } from "./storage.js";

const LIKENESS = 480;

export function photographsScreen(page) {
  const part = tie(drawn("photographs"));
  const form = part.querySelector("form");
  const state = { picture: null, choosing: null, isKeeping: false };
  addAreas(form.elements.namedItem("area"), page);
  form.elements.namedItem("picture").addEventListener("change", () => {
    const chosen = choose(form, state);
    state.choosing = chosen;
    chosen.finally(() => {
      if (state.choosing === chosen) state.choosing = null;
    });
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keepOnce(page, form, state);
  });
  return { title: "Photographs", part, refresh: () => showAll(part, page) };
}

// Whether the file was refused, which the page then says.
async function choose(form, state) {
  const [file] = form.elements.namedItem("picture").files;
  const preview = slot(form, "preview");
  state.picture = null;
  preview.hidden = true;
  showProblem(form, "");
  if (!file) return false;
  try {
    state.picture = await madeSmaller(file);
    await drawLikeness(preview, state.picture.bytes, LIKENESS);
    preview.hidden = false;
    return false;
  } catch (problem) {
    if (!(problem instanceof NotAPicture)) throw problem;
    form.elements.namedItem("picture").value = "";
    showProblem(form, problem.message);
    return true;
  }
}

// A large picture takes an old phone seconds to make smaller: whoever presses the button meanwhile is waited for, once.
async function keepOnce(page, form, state) {
  if (state.isKeeping) return;
  state.isKeeping = true;
  try {
    const isRefused = await state.choosing;
    if (!isRefused) await keep(page, form, state);
  } finally {
    state.isKeeping = false;
  }
}

async function keep(page, form, state) {
  const caption = form.elements.namedItem("caption").value.trim();
  const area = form.elements.namedItem("area").value;
  const missing = whatIsMissing(state.picture, caption);
  showProblem(form, missing ? missing[1] : "");
  if (missing) return form.elements.namedItem(missing[0]).focus();
  try {
    await keepPicture(page.drawers, page.pk, state.picture, caption, area);
  } catch (problem) {
    if (!(problem instanceof StorageFull)) throw problem;
    return showProblem(form, FULL);
  }
  state.picture = null;
  form.reset();
  slot(form, "preview").hidden = true;
  page.sending.soon();
  return page.changed();
}

function whatIsMissing(picture, caption) {
  if (!picture) return ["picture", "Take or choose a photograph first."];
  return caption ? null : ["caption", "Say what the photograph shows."];
}

function showAll(part, page) {
  const told = page.kept.pack.photographs;
  const known = new Set(told.map((one) => one.client_id));
  const here = page.kept.photographs.filter((one) => !known.has(one.client_id));
  slot(part, "none").hidden = here.length + told.length > 0;
  const lines = () => [...here.map((one) => ours(one, page)), ...told.map((one) => theirs(one, page))];
  renew(slot(part, "entries"), [here, told], lines);
}

function ours(photograph, page) {
  const part = drawn("photograph", { caption: photograph.caption, area: titleOf(photograph.area, page) });
  showSaved(slot(part, "saved"), wordsOf(photograph));
  draw(part, photograph, page);
  return part;
}

function wordsOf({ state, told }) {
  if (state === "waiting") return ["waiting", "Kept on this device. Not sent yet."];
  if (state === "refused") return ["trouble", `Not taken: ${told.says}`];
  return [told.outcome === "late" ? "trouble" : "sent", told.says || "Sent by you."];
}

function theirs(photograph, page) {
  const part = drawn("photograph", { caption: photograph.caption, area: titleOf(photograph.area, page) });
  const who = photograph.is_mine ? "you" : photograph.by;
  showSaved(slot(part, "saved"), ["sent", `Sent ${photograph.at_says} by ${who}.`]);
  slot(part, "likeness").hidden = true;
  return part;
}

async function draw(part, { client_id, caption }, page) {
  const picture = await pictureOf(page.drawers, client_id);
  const likeness = slot(part, "likeness");
  likeness.hidden = !picture;
  likeness.setAttribute("aria-label", caption);
  if (picture) await drawLikeness(likeness, picture.bytes);
}

const titleOf = (code, page) => page.kept.pack.areas.find((one) => one.code === code)?.title || "The whole visit";
