"""The prescribed tables as they are printed, filled from cells."""

from collections.abc import Iterator, Mapping
from typing import Any

from writers.model import Cell, Cells, Grid

HEADINGS = {
    "overview": "一、总体情况",
    "proactive": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "cases": "四、政府信息公开行政复议、行政诉讼情况",
    "problems": "五、存在的主要问题及改进情况",
    "other_matters": "六、其他需要报告的事项",
}

COLUMNS = {
    "natural": "自然人",
    "business": "商业企业",
    "research": "科研机构",
    "welfare": "社会公益组织",
    "legal": "法律服务机构",
    "other": "其他",
    "total": "总计",
}

NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

GROUPS: dict[str, dict[str, str]] = {
    "（三）不予公开": {
        "refused.state_secret": "1.属于国家秘密",
        "refused.law_forbids": "2.其他法律行政法规禁止公开",
        "refused.security_stability": "3.危及“三安全一稳定”",
        "refused.third_party": "4.保护第三方合法权益",
        "refused.internal_affairs": "5.属于三类内部事务信息",
        "refused.deliberative": "6.属于四类过程性信息",
        "refused.enforcement_file": "7.属于行政执法案卷",
        "refused.administrative_query": "8.属于行政查询事项",
    },
    "（四）无法提供": {
        "unavailable.not_held": "1.本机关不掌握相关政府信息",
        "unavailable.needs_creation": "2.没有现成信息需要另行制作",
        "unavailable.unclear": "3.补正后申请内容仍不明确",
    },
    "（五）不予处理": {
        "not_processed.petition": "1.信访举报投诉类申请",
        "not_processed.duplicate": "2.重复申请",
        "not_processed.publication": "3.要求提供公开出版物",
        "not_processed.abusive": "4.无正当理由大量反复申请",
        "not_processed.confirmation": "5.要求行政机关确认或重新出具已获取信息",
    },
}
OTHER_R30 = {
    "other.no_correction": "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "other.no_payment": "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "other.rest": "3.其他",
}
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
CASE_COLUMNS = ("upheld", "corrected", "other", "pending", "total")
CASE_ROWS = ("review", "litigation_direct", "litigation_after_review")


def tables(source: Mapping[str, Any]) -> dict[str, Grid]:
    """Return the three tables of a source by section key."""
    regime = source["regime"]
    proactive = proactive_r60 if regime == "R60" else proactive_r30
    return {
        "proactive": proactive(flat(source["proactive"])),
        "requests": requests(spread(source["requests"], tuple(COLUMNS)), regime),
        "cases": cases(spread(source["cases"], CASE_COLUMNS)),
    }


def flat(rows: Mapping[str, Any]) -> Cells:
    """Return `{row: {column: value}}` as `{row.column: text}`; other values as they are."""
    cells: dict[str, str] = {}
    for row, value in rows.items():
        if isinstance(value, Mapping):
            cells |= {f"{row}.{column}": str(v) for column, v in value.items()}
        else:
            cells[row] = str(value)
    return cells


def spread(rows: Mapping[str, Any], columns: tuple[str, ...]) -> Cells:
    """Return `{row: "1 0 …"}` as cells; `_` stands for a blank."""
    return {
        f"{row}.{column}": "" if value == "_" else value
        for row, values in rows.items()
        for column, value in zip(columns, str(values).split(), strict=True)
    }


def requests(cells: Cells, regime: str) -> Grid:
    """Return the requests table: three stub columns, seven columns of figures."""

    def values(row: str) -> tuple[Cell, ...]:
        return tuple(Cell(cells.get(f"{row}.{column}", "0")) for column in COLUMNS)

    inner = list(_outcome_rows(regime, values))
    head = Cell("三、本年度办理结果", rows=len(inner))
    first, *rest = inner
    return Grid(
        (
            (Cell(NOTE, 3, 3), Cell("申请人情况", 1, 7)),
            (Cell("自然人", 2), Cell("法人或其他组织", 1, 5), Cell("总计", 2)),
            tuple(Cell(COLUMNS[c]) for c in ("business", "research", "welfare", "legal", "other")),
            (Cell("一、本年新收政府信息公开申请数量", 1, 3), *values("new")),
            (Cell("二、上年结转政府信息公开申请数量", 1, 3), *values("carried_in")),
            (head, *first),
            *rest,
            (Cell("四、结转下年度继续办理", 1, 3), *values("carried_out")),
        ),
        "requests",
    )


