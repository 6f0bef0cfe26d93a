// One area: its questions, and the way to the next area.

import { drawn, slot } from "./drawing.js";
import { questionPart } from "./question.js";

export function areaScreen(page, code) {
  const { areas, questions } = page.kept.pack;
  const index = areas.findIndex((one) => one.code === code);
  if (index < 0) return null;
  const area = areas[index];
  const critical = area.is_critical ? "This area is critical: red here makes the whole visit red." : "";
  const part = drawn("area", { title: area.title, intro: area.intro, critical });
  const asked = questions.filter((one) => one.area === code).map((question) => questionPart(page, question));
  slot(part, "questions").append(...asked.map((one) => one.part));
  link(slot(part, "before"), areas[index - 1], "Back: ");
  link(slot(part, "next"), areas[index + 1], "Next: ");
  return { title: area.title, part, refresh: () => asked.forEach((one) => one.refresh()) };
}

function link(place, area, says) {
  place.hidden = !area;
  if (!area) return;
  place.href = `#/area/${encodeURIComponent(area.code)}`;
  place.textContent = says + area.title;
}
