"""Wordings that decide how a clause is meant; each is searched in a clause or a sentence, never in a whole text."""

from typing import Final

from swgraph.recognise.pattern import Pattern

_ISSUE: Final = r"(?:编制|印发|下发|出台|发布|制发|公布|颁布|联发|签发|制定|制订|推出|研究制定|起草|审议通过|修订印发)"
_BUILD: Final = r"(?:超过|超|达到?|突破|建|实现|新增|新建|打造|覆盖|增|培育|形成|完成|配备)"

#: Words that say a thing is intended wherever they stand before it in its sentence.
PLAN: Final = Pattern(
    r"计划|拟|预计|目标|力争|争取|确保|未来|今后|"
    rf"将(?:要|会)?(?:再|累计|共|新|全面|基本|全部)?{_BUILD}|将(?:用|在|于|分|通过|利用|陆续)[^，。；]{{1,12}}{_BUILD}|"
    rf"(?:^|[^主重需必首纪摘概纲提简只])要(?:再|全面|基本|全部)?(?:{_BUILD}|有)"
)
#: A heading that sets what the lines below it are to reach: 到2020年底前要实现的目标.
AIM: Final = Pattern(r"目标|指标|要实现|任务")
#: Words that say so only of their own clause.
PUSH: Final = Pattern(r"推动|推进|加快|逐步|逐年|有序|努力|促进|探索|力促")
#: Words that say a thing is done, whatever date stands before them.
PAST: Final = Pattern(r"已|仅有|只有|现有|目前|截至|截止|先后|建成了|实现了|拥有|据统计|率先")
#: The same where a deadline governs: 到2025年拥有 is a plan.
PAST_FIRM: Final = Pattern(r"已|仅有|只有|现有|目前|截至|截止|先后|建成了|实现了|据统计")
#: Words that say so unless a deadline governs: 到2025年累计建成 is a plan.
SUM: Final = Pattern(r"累计|共有|共计|总计|合计")
#: Words that make a number of a year one of all years: 目前累计通过考试6718人.
EVER: Final = Pattern(r"累计|共有|共计|总计|目前|至今|截至|截止|现有|已有|已达|现已")
#: Between a number and the name behind it that it counts: 14所学校, 9357人获得助理社会工作师.
COUNTED_BEFORE: Final = Pattern(r"^(?:的|各级|各类|获得|取得|考取|获|专职|的[\p{Han}]{2,6})?$")
#: A name that itself says a plan: 拟招聘.
PLANNED: Final = Pattern(r"^(?:拟|计划|将)")
#: What a document lays down for each is to be reached: 按照每万人不少于18名的标准.
NORM: Final = Pattern(r"按照?[^，。；]{0,40}(?:标准|比例|要求)|标准为|应当?(?:配备|达到|有)|须")
#: What is left of a span of time is no goal: 到2020年结束，还剩六年.
NO_GOAL: Final = Pattern(r"结束|还剩|只剩|还有[^，。；]{0,8}年")
#: In a name: persons are counted, whatever measure word is left out.
PERSONS: Final = Pattern(r"[人者员才]|报考|报名|社工")
#: A programme's name in quotation marks plans nothing: “牵手计划”.
QUOTED: Final = Pattern(r"“[^“”]{1,16}”|三区计划|牵手计划")
#: Before a date with 至 or 到: it is the end of a span of the past and no deadline.
SINCE: Final = Pattern(r"(?:从|自)[^，。；]{0,24}(?:年|月|日|以来|开始)[^，。；]{0,24}$")
#: Makes an area one for a hundred households.
EACH_100: Final = Pattern(r"每百户")
#: Words that make a statement false or conditional.
NEGATED: Final = Pattern(r"尚未|未能|没有|还没|未实现|未达|并未|如果|若能|假如|能否|是否|除外|取消|撤销|谣言|不实")
#: Words that make all that follows in the sentence conditional.
CONDITION: Final = Pattern(r"如果|若能|假如|倘若|一旦")
#: Before a name: the persons or bodies were the object of an event, not the stock of a region.
EVENT_BEFORE: Final = Pattern(
    r"(?:培训|轮训|选派|派驻|派出|招聘|招录|招募|招引|奖励|表彰|评选|评选出|评定|评出|命名|慰问|补贴|资助|引进|邀请|组织|动员|吸引|调研|走访|"
    r"培养|输送|联动|链接|选树|推荐|入选|参加|参与|召开|举办|颁发|发放|减少|流失|退出|注销|来自|代表|购买|援派|受援|结对|遴选|一行|社会组织和|志愿组织和|慈善组织和)(?:了|出|全市|全省|全区|全县|各地|优秀|基层|民办|的)*$"
)
#: The verbs among them whose object is counted by an indicator of its own.
SELECTED: Final = Pattern(r"(?:选派|派出|派遣|派驻)(?:了|出|优秀|专业|累计)*$")
FOSTERED: Final = Pattern(r"(?:培养|培育|培养培育)(?:了|出|优秀|本土|专业)*$")
TAUGHT: Final = Pattern(r"(?:培训|轮训)(?:了|各类|优秀)*$")
#: After a name and its number: the same.
EVENT_AFTER: Final = Pattern(
    r"^(?:的?(?:数量|速度|幅度|规模)(?:逐年|持续|大幅)*(?:递增|增长)|代表|先后|还|积极|共同|的代表|[0-9]{1,6}(?:余|多)?[名位]社工)*(?:参加|参与|参赛|参展|荣获|获|接受|走进|深入|前往|奔赴|赴|齐聚|出席|受邀|入选|报名参加|受到)"
)
#: A distributive: the number holds for each, so it is no total.
EACH: Final = Pattern(
    r"每(?:个|一|名|万|户|所|站|年|月|人|乡|镇|街|村|社区|县|区|市)|"
    r"各(?:乡|镇|街|村|社区|县|区|市)[^，。]{0,6}(?:配备|至少|不少于)|平均|人均|户均|站均"
)
#: The same for what is counted by the year anyway: 每年培养毕业生800人 is no rate.
EACH_BUT_YEARLY: Final = Pattern(EACH.expression.replace("年|", ""))
EACH_TOWNSHIP: Final = Pattern(r"每个?(?:乡镇|镇街|街道|镇|乡|苏木)")
#: Behind a number: social workers are counted, whatever they are called.
WORKERS: Final = Pattern(
    r"^(?:以上|左右)?的?(?:专业|专职|持证|驻站|优秀)?"
    r"(?:社会工作专业人才|社会工作人才|社会工作专业人员|社会工作人员|社会工作者|社工人才|社工)"
)
EACH_VILLAGE: Final = Pattern(r"每个?(?:城市|农村|城乡)?(?:社区|村|嘎查|行政村)")
EACH_10K: Final = Pattern(r"每万")
#: What the text is about; a goal that does not mention it is not ours.
SUBJECT: Final = Pattern(r"社会工作|社工")
GROWTH: Final = Pattern(r"增长|增幅|提高|上升")
NEW_BEFORE: Final = Pattern(
    r"(?:新增|新建|新设|新设立|新成立|新培育|新发展|再建|增设|净增|新打造)了?(?:的|各类|全市|全省|全区)?$"
)
COVER: Final = Pattern(r"覆盖|建站率|建成率")
BUILD: Final = Pattern(r"打造|建成|建设|建立|创建|新建|设立")
REACH: Final = Pattern(
    r"达|实现|建成|建立|打造|完成|超过|突破|形成|新建|建设|培育|发展到|增至|增加|提高|覆盖|保持|配备|要有"
)
REACH_TO: Final = Pattern(r"达到|增至|增加到|发展到")
DONE: Final = Pattern(r"已|仅|目前|截至|底|累计|共有|末")
#: At the top of a paper for a journal.
PAPER: Final = Pattern(r"摘\s*要|关键词|基金项目|作者简介|中图分类号|^\s*作者\s*[：:]|引用本文")
PREMISE: Final = Pattern(r"^(?:的|之)?(?:基础|前提)之?上")
APART: Final = Pattern(r"分别(?:要)?(?:达到?|为|有|增至|超过|不少于|实现|建成|是|增加到|提高到)?")
FROM: Final = Pattern(r"[由从]")
FROM_TO: Final = Pattern(
    r"增至|增加到|增加至|增长到|增长至|提高到|提高至|提升到|提升至|上升到|上升至|扩大到|扩大至|发展到|升至|达到|降至|减少到|下降到|跃升至|跃升到|变为"
)
#: What may stand in a clause that has a number but no name: the name then stands in the clause before.
EMPTY: Final = Pattern(
    r"建成|新建|建设|建立|达到|实现|完成|打造|创建|达|为|增至|增加到|提高到|提升到|建站率|建成率|覆盖率|覆盖面|覆盖|总数|总量|数量|规模|全部|力争|争取|确保|"
    r"基本|逐步|将|要|已经|已|均已|共|累计|再|并|到|在|以|前|后|全面|全市|全省|全区|全县|全|均|率先|有|是|即|年底|提前|的|了|则|预计|计划|总体|目前|率|超过|"
    r"突破|其中|届时|[0-9%\s“”、（）()]"
)
#: What may stand in a clause before the place that it is about.
OPENING: Final = Pattern(
    r"^(?:截至|截止|目前|其中|到|在|按照计划|按计划|今年|去年|同时|此外|另外|据了解|据统计|近年来|日前|该|即|如|以|为|使|让|确保|实现|推动|当前|自|以来|底|"
    r"末|前|后|提出|要求|明确|强调|指出|规定|力争|年内|“|”|的|，|、|：)*$"
)

