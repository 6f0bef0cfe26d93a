// How the pages say things.

export const counted = (number, thing) => `${number} ${thing}${number === 1 ? "" : "s"}`;

export function clock(moment) {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" }).format(
    new Date(moment),
  );
}

export function dayAndClock(moment) {
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "Europe/London" });
  return `${day.format(new Date(moment))} at ${clock(moment)}`;
}

// “2 changes and 1 photograph”
export function amount({ changes, photographs }) {
  const parts = [];
  if (changes) parts.push(counted(changes, "change"));
  if (photographs) parts.push(counted(photographs, "photograph"));
  return parts.join(" and ");
}
