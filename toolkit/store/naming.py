"""Which facts are only kept behind a passphrase: those that name somebody, or tell of their health.

A person code with a time beside it names nobody, so that arrivals, moves and roll-calls are never
held up. Free texts that concern one person are taken for names: nobody can tell what is in them.
Those of a search are not, where a child was last seen and wearing what among them: while a child
can't be found nothing may stand in the way of a word.
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
    """Whether a fact holds a name, contacts or a health detail.

    The number of a room tells nothing of the kind.
    """
    if isinstance(body, Registered | Amended):
        return bool(body.call_name or body.name)
    if isinstance(body, HandedOver):
        return bool(body.carer or body.note)
    if isinstance(body, CareNoted):
        return bool(body.contacts or body.allergies or body.risks or body.belongings)
    if isinstance(body, SearchAbout):
        return bool(body.seen_by) and not has_code_shape(body.seen_by or "")
    return isinstance(body, MedicationSet)


def may_name_someone(fact: Fact) -> bool:
    """Whether a fact from elsewhere names somebody, or may: it is of a kind not known here.

    One that was erased names nobody.
    """
    if fact.what is None:
        return any(fact.body)
    return names_someone(fact.what)
