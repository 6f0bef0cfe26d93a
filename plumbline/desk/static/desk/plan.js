/* Dragging a line of the plan to its place. Only a shorter way to what the boxes and the arrows do: a line that is
   dropped types its new place into its own box and sends the form. */

const form = document.querySelector("form[data-plan]");

if (form) {
  const rows = [...form.querySelectorAll("tbody > tr[id^='line-']")];
  let dragged = null;

  const clear = () => {
    for (const row of rows) {
      row.classList.remove("app-plan__target", "app-plan__target--after");
    }
  };

  // Dropped on a line further down it goes after that line, further up before it: either way to that line's place.
  const show = (row) => {
    clear();
    if (row !== dragged) {
      const isBelow = rows.indexOf(row) > rows.indexOf(dragged);
      row.classList.add(isBelow ? "app-plan__target--after" : "app-plan__target");
    }
  };

  const drop = (row) => {
    const box = dragged.querySelector("input[name^='place-']");
    const place = String(rows.indexOf(row) + 1);
    if (row === dragged || box.defaultValue === place) {
      return;
    }
    for (const other of rows) {
      other.querySelector("input[name^='place-']").value = other.querySelector("input[name^='place-']").defaultValue;
    }
    box.value = place;
    form.requestSubmit();
  };

  for (const row of rows) {
    const handle = document.createElement("span");
    handle.className = "app-plan__handle";
    handle.textContent = "⠿";
    handle.setAttribute("aria-hidden", "true");
    handle.draggable = true;
    row.querySelector(".app-plan__move").prepend(handle);

    handle.addEventListener("dragstart", (event) => {
      dragged = row;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", row.id);
      event.dataTransfer.setDragImage(row, 0, 0);
      row.classList.add("app-plan__dragged");
    });
    handle.addEventListener("dragend", () => {
      row.classList.remove("app-plan__dragged");
      clear();
      dragged = null;
    });
    row.addEventListener("dragover", (event) => {
      if (dragged) {
        event.preventDefault();
        show(row);
      }
    });
    row.addEventListener("drop", (event) => {
      if (dragged) {
        event.preventDefault();
        drop(row);
      }
    });
  }

  for (const hint of form.querySelectorAll("[data-plan-drag]")) {
    hint.hidden = false;
  }
}
