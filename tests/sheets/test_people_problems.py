from __future__ import annotations

import re
from pathlib import Path

from toolkit.sheets import people_problems


def test_every_problem_the_reader_gives_has_a_sentence() -> None:
    given_out = set()
    for name in ("people_grid", "people_xlsx", "people_cells", "people_file"):
        source = Path(people_problems.__file__).with_name(f"{name}.py").read_text()
        kinds = "file|code|age|role|sex|home|language|yes|text|cell|column|columns|no|too|outside"
        given_out |= set(re.findall(rf'"((?:{kinds})-[a-z-]+[a-z])"', source))
    given_out |= {"cell-formula", "cell-date", "cell-error"}
    assert given_out == people_problems.CODES
