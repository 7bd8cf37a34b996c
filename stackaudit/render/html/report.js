"use strict";

// Everything below only adds to a page that is complete without it.

const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });

function reveal() {
  let target;
  try {
    target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return;
  }
  if (!target) return;
  for (let each = target; each; each = each.parentElement) {
    if (each.tagName === "DETAILS") each.open = true;
    if (each.matches("tr, li, details")) each.hidden = false;
  }
  target.scrollIntoView({ block: target.matches("tr, li") ? "center" : "start" });
}

function filterTables() {
  const form = document.getElementById("filters");
  if (!form) return;
  const [find, verdict, severity, team] = ["find", "by-verdict", "by-severity", "by-team"].map((id) => document.getElementById(id));
  const hits = document.getElementById("hits");
  let rows = null; // read when first needed: a large register takes a moment
  const read = () => all(".searched tbody tr, .searched-item").map((row) => ({
    row,
    text: row.textContent.toLowerCase(),
    teams: row.dataset.teams === undefined ? null : JSON.parse(row.dataset.teams),
  }));
  const blocks = all(".searched-block").map((block) => ({ block, items: all(".searched-item", block) }));
  const chosen = (select) => (select ? select.value : "");
  const apply = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = ({ row, text, teams }) =>
      words.every((word) => text.includes(word)) &&
      (!chosen(verdict) || row.dataset.verdict === undefined || row.dataset.verdict === chosen(verdict)) &&
      (!chosen(severity) || row.dataset.severity === undefined || row.dataset.severity === chosen(severity)) &&
      (!chosen(team) || teams === null || teams.includes(chosen(team)));
    rows ??= read();
    let shown = 0;
    for (const each of rows) {
      each.row.hidden = !fits(each);
      shown += each.row.hidden ? 0 : 1;
    }
    for (const { block, items } of blocks) {
      block.hidden = items.every((item) => item.hidden);
      if (words.length && !block.hidden) block.open = true;
    }
    const active = words.length || chosen(verdict) || chosen(severity) || chosen(team);
    hits.textContent = active ? `${shown} of ${rows.length} rows` : "";
  };
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
}

function sortTables() {
  for (const table of all("table.sortable")) {
    all("thead th:not(.unsorted)", table).forEach((head) => {
      const button = make("button", head.textContent);
      button.type = "button";
      head.replaceChildren(button);
      button.addEventListener("click", () => sortBy(table, head));
    });
  }
}

