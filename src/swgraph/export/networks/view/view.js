"use strict";
// Text only ever enters the page as textContent or on the canvas: no label can become markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const {nodes, edges} = data;
  const $ = (id) => document.getElementById(id);
  const make = (tag, text, className) => {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const colours = Object.fromEntries(data.kinds.map((each) => [each.kind, each.colour]));
  const labels = Object.fromEntries(data.kinds.map((each) => [each.kind, each.label]));
  const links = nodes.map(() => []);
  edges.forEach((edge, i) => { links[edge.s].push(i); if (edge.t !== edge.s) links[edge.t].push(i); });
  const year = (day) => (day ? Number(day.slice(0, 4)) : null);
  const dated = nodes.flatMap((node) => [year(node.start), year(node.end)]).filter((each) => each !== null);
  const crowd = nodes.length > 1500 ? 0.55 : 1;
  const size = (i) => crowd * (7 + 3.2 * Math.sqrt(Math.min(links[i].length, 60)));
  let visible = nodes.map((_, i) => i), chosen = null;

  // --- the picture ---------------------------------------------------------------------------------------------------
  const source = (names) => new Bokeh.ColumnDataSource({data: Object.fromEntries(names.map((name) => [name, []]))});
  const dots = source(["x", "y", "size", "colour", "title", "kind", "alpha"]);
  const lines = source(["x0", "y0", "x1", "y1"]), near = source(["x0", "y0", "x1", "y1"]);
  const names = source(["x", "y", "text"]), ring = source(["x", "y", "size"]);
  const spread = (axis) => {
    const values = nodes.map((node) => node[axis]);
    const low = values.reduce((a, b) => Math.min(a, b), 0), high = values.reduce((a, b) => Math.max(a, b), 0);
    return [(low + high) / 2, Math.max(high - low, 2) * 0.55];
  };
  const middle = {x: spread("x"), y: spread("y")};
  const pan = new Bokeh.PanTool(), wheel = new Bokeh.WheelZoomTool(), tap = new Bokeh.TapTool();
  const plot = Bokeh.Plotting.figure({
    tools: [pan, wheel, tap], toolbar_location: null, sizing_mode: "stretch_both", x_axis_type: null, y_axis_type: null,
    x_range: new Bokeh.Range1d({start: -1, end: 1}), y_range: new Bokeh.Range1d({start: -1, end: 1}), outline_line_color: null,
    min_border: 0, lod_threshold: 1500, lod_factor: 12, lod_timeout: 150,
  });
  plot.toolbar.active_scroll = wheel;
  const segment = (from, colour, alpha, width) => plot.segment(
    {field: "x0"}, {field: "y0"}, {field: "x1"}, {field: "y1"}, {source: from, line_color: colour, line_alpha: alpha, line_width: width});
  segment(lines, "#6b7885", edges.length > 3000 ? 0.16 : 0.3, 1);
  segment(near, "#d55e00", 0.85, 2);
  const drawn = plot.scatter({field: "x"}, {field: "y"}, {
    source: dots, size: {field: "size"}, fill_color: {field: "colour"}, line_color: "#ffffff", line_width: 1, fill_alpha: {field: "alpha"},
    line_alpha: {field: "alpha"}, nonselection_alpha: null, selection_alpha: null,
  });
  drawn.nonselection_glyph = null;
  drawn.selection_glyph = null;
  tap.renderers = [drawn];
  plot.scatter({field: "x"}, {field: "y"}, {source: ring, size: {field: "size"}, fill_color: null, line_color: "#1d2733", line_width: 3});
  plot.text({field: "x"}, {field: "y"}, {field: "text"}, {
    source: names, text_font_size: "12px", text_color: "#1d2733", text_align: "center", text_baseline: "bottom", y_offset: -9,
    text_font: "Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif", background_fill_color: "#ffffff", background_fill_alpha: 0.78,
  });

  const box = () => $("plot").getBoundingClientRect();
  const look = (x, y, half) => {
    const {width, height} = box();
    const ratio = height ? width / height : 1;
    plot.x_range.setv({start: x - half * Math.max(ratio, 1), end: x + half * Math.max(ratio, 1)});
    plot.y_range.setv({start: y - half * Math.max(1 / ratio, 1), end: y + half * Math.max(1 / ratio, 1)});
  };
  const all = () => look(middle.x[0], middle.y[0], Math.max(middle.x[1], middle.y[1]));
  const zoom = (by) => {
    for (const range of [plot.x_range, plot.y_range]) {
      const at = (range.start + range.end) / 2, half = ((range.end - range.start) / 2) * by;
      range.setv({start: at - half, end: at + half});
    }
  };
  const move = (right, up) => {
    for (const [range, by] of [[plot.x_range, right], [plot.y_range, up]]) {
      const step = (range.end - range.start) * 0.12 * by;
      range.setv({start: range.start + step, end: range.end + step});
    }
  };
  const ends = (held) => ({
    x0: held.map((i) => nodes[edges[i].s].x), y0: held.map((i) => nodes[edges[i].s].y),
    x1: held.map((i) => nodes[edges[i].t].x), y1: held.map((i) => nodes[edges[i].t].y),
  });
  const other = (i, edge) => (edges[edge].s === i ? edges[edge].t : edges[edge].s);

  const draw = () => {
    const seen = new Set(visible);
    const close = chosen === null ? null : new Set([chosen, ...links[chosen].map((edge) => other(chosen, edge))]);
    dots.data = {
      x: visible.map((i) => nodes[i].x), y: visible.map((i) => nodes[i].y), size: visible.map(size),
      colour: visible.map((i) => colours[nodes[i].kind]), title: visible.map((i) => nodes[i].title), kind: visible.map((i) => labels[nodes[i].kind]),
      alpha: visible.map((i) => (!close || close.has(i) ? 0.95 : 0.22)),
    };
    const held = edges.map((_, i) => i).filter((i) => seen.has(edges[i].s) && seen.has(edges[i].t));
    lines.data = ends(held);
    near.data = ends(chosen === null ? [] : links[chosen].filter((i) => seen.has(edges[i].s) && seen.has(edges[i].t)));
    ring.data = chosen === null || !seen.has(chosen) ? {x: [], y: [], size: []} : {x: [nodes[chosen].x], y: [nodes[chosen].y], size: [size(chosen) + 7]};
    write(close);
    $("shown").textContent = `显示 ${visible.length} / ${nodes.length} 个节点 nodes，${held.length} 条边 edges`;
  };
  // Names of the busiest nodes, as many as do not cover each other on the screen.
  const write = (close) => {
    const {width, height} = box();
    const across = (plot.x_range.end - plot.x_range.start) / (width || 1), up = (plot.y_range.end - plot.y_range.start) / (height || 1);
    const taken = [], kept = [];
    const wanted = visible.filter((i) => !close || close.has(i)).sort((a, b) => (b === chosen) - (a === chosen) || links[b].length - links[a].length || a - b);
    for (const i of wanted) {
      if (kept.length >= 60) break;
      const {x, y, label} = nodes[i];
      if (x < plot.x_range.start || x > plot.x_range.end || y < plot.y_range.start || y > plot.y_range.end) continue;
      const wide = (label.length * 12 + 8) * across, high = 17 * up;
      if (taken.some(([a, b, w]) => Math.abs(a - x) < (w + wide) / 2 && Math.abs(b - y) < high)) continue;
      taken.push([x, y, wide]);
      kept.push(i);
    }
    names.data = {x: kept.map((i) => nodes[i].x), y: kept.map((i) => nodes[i].y), text: kept.map((i) => nodes[i].label)};
  };
  let waiting = 0;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => write(chosen === null ? null : new Set([chosen, ...links[chosen].map((edge) => other(chosen, edge))])), 160);
  };

  // --- the node that was clicked -------------------------------------------------------------------------------------
  const row = (i, text) => {
    const item = make("li"), button = make("button", undefined, "row"), dot = make("span", undefined, "dot");
    button.type = "button";
    dot.style.background = colours[nodes[i].kind];
    button.append(dot, make("span", text ?? nodes[i].title));
    button.addEventListener("click", () => choose(i, true));
    item.append(button);
    return item;
  };
  const fact = (each) => {
    const made = make("div", undefined, "fact");
    if (each.kind) made.append(make("span", each.kind, "tag"));
    if (each.quote) made.append(make("blockquote", each.quote));
    const from = make("small", each.citation || "");
    made.append(from);
    if (each.url) {
      const link = make("a", "原文 source");
      link.href = each.url;
      link.rel = "noopener noreferrer";
      link.target = "_blank";
      made.append(link);
    }
    return made;
  };
  const show = () => {
    const panel = $("panel");
    panel.replaceChildren();
    if (chosen === null) {
      panel.append(make("p", "点击一个节点，或在左边查找，这里就列出它的事实和引文。Click a node, or search for one, to read its facts and their quotations here.", "hint"));
      return;
    }
    const node = nodes[chosen];
    panel.append(make("h2", node.title));
    const list = make("dl");
    const told = [["类别 kind", labels[node.kind]], ["地区 region", node.region], ["时期 period", node.start || node.end ? `${node.start || ""} – ${node.end || ""}` : null],
      ["来源数 sources", node.sources], ...Object.entries(node.said || {})];
    for (const [name, value] of told) if (value !== null && value !== undefined && value !== "") list.append(make("dt", name), make("dd", String(value)));
    panel.append(list);
    const facts = data.facts[chosen] || [];
    panel.append(make("h3", `事实与引文 facts and quotations（${facts.length}）`), ...facts.map(fact));
    const held = links[chosen].map((edge) => [other(chosen, edge), edges[edge]]).sort((a, b) => b[1].weight - a[1].weight || a[0] - b[0]);
    const near = make("ul");
    near.append(...held.slice(0, 100).map(([i, edge]) => row(i, `${nodes[i].title} · ${edge.label}${edge.weight > 1 ? ` ×${edge.weight}` : ""}`)));
    panel.append(make("h3", `相连 linked（${held.length}）`), near);
    panel.scrollTop = 0;
  };
  const choose = (i, go) => {
    chosen = i;
    dots.selected.indices = [];
    if (i !== null && go) {
      if (!visible.includes(i)) reset();
      look(nodes[i].x, nodes[i].y, Math.max(Math.max(middle.x[1], middle.y[1]) / (nodes.length > 500 ? 6 : 2), 4));
    }
    draw();
    show();
    if (i !== null && go) $("panel").focus({preventScroll: window.innerWidth > 900});
  };

  // --- search and filters --------------------------------------------------------------------------------------------
  const search = () => {
    const wanted = $("search").value.trim().toLowerCase();
    const hits = wanted ? nodes.map((_, i) => i).filter((i) => nodes[i].title.toLowerCase().includes(wanted) || nodes[i].label.toLowerCase().includes(wanted)) : [];
    $("hits").replaceChildren(...hits.slice(0, 50).map((i) => row(i)));
    if (wanted && !hits.length) $("hits").append(make("li", "没有 none", "hint"));
    if (hits.length > 50) $("hits").append(make("li", `另有 ${hits.length - 50} 个 more`, "hint"));
    return hits;
  };
  const filter = () => {
    const kinds = new Set([...document.querySelectorAll("#kinds input:checked")].map((input) => input.value));
    const region = $("region").value, from = Number($("from").value) || -Infinity, to = Number($("to").value) || Infinity, undated = $("undated").checked;
    visible = nodes.map((_, i) => i).filter((i) => {
      const node = nodes[i], first = year(node.start), last = year(node.end);
      if (!kinds.has(node.kind) || (region && node.region !== region)) return false;
      if (first === null && last === null) return undated;
      return (first ?? last) <= to && (last ?? Infinity) >= from;
    });
    if (chosen !== null && !visible.includes(chosen)) { chosen = null; show(); }
    draw();
  };
  const reset = () => {
    for (const input of document.querySelectorAll("#kinds input")) input.checked = true;
    $("region").value = "";
    $("from").value = dated.length ? dated.reduce((a, b) => Math.min(a, b)) : "";
    $("to").value = dated.length ? dated.reduce((a, b) => Math.max(a, b)) : "";
    $("undated").checked = true;
    visible = nodes.map((_, i) => i);
  };

  for (const {kind, label, colour} of data.kinds) {
    const line = make("label", undefined, "line"), input = make("input"), dot = make("span", undefined, "dot");
    input.type = "checkbox";
    input.value = kind;
    input.checked = true;
    dot.style.background = colour;
    line.append(input, dot, make("span", label), make("span", String(nodes.filter((node) => node.kind === kind).length), "number"));
    $("kinds").append(line);
  }
  for (const region of [...new Set(nodes.map((node) => node.region).filter(Boolean))].sort((a, b) => a.localeCompare(b, "zh"))) {
    const option = make("option", region);
    option.value = region;
    $("region").append(option);
  }
  reset();
  $("search").addEventListener("input", search);
  $("search").addEventListener("keydown", (event) => {
    if (event.key === "Enter") { const hits = search(); if (hits.length) choose(hits[0], true); }
  });
  for (const id of ["kinds", "region", "from", "to", "undated"]) $(id).addEventListener("change", filter);
  $("in").addEventListener("click", () => zoom(0.7));
  $("out").addEventListener("click", () => zoom(1 / 0.7));
  $("all").addEventListener("click", all);
  $("plot").addEventListener("keydown", (event) => {
    const keys = {ArrowLeft: () => move(-1, 0), ArrowRight: () => move(1, 0), ArrowUp: () => move(0, 1), ArrowDown: () => move(0, -1),
      "+": () => zoom(0.7), "=": () => zoom(0.7), "-": () => zoom(1 / 0.7), "0": all};
    if (keys[event.key]) { keys[event.key](); event.preventDefault(); }
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") choose(null, false); });
  dots.selected.change.connect(() => {
    const found = dots.selected.indices;
    if (found.length) choose(visible[found[found.length - 1]], false);
  });
  plot.x_range.change.connect(later);

  $("app").hidden = false;
  const started = () => { all(); draw(); show(); document.documentElement.dataset.ready = "yes"; };
  Promise.resolve(Bokeh.Plotting.show(plot, $("plot"))).then((view) => {
    started();
    // For people who script the page and for its tests: where a node stands on the screen, and what is shown.
    window.swgraphView = {
      at: (i) => {
        const {left, top} = box(), frame = view.frame;
        return [left + frame.x_scale.compute(nodes[i].x), top + frame.y_scale.compute(nodes[i].y)];
      },
      visible: () => visible.length, chosen: () => chosen, zoom, move, all,
    };
  });
  window.addEventListener("resize", later);
})();