#: Behind a title: the document says what follows.
SAYS: Final = Pattern(
    r"^(?:（[^（）]{1,20}）)?(?:中|里|还|也|则|并|同时|首次|特别|进一步|专门|均|都)*"
    r"(?:，(?:明确|要求|提出|规定|计划|决定|力争|确定|强调)|要求|明确|提出|强调|指出|规定|鼓励|支持|提到|列出|列明|安排|部署|给出|确定|设定|写明|点名|先立|立下|定下|把|将|从|就|对|围绕|要|计划|共|包括|涵盖)"
)
#: Before a title: what follows is according to it.
ACCORDING: Final = Pattern(r"(?:根据|按照|依据|依照|对照|遵照|据)$")
#: The document named last, by its kind.
DOCUMENT_SAYS: Final = Pattern(
    r"(?:文件|该?(?:意见|方案|规划|通知|办法|计划|细则|规定|条例|指南))(?:中|里|还|也|同时|进一步)*(?:要求|明确|提出|强调|指出|规定)"
)
#: Between a department and the title that it issues, dates left out.
ISSUED_BETWEEN: Final = Pattern(
    rf"^[，]?(?:等)?(?:[^，。；《》获悉了解根据贯彻落实转]{{0,16}}){_ISSUE}(?:并实施|实施|施行)?(?:了|的|首个|新的|全国首个|本地)*(?:关于)?$"
)
#: Right before a title that is issued, whoever did it.
ISSUED_RIGHT_BEFORE: Final = Pattern(rf"{_ISSUE}了?(?:[^，。；《》]{{0,24}}——)?$")
#: Between the verb's subject and the verb: the body named last before is meant.
THE_SAME: Final = Pattern(rf"该(?P<kind>[局厅部委会办])[^，。；《》]{{0,12}}{_ISSUE}了?$")
#: Between a title and those who issued it.
BY: Final = Pattern(r"^(?:是|已|系)?由$")
ISSUED_FIRST: Final = Pattern(rf"^(?:等|已|正式|联合|共同|会同|日前|近日)*{_ISSUE}")
#: Behind a title: it was issued, and nobody says by whom.
ISSUED_BEHIND: Final = Pattern(
    r"^(?:（[^（）]{1,40}）)?(?:，)?(?:日前|经[^，。；]{2,24}(?:会议|同意)?|近日|已|今天|昨日|今日|[0-9]{1,2}日|正式|对外|全文|于)*"
    rf"{_ISSUE}"
)
#: Behind a body of the whole country: it announces what the page reports.
ANNOUNCES: Final = Pattern(rf"{_ISSUE}|发布会|召开|启动|公告|获悉|介绍|表示")
#: A text says that it is a document itself: 制定本规划.
SELF: Final = Pattern(
    r"现就[^。；]{2,60}(?:提出|制定)(?:如下|以下|本)?(?:实施|指导|具体)?(?P<form>意见|办法|方案|细则)|"
    r"(?:制定|编制|制订)(?:如下|以下|本)(?P<kind>规划|方案|办法|意见|细则|规定|计划|条例|实施方案|实施意见|实施办法|实施细则)"
)
JOINED: Final = Pattern(r"^(?:、|和|与|及|以及)?$")
#: Right before a date: what makes it a deadline, an as-of or a start.
LEAD: Final = Pattern(r"(?:截至到?|截止到?|到|至|自|从|在|于)$")