def _outcome_rows(regime: str, values: Any) -> Iterator[tuple[Cell, ...]]:
    partly = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
    yield (Cell("（一）予以公开", 1, 2), *values("granted"))
    yield (Cell(partly, 1, 2), *values("partly_granted"))
    groups = GROUPS | ({"（六）其他处理": OTHER_R30} if regime == "R30" else {})
    for group, rows in groups.items():
        for i, (key, label) in enumerate(rows.items()):
            stub = (Cell(group, len(rows)),) if i == 0 else ()
            yield (*stub, Cell(label), *values(key))
    if regime == "R60":
        yield (Cell("（六）其他处理", 1, 2), *values("other"))
    yield (Cell("（七）总计", 1, 2), *values("concluded"))


def cases(cells: Cells) -> Grid:
    """Return the cases table: fifteen columns, one row of figures."""
    outcomes = tuple(Cell(label) for label in OUTCOMES)
    return Grid(
        (
            (Cell("行政复议", 1, 5), Cell("行政诉讼", 1, 10)),
            (
                *(Cell(label, 2) for label in OUTCOMES),
                Cell("未经复议直接起诉", 1, 5),
                Cell("复议后起诉", 1, 5),
            ),
            (*outcomes, *outcomes),
            tuple(
                Cell(cells.get(f"{row}.{column}", "0"))
                for row in CASE_ROWS
                for column in CASE_COLUMNS
            ),
        ),
        "cases",
    )


