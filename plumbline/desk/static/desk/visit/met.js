// How many people were met, by who they are and how: counts and no names.

import { drawn, showProblem, showSaved, slot, tie } from "./drawing.js";
import { placeOf, standing } from "./kept.js";
import { saver } from "./question.js";
import { clashOf } from "./clash.js";
import { wordsFor } from "./state.js";

const NO_NUMBER = "Enter how many people, as a whole number, for example 4.";

export function metScreen(page) {
  const part = drawn("met");
  const counts = page.kept.pack.met.map(({ key, says }) => countPart(page, key, says));
  slot(part, "counts").append(...counts.map((one) => one.part));
  return { title: "People met", part, refresh: () => counts.forEach((one) => one.refresh()) };
}

function countPart(page, key, says) {
  const place = placeOf("met", key);
  const part = tie(drawn("count", { says }));
  const box = part.querySelector("input");
  const save = saver(page, part, () => keep());
  let problem = "";

  async function keep() {
    const text = box.value.trim();
    const stands = standing(page.kept, place);
    problem = text === "" || /^\d{1,4}$/.test(text) ? "" : NO_NUMBER;
    if (problem || text === worded(stands)) return;
    await page.write("met", key, text === "" ? { withdrawn: "Emptied" } : { count: Number(text) });
  }

  function refresh() {
    const stands = standing(page.kept, place);
    showSaved(slot(part, "saved"), wordsFor(page.kept, place));
    clashOf(slot(part, "clash"), page, place, (value) => String(value.count ?? "none"));
    if (!page.pending.has(save.now) && document.activeElement !== box && !problem) box.value = worded(stands);
  }

  box.addEventListener("input", save.soon);
  box.addEventListener("change", async () => {
    await save.now();
    if (problem) showProblem(part, problem);
  });
  return { part, refresh };
}

const worded = (stands) => (stands?.value.count === undefined ? "" : String(stands.value.count));
