// Reads a JSON list of GEXF texts and gives back what graphology-gexf holds of each.
const load = require("node:module").createRequire(process.argv[2] + "/");
const gexf = load("graphology-gexf/node");
const Graph = load("graphology");
const texts = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const read = (text) => {
  const graph = gexf.parse(Graph, text, { allowMultigraph: true });
  return {
    type: graph.type,
    nodes: graph.mapNodes((id, data) => ({ id, ...data })),
    edges: graph.mapEdges((id, data, source, target) => ({ id, source, target, ...data })),
  };
};
process.stdout.write(JSON.stringify(texts.map(read)));
