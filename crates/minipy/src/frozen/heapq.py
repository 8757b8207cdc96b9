def _check(heap):
    if not isinstance(heap, list):
        raise TypeError("heap must be a list")


def _up(heap, pos):
    item = heap[pos]
    while pos > 0:
        parent = (pos - 1) >> 1
        other = heap[parent]
        if not item < other:
            break
        heap[pos] = other
        pos = parent
    heap[pos] = item


def _down(heap, pos):
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        if child + 1 < end and not heap[child] < heap[child + 1]:
            child += 1
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    while pos > start:
        parent = (pos - 1) >> 1
        other = heap[parent]
        if not item < other:
            break
        heap[pos] = other
        pos = parent
    heap[pos] = item


def heappush(heap, item):
    _check(heap)
    heap.append(item)
    _up(heap, len(heap) - 1)


def heappop(heap):
    _check(heap)
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    heap[0] = last
    _down(heap, 0)
    return first


def heapify(heap):
    _check(heap)
    for pos in range(len(heap) // 2 - 1, -1, -1):
        _down(heap, pos)


def heapreplace(heap, item):
    _check(heap)
    first = heap[0]
    heap[0] = item
    _down(heap, 0)
    return first


def heappushpop(heap, item):
    _check(heap)
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _down(heap, 0)
    return item


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:n]


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:n]
