"use strict";

// Tables: a heading sorts its column, first as one asks (the largest first), then the other way.
for (const table of document.querySelectorAll("table.sorted")) {
  const body = table.tBodies[0];
  const headings = [...table.tHead.rows[0].cells];
  if (body.rows.length < 2) continue;
  headings.forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      const isFigure = heading.classList.contains("n");
      const was = heading.getAttribute("aria-sort");
      const now = was === null ? (isFigure ? "descending" : "ascending") : was === "ascending" ? "descending" : "ascending";
      headings.forEach(other => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", now);
      const keyOf = row => row.cells[column].dataset.key;
      const turn = now === "ascending" ? 1 : -1;
      const rows = [...body.rows].map((row, at) => ({ row, at, key: keyOf(row) }));
      rows.sort((a, b) => {
        if (a.key === undefined || b.key === undefined) return (a.key === undefined) - (b.key === undefined) || a.at - b.at;
        return turn * (isFigure ? Number(a.key) - Number(b.key) : a.key.localeCompare(b.key, "en", { numeric: true })) || a.at - b.at;
      });
      body.append(...rows.map(it => it.row));
    });
  });
}

// Where one is.
{
  const links = new Map([...document.querySelectorAll(".contents a")].map(link => [link.hash.slice(1), link]));
  const seen = new Set();
  const observer = new IntersectionObserver(entries => {
    for (const entry of entries) {
      if (entry.isIntersecting) seen.add(entry.target.id); else seen.delete(entry.target.id);
    }
    const first = [...links.keys()].find(id => seen.has(id));
    if (first === undefined) return;
    for (const [id, link] of links) {
      if (id === first) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "-10% 0px -60% 0px" });
  for (const id of links.keys()) {
    const section = document.getElementById(id);
    if (section) observer.observe(section);
  }
}

// What is folded is printed too.
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details:not([open])")) {
    folded.open = true;
    folded.dataset.printed = "";
  }
});
addEventListener("afterprint", () => {
  for (const folded of document.querySelectorAll("details[data-printed]")) {
    folded.open = false;
    delete folded.dataset.printed;
  }
});
