// Photographs: made smaller on the device before anything is kept, which also leaves out what the camera wrote in.

import { answered, keeping, looking } from "./storage.js";

const LARGEST_SIDE = 2000;
const MOST_BYTES = 25 * 1024 * 1024;
const QUALITY = 0.8;

export class NotAPicture extends Error {}

// The picture as JPEG, at most 2,000 pixels along its longer side.
export async function madeSmaller(file) {
  if (file.size > MOST_BYTES) {
    const size = Math.round(file.size / 1024 / 1024);
    throw new NotAPicture(
      `This picture is ${size} MB. The largest that can be kept is 25 MB. Take it again with a smaller size.`,
    );
  }
  const image = await decoded(file);
  const scale = Math.min(1, LARGEST_SIDE / Math.max(image.width, image.height));
  const canvas = drawnOn(document.createElement("canvas"), image, scale);
  image.close();
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  return { bytes: await blob.arrayBuffer(), width: canvas.width, height: canvas.height };
}

async function decoded(file) {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    throw new NotAPicture(
      `This device cannot open “${file.name}” as a picture. Take a photograph, or choose a JPEG or PNG file.`,
    );
  }
}

function drawnOn(canvas, image, scale) {
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const pen = canvas.getContext("2d");
  // A picture with see-through parts would turn black in them.
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

export function keepPicture(drawers, pk, picture, caption, area) {
  const client_id = crypto.randomUUID();
  const { bytes, width, height } = picture;
  const told = { client_id, visit: pk, caption, area, width, height, taken_at: new Date().toISOString() };
  return keeping(drawers, ["photographs", "pictures"], async ({ photographs, pictures }) => {
    photographs.add({ ...told, state: "waiting" });
    await answered(pictures.add({ client_id, bytes }));
    return told;
  });
}

export const pictureOf = (drawers, client_id) =>
  looking(drawers, "pictures", (store) => store.get(client_id));

// Once the server has it, the device keeps the caption and lets the picture go.
export function settlePicture(drawers, client_id, told) {
  return keeping(drawers, ["photographs", "pictures"], async ({ photographs, pictures }) => {
    const known = await answered(photographs.get(client_id));
    const state = told.outcome === "refused" ? "refused" : "sent";
    photographs.put({ ...known, state, told });
    if (state === "sent") pictures.delete(client_id);
  });
}

// Draws a small likeness. A canvas needs no address, so the page's policy on pictures stays as strict as it is.
export async function drawLikeness(canvas, bytes, largest = 240) {
  const image = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
  drawnOn(canvas, image, Math.min(1, largest / Math.max(image.width, image.height)));
  image.close();
}
