"""The pack: the printables of an event by file name."""

from io import BytesIO

import pytest
from PIL import Image

from tests.paper.conftest import START, MakeEvent, children
from toolkit.model.event import Event
from toolkit.model.plan import Plan
from toolkit.paper.pack import write_pack
from toolkit.paper.pictures import page_as_picture, page_count, pages_as_pictures
from toolkit.words import Words


@pytest.fixture
def event(make_event: MakeEvent, small_plan: Plan) -> Event:
    return make_event(small_plan, children(3))


def test_a_pack_has_three_documents(event: Event) -> None:
    pack = write_pack(event, START, Words(), lambda done, total: None)
    assert list(pack) == ["sign-in.pdf", "agenda.pdf", "run-sheet.pdf"]
    assert all(content.startswith(b"%PDF-") for content in pack.values())


def test_progress_runs_from_nothing_to_all(event: Event) -> None:
    told: list[tuple[int, int]] = []
    write_pack(event, START, Words(), lambda done, total: told.append((done, total)))
    done = [step for step, _ in told]
    assert done == sorted(done)
    assert len({total for _, total in told}) == 1
    assert done[0] == 0
    assert done[-1] == told[0][1]
    assert len(set(done)) > 5


def test_what_progress_raises_stops_the_work(event: Event) -> None:
    class StoppedError(Exception):
        pass

    def step(done: int, total: int) -> None:
        if done == 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        write_pack(event, START, Words(), step)


def test_pages_can_be_looked_at_as_pictures(event: Event) -> None:
    pdf = write_pack(event, START, Words(), lambda done, total: None)["agenda.pdf"]
    found = list(pages_as_pictures(pdf, 72))
    assert len(found) == page_count(pdf) == 2
    for number, png in enumerate(found):
        assert Image.open(BytesIO(png)).size == (596, 842)
        assert png == page_as_picture(pdf, number, 72)
    for number in (-1, 2):
        with pytest.raises(IndexError):
            page_as_picture(pdf, number, 72)
