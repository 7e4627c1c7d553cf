"""Which facts are only kept behind a passphrase: those that name somebody, or tell of their health.

A person code with a time beside it names nobody, so that arrivals, moves and roll-calls are never
held up. Free texts that concern one person are taken for names: nobody can tell what is in them.
Texts that concern no one person, as notes of a search, are not: in a search nothing may be asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.codes import has_code_shape
from toolkit.model.facts import Amended, Registered
from toolkit.model.facts_care import CareNoted, HandedOver, MedicationSet
from toolkit.model.facts_search import SearchAbout

if TYPE_CHECKING:
    from toolkit.model.facts import Body, Fact


def names_someone(body: Body) -> bool:
    """Whether a fact holds a name, contacts, a health detail or what somebody looks like.

    The number of a room tells nothing of the kind.
    """
    if isinstance(body, Registered | Amended):
        return bool(body.call_name or body.name)
    if isinstance(body, HandedOver):
        return bool(body.carer or body.note)
    if isinstance(body, CareNoted):
        return bool(body.contacts or body.allergies or body.risks or body.belongings)
    if isinstance(body, SearchAbout):
        by = body.seen_by or ""
        return bool(body.where or body.wearing or (by and not has_code_shape(by)))
    return isinstance(body, MedicationSet)


def may_name_someone(fact: Fact) -> bool:
    """Whether a fact from elsewhere names somebody, or may: it is of a kind not known here.

    One that was erased names nobody.
    """
    if fact.what is None:
        return any(fact.body)
    return names_someone(fact.what)
