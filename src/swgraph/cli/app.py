"""The group of commands; each is imported when it is used, so that help answers at once."""

from importlib import import_module
from typing import Final

import click

from swgraph.settings import VERSION

_COMMANDS: Final = {
    "build": "构建图谱并发布 · Build the graph of some articles and publish it",
    "update": "增补、替换或撤回来源 · Add, replace or withdraw sources of the published graph",
    "ask": "提问：对照表 · Ask a question of the catalogue, get a table",
    "national": "全国汇总 · Aggregates over the whole country",
    "compare": "跨地区对照指标 · Compare indicators across regions",
    "sparql": "SPARQL 查询 · Run a SPARQL query",
    "evidence": "查看事实的原文 · Show the words behind a fact",
    "explain": "解释一条陈述：出处或推理过程 · Explain a statement: who states it, or how it follows",
    "review": "复核队列网页 · Write the facts that wait for review as a page",
    "merges": "名称归并及其撤销 · Show which names were taken for one thing, and undo that",
    "validate": "校验文章或已建的图 · Check articles, or the graph that was built",
    "repair": "修复文本 · Repair the text of a page",
    "extract": "抽取事实 · Extract the facts of an article",
    "info": "图谱概况与核验 · Show what a graph holds, and verify it",
    "network": "网络度量 · Measure networks of departments, documents, tiers",
    "export": "导出网络、统计立方体或整个图 · Export networks, the statistics cube or the graph",
    "plot": "画图 · Draw tiers, comparisons, targets, a map, diffusion curves, a network",
    "publish": "发布到 SPARQL 服务器 · Publish the graph on a SPARQL server",
    "serve": "提供 SPARQL 端点和 JSON 接口 · Serve the graph: SPARQL endpoint and JSON interface",
    "ontology": "生成本体参考页 · Write the reference of the ontology as HTML",
    "completion": "命令补全脚本 · Print the script that completes commands in your shell",
}
_EPILOG: Final = """\b
示例 Examples:
  swgraph build                          构建自带数据 the project's own data
  swgraph build page.txt articles/       一页报纸和一个目录 a page and a folder
  swgraph ask                            列出全部问题 list the questions
  swgraph ask C1 --region 宁夏           宁夏的人才目标 talent targets of 宁夏
  swgraph evidence target/6bgnz3mxg2tj3jqq
\b
退出码 Exit codes: 0 完成 done · 1 失败 failed · 2 用法错误 usage · 3 数据无效 data invalid
环境变量 Environment: SWGRAPH_STORE, SWGRAPH_LANG (zh, en), SOURCE_DATE_EPOCH, NO_COLOR
"""


class Commands(click.Group):
    """A group whose commands stand each in a module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names in the order of the way through the house."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, imported now; a name that is none suggests the nearest."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"swgraph.cli.{cmd_name}").command
        # Docstrings are raw, as those with a backslash should be: the mark of click that keeps lines is put in here.
        command.help = (command.help or "").replace("\\b", "\b")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without importing them."""
        with formatter.section("命令 Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant; a near miss is named in the error."""
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], _COMMANDS, n=1)
            advice = f"did you mean {near[0]}?" if near else f"wanted one of {', '.join(_COMMANDS)}"
            raise click.UsageError(f"未知命令 unknown command {args[0]!r}; {advice}", ctx)
        return super().resolve_command(ctx, args)


_CONTEXT: Final = {"help_option_names": ["-h", "--help"], "max_content_width": 110}


@click.group(cls=Commands, epilog=_EPILOG, context_settings=_CONTEXT)
@click.version_option(VERSION, "-V", "--version", message="swgraph %(version)s", help="版本 Show the version.")
def app() -> None:
    """中国社会工作政策知识图谱：从受损的报纸版面到带原文的答案。

    The knowledge graph of Chinese social-work policy: from a damaged newspaper page to an answer with its quotation.
    """
