"""The rules of OWL 2 RL, each with a small graph: what it gives, and what it does not."""

# 表 4 至表 9 的全部规则 all rules of tables 4 to 9
TABLES = (
    "eq-ref", "eq-sym", "eq-trans", "eq-rep-s", "eq-rep-p", "eq-rep-o", "eq-diff1", "eq-diff2", "eq-diff3", "prp-ap", "prp-dom", "prp-rng",
    "prp-fp", "prp-ifp", "prp-irp", "prp-symp", "prp-asyp", "prp-trp", "prp-spo1", "prp-spo2", "prp-eqp1", "prp-eqp2", "prp-pdw", "prp-adp",
    "prp-inv1", "prp-inv2", "prp-key", "prp-npa1", "prp-npa2", "cls-thing", "cls-nothing1", "cls-nothing2", "cls-int1", "cls-int2",
    "cls-uni", "cls-com", "cls-svf1", "cls-svf2", "cls-avf", "cls-hv1", "cls-hv2", "cls-maxc1", "cls-maxc2", "cls-maxqc1", "cls-maxqc2",
    "cls-maxqc3", "cls-maxqc4", "cls-oo", "cax-sco", "cax-eqc1", "cax-eqc2", "cax-dw", "cax-adc", "dt-type1", "dt-type2", "dt-eq",
    "dt-diff", "dt-not-type", "scm-cls", "scm-sco", "scm-eqc1", "scm-eqc2", "scm-op", "scm-dp", "scm-spo", "scm-eqp1", "scm-eqp2",
    "scm-dom1", "scm-dom2", "scm-rng1", "scm-rng2", "scm-hv", "scm-svf1", "scm-svf2", "scm-avf1", "scm-avf2", "scm-int", "scm-uni",
)  # fmt: skip
NOTHING = ""
# 规则 → 图、由它推出的陈述、不应推出的陈述 rule → graph, statements that it gives, statements that do not follow
RULES = {
    "eq-ref": (":x :p :y .", ":x owl:sameAs :x .", ":x owl:sameAs :y ."),
    "eq-sym": (":x owl:sameAs :y .", ":y owl:sameAs :x .", NOTHING),
    "eq-trans": (":x owl:sameAs :y . :y owl:sameAs :z .", ":x owl:sameAs :z .", NOTHING),
    "eq-rep-s": (":x owl:sameAs :y . :x :p :v . :w :p :v .", ":y :p :v .", ":y :p :w ."),
    "eq-rep-p": (":p owl:sameAs :q . :x :p :v .", ":x :q :v .", NOTHING),
    "eq-rep-o": (":x owl:sameAs :y . :v :p :x .", ":v :p :y .", NOTHING),
    "prp-ap": ('rdfs:label rdfs:comment "a" .', "rdfs:label a owl:AnnotationProperty .", NOTHING),
    "prp-dom": (":p rdfs:domain :A . :x :p :y .", ":x a :A .", ":y a :A ."),
    "prp-rng": (":p rdfs:range :A . :x :p :y .", ":y a :A .", ":x a :A ."),
    "prp-fp": (":p a owl:FunctionalProperty . :x :p :a, :b . :y :p :c .", ":a owl:sameAs :b .", ":a owl:sameAs :c ."),
    "prp-ifp": (":p a owl:InverseFunctionalProperty . :a :p :k . :b :p :k . :c :p :l .", ":a owl:sameAs :b .", ":a owl:sameAs :c ."),
    "prp-symp": (":p a owl:SymmetricProperty . :x :p :y . :z :p :z .", ":y :p :x .", NOTHING),
    "prp-trp": (":p a owl:TransitiveProperty . :a :p :b . :b :p :c . :c :p :d .", ":a :p :c . :a :p :d .", ":c :p :a ."),
    "prp-spo1": (":p rdfs:subPropertyOf :q . :x :p :y . :z :q 1 .", ":x :q :y .", ":z :p 1 ."),
    "prp-spo2": (":r owl:propertyChainAxiom ( :p :q ) . :a :p :b . :b :q :c, :d .", ":a :r :c . :a :r :d .", ":b :r :c ."),
    "prp-eqp1": (":p owl:equivalentProperty :q . :x :p :y .", ":x :q :y .", NOTHING),
    "prp-eqp2": (":p owl:equivalentProperty :q . :x :q :y .", ":x :p :y .", NOTHING),
    "prp-inv1": (":p owl:inverseOf :q . :x :p :y .", ":y :q :x .", ":x :q :y ."),
    "prp-inv2": (":p owl:inverseOf :q . :x :q :y .", ":y :p :x .", NOTHING),
    "prp-key": (":A owl:hasKey ( :p ) . :x a :A ; :p 1 . :y a :A ; :p 1 . :z :p 1 .", ":x owl:sameAs :y .", ":x owl:sameAs :z ."),
    "cls-thing": (":x a owl:Thing .", "owl:Thing a owl:Class .", NOTHING),
    "cls-nothing1": (":A rdfs:subClassOf owl:Nothing .", "owl:Nothing a owl:Class .", NOTHING),
    "cls-int1": (":A owl:intersectionOf ( :B :C ) . :x a :B, :C . :y a :B .", ":x a :A .", ":y a :A ."),
    "cls-int2": (":A owl:intersectionOf ( :B :C ) . :x a :A .", ":x a :B, :C .", NOTHING),
    "cls-uni": (":A owl:unionOf ( :B :C ) . :x a :C . :y a :A .", ":x a :A .", ":y a :B ."),
    "cls-svf1": (":A owl:onProperty :p ; owl:someValuesFrom :B . :x :p :y . :y a :B . :z :p :w .", ":x a :A .", ":z a :A ."),
    "cls-svf2": (":A owl:onProperty :p ; owl:someValuesFrom owl:Thing . :x :p :y .", ":x a :A .", ":y a :A ."),
    "cls-avf": (":A owl:onProperty :p ; owl:allValuesFrom :B . :x a :A ; :p :y . :z :p :w .", ":y a :B .", ":w a :B . :z a :A ."),
    "cls-hv1": (":A owl:onProperty :p ; owl:hasValue :v . :x a :A .", ":x :p :v .", NOTHING),
    "cls-hv2": (":A owl:onProperty :p ; owl:hasValue :v . :x :p :v . :y :p :w .", ":x a :A .", ":y a :A ."),
    "cls-maxc2": (':A owl:onProperty :p ; owl:maxCardinality "1"^^xsd:nonNegativeInteger . :x a :A ; :p :a, :b .', ":a owl:sameAs :b .", NOTHING),
    "cls-maxqc3": (
        ":A owl:onProperty :p ; owl:maxQualifiedCardinality 1 ; owl:onClass :B . :x a :A ; :p :a, :b, :c . :a a :B . :b a :B .",
        ":a owl:sameAs :b .", ":a owl:sameAs :c .",
    ),
    "cls-maxqc4": (
        ":A owl:onProperty :p ; owl:maxQualifiedCardinality 1 ; owl:onClass owl:Thing . :x a :A ; :p :a, :b .", ":a owl:sameAs :b .", NOTHING,
    ),
    "cls-oo": (":A owl:oneOf ( :x :y ) .", ":x a :A . :y a :A .", NOTHING),
    "cax-sco": (":A rdfs:subClassOf :B . :x a :A . :y a :B .", ":x a :B .", ":y a :A ."),
    "cax-eqc1": (":A owl:equivalentClass :B . :x a :A .", ":x a :B .", NOTHING),
    "cax-eqc2": (":A owl:equivalentClass :B . :x a :B .", ":x a :A .", NOTHING),
    "dt-type1": (":p rdfs:range xsd:integer .", "xsd:integer a rdfs:Datatype .", NOTHING),
    "dt-type2": (":x :p 5 .", NOTHING, NOTHING),  # 主语是字面量，见下 about a literal: see below
    "dt-eq": (":x :p 5, 5.0 .", NOTHING, NOTHING),
    "scm-cls": (":A a owl:Class .", ":A rdfs:subClassOf :A, owl:Thing . owl:Nothing rdfs:subClassOf :A . :A owl:equivalentClass :A .", NOTHING),
    "scm-sco": (":A rdfs:subClassOf :B . :B rdfs:subClassOf :C .", ":A rdfs:subClassOf :C .", ":C rdfs:subClassOf :A ."),
    "scm-eqc1": (":A owl:equivalentClass :B .", ":A rdfs:subClassOf :B . :B rdfs:subClassOf :A .", NOTHING),
    "scm-eqc2": (":A rdfs:subClassOf :B . :B rdfs:subClassOf :A .", ":A owl:equivalentClass :B .", NOTHING),
    "scm-op": (":p a owl:ObjectProperty .", ":p rdfs:subPropertyOf :p ; owl:equivalentProperty :p .", NOTHING),
    "scm-dp": (":p a owl:DatatypeProperty .", ":p rdfs:subPropertyOf :p ; owl:equivalentProperty :p .", NOTHING),
    "scm-spo": (":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :r .", ":p rdfs:subPropertyOf :r .", NOTHING),
    "scm-eqp1": (":p owl:equivalentProperty :q .", ":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :p .", NOTHING),
    "scm-eqp2": (":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :p .", ":p owl:equivalentProperty :q .", NOTHING),
    "scm-dom1": (":p rdfs:domain :A . :A rdfs:subClassOf :B .", ":p rdfs:domain :B .", NOTHING),
    "scm-dom2": (":q rdfs:domain :A . :p rdfs:subPropertyOf :q .", ":p rdfs:domain :A .", NOTHING),
    "scm-rng1": (":p rdfs:range :A . :A rdfs:subClassOf :B .", ":p rdfs:range :B .", NOTHING),
    "scm-rng2": (":q rdfs:range :A . :p rdfs:subPropertyOf :q .", ":p rdfs:range :A .", NOTHING),
    "scm-hv": (
        ":A owl:onProperty :p ; owl:hasValue :v . :B owl:onProperty :q ; owl:hasValue :v . :p rdfs:subPropertyOf :q .",
        ":A rdfs:subClassOf :B .", ":B rdfs:subClassOf :A .",
    ),
    "scm-svf1": (
        ":A owl:onProperty :p ; owl:someValuesFrom :C . :B owl:onProperty :p ; owl:someValuesFrom :D . :C rdfs:subClassOf :D . :x a :A .",
        ":A rdfs:subClassOf :B . :x a :B .", ":B rdfs:subClassOf :A .",
    ),
    "scm-svf2": (
        ":A owl:onProperty :p ; owl:someValuesFrom :C . :B owl:onProperty :q ; owl:someValuesFrom :C . :p rdfs:subPropertyOf :q . :x a :A .",
        ":A rdfs:subClassOf :B . :x a :B .", ":B rdfs:subClassOf :A .",
    ),
    "scm-avf1": (
        ":A owl:onProperty :p ; owl:allValuesFrom :C . :B owl:onProperty :p ; owl:allValuesFrom :D . :C rdfs:subClassOf :D . :x a :A .",
        ":A rdfs:subClassOf :B . :x a :B .", ":B rdfs:subClassOf :A .",
    ),
    "scm-avf2": (
        ":A owl:onProperty :p ; owl:allValuesFrom :C . :B owl:onProperty :q ; owl:allValuesFrom :C . :p rdfs:subPropertyOf :q . :x a :B .",
        ":B rdfs:subClassOf :A . :x a :A .", ":A rdfs:subClassOf :B .",
    ),
    "scm-int": (":A owl:intersectionOf ( :B :C ) .", ":A rdfs:subClassOf :B, :C .", ":B rdfs:subClassOf :A ."),
    "scm-uni": (":A owl:unionOf ( :B :C ) .", ":B rdfs:subClassOf :A . :C rdfs:subClassOf :A .", ":A rdfs:subClassOf :B ."),
}  # fmt: skip

