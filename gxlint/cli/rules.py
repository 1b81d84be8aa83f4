"""`gxlint rules`, `explain`, `schema` and `test`: what concerns the rules, not reports."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from gxlint.cli.config import Config, settled
from gxlint.cli.output import show
from gxlint.errors import GxlintError
from gxlint.pack.load import load_pack
from gxlint.pack.mistakes import nearest
from gxlint.pack.model import Pack, Rule, Words
from gxlint.plugins import find_plugins

_pack = click.option("--pack", multiple=True, metavar="NAME", help="Rule pack, or its folder.")
_lang = click.option("--lang", type=click.Choice(["zh", "en"]), help="Language.  [default: zh]")
_config = click.option("--config", "config_file", metavar="FILE", help="Use this configuration.")


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@_pack
@_lang
@_config
def rules(form: str, config_file: str | None, **given: Any) -> None:
    """List the rules: code, name, severity and what they ask for."""
    config = settled(given, config_file)
    pack = load_pack(config.pack, find_plugins())
    if form == "json":
        show([_json([_record(rule, config.lang) for rule in pack.rules])], utf8=True)
    else:
        show(_table(pack.rules, config.lang), utf8=False)


def _table(found: Sequence[Rule], language: str) -> Iterator[str]:
    wide = max((len(rule.name) for rule in found), default=0)
    for rule in found:
        off = "" if rule.enabled else " (off)"
        title = _said(rule.title, language)
        yield f"{rule.code}  {rule.name:{wide}}  {rule.severity:7}  {title}{off}\n"


def _record(rule: Rule, language: str) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "confidence": rule.confidence,
        "enabled": rule.enabled,
        "title": _said(rule.title, language),
        "regimes": list(rule.regimes),
        "check": rule.kind,
        "basis": list(rule.basis),
        "tags": list(rule.tags),
        "since": rule.since,
    }


def _said(words: Words, language: str) -> str:
    return words.get(language) or next(iter(words.values()), "")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


@click.command()
@click.argument("rule", required=False, metavar="CODE|NAME")
@click.option("--all", "every", is_flag=True, help="Every rule.")
@click.option(
    "--output", metavar="FOLDER", help="With --all: a page a rule, in both languages, in FOLDER."
)
@_pack
@_lang
@_config
def explain(
    rule: str | None, output: str | None, config_file: str | None, *, every: bool, **given: Any
) -> None:
    """Explain a rule: what, why, on what basis, with examples, how to mend and known limits."""
    from gxlint.pack.pages import Pages

    if every == (rule is not None) or (output and not every):
        raise click.UsageError("give the code or name of one rule, or --all")
    config = settled(given, config_file)
    pack = load_pack(config.pack, find_plugins())
    if output:
        _write_pages(pack, Path(output))
        return
    chosen = pack.rules if every else [_rule(pack, str(rule))]
    pages = Pages(pack, config.lang)
    show(["\n".join(pages.page(one) for one in chosen)], utf8=False)


def _rule(pack: Pack, wanted: str) -> Rule:
    for rule in pack.rules:
        if wanted in {rule.name, rule.code} or wanted.upper() == rule.code:
            return rule
    known = [one for rule in pack.rules for one in (rule.code, rule.name)]
    hint = nearest(wanted, known) or "; `gxlint rules` lists them"
    raise GxlintError(f"no rule is called {wanted!r}{hint}")


def _write_pages(pack: Pack, folder: Path) -> None:
    from gxlint.pack.pages import document, index

    pages = {f"{rule.code}.md": document(pack, rule) for rule in pack.rules}
    pages["README.md"] = index(pack)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("GX*.md"):
            if old.name not in pages:
                old.unlink()
        for name, content in pages.items():
            (folder / name).write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        raise GxlintError(f"{folder}: cannot be written: {error.strerror}") from error


@click.command()
@click.argument("what", type=click.Choice(["rule", "pack", "json", "config"]), default="rule")
def schema(what: str) -> None:
    """Print the JSON Schema of a rule file, a pack.yaml, the JSON output or the configuration."""
    show([_json(_schema(what))], utf8=True)


def _schema(what: str) -> Any:
    from gxlint.pack.schemas import pack_schema, rule_schema

    if what == "config":
        from gxlint.cli.config import SCHEMA

        return SCHEMA
    if what == "json":
        from gxlint import formats

        return json.loads(Path(formats.__file__).with_name("schema.json").read_text("utf-8"))
    return pack_schema() if what == "pack" else rule_schema(find_plugins())


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@click.option("--quiet", "-q", is_flag=True, help="Failures only, no closing line.")
def test(packs: tuple[str, ...], *, quiet: bool) -> None:
    """Hold the rules of PACK (default: national) against their own examples.

    Exits with 1 if a rule judges an example otherwise than it says, with 2 if a pack is wrong.
    """
    from gxlint.engine.wording import Wording
    from gxlint.pack.trial import trials

    pack = load_pack(packs or Config().pack, find_plugins())
    filled = Wording(pack.names, pack.phrases, "zh").filled
    passed = failed = 0
    for trial in trials(pack.rules, filled):
        if trial.problem is None:
            passed += 1
            continue
        failed += 1
        click.echo(f"{trial.rule.file}: {trial.example.name!r}: {trial.problem}")
    for plugin, problem in pack.problems:
        click.echo(f"{plugin}: {problem}", err=True)
    if not quiet:
        click.echo(f"{passed} passed, {failed} failed")
    raise SystemExit(int(failed > 0 or bool(pack.problems)))
