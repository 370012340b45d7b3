"""How the page looks, and the few keys that it listens to: nothing comes from outside."""

CSS = """
:root { --ink: #1c2733; --soft: #5a6775; --line: #d9dfe5; --accent: #9c2f24; --back: #f6f8fa; --mark: #ffe58a; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 84rem; padding: 1.5rem; color: var(--ink); background: #fff; font: 16px/1.65 system-ui,
  "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; overflow-wrap: anywhere; }
a { color: #1f5f8b; }
h1 { font-size: 1.9rem; line-height: 1.3; margin: 0 0 0.4rem; }
h1 [lang=en], h2 [lang=en], h3 [lang=en] { font-weight: 400; color: var(--soft); }
h2 { font-size: 1.4rem; margin: 2.5rem 0 1rem; padding-bottom: 0.3rem; border-bottom: 2px solid var(--accent); }
h3 { font-size: 1.1rem; line-height: 1.4; margin: 0 0 0.5rem; }
mark { background: var(--mark); color: inherit; padding: 0.05em 0; }
code, pre { font: 0.85rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace; }
pre { margin: 0; padding: 0.7rem 0.9rem; background: var(--back); border: 1px solid var(--line); border-radius: 6px;
  white-space: pre-wrap; user-select: all; }
ol { padding-left: 1.4rem; margin: 0.4rem 0; }
[lang=en] { color: var(--soft); }
.sum { font-size: 1.05rem; }
.both { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 2rem; }
.how { border: 1px solid var(--line); border-radius: 6px; padding: 0.6rem 1.2rem; margin: 1rem 0; font-size: 0.95rem; }
.how summary { font-weight: 600; }
summary { cursor: pointer; }
.find { position: sticky; top: 0; z-index: 1; background: #fff; padding: 0.6rem 0; border-bottom: 1px solid var(--line);
  display: flex; flex-wrap: wrap; gap: 0.4rem 1rem; align-items: center; font-size: 0.9rem; color: var(--soft); }
.find[hidden], .fact[hidden] { display: none; }
.find input { font: inherit; color: var(--ink); padding: 0.3rem 0.6rem; border: 1px solid var(--line);
  border-radius: 6px; width: 20rem; max-width: 100%; }
.fact { border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.2rem; margin: 1rem 0; scroll-margin-top: 4rem; }
.fact:focus, .fact:target { outline: 2px solid var(--accent); }
.fact > .sides { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1rem 2rem; }
.on { display: flex; flex-wrap: wrap; gap: 0.35rem; margin: 0 0 0.8rem; padding: 0; list-style: none; font-size: 0.82rem; }
.on li { background: var(--back); border: 1px solid var(--line); border-radius: 4px; padding: 0 0.45rem; }
.on .low { border-color: #d08b00; background: #fff6e0; }
.text { white-space: pre-line; margin: 0; padding-left: 0.9rem; border-left: 3px solid var(--line); }
.cite { font-size: 0.88rem; color: var(--soft); margin: 0.8rem 0; }
.cite b { color: var(--ink); font-weight: 600; }
.whole, .raw { font-size: 0.9rem; margin-top: 0.5rem; }
.whole .text { max-height: 28rem; overflow-y: auto; margin-top: 0.5rem; }
dl { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: 0.25rem 0.9rem; margin: 0 0 0.8rem; font-size: 0.92rem; }
dt { color: var(--soft); line-height: 1.4; }
dt [lang=en] { display: block; font-size: 0.8em; }
dd { margin: 0; }
.in { font-size: 0.85rem; color: var(--soft); margin: 0 0 0.3rem; }
@media (max-width: 60rem) { .fact > .sides { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 38rem) {
  body { padding: 0.8rem; }
  .both { grid-template-columns: minmax(0, 1fr); }
  .fact { padding: 0.8rem; }
  .find { position: static; }
  dl { grid-template-columns: 6rem minmax(0, 1fr); }
}
@media print { .find { display: none; } .fact { break-inside: avoid; } body { font-size: 10pt; } }
"""

SCRIPT = """
(() => {
  const facts = [...document.querySelectorAll("main .fact")];
  const bar = document.querySelector(".find");
  const field = bar.querySelector("input");
  const shown = () => facts.filter((fact) => !fact.hidden);
  const count = bar.querySelector("output");
  const filter = () => {
    const words = field.value.trim().toLowerCase().split(/\\s+/);
    for (const fact of facts) {
      const text = fact.textContent.toLowerCase();
      fact.hidden = !words.every((word) => text.includes(word));
    }
    count.textContent = `${shown().length} / ${facts.length}`;
  };
  const step = (by) => {
    const listed = shown();
    const here = listed.indexOf(document.activeElement.closest(".fact"));
    const next = listed[here < 0 ? 0 : Math.min(Math.max(here + by, 0), listed.length - 1)];
    if (next) { next.focus({ preventScroll: true }); next.scrollIntoView({ block: "start" }); }
  };
  field.addEventListener("input", filter);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === field) { if (event.key === "Escape") field.blur(); return; }
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") { event.preventDefault(); field.focus(); }
  });
  bar.hidden = false;
  filter();
})();
"""
