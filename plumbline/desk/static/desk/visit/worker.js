// Keeps the pages that work without a network, their style and their scripts on the device. What it keeps is the same
// for everybody and names nobody; what is written on a visit is in the device's drawers (storage.js), not here.
//
// The address that brings this file says which files to keep (KEPT), the page itself (SHELL) and the version (VERSION).

const NAME = `plumbline-visits-${VERSION}`;

self.addEventListener("install", (event) => {
  event.waitUntil(keepFiles());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOthers());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(kept(SHELL, request));
  else if (KEPT.includes(pathname)) event.respondWith(kept(pathname, request));
});

// All or nothing: with a link that drops half-way, the version that was here stays.
async function keepFiles() {
  const files = await caches.open(NAME);
  await files.addAll([SHELL, ...KEPT].map((address) => new Request(address, { cache: "reload" })));
  await self.skipWaiting();
}

async function dropOthers() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("plumbline-visits-") && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function kept(address, request) {
  const files = await caches.open(NAME);
  return (await files.match(address)) || fetch(request);
}
