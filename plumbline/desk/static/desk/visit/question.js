// One question: its choices, a note, what became of the answer, and both answers where two people differ.

import { clashOf } from "./clash.js";
import { drawn, showProblem, showSaved, slot, tie } from "./drawing.js";
import { placeOf, standing } from "./kept.js";
import { wordsFor } from "./state.js";
import { StorageFull } from "./storage.js";

const QUIET_FOR = 600;
export const FULL =
  "This device is full, so this change is not kept yet. What was kept before is safe. " +
  "Free some space on the device, then change it again.";

export function questionPart(page, question) {
  const place = placeOf("answer", question.ref);
  const { ref, asks, guidance, leg } = question;
  const part = tie(drawn("question", { ref, asks, guidance, leg }));
  slot(part, "guidance").hidden = !question.guidance;
  const name = `answer-${question.ref}`;
  const radios = question.choices.map((choice) => addChoice(part, name, choice));
  const note = part.querySelector("textarea");
  const written = () => ({ choice: radios.find((one) => one.checked)?.value || "", note: note.value.trim() });
  const save = saver(page, part, () => keep());
  let shown = "";

  async function keep() {
    const value = written();
    if (same(value, standing(page.kept, place)?.value)) return;
    await page.write("answer", question.ref, value);
  }

  function refresh() {
    const stands = standing(page.kept, place);
    showSaved(slot(part, "saved"), wordsFor(page.kept, place));
    clashOf(slot(part, "clash"), page, place, (value) => worded(value, question));
    const told = JSON.stringify(stands?.value || {});
    // What is being typed is never replaced under somebody's hands.
    if (told === shown || page.pending.has(save.now) || part.contains(document.activeElement)) return;
    shown = told;
    for (const radio of radios) radio.checked = radio.value === stands?.value.choice;
    note.value = stands?.value.note || "";
  }

  for (const radio of radios) radio.addEventListener("change", save.now);
  note.addEventListener("input", save.soon);
  note.addEventListener("change", save.now);
  return { part, refresh };
}

// Saves at once, or when typing has paused; until it is written down, it is among what is pending.
export function saver(page, part, keep) {
  let timer = 0;
  const now = async () => {
    clearTimeout(timer);
    page.pending.add(now);
    try {
      await keep();
      page.pending.delete(now);
      showProblem(part, "");
    } catch (problem) {
      if (!(problem instanceof StorageFull)) throw problem;
      showProblem(part, FULL);
    }
  };
  const soon = () => {
    page.pending.add(now);
    clearTimeout(timer);
    timer = setTimeout(now, QUIET_FOR);
  };
  return { now, soon };
}

function addChoice(part, name, choice) {
  const line = tie(drawn("choice", { choice: choice.says }));
  const radio = line.querySelector("input");
  radio.name = name;
  radio.value = choice.code;
  slot(part, choice.is_state ? "states" : "choices").append(line);
  return radio;
}

const same = (one, other) => (one.choice || "") === (other?.choice || "") && (one.note || "") === (other?.note || "");

function worded(value, question) {
  const choice = question.choices.find((one) => one.code === value.choice)?.says || "no choice";
  return value.note ? `${choice}. “${value.note}”` : choice;
}
