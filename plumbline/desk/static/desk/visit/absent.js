// Pages that say why there is nothing to show, and what to do.

import { drawn } from "./drawing.js";

const TITLES = {
  "signed-out": "Sign in to see your visits",
  "not-there": "This visit is not open to you",
  "not-fetched": "This visit is not on this device yet",
  nobody: "Nothing can be shown without a connection",
  done: "This visit is off this device",
};

export function absent(why, page) {
  const part = drawn(`absent-${why}`);
  for (const link of part.querySelectorAll("[data-home]")) link.href = page.root;
  return { title: TITLES[why], part };
}
