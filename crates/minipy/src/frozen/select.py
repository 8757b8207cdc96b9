from _minipy import ticks, wait, woken
from _socket import longest_pause

POLLIN = 1
POLLOUT = 4
POLLERR = 8
POLLHUP = 16


def _events(obj, mask):
    if hasattr(obj, "_poll"):
        return obj._poll() & (mask | POLLERR | POLLHUP | 32)
    if hasattr(obj, "ioctl"):
        # Streams written in Python: MP_STREAM_POLL. A negative number is an error's.
        events = obj.ioctl(3, mask)
        if events < 0:
            raise OSError(-events)
        return events
    raise OSError(22)


def _until(look, timeout, objects):
    # Looks until there is something, with pauses in which other runs go on. Nobody tells when a stream written in Python
    # has something: those are looked at often.
    late = None if timeout is None or timeout < 0 else ticks() + timeout
    longest = longest_pause() if all(hasattr(obj, "_poll") for obj in objects) else 16
    pause = longest if longest > 16 else 1
    while True:
        seen = woken()
        found = look()
        now = ticks()
        if found or late is not None and now >= late:
            return found
        wait(now + pause if late is None else min(now + pause, late), seen)
        pause = min(pause * 2, longest)


class poll:
    def __init__(self):
        self._objects = []

    def _find(self, obj):
        for entry in self._objects:
            if entry[0] is obj:
                return entry
        return None

    def register(self, obj, eventmask=POLLIN | POLLOUT):
        if not hasattr(obj, "_poll") and not hasattr(obj, "ioctl"):
            raise OSError(22)
        entry = self._find(obj)
        if entry is None:
            self._objects.append([obj, eventmask])
        else:
            entry[1] = eventmask

    def unregister(self, obj):
        entry = self._find(obj)
        if entry is not None:
            self._objects.remove(entry)

    def modify(self, obj, eventmask):
        entry = self._find(obj)
        if entry is None:
            raise OSError(2)
        entry[1] = eventmask

    def _look(self):
        found = [(obj, _events(obj, mask)) for obj, mask in self._objects]
        return [pair for pair in found if pair[1]]

    def poll(self, timeout=-1):
        return _until(self._look, timeout, [entry[0] for entry in self._objects])

    def ipoll(self, timeout=-1, flags=0):
        found = self.poll(timeout)
        if flags & 1:
            for obj, _ in found:
                self.modify(obj, 0)
        return iter(found)


def select(rlist, wlist, xlist, timeout=None):
    def look():
        # Ready is also what has ended: reading tells.
        reading = [obj for obj in rlist if _events(obj, POLLIN)]
        writing = [obj for obj in wlist if _events(obj, POLLOUT)]
        failing = [obj for obj in xlist if _events(obj, 0)]
        return (reading, writing, failing) if reading or writing or failing else None

    every = list(rlist) + list(wlist) + list(xlist)
    return _until(look, None if timeout is None else int(timeout * 1000), every) or ([], [], [])
