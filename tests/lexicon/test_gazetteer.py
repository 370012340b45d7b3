"""Terms are found longest first, in any brackets, and negative labels hide what only looks like one."""

from hypothesis import given
from hypothesis import strategies as st

from swgraph.lexicon.gazetteer import Gazetteer, Term

STATIONS = Gazetteer({"社工站": "station", "社工": "worker", "社工站长": None, "乡镇（街道）社工站": "township"})


def test_the_longest_label_wins() -> None:
    assert [(t.concept, t.start, t.end) for t in STATIONS.find("乡镇(街道)社工站的社工")] == [("township", 0, 9), ("worker", 10, 12)]


def test_a_negative_label_hides_what_it_covers() -> None:
    assert list(STATIONS.find("社工站长")) == []
    assert list(STATIONS.suppressed("两位社工站长")) == [(2, 6)]


def test_no_label_no_term() -> None:
    assert list(Gazetteer({}).find("社工")) == []
    assert len(Gazetteer({})) == 0
    assert list(STATIONS.find("")) == []


def test_the_concept_of_a_label_is_exact() -> None:
    assert STATIONS.concept("乡镇(街道)社工站") == "township"
    assert STATIONS.concept("社工站长") is None
    assert STATIONS.concept("社工站点") is None
    assert STATIONS.first("到社工站去") == "station"
    assert STATIONS.first("没有") is None


def test_offsets_count_characters_also_behind_large_ones() -> None:
    assert list(STATIONS.find("𠮷😀社工")) == [Term("worker", 2, 4)]


@given(st.text(st.sampled_from("社工站长乡镇（街道）()的 𠮷"), max_size=40))
def test_terms_stand_in_order_and_do_not_overlap(text: str) -> None:
    end = 0
    for term in STATIONS.find(text):
        assert end <= term.start < term.end <= len(text)
        assert STATIONS.concept(text[term.start : term.end]) == term.concept
        end = term.end
