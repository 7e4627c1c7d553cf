"""Breaks a paragraph into lines by measured width and puts each line in visual order."""

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate, takewhile
from typing import NamedTuple

from toolkit.paper.typeset.bidi import levels, line_levels, visual_order
from toolkit.paper.typeset.breaks import SOFT_HYPHEN, clusters, places, trimmed
from toolkit.paper.typeset.face import Face, Variant
from toolkit.paper.typeset.fonts import Fonts
from toolkit.paper.typeset.properties import bidi_classes
from toolkit.paper.typeset.runs import Run, cut
from toolkit.paper.typeset.shape import Cluster, Shaper


class Piece(NamedTuple):
    """Clusters of one face that stand side by side, from left to right."""

    face: Face
    clusters: tuple[Cluster, ...]
    right_to_left: bool
    width: int


class Line(NamedTuple):
    """One line: its pieces from left to right; widths in thousandths of the type size."""

    pieces: tuple[Piece, ...]
    width: int
    text: str


class Measured:
    """One paragraph without line ends, shaped as if it stood on one endless line.

    Args:
        text: the paragraph.
        base: its level, 0 or 1.
        variant: the cut of the fonts.
        language: BCP 47, as fonts choose shapes by it.
        fonts, shaper: what it is set with.
    """

    def __init__(
        self, text: str, base: int, variant: Variant, language: str, fonts: Fonts, shaper: Shaper
    ) -> None:
        self.text = text
        self.base = base
        self.language = language
        self._shaper = shaper
        self._levels = levels(text, base)
        self._mixed = any(level != base for level in self._levels)
        self._pieces: dict[int, Piece] = {}
        self.runs = cut(text, self._levels, fonts, variant) if text else []

    @cached_property
    def whole(self) -> Line:
        """All of it on one line, spaces at the end left out."""
        return self._line(0, len(self.text))

    def broken(self, limit: float) -> list[Line]:
        """Lines no wider than the limit, in thousandths of the type size.

        A line ends where the language allows; a word that is longer than a line is torn between
        clusters. Only a single cluster that is wider than the limit stands out.
        """
        if self.whole.width <= limit:
            return [self.whole]
        found = []
        start = 0
        while start < len(self.text):
            start, line = self._next(start, limit)
            found.append(line)
        return found

    def _next(self, start: int, limit: float) -> tuple[int, Line]:
        """The line that begins at `start`, and where the one after it begins."""
        found = self._fitting(self._places, start, limit)
        if found is None:
            found = self._fitting(self._clusters, start, limit)
        if found is None:
            end = self._clusters[bisect_right(self._clusters, start)]
            found = end, self._line(start, end)
        return found

    def _fitting(self, ends: list[int], start: int, limit: float) -> tuple[int, Line] | None:
        """The longest line from `start` to one of these ends that keeps to the limit."""
        first = bisect_right(ends, start)
        last = bisect_right(ends, self._edges[start] + limit, lo=first, key=self._edge)
        for end in reversed(ends[first:last]):
            line = self._line(start, end)
            if line.width <= limit:
                return end, line
        return None

    def _edge(self, end: int) -> int:
        """How far a line that ends here reaches, measured from the paragraph's beginning."""
        return self._edges[trimmed(self.text, 0, end)]

    @cached_property
    def _edges(self) -> list[int]:
        """Where each character begins on the endless line, in logical order."""
        advances = [0] * (len(self.text) + 1)
        for run in self.runs:
            for cluster in self._shaped(run).clusters:
                advances[run.start + cluster.start + 1] += cluster.advance
        return list(accumulate(advances))

    @cached_property
    def _places(self) -> list[int]:
        return [*places(self.text), len(self.text)]

    @cached_property
    def _clusters(self) -> list[int]:
        return [*clusters(self.text), len(self.text)]

    @cached_property
    def _classes(self) -> list[str]:
        return bidi_classes(self.text)

    def _line(self, start: int, end: int) -> Line:
        """The line of these characters: rule L1, then the order of its pieces, L2."""
        seen = trimmed(self.text, start, end)
        here = self._levels[start:end]
        if self._mixed:
            here = line_levels(self._levels, self._classes, start, end, self.base)
        torn = start < seen and end < len(self.text) and self.text[seen - 1] == SOFT_HYPHEN
        text = self.text[start : seen - 1] + "-" if torn else self.text[start:seen]
        spans = []
        for run in self.runs:
            first, last = max(run.start, start) - start, min(run.end, seen) - start
            while first < last:
                level = here[first]
                stop = first + sum(1 for _ in takewhile(level.__eq__, here[first:last]))
                spans.append((level, self._part(run, level, start + first, text[first:stop])))
                first = stop
        pieces = tuple(spans[place][1] for place in visual_order([level for level, _ in spans]))
        return Line(pieces, sum(piece.width for piece in pieces), text)

    def _part(self, run: Run, level: int, start: int, text: str) -> Piece:
        """What a line has of a run: cut out where that is safe, else shaped by itself."""
        first, last = start - run.start, start - run.start + len(text)
        whole = self._shaped(run)
        if level == run.level and text == self.text[start : start + len(text)]:
            own = tuple(cluster for cluster in whole.clusters if first <= cluster.start < last)
            edges = {first, last} - {0, run.end - run.start}
            if edges <= {c.start for c in whole.clusters if c.safe and c.start in edges}:
                return whole._replace(clusters=own, width=sum(cluster.advance for cluster in own))
        return self._piece(run, level, text)

    def _shaped(self, run: Run) -> Piece:
        """All of a run."""
        found = self._pieces.get(run.start)
        if found is None:
            text = self.text[run.start : run.end]
            found = self._pieces[run.start] = self._piece(run, run.level, text)
        return found

    def _piece(self, run: Run, level: int, text: str) -> Piece:
        right_to_left = level % 2 == 1
        clusters = self._shaper.shape(text, run.face, run.script, self.language, right_to_left)
        width = sum(cluster.advance for cluster in clusters)
        return Piece(run.face, clusters, right_to_left, width)
