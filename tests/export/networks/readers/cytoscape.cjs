// Reads a JSON list of Cytoscape JSON texts and gives back what Cytoscape.js holds of each.
const load = require("node:module").createRequire(process.argv[2] + "/");
const cytoscape = load("cytoscape");
const texts = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const read = (text) => {
  const file = JSON.parse(text);
  const view = cytoscape({ headless: true, elements: file.elements, data: file.data });
  return {
    about: view.data(),
    nodes: view.nodes().map((node) => node.data()),
    edges: view.edges().map((edge) => edge.data()),
  };
};
process.stdout.write(JSON.stringify(texts.map(read)));
