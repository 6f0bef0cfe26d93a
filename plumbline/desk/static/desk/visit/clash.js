// Both versions where two people wrote something different at one place, and where to choose.

import { fill, slot } from "./drawing.js";

export function clashOf(part, page, place, worded) {
  const stands = page.kept.pack.stands[place];
  part.hidden = !stands?.clash;
  if (!stands?.clash) return;
  fill(part, "one", line(stands, worded));
  fill(part, "other", line(stands.clash, worded));
  const choose = slot(part, "choose");
  choose.href = page.kept.pack.visit.clashes;
  for (const about of choose.querySelectorAll("[data-about]")) about.textContent = ` for ${stands.key}`;
}

const line = (one, worded) => `${one.is_mine ? "You" : one.by}, ${one.at_says}: ${worded(one.value)}`;