AXIOMATIC = "[] a owl:NegativePropertyAssertion ; owl:sourceIndividual :x ; owl:assertionProperty :p"
# 规则 → 图、冲突的陈述、不冲突的图 rule → graph, the statements that meet, a graph in which all is well
FALSE = {
    "eq-diff1": (":a owl:sameAs :b . :b owl:differentFrom :a .", ":b owl:sameAs :a . :b owl:differentFrom :a .", ":a owl:differentFrom :b ."),
    "eq-diff2": (
        "[] a owl:AllDifferent ; owl:members ( :a :b :c ) . :a owl:sameAs :c .",
        ":a owl:sameAs :c .",
        "[] a owl:AllDifferent ; owl:members ( :a :b ) . :a owl:sameAs :d .",
    ),
    "eq-diff3": (
        "[] a owl:AllDifferent ; owl:distinctMembers ( :a :b :c ) . :p a owl:FunctionalProperty . :x :p :b, :c .",
        ":b owl:sameAs :c .",
        "[] a owl:AllDifferent ; owl:distinctMembers ( :a :b ) .",
    ),
    "prp-irp": (":p a owl:IrreflexiveProperty . :x :p :x .", ":x :p :x .", ":p a owl:IrreflexiveProperty . :x :p :y ."),
    "prp-asyp": (":p a owl:AsymmetricProperty . :x :p :y . :y :p :x .", ":x :p :y . :y :p :x .", ":p a owl:AsymmetricProperty . :x :p :y ."),
    "prp-pdw": (
        ":p owl:propertyDisjointWith :q . :x :p :y ; :q :y .",
        ":x :p :y . :x :q :y .",
        ":p owl:propertyDisjointWith :q . :x :p :y ; :q :z .",
    ),
    "prp-adp": (
        "[] a owl:AllDisjointProperties ; owl:members ( :p :q :r ) . :x :q :y ; :r :y .",
        ":x :q :y . :x :r :y .",
        "[] a owl:AllDisjointProperties ; owl:members ( :p :q ) . :x :q :y ; :r :y .",
    ),
    "prp-npa1": (f"{AXIOMATIC} ; owl:targetIndividual :y . :x :p :y .", ":x :p :y .", f"{AXIOMATIC} ; owl:targetIndividual :y . :x :p :z ."),
    "prp-npa2": (f"{AXIOMATIC} ; owl:targetValue 5 . :x :p 5 .", ":x :p 5 .", f"{AXIOMATIC} ; owl:targetValue 5 . :x :p 6 ."),
    "cls-nothing2": (":A rdfs:subClassOf owl:Nothing . :x a :A .", ":x a owl:Nothing .", ":A rdfs:subClassOf owl:Nothing ."),
    "cls-com": (":A owl:complementOf :B . :x a :A, :B .", ":x a :A . :x a :B .", ":A owl:complementOf :B . :x a :A . :y a :B ."),
    "cls-maxc1": (
        ':A owl:onProperty :p ; owl:maxCardinality "0"^^xsd:nonNegativeInteger . :x a :A ; :p :y .',
        ":x a :A . :x :p :y .",
        ":A owl:onProperty :p ; owl:maxCardinality 0 . :x a :A . :z :p :y .",
    ),
    "cls-maxqc1": (
        ":A owl:onProperty :p ; owl:maxQualifiedCardinality 0 ; owl:onClass :B . :x a :A ; :p :y . :y a :B .",
        ":x a :A . :x :p :y . :y a :B .",
        ":A owl:onProperty :p ; owl:maxQualifiedCardinality 0 ; owl:onClass :B . :x a :A ; :p :y .",
    ),
    "cls-maxqc2": (
        ":A owl:onProperty :p ; owl:maxQualifiedCardinality 0 ; owl:onClass owl:Thing . :x a :A ; :p :y .",
        ":x a :A . :x :p :y .",
        ":A owl:onProperty :p ; owl:maxQualifiedCardinality 0 ; owl:onClass owl:Thing . :x a :A .",
    ),
    "cax-dw": (
        ":A owl:disjointWith :B . :C rdfs:subClassOf :A . :p rdfs:range :B . :x a :C . :y :p :x . :z a :C .",
        ":x a :A . :x a :B .",
        ":A owl:disjointWith :B . :x a :A . :y a :B .",
    ),
    "cax-adc": (
        "[] a owl:AllDisjointClasses ; owl:members ( :A :B :C ) . :x a :B, :C .",
        ":x a :B . :x a :C .",
        "[] a owl:AllDisjointClasses ; owl:members ( :A :B ) . :x a :B, :C .",
    ),
    "dt-diff": (":p a owl:FunctionalProperty . :x :p 'a', 'b' .", "", ":p a owl:FunctionalProperty . :x :p 1, 1.0 ."),
    "dt-not-type": (":p rdfs:range xsd:integer . :x :p 'five' .", ":x :p 'five' .", ":p rdfs:range xsd:decimal . :x :p 5 ."),
}  # fmt: skip
