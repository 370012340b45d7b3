"""What the rules of OWL 2 RL say, in a few words."""

from collections.abc import Mapping
from typing import Final

_NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "eq-ref": ("任何事物与自身同一", "everything is the same as itself"),
    "eq-sym": ("同一关系是对称的", "being the same holds both ways"),
    "eq-trans": ("同一关系是传递的", "what is the same as the same is the same"),
    "eq-rep-s": ("主语换成同一之物", "the subject replaced by what is the same"),
    "eq-rep-p": ("谓语换成同一之物", "the property replaced by what is the same"),
    "eq-rep-o": ("宾语换成同一之物", "the value replaced by what is the same"),
    "prp-dom": ("属性的定义域", "domain of a property"),
    "prp-rng": ("属性的值域", "range of a property"),
    "prp-fp": ("函数属性只有一个值", "a functional property has one value"),
    "prp-ifp": ("反函数属性的值只属于一个主语", "a value of an inverse functional property has one subject"),
    "prp-symp": ("对称属性", "symmetric property"),
    "prp-trp": ("传递属性", "transitive property"),
    "prp-spo1": ("子属性", "sub-property"),
    "prp-spo2": ("属性链", "property chain"),
    "prp-eqp1": ("等价属性", "equivalent property"),
    "prp-eqp2": ("等价属性", "equivalent property"),
    "prp-inv1": ("逆属性", "inverse property"),
    "prp-inv2": ("逆属性", "inverse property"),
    "prp-key": ("键相同", "the same key"),
    "cls-int1": ("属于交集的每一类", "member of every class of an intersection"),
    "cls-int2": ("交集的成员", "member of an intersection"),
    "cls-uni": ("并集中一类的成员", "member of a class of a union"),
    "cls-svf1": ("有属于某类的值", "has a value of a class"),
    "cls-svf2": ("有值", "has a value"),
    "cls-avf": ("所有值属于某类", "all values belong to a class"),
    "cls-hv1": ("类规定的值", "value that the class prescribes"),
    "cls-hv2": ("有规定的值", "has the value that a class prescribes"),
    "cls-maxc2": ("至多一个值", "at most one value"),
    "cls-maxqc3": ("至多一个该类的值", "at most one value of a class"),
    "cls-maxqc4": ("至多一个值", "at most one value"),
    "cls-oo": ("枚举的成员", "member of an enumeration"),
    "cax-sco": ("子类", "sub-class"),
    "cax-eqc1": ("等价类", "equivalent class"),
    "cax-eqc2": ("等价类", "equivalent class"),
    "scm-cls": ("每个类都在 owl:Thing 之下", "every class is below owl:Thing and above owl:Nothing"),
    "scm-sco": ("子类的子类", "sub-class of a sub-class"),
    "scm-eqc1": ("等价类互为子类", "equivalent classes are below each other"),
    "scm-eqc2": ("互为子类的类等价", "classes below each other are equivalent"),
    "scm-op": ("属性是自身的子属性", "a property is below itself"),
    "scm-dp": ("属性是自身的子属性", "a property is below itself"),
    "scm-spo": ("子属性的子属性", "sub-property of a sub-property"),
    "scm-eqp1": ("等价属性互为子属性", "equivalent properties are below each other"),
    "scm-eqp2": ("互为子属性的属性等价", "properties below each other are equivalent"),
    "scm-dom1": ("定义域的父类", "class above the domain"),
    "scm-dom2": ("父属性的定义域", "domain of the property above"),
    "scm-rng1": ("值域的父类", "class above the range"),
    "scm-rng2": ("父属性的值域", "range of the property above"),
    "scm-hv": ("约束之间的次序", "order of restrictions"),
    "scm-svf1": ("约束之间的次序", "order of restrictions"),
    "scm-svf2": ("约束之间的次序", "order of restrictions"),
    "scm-avf1": ("约束之间的次序", "order of restrictions"),
    "scm-avf2": ("约束之间的次序", "order of restrictions"),
    "scm-int": ("交集在各类之下", "an intersection is below its classes"),
    "scm-uni": ("各类在并集之下", "classes are below their union"),
    "sw:inProvince": ("所在的省级地区（捷径，非 OWL 规则）", "province that a region lies in (a shortcut, no rule of OWL)"),
    "sw:inPrefecture": ("所在的地级地区（捷径，非 OWL 规则）", "prefecture that a region lies in (a shortcut, no rule of OWL)"),
    "sw:inCounty": ("所在的县级地区（捷径，非 OWL 规则）", "county that a region lies in (a shortcut, no rule of OWL)"),
}


def rule_name(rule: str) -> tuple[str, str]:
    """Return what a rule says, in Chinese and in English.

    >>> rule_name("prp-trp")
    ('传递属性', 'transitive property')
    """
    return _NAMES.get(rule, ("", ""))
