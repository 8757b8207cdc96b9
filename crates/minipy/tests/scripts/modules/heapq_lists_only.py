# Heaps are lists, and nothing else is.
import heapq


def attempt(f, *args):
    try:
        return f(*args)
    except (TypeError, IndexError) as e:
        return type(e).__name__


for heap in ((), (1,), {1}, None, bytearray(b"a"), "ab"):
    print(heap, attempt(heapq.heappush, heap, 1), attempt(heapq.heappop, heap), attempt(heapq.heapify, heap))
print(attempt(heapq.heappop, []), attempt(heapq.heappush, [1], "a"), attempt(heapq.heapify, [1, "a"]))
print(attempt(heapq.heapify), attempt(heapq.heappush, [1]))


class Named(list):
    pass


heap = Named([3, 1, 2])
print(attempt(heapq.heapify, heap), heap, attempt(heapq.heappush, heap, 0), heap, heapq.heappop(heap))
heap = []
for n in (5, 3, 8, 1, 9, 2, 3):
    heapq.heappush(heap, (n, "x"))
print(heap, [heapq.heappop(heap)[0] for _ in range(7)])
