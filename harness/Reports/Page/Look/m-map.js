
// Where the bytes are: boxes within boxes, each as large as its bytes. What they say stands in the tables below as well.
{
  const HEAD = 17, LEAST = 3;

  // Rows as near to squares as they come; the same places for the same bytes.
  const layOut = (nodes, x, y, w, h) => {
    let left = nodes.reduce((sum, node) => sum + node.bytes, 0);
    for (let at = 0; at < nodes.length && left > 0 && w > 0.5 && h > 0.5;) {
      const side = Math.min(w, h), scale = (w * h) / left;
      const worst = (sum, first, last) => {
        const depth = (sum * scale) / side;
        return Math.max((first * scale) / depth / depth, depth / ((last * scale) / depth));
      };
      let end = at + 1, sum = nodes[at].bytes;
      while (end < nodes.length && nodes[end].bytes > 0
        && worst(sum + nodes[end].bytes, nodes[at].bytes, nodes[end].bytes) <= worst(sum, nodes[at].bytes, nodes[end - 1].bytes)) {
        sum += nodes[end++].bytes;
      }
      const depth = (sum * scale) / side;
      let along = w < h ? x : y;
      for (; at < end; at++) {
        const length = (nodes[at].bytes * scale) / depth;
        nodes[at].box = w < h ? [along, y, length, depth] : [x, along, depth, length];
        along += length;
      }
      if (w < h) { y += depth; h -= depth; } else { x += depth; w -= depth; }
      left -= sum;
    }
  };

  const read = (row, parent) => {
    const isFolder = Array.isArray(row[4]);
    const node = { name: row[0], size: row[1], bytes: row[2], files: row[3], parent, box: null, isFolder };
    if (isFolder) {
      node.children = row[4].map(child => read(child, node)).filter(child => child.bytes > 0).sort((a, b) => b.bytes - a.bytes);
    } else {
      [node.kind, node.own, node.layer] = row.slice(4);
    }
    return node;
  };

  const make = (name, text, attributes = {}) => {
    const element = document.createElement(name);
    element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  for (const place of document.querySelectorAll(".map")) {
    const data = JSON.parse(document.getElementById(place.dataset.of).textContent);
    const roots = data.images.map(image => read(image.root, null));
    const canvas = make("canvas", "", { tabindex: "0", role: "img" });
    const pen = canvas.getContext("2d");
    const status = make("p", "", { class: "map-status", role: "status" });
    const path = make("div", "", { class: "map-path", role: "group", "aria-label": "Folders above" });
    const images = make("div", "", { class: "map-choice", role: "group", "aria-label": "Image" });
    const colours = make("div", "", { class: "map-choice", role: "group", "aria-label": "Colours" });
    const legend = make("div", "", { class: "map-legend", role: "group", "aria-label": "Kinds" });
    let root = roots[0], image = 0, byKind = true, shownKind = null, chosen = 0, hovered = null, zoom = null, palette = {};

    const full = node => {
      const names = [];
      for (; node && node.parent; node = node.parent) names.unshift(node.name === "" ? "(the rest)" : node.name);
      return "/" + names.join("/");
    };
    const told = node => [
      full(node) + ": " + node.size + (node.files ? " in " + node.files : ""),
      node.isFolder ? "" : data.kinds[node.kind],
      node.isFolder || node.own === 2 ? "" : node.own ? "made by the Dockerfile" : "of the parent image",
      node.isFolder ? "" : "layer " + node.layer,
    ].filter(Boolean).join(", ");

    const readPalette = () => {
      const style = getComputedStyle(place);
      const colour = name => style.getPropertyValue(name).trim();
      palette = {
        kinds: data.kinds.map((_, kind) => colour("--kind-" + kind)), own: colour("--own-pale"), base: colour("--base-pale"),
        none: colour("--raised"), ink: colour("--ink"), paper: colour("--paper"), mark: colour("--own"), quiet: colour("--quiet"),
        font: style.fontFamily,
      };
    };
    const fill = node => byKind ? palette.kinds[node.kind] : node.own === 2 ? palette.none : node.own ? palette.own : palette.base;
    const write = (text, x, y, width) => {
      if (pen.measureText(text).width > width) {
        let length = Math.floor(text.length * width / pen.measureText(text).width) - 1;
        if (length < 2) return;
        text = text.slice(0, length) + "…";
      }
      pen.fillText(text, x, y);
    };

    const draw = node => {
      if (!node.box) return;
      const [x, y, w, h] = node.box;
      if (w < LEAST || h < LEAST) return;
      if (node.isFolder) {
        pen.fillStyle = palette.none;
        pen.fillRect(x, y, w, h);
        if (node.hasHead) {
          pen.fillStyle = palette.ink;
          pen.font = "600 11px " + palette.font;
          write(node.name + "  " + node.size, x + 4, y + 12.5, w - 8);
        }
        for (const child of node.children) draw(child);
      } else {
        pen.globalAlpha = shownKind === null || shownKind === node.kind ? 1 : 0.18;
        pen.fillStyle = fill(node);
        pen.fillRect(x, y, w, h);
        pen.globalAlpha = 1;
        if (w > 38 && h > 15) {
          pen.fillStyle = palette.ink;
          pen.font = "11px " + palette.font;
          write(node.name || "the rest", x + 4, y + 12, w - 7);
          if (h > 29) write(node.size, x + 4, y + 25, w - 7);
        }
      }
      pen.strokeStyle = palette.paper;
      pen.lineWidth = 1;
      pen.strokeRect(x + 0.5, y + 0.5, w, h);
    };

    const arrange = node => {
      const [x, y, w, h] = node.box;
      node.hasHead = node !== root && w > 44 && h > HEAD + 12;
      const head = node.hasHead ? HEAD : 0, edge = w > 16 && h > 16 && node !== root ? 2 : 0;
      for (const child of node.children) child.box = null;
      if (w < 5 || h < 5) return;
      layOut(node.children, x + edge, y + head + (head ? 0 : edge), w - 2 * edge, h - head - edge - (head ? 0 : edge));
      for (const child of node.children) {
        if (child.isFolder && child.box) arrange(child);
      }
    };

    const outline = node => {
      if (!node || !node.box || node === root) return;
      const [x, y, w, h] = node.box;
      pen.strokeStyle = palette.mark;
      pen.lineWidth = 3;
      pen.strokeRect(x + 1.5, y + 1.5, Math.max(w - 3, 1), Math.max(h - 3, 1));
    };

    const paint = () => {
      const ratio = devicePixelRatio || 1, width = canvas.clientWidth, height = canvas.clientHeight;
      if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
      if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      pen.fillStyle = palette.none;
      pen.fillRect(0, 0, width, height);
      if (zoom) {
        const [x, y, w, h] = zoom.box, rest = 1 - zoom.done;
        const sx = rest * (w / width) + zoom.done, sy = rest * (h / height) + zoom.done;
        pen.transform(sx, 0, 0, sy, rest * x, rest * y);
      }
      draw(root);
      outline(hovered || (document.activeElement === canvas ? root.children[chosen] : null));
    };

    const show = () => {
      root.box = [0, 0, canvas.clientWidth, canvas.clientHeight];
      arrange(root);
      chosen = Math.min(chosen, Math.max(root.children.length - 1, 0));
      const above = [];
      for (let node = root; node; node = node.parent) above.unshift(node);
      path.replaceChildren(...above.map((node, at) => {
        const button = make("button", at === 0 ? "/" : node.name, { type: "button" });
        if (node === root) button.setAttribute("aria-current", "true");
        button.addEventListener("click", () => go(node));
        return button;
      }));
      canvas.setAttribute("aria-label", "Map of " + data.images[image].name + " at " + full(root)
        + ". Arrow keys choose a box, Enter opens a folder, Escape leaves it.");
      status.textContent = told(root);
      paint();
    };

    const go = node => {
      if (node === root || !node.isFolder) return;
      const isInside = node.box && node.parent !== null && full(node).startsWith(full(root));
      const from = isInside ? node.box : null;
      root = node;
      [chosen, hovered] = [0, null];
      show();
      if (!from || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
      const began = performance.now();
      const step = now => {
        const done = Math.min(Math.max(now - began, 0) / 220, 1);
        zoom = done < 1 ? { box: from, done: 1 - (1 - done) ** 3 } : null;
        paint();
        if (zoom) requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    };

    const under = (node, x, y) => {
      const hit = (node.children || []).find(child => child.box && x >= child.box[0] && y >= child.box[1]
        && x < child.box[0] + child.box[2] && y < child.box[1] + child.box[3]);
      return hit ? under(hit, x, y) : node;
    };
    const at = event => {
      const bounds = canvas.getBoundingClientRect();
      return under(root, event.clientX - bounds.left, event.clientY - bounds.top);
    };
    canvas.addEventListener("pointermove", event => {
      const node = at(event);
      if (node === hovered) return;
      hovered = node;
      status.textContent = told(node);
      paint();
    });
    canvas.addEventListener("pointerleave", () => {
      hovered = null;
      status.textContent = told(root);
      paint();
    });
    // One folder further in, so that nobody is lost.
    canvas.addEventListener("click", event => {
      let node = at(event);
      while (node !== root && node.parent !== root) node = node.parent;
      go(node);
    });
    canvas.addEventListener("keydown", event => {
      const move = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      const count = root.children.length;
      if (move && count > 0) {
        chosen = (chosen + move + count) % count;
        hovered = null;
        status.textContent = told(root.children[chosen]);
        paint();
      } else if (event.key === "Enter" && count > 0) {
        go(root.children[chosen]);
      } else if ((event.key === "Escape" || event.key === "Backspace") && root.parent) {
        const left = root;
        go(root.parent);
        chosen = root.children.indexOf(left);
        paint();
      } else {
        return;
      }
      event.preventDefault();
    });
    canvas.addEventListener("focus", paint);
    canvas.addEventListener("blur", paint);

    const choose = (group, entries) => {
      const buttons = entries.map(([text, isOn, act]) => {
        const button = make("button", text, { type: "button", "aria-pressed": String(isOn) });
        button.addEventListener("click", () => {
          buttons.forEach(other => other.setAttribute("aria-pressed", String(other === button)));
          act();
        });
        return button;
      });
      group.replaceChildren(...buttons);
    };
    const tellKinds = () => {
      legend.replaceChildren(...(byKind ? data.kinds : []).flatMap((word, kind) => {
        if (!data.images[image].kinds[kind]) return [];
        const button = make("button", "", { type: "button", "aria-pressed": String(shownKind === kind) });
        button.append(make("span", "", { class: "swatch kind-" + kind }), word + " ", make("span", data.images[image].kinds[kind], { class: "unit" }));
        button.addEventListener("click", () => {
          shownKind = shownKind === kind ? null : kind;
          tellKinds();
          paint();
          legend.querySelector("[aria-pressed=true]")?.focus();
        });
        return [button];
      }), ...(byKind ? [] : ["own", "base"].map(of => {
        const note = make("span", "", { class: "map-note" });
        note.append(make("span", "", { class: "swatch of-" + of }), of === "own" ? "made by the Dockerfile" : "of the parent image");
        return note;
      })));
    };
    choose(images, data.images.map((one, at) => [one.name, at === 0, () => {
      [image, root, chosen, hovered] = [at, roots[at], 0, null];
      tellKinds();
      show();
    }]));
    choose(colours, [["by kind", true, true], ["by origin", false, false]].map(([text, isOn, kind]) => [text, isOn, () => {
      [byKind, shownKind] = [kind, null];
      tellKinds();
      paint();
    }]));
    const bar = make("div", "", { class: "map-bar" });
    bar.append(images, colours);
    place.append(bar, path, canvas, status, legend);
    readPalette();
    tellKinds();
    new ResizeObserver(show).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readPalette(); paint(); });
  }
}
