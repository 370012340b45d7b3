// Reads a JSON list of Mermaid texts and gives back what Mermaid's own parser understands of each.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
const load = createRequire(process.argv[2] + "/");
const { JSDOM } = load("jsdom");
const page = new JSDOM("<!DOCTYPE html><body></body>");
global.window = page.window;
global.document = page.window.document;
const { default: mermaid } = await import(pathToFileURL(load.resolve("mermaid/dist/mermaid.core.mjs")));
mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
const read = async (text) => {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  return {
    nodes: [...db.getVertices().values()].map(({ id, text, link, classes }) => ({ id, text, link, classes, told: db.getTooltip(id) })),
    edges: db.getEdges().map(({ start, end, text, type }) => ({ start, end, text, type })),
  };
};
const found = [];
for (const text of JSON.parse(readFileSync(0, "utf8"))) found.push(await read(text));
process.stdout.write(JSON.stringify(found));
