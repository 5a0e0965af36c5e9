"""The cheapest flow through a network: as much as possible, at the lowest cost.

Successive shortest augmenting paths (Busacker and Gowen 1960; Edmonds and Karp 1972). Costs are whole numbers and may
be negative, as long as no circle of the network is. Equal networks give equal flows.
"""

from collections import deque


class Network:
    """Nodes are numbered from 0; an arc is known by the number that `arc` gives."""

    def __init__(self, nodes: int) -> None:
        self._leaving: list[list[int]] = [[] for _ in range(nodes)]
        self._end: list[int] = []
        self._room: list[int] = []
        self._cost: list[int] = []

    def arc(self, begin: int, end: int, room: int, cost: int) -> int:
        """Add an arc for `room` units, each at `cost`."""
        number = len(self._end)
        for start, stop, most, price in ((begin, end, room, cost), (end, begin, 0, -cost)):
            self._leaving[start].append(len(self._end))
            self._end.append(stop)
            self._room.append(most)
            self._cost.append(price)
        return number

    def used(self, arc: int) -> int:
        """How many units run through an arc."""
        return self._room[arc ^ 1]

    def push(self, source: int, sink: int, most: int, *, only_gains: bool = False) -> int:
        """Send up to `most` units, each along the cheapest path that is left; the number that was sent.

        With `only_gains` it stops as soon as one more unit would not lower the cost.
        """
        sent = 0
        while sent < most:
            cost, path = self._cheapest(source, sink)
            if path is None or (only_gains and cost >= 0):
                break
            for arc in path:
                self._room[arc] -= 1
                self._room[arc ^ 1] += 1
            sent += 1
        return sent

    def _cheapest(self, source: int, sink: int) -> tuple[int, list[int] | None]:
        """Cost and arcs of the cheapest path with room (Bellman and Ford, with a queue)."""
        distance: list[int | None] = [None] * len(self._leaving)
        came: list[int] = [-1] * len(self._leaving)
        queued = [False] * len(self._leaving)
        distance[source] = 0
        queue = deque([source])
        while queue:
            node = queue.popleft()
            queued[node] = False
            here = distance[node]
            assert here is not None
            for arc in self._leaving[node]:
                if not self._room[arc]:
                    continue
                end, there = self._end[arc], here + self._cost[arc]
                known = distance[end]
                if known is None or there < known:
                    distance[end], came[end] = there, arc
                    if not queued[end]:
                        queued[end] = True
                        queue.append(end)
        total = distance[sink]
        if total is None:
            return 0, None
        path = []
        node = sink
        while node != source:
            path.append(came[node])
            node = self._end[came[node] ^ 1]
        return total, path
