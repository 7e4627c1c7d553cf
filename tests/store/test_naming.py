"""What is only kept behind a passphrase."""

from __future__ import annotations

import pytest

from tests.model.strategies import fact
from toolkit.model import facts as f
from toolkit.model import facts_care as care
from toolkit.model import facts_search as search
from toolkit.model.errors import UserError
from toolkit.model.instants import Instant
from toolkit.store.naming import may_name_someone, names_someone
from toolkit.store.workspace import Statement, Workspace

NAMING: list[f.Body] = [
    f.Registered("A", "child", call_name="Nini"),
    f.Registered("A", "child", name="Nina Rossi"),
    f.Amended("A", name="Nina Rossi"),
    care.HandedOver("A", "in", carer="Rosa Bianchi"),
    care.HandedOver("A", "out", note="her aunt came instead"),
    care.CareNoted("A", contacts="Rosa 333 1234"),
    care.CareNoted("A", allergies="nuts"),
    care.CareNoted("A", risks="epilepsy"),
    care.CareNoted("A", belongings="red bag"),
    care.MedicationSet("A", "m1", "cetirizine"),
    search.SearchAbout("A", "s1", seen_by="Mara"),
]
SILENT: list[f.Body] = [
    f.Registered("A", "child", home="NORD"),
    f.Amended("A", consent="no"),
    care.HandedOver("A", "in", adult="TEAM-01-3", signed=True, welfare_by="2026-10-12"),
    care.CareNoted("A", room="7"),
    care.CareNoted("A", allergies=""),
    care.MedicationCleared("A", "m1"),
    care.MedicationGiven("A", "m1", 5, "refused"),
    care.Moved("A", "out", "TEAM-01-3"),
    care.SeenAtRoll("A", "r1"),
    search.SearchAbout("A", "s1"),
    search.SearchAbout("A", "s1", where="by the stairs", wearing="red jumper"),
    search.SearchAbout("A", "s1", seen_at=5, seen_by="TEAM-01-3"),
    search.SearchNoted("s1", "light in the cellar"),
    f.Noted("the lamp is weak"),
]


@pytest.mark.parametrize("body", NAMING, ids=str)
def test_names_contacts_and_health_need_a_passphrase(workspace: Workspace, body: f.Body) -> None:
    assert names_someone(body)
    with pytest.raises(UserError, match="passphrase-needed"):
        workspace.append("E-1", [Statement(Instant(1), body)])
    assert len(workspace.facts("E-1")) == 1
    workspace.set_passphrase("correct horse")
    workspace.append("E-1", [Statement(Instant(1), body)])
    assert workspace.facts("E-1")[-1].what == body


@pytest.mark.parametrize("body", SILENT, ids=str)
def test_a_code_and_a_time_need_none(workspace: Workspace, body: f.Body) -> None:
    assert not names_someone(body)
    workspace.append("E-1", [Statement(Instant(1), body)])
    assert workspace.facts("E-1")[-1].what == body


def test_of_what_is_not_known_here_it_is_taken_that_it_names_somebody() -> None:
    known = fact(1, NAMING[0], Instant(1), Instant(1))
    strange = f.Fact("e", b"1", "d", 1, "", Instant(1), Instant(1), "", "new", b"{}", None)
    erased = f.Fact("e", b"1", "d", 1, "", Instant(1), Instant(1), "", "new", bytes(9), None)
    silent = fact(1, SILENT[0], Instant(1), Instant(1))
    found = [may_name_someone(one) for one in (known, strange, erased, silent)]
    assert found == [True, True, False, False]
