"""The words of the commands about adapting plans, and about taking them along."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

EXAMPLES = {
    "plan diff": "plan diff consultation-72h my-consultation.yaml",
    "plan merge": "plan merge old.yaml my-consultation.yaml consultation-72h -o merged.yaml",
    "plan adapt": "plan adapt consultation-72h --id my-consultation",
    "plan updates": "plan updates --json",
    "plan pack": "plan pack my-consultation -o my-consultation.interact-plan",
    "plan unpack": "plan unpack my-consultation.interact-plan",
}


def adapt_commands(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the commands to the group ``plan``."""
    diff = add("diff", "say what is different between two plans, block by block")
    diff.add_argument("before", metavar="A", help="id or file")
    diff.add_argument("after", metavar="B", help="id or file")
    diff.add_argument("--json", action="store_true")
    merge = add("merge", "bring the new version of a plan into a copy that was adapted")
    merge.add_argument("base", metavar="BASE", help="what was adapted: id or file")
    merge.add_argument("local", metavar="LOCAL", help="the adapted copy: id or file")
    merge.add_argument("new", metavar="NEW", help="the new version: id or file")
    merge.add_argument("-o", "--output", required=True, metavar="OUT")
    merge.add_argument(
        "--take", choices=["local", "new"], help="whose word counts where both changed the same"
    )
    merge.add_argument("--override-by", default="", metavar="NAME")
    merge.add_argument("--override-reason", default="", metavar="REASON")
    adapt = add("adapt", "copy a plan into your own folder, to be changed there")
    adapt.add_argument("plan", metavar="PLAN", help="id or file")
    adapt.add_argument("--id", metavar="ID", help="id of the copy")
    adapt.add_argument("--to", metavar="DIR", help="another folder than your own")
    newer = add("updates", "list your plans whose original has come out in a newer version")
    newer.add_argument("--json", action="store_true")
    pack = add("pack", "write a plan as one file, with its handouts and translations")
    pack.add_argument("plan", metavar="PLAN", help="id or file")
    pack.add_argument("-o", "--output", required=True, metavar="FILE")
    unpack = add("unpack", "take over a plan that travelled as one file")
    unpack.add_argument("file", metavar="FILE")
