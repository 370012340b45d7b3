"""How the reference looks: system fonts, no outside resource, readable on paper."""

CSS = """
:root { --ink: #1c2733; --soft: #5a6775; --line: #d9dfe5; --mark: #9c2f24; --back: #f6f8fa; }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; color: var(--ink); background: #fff; font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei",
  "Noto Sans CJK SC", "Noto Sans SC", sans-serif; overflow-wrap: anywhere; }
code { font: 0.9em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
a { color: #1f5f8b; text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
h1 { font-size: 1.9rem; line-height: 1.3; margin: 0 0 0.3rem; }
h1 [lang=en], h2 [lang=en], h3 [lang=en] { font-weight: 400; color: var(--soft); }
h1 [lang=en] { display: block; font-size: 1.2rem; }
h2 { font-size: 1.4rem; margin: 3rem 0 1rem; padding-bottom: 0.3rem; border-bottom: 2px solid var(--mark); }
h3 { font-size: 1.05rem; margin: 0 0 0.5rem; display: flex; flex-wrap: wrap; gap: 0.2rem 0.8rem;
  align-items: baseline; }
h3 .kind { font-size: 0.8rem; font-weight: 400; color: var(--soft); margin-left: auto; }
.page { display: grid; grid-template-columns: 16rem minmax(0, 1fr); gap: 2.5rem; max-width: 84rem;
  margin: 0 auto; padding: 1.5rem; }
nav { position: sticky; top: 1.5rem; max-height: calc(100vh - 3rem); overflow-y: auto; font-size: 0.85rem;
  line-height: 1.5; }
nav h2 { font-size: 0.95rem; margin: 1rem 0 0.3rem; border: 0; padding: 0; }
header .both { margin: 1rem 0; }
nav h2:first-child { margin-top: 0; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li { padding: 0.05rem 0; }
nav li span { color: var(--soft); }
.both { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 2rem; }
.both p { margin: 0 0 0.5rem; }
.name { font-weight: 600; }
.note { color: var(--soft); border-left: 3px solid var(--line); padding-left: 0.7rem; font-size: 0.93rem; }
.term { border: 1px solid var(--line); border-radius: 6px; padding: 1rem 1.2rem; margin: 0 0 1rem;
  break-inside: avoid; }
.term:target, tr:target { outline: 2px solid var(--mark); }
dl { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: 0.2rem 1rem; margin: 0.6rem 0 0;
  font-size: 0.9rem; }
dt { color: var(--soft); }
dd { margin: 0; }
dd ul { margin: 0; padding: 0; list-style: none; }
dd li { margin-bottom: 0.25rem; }
dd li [lang=en], dd .also { color: var(--soft); }
.on { display: inline-block; background: var(--back); border: 1px solid var(--line); border-radius: 4px;
  padding: 0 0.4rem;
  margin-right: 0.4rem; font-size: 0.85em; }
.on.Warning { border-color: #d9a400; }
.on.Info { border-color: #7da7d9; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; table-layout: fixed; }
th, td { border: 1px solid var(--line); padding: 0.4rem 0.6rem; text-align: left; vertical-align: top; }
th { background: var(--back); font-weight: 600; }
th:nth-child(1) { width: 17%; }
th:nth-child(4) { width: 17%; }
td p { margin: 0 0 0.2rem; }
table { margin-bottom: 2.5rem; }
@media (max-width: 60rem) {
  .page { grid-template-columns: minmax(0, 1fr); gap: 1rem; padding: 1rem; }
  nav { position: static; max-height: 16rem; border: 1px solid var(--line); border-radius: 6px; padding: 0.8rem; }
}
@media (max-width: 38rem) {
  .both, dl { grid-template-columns: minmax(0, 1fr); }
  table, tbody, tr, td { display: block; width: 100%; }
  thead { display: none; }
  td { border-top: 0; }
  td:first-child { border-top: 1px solid var(--line); background: var(--back); }
}
@media print {
  body { font-size: 10pt; }
  nav { display: none; }
  .page { display: block; padding: 0; max-width: none; }
  a { color: inherit; }
  tr { break-inside: avoid; }
}
"""
