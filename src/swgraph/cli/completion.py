"""``swgraph completion``."""

import click


@click.command(name="completion")
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def command(shell: str) -> None:
    r"""输出命令补全脚本。

    Print the script that completes swgraph's commands, options and questions.

    \b
    eval "$(swgraph completion bash)"
    swgraph completion fish > ~/.config/fish/completions/swgraph.fish
    """
    from click.shell_completion import get_completion_class

    from swgraph.cli.app import app

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"不支持 not supported: {shell}")
    click.echo(kind(app, {}, "swgraph", "_SWGRAPH_COMPLETE").source())
