"""How the pages look: system fonts, nothing from elsewhere, readable on paper and on a small screen."""

from typing import Final

CSS: Final = """\
:root { --ink: #1c2733; --soft: #55626f; --line: #d9dfe5; --mark: #fff1b8; --back: #f6f8fa; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1rem 1.5rem 3rem; color: var(--ink); background: #fff;
  font: 16px/1.65 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; overflow-wrap: anywhere; }
nav { font-size: 0.9rem; border-bottom: 1px solid var(--line); padding-bottom: 0.5rem; }
h1 { font-size: 1.7rem; line-height: 1.35; margin: 1.2rem 0 0.2rem; }
h2 { font-size: 1.15rem; margin: 1.8rem 0 0.5rem; }
h1 [lang=en], h2 [lang=en] { color: var(--soft); font-weight: 400; }
h1 [lang=en] { display: block; font-size: 1.1rem; }
a { color: #1f5f8b; }
a:focus, input:focus, textarea:focus, select:focus, button:focus { outline: 3px solid #1f5f8b; outline-offset: 1px; }
code, pre, textarea { font: 0.9em/1.5 ui-monospace, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace; }
pre { background: var(--back); border: 1px solid var(--line); padding: 0.6rem 0.8rem; white-space: pre-wrap; margin: 0.5rem 0; }
.iri { color: var(--soft); margin: 0; }
blockquote { margin: 0.5rem 0; padding: 0.6rem 1rem; border-left: 4px solid #9c2f24; background: var(--back); white-space: pre-wrap; }
mark { background: var(--mark); padding: 0 0.1em; }
table { border-collapse: collapse; width: 100%; font-size: 0.94rem; }
th, td { border: 1px solid var(--line); padding: 0.35rem 0.6rem; text-align: left; vertical-align: top; }
th { background: var(--back); font-weight: 600; width: 30%; }
td p { margin: 0; }
td [lang=en], th [lang=en], li [lang=en] { color: var(--soft); font-weight: 400; }
textarea { width: 100%; min-height: 9rem; padding: 0.6rem; }
label { display: block; font-weight: 600; }
select, button { font: inherit; padding: 0.25rem 0.8rem; }
footer { font-size: 0.9rem; }
@media (max-width: 38rem) { th, td { display: block; width: 100%; } }
@media print { nav, form { display: none; } a { color: inherit; } }
"""
