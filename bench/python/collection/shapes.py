# Fills the heap with one shape of objects, named by the argument, and prints the microseconds of each of 60 collections.
import gc
import sys
import time


class Thing:
    pass


def tuples(kept):
    kept = kept or []
    kept.append([(i,) for i in range(50)])
    return kept


def chain(kept):
    return [kept]


def side_branches(kept):
    # Something waits on the marker's stack at every link, whichever end the marker begins with.
    return [[], kept, []]


def wide_chain(kept):
    # Each link holds more objects than the marker's stack, with the next link among them.
    return [[] for _ in range(75)] + [kept] + [[] for _ in range(75)]


def dict_of_floats(kept):
    kept = kept or {}
    for _ in range(20):
        kept['key %d' % len(kept)] = len(kept) + 0.5
    return kept


def instances(kept):
    thing = Thing()
    thing.next = kept
    thing.name = 'thing'
    return thing


SHAPES = {
    'many small objects': tuples,
    'chain': chain,
    'chain with side branches': side_branches,
    'chain of wide links': wide_chain,
    'big dict': dict_of_floats,
    'chain of instances': instances,
}


def fill(make):
    kept = None
    try:
        while True:
            for _ in range(10):
                kept = make(kept)
            if gc.mem_free() < 8 * 1024:
                gc.collect()
                if gc.mem_free() < 8 * 1024:
                    return kept
    except MemoryError:
        return kept


def main():
    kept = fill(SHAPES[sys.argv[1]])
    for _ in range(60):
        start = time.ticks_us()
        gc.collect()
        print(time.ticks_diff(time.ticks_us(), start))
    if gc.mem_alloc() < gc.mem_free():
        raise RuntimeError('the heap is not even half full')
    del kept


main()
