// The device's drawers: one set for each person, so that nothing of one is ever opened for another.
//
//   visits       what a visit asks and what stands there, as the server last told it
//   pieces       everything written on this device, one after another
//   photographs  what is known of each picture; `pictures` holds the pictures themselves

const VERSION = 1;

export class StorageFull extends Error {}

export function openFor(person) {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(`plumbline-visits-${person}`, VERSION);
    asked.onupgradeneeded = () => build(asked.result);
    asked.onsuccess = () => {
      // A newer version of the page in another tab may need to rebuild the drawers.
      asked.result.onversionchange = () => asked.result.close();
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error);
  });
}

function build(drawers) {
  drawers.createObjectStore("visits", { keyPath: "pk" });
  const pieces = drawers.createObjectStore("pieces", { keyPath: "number", autoIncrement: true });
  pieces.createIndex("visit", "visit");
  pieces.createIndex("place", ["visit", "place"]);
  drawers.createObjectStore("photographs", { keyPath: "client_id" }).createIndex("visit", "visit");
  drawers.createObjectStore("pictures", { keyPath: "client_id" });
}

// What a request brings, once it has brought it.
export function answered(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

// Does `act` with the named drawers open, and comes back only when the device has written everything down.
export async function keeping(drawers, names, act) {
  const transaction = drawers.transaction(names, "readwrite", { durability: "strict" });
  const written = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error || new Error("The device did not keep it."));
  });
  const stores = Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)]));
  try {
    const [made] = await Promise.all([act(stores), written]);
    return made;
  } catch (problem) {
    written.catch(() => undefined);
    if (problem.name === "QuotaExceededError" || transaction.error?.name === "QuotaExceededError")
      throw new StorageFull("This device is full.");
    throw problem;
  }
}

export function looking(drawers, name, find) {
  return answered(find(drawers.transaction(name).objectStore(name)));
}

// Asks the browser not to clear the drawers when the device runs short.
export async function askToStay() {
  try {
    return (await navigator.storage?.persist?.()) || false;
  } catch {
    return false;
  }
}