function sortBy(table, head) {
  const column = head.cellIndex;
  const down = head.getAttribute("aria-sort") === "ascending";
  const key = (row) => {
    const cell = row.cells[column];
    return cell.dataset.sort === undefined ? cell.textContent.trim().toLowerCase() : Number(cell.dataset.sort);
  };
  const compare = (a, b) => {
    if (typeof a === typeof b) return a < b ? -1 : a > b ? 1 : 0;
    return typeof a === "number" ? -1 : 1;
  };
  const rows = all("tbody tr", table).map((row) => [key(row), row]);
  rows.sort(([a], [b]) => (down ? compare(b, a) : compare(a, b)));
  all("thead th", table).forEach((each) => each.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  table.tBodies[0].append(...rows.map(([, row]) => row));
}

function followNeighbours(svg) {
  const edges = all("[data-from]", svg);
  const nodes = all("[data-node]", svg);
  if (!edges.length) return;
  const clear = () => {
    svg.classList.remove("focused");
    all(".near", svg).forEach((each) => each.classList.remove("near"));
  };
  const focus = (event) => {
    clear();
    const node = event.target.closest("[data-node]");
    if (!node) return;
    const near = new Set([node.dataset.node]);
    for (const edge of edges) {
      const { from, to } = edge.dataset;
      if (from !== node.dataset.node && to !== node.dataset.node) continue;
      edge.classList.add("near");
      near.add(from).add(to);
    }
    nodes.filter((each) => near.has(each.dataset.node)).forEach((each) => each.classList.add("near"));
    svg.classList.add("focused");
  };
  svg.addEventListener("pointerover", focus);
  svg.addEventListener("focusin", focus);
  svg.addEventListener("pointerleave", clear);
  svg.addEventListener("focusout", clear);
  svg.addEventListener("keydown", (event) => event.key === "Escape" && clear());
  window.addEventListener("beforeprint", clear);
}

function rowOf(mark) {
  const { node, promise } = mark.dataset;
  return document.getElementById(promise ? `promise/${promise}` : `system/${node}`);
}

function leadToRows(svg) {
  const marks = all("[data-node], [data-promise]", svg).filter(rowOf);
  const go = (mark) => { location.hash = encodeURIComponent(rowOf(mark).id); };
  marks.forEach((mark) => mark.addEventListener("click", () => go(mark)));
  if (svg.getAttribute("role") !== "group") return;
  marks.forEach((mark, number) => {
    mark.setAttribute("role", "link");
    mark.setAttribute("tabindex", number ? "-1" : "0");
    mark.setAttribute("aria-label", mark.querySelector("title")?.textContent ?? "");
    mark.addEventListener("keydown", (event) => {
      if (event.key === "Enter") go(mark);
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      const next = step && marks[number + step];
      if (!next) return;
      event.preventDefault();
      mark.setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    });
  });
}

function zoomable(canvas) {
  const svg = canvas.querySelector("svg");
  const caption = canvas.parentElement.querySelector("figcaption");
  if (!svg || !caption) return;
  let scale = 1;
  let fitted = 0;
  let tall = 0;
  const zoom = (wanted, x = canvas.clientWidth / 2, y = canvas.clientHeight / 2) => {
    if (scale === 1) ({ width: fitted, height: tall } = svg.getBoundingClientRect());
    // A whole picture at once is the smallest that it gets.
    const whole = Math.min(1, canvas.clientHeight / Math.max(tall, 1));
    const next = Math.min(Math.max(wanted, whole), 8);
    const [left, top] = [canvas.scrollLeft + x, canvas.scrollTop + y].map((at) => (at / scale) * next);
    scale = next;
    svg.style.width = scale === 1 ? "" : `${fitted * scale}px`;
    canvas.classList.toggle("zoomed", scale > 1);
    canvas.scrollTo(left - x, top - y);
  };
  const tools = make("div", "");
  tools.className = "tools";
  for (const [sign, label, step] of [["−", "Zoom out", 1 / 1.4], ["+", "Zoom in", 1.4], ["Fit", "Fit the picture", 0]]) {
    const button = make("button", sign);
    button.type = "button";
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => zoom(scale * step));
    tools.append(button);
  }
  caption.append(tools);
  canvas.addEventListener("keydown", (event) => {
    const step = { "+": 1.4, "=": 1.4, "-": 1 / 1.4, 0: 0 }[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    zoom(scale * step);
  });
  canvas.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const box = canvas.getBoundingClientRect();
    zoom(scale * (event.deltaY < 0 ? 1.2 : 1 / 1.2), event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });
  canvas.addEventListener("pointermove", (event) => {
    if (event.buttons !== 1 || event.pointerType !== "mouse" || scale === 1) return;
    canvas.scrollBy(-event.movementX, -event.movementY);
  });
  window.addEventListener("beforeprint", () => zoom(1));
}

function printWhole() {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = all("details:not([open], .small-print)");
    opened.forEach((each) => { each.open = true; });
  });
  window.addEventListener("afterprint", () => opened.forEach((each) => { each.open = false; }));
}

filterTables();
sortTables();
all(".canvas svg").forEach(followNeighbours);
all(".canvas svg").forEach(leadToRows);
all(".canvas").forEach(zoomable);
printWhole();
window.addEventListener("hashchange", reveal);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link && link.hash && link.hash === location.hash) setTimeout(reveal);
});
reveal();