def proactive_r30(cells: Cells) -> Grid:
    """Return the table of section two on the format of 2021."""

    def of(*keys: str) -> tuple[Cell, ...]:
        return tuple(Cell(cells.get(key, "0")) for key in keys)

    def wide(key: str) -> Cell:
        return Cell(cells.get(key, "0"), 1, 3)

    issued = ("issued", "repealed", "in_force")
    return Grid(
        (
            (Cell("第二十条第（一）项", 1, 4),),
            tuple(map(Cell, ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"))),
            (Cell("规章"), *of(*(f"regulations.{c}" for c in issued))),
            (Cell("行政规范性文件"), *of(*(f"normative.{c}" for c in issued))),
            (Cell("第二十条第（五）项", 1, 4),),
            (Cell("信息内容"), Cell("本年处理决定数量", 1, 3)),
            (Cell("行政许可"), wide("permits.decisions")),
            (Cell("第二十条第（六）项", 1, 4),),
            (Cell("信息内容"), Cell("本年处理决定数量", 1, 3)),
            (Cell("行政处罚"), wide("penalties.decisions")),
            (Cell("行政强制"), wide("enforcement.decisions")),
            (Cell("第二十条第（八）项", 1, 4),),
            (Cell("信息内容"), Cell("本年收费金额（单位：万元）", 1, 3)),
            (Cell("行政事业性收费"), wide("fees.amount")),
        ),
        "proactive",
    )


def proactive_r60(cells: Cells) -> Grid:
    """Return the table of section two on the format of 2019–2020."""

    def row(label: str, key: str, columns: tuple[str, ...], last: int = 1) -> tuple[Cell, ...]:
        figures = [cells.get(f"{key}.{column}", "0") for column in columns]
        return (Cell(label), *map(Cell, figures[:-1]), Cell(figures[-1], 1, last))

    made = ("made", "published", "total")
    change = ("previous", "change", "decisions")
    header = tuple(map(Cell, ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")))
    return Grid(
        (
            (Cell("第二十条第（一）项", 1, 4),),
            tuple(map(Cell, ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"))),
            row("规章", "regulations", made),
            row("规范性文件", "normative", made),
            (Cell("第二十条第（五）项", 1, 4),),
            header,
            row("行政许可", "permits", change),
            row("其他对外管理服务事项", "services", change),
            (Cell("第二十条第（六）项", 1, 4),),
            header,
            row("行政处罚", "penalties", change),
            row("行政强制", "enforcement", change),
            (Cell("第二十条第（八）项", 1, 4),),
            (*header[:2], Cell("本年增/减", 1, 2)),
            row("行政事业性收费", "fees", ("previous", "change"), 2),
            (Cell("第二十条第（九）项", 1, 4),),
            (Cell("信息内容"), Cell("采购项目数量"), Cell("采购总金额", 1, 2)),
            row("政府集中采购", "procurement", ("items", "amount"), 2),
        ),
        "proactive",
    )


STATISTICS = (
    ("一、主动公开情况", "", None),
    ("（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", "disclosed"),
    ("其中：主动公开规范性文件数", "条", "disclosed.normative"),
    ("制发规范性文件总数", "件", "issued.normative"),
    ("（二）通过不同渠道和方式公开政府信息的情况", "", None),
    ("1.政府公报公开政府信息数", "条", "channel.gazette"),
    ("2.政府网站公开政府信息数", "条", "channel.website"),
    ("3.政务微博公开政府信息数", "条", "channel.weibo"),
    ("4.政务微信公开政府信息数", "条", "channel.wechat"),
    ("5.其他方式公开政府信息数", "条", "channel.other"),
    ("二、回应解读情况", "", None),
    ("（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "次", "responses"),
    ("（二）通过不同渠道和方式回应解读的情况", "", None),
    ("1.参加或举办新闻发布会总次数", "次", "press_conferences"),
    ("其中：主要负责同志参加新闻发布会次数", "次", "press_conferences.by_head"),
    ("2.政府网站在线访谈次数", "次", "interviews"),
    ("其中：主要负责同志参加政府网站在线访谈次数", "次", "interviews.by_head"),
    ("3.政策解读稿件发布数", "篇", "interpretations"),
    ("4.微博微信回应事件数", "次", "responses.weibo_wechat"),
    ("5.其他方式回应事件数", "次", "responses.other"),
    ("三、依申请公开情况", "", None),
    ("（一）收到申请数", "件", "received"),
    ("1.当面申请数", "件", "received.in_person"),
    ("2.传真申请数", "件", "received.fax"),
    ("3.网络申请数", "件", "received.online"),
    ("4.信函申请数", "件", "received.letter"),
    ("（二）申请办结数", "件", "closed"),
    ("1.按时办结数", "件", "closed.on_time"),
    ("2.延期办结数", "件", "closed.extended"),
    ("（三）申请答复数", "件", "answered"),
    ("1.属于已主动公开范围数", "件", "answered.already_public"),
    ("2.同意公开答复数", "件", "answered.granted"),
    ("3.同意部分公开答复数", "件", "answered.partly_granted"),
    ("4.不同意公开答复数", "件", "answered.refused"),
    ("其中：涉及国家秘密", "件", "refused.state_secret"),
    ("涉及商业秘密", "件", "refused.trade_secret"),
    ("涉及个人隐私", "件", "refused.privacy"),
    ("危及国家安全、公共安全、经济安全和社会稳定", "件", "refused.security"),
    ("不是《条例》所指政府信息", "件", "refused.not_government_information"),
    ("法律法规规定的其他情形", "件", "refused.other"),
    ("5.不属于本行政机关公开数", "件", "answered.not_this_body"),
    ("6.申请信息不存在数", "件", "answered.not_exist"),
    ("7.告知作出更改补充数", "件", "answered.amend"),
    ("8.告知通过其他途径办理数", "件", "answered.other_way"),
    ("四、行政复议数量", "件", "review"),
    ("（一）维持具体行政行为数", "件", "review.upheld"),
    ("（二）被依法纠错数", "件", "review.corrected"),
    ("（三）其他情形数", "件", "review.other"),
    ("五、行政诉讼数量", "件", "litigation"),
    ("（一）维持具体行政行为或者驳回原告诉讼请求数", "件", "litigation.upheld"),
    ("（二）被依法纠错数", "件", "litigation.corrected"),
    ("（三）其他情形数", "件", "litigation.other"),
    ("六、举报投诉数量", "件", "complaints"),
    ("七、依申请公开信息收取的费用", "万元", "fees"),
    ("八、机构建设和保障经费情况", "", None),
    ("（一）政府信息公开工作专门机构数", "个", "offices"),
    ("（二）设置政府信息公开查阅点数", "个", "reading_points"),
    ("（三）从事政府信息公开工作人员数", "人", "staff"),
    ("1.专职人员数（不包括政府公报及政府网站工作人员数）", "人", "staff.full_time"),
    ("2.兼职人员数", "人", "staff.part_time"),
    (
        "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
        "万元",
        "budget",
    ),
    ("九、政府信息公开会议和培训情况", "", None),
    ("（一）召开政府信息公开工作会议或专题会议数", "次", "meetings"),
    ("（二）举办各类培训班数", "次", "trainings"),
    ("（三）接受培训人员数", "人次", "trainees"),
)


def statistics(cells: Cells) -> Grid:
    """Return the statistics form of 2014–2018: label, unit, figure."""
    rows = [
        (Cell(label), Cell(unit), Cell("" if key is None else cells.get(key, "0")))
        for label, unit, key in STATISTICS
    ]
    return Grid(((Cell("统计指标"), Cell("单位"), Cell("统计数")), *rows), "statistics")
