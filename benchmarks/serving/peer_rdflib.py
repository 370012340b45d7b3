"""rdflib-endpoint over oxrdflib, as a peer to measure beside: ``python peer_rdflib.py ENGINE_DIRECTORY PORT``."""

import sys

import pyoxigraph
import uvicorn
from oxrdflib.store import OxigraphStore
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint

engine = pyoxigraph.Store.read_only(sys.argv[1])
graph = Dataset(store=OxigraphStore(store=engine), default_union=True)
uvicorn.run(SparqlEndpoint(graph=graph, path="/sparql"), host="127.0.0.1", port=int(sys.argv[2]), log_level="error")
