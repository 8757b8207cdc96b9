import heapq
h = []
for x in (5, 1, 8, 3, 9, 2, 7):
    heapq.heappush(h, x)
print(h[0], [heapq.heappop(h) for _ in range(len(h))])
l = [9, 4, 7, 1, 2]
heapq.heapify(l)
print(l[0], sorted(l))
out = []
while l:
    out.append(heapq.heappop(l))
print(out)
try:
    heapq.heappop([])
except IndexError:
    print("IndexError")
h = [(2, "b"), (1, "z"), (1, "a")]
heapq.heapify(h)
print(heapq.heappop(h), heapq.heappop(h))
