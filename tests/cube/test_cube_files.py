"""The cube as a file: three forms, the same bytes each time, whole or not at all."""

from io import BytesIO
from pathlib import Path

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse

import swgraph.cube
from swgraph.cube import Cube, Vocabulary
from swgraph.errors import ExportError
from swgraph.graph import open_graph


@pytest.fixture(scope="module")
def cube(own_store: Path) -> Cube:
    with open_graph(own_store) as kg:
        return kg.cube("certified_total", ["宁夏", "江西"])


def _canonical(written: bytes, form: RdfFormat) -> set[str]:
    dataset = Dataset(parse(written, format=form))
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in dataset}


@pytest.mark.parametrize("vocabulary", swgraph.cube.VOCABULARIES)
@pytest.mark.parametrize(("suffix", "form"), [(".ttl", RdfFormat.TURTLE), (".nt", RdfFormat.N_TRIPLES), (".jsonld", RdfFormat.JSON_LD)])
def test_every_form_is_read_back_the_same(cube: Cube, tmp_path: Path, suffix: str, form: RdfFormat, vocabulary: Vocabulary) -> None:
    file = tmp_path / f"cube{suffix}"
    cube.write(file, vocabulary=vocabulary)
    wanted = cube.to_rdflib(vocabulary).serialize(format="nt").encode()
    assert _canonical(file.read_bytes(), form) == _canonical(wanted, RdfFormat.N_TRIPLES)
    again = BytesIO()
    cube.write(again, swgraph.cube.form_of(file.name), vocabulary)
    assert file.read_bytes() == again.getvalue()
    assert [each.name for each in tmp_path.iterdir()] == [file.name]


def test_an_unknown_suffix_vocabulary_or_folder_is_told_in_both_languages(cube: Cube, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="后缀不识 unknown suffix"):
        cube.write(tmp_path / "cube.xls")
    with pytest.raises(ExportError, match="未知词汇 unknown vocabulary"):
        cube.to_rdflib("sdmx")  # type: ignore[arg-type]
    with pytest.raises(ExportError, match="未知格式 unknown form"):
        cube.write(BytesIO(), "rdfxml")
    with pytest.raises(ExportError, match="无法写入 cannot be written"):
        cube.write(tmp_path / "none" / "cube.ttl")


def test_a_cube_says_how_large_it_is(cube: Cube) -> None:
    assert repr(cube).startswith(f"<Cube {len(cube)} 个观测 observations")
    assert {each.region for each in cube.measurements} == {"640000", "360000"}
