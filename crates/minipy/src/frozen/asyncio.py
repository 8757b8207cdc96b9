# Names with an underscore are this module's own.
from _minipy import ticks as _ticks, wait as _wait, wake as _wake, woken as _woken
from _minipy import run_id as _run_id, alive as _alive, home as _run_home
from _minipy import print_exception as _print_exception, task_failed as _task_failed
from heapq import heappush as _heappush, heappop as _heappop
from sys import stderr as _stderr

__version__ = (3, 0, 0)


class CancelledError(BaseException):
    pass


class TimeoutError(Exception):
    pass


class InvalidStateError(Exception):
    pass


# Tasks that can go on, in order. A list with a moving start: taking from its front must not move the rest.
_ready = []
_start = 0
# (time, number, task, mark): when a task goes on, unless its mark has changed by then.
_timed = []
_number = 0
# The task that runs, and the run whose loop it is in.
cur_task = None
_owner = None
# Ends `run_forever`.
_stopper = None


# What is large stands first: what the compiler needs for it goes before there is much code.
class Loop:
    _exc_handler = None

    def create_task(coro):
        return create_task(coro)

    def run_forever():
        global _stopper
        _stopper = Task(_nothing())
        _run(_stopper)

    def run_until_complete(x):
        return run_until_complete(x)

    def stop():
        global _stopper
        if _stopper is not None:
            _schedule(_stopper)
            _stopper = None

    def close():
        pass

    def time():
        return _ticks() / 1000

    def set_exception_handler(handler):
        Loop._exc_handler = handler

    def get_exception_handler():
        return Loop._exc_handler

    def default_exception_handler(loop, context):
        print(context["message"], file=_stderr)
        print("future:", context["future"], "coro=", context["future"].coro, file=_stderr)
        _print_exception(context["exception"])

    def call_exception_handler(context):
        (Loop._exc_handler or Loop.default_exception_handler)(Loop, context)


class Task:
    def __init__(self, coro):
        self.coro = coro
        self._mark = 0  # grows whenever the task is made ready: older wake-ups are void
        self._on = None  # the task that it waits for; True: it is among the ready ones
        self._done = False
        self._value = None
        self._error = None  # until the task is done: what is thrown into it next
        self._waiters = []  # None once it is done: its error is still to be reported
        self._home = _home()

    def done(self):
        return self._done

    def cancelled(self):
        return self._done and isinstance(self._error, CancelledError)

    def result(self):
        if not self._done:
            raise InvalidStateError("Result is not set.")
        self._waiters = ()
        if self._error is not None:
            raise self._error
        return self._value

    def exception(self):
        if not self._done:
            raise InvalidStateError("Exception is not set.")
        self._waiters = ()
        if isinstance(self._error, CancelledError):
            raise self._error
        return self._error

    def cancel(self):
        if self._done:
            return False
        if self is cur_task:
            raise RuntimeError("can't cancel self")
        task = self
        while isinstance(task._on, Task):
            task = task._on
        task._error = CancelledError()
        _schedule(task)
        return True

    def __await__(self):
        task = cur_task
        while not self._done:
            self._waiters.append((task, task._mark))
            if task._on is None:
                task._on = self
            yield
        return self.result()

    def _finish(self, value, error):
        self._done = True
        self._value = value
        self._error = error
        waiters = self._waiters
        self._waiters = ()
        for task, mark in waiters:
            if mark is None:
                task(self)
            else:
                _resume(task, mark)
        if not waiters and error is not None and not isinstance(error, CancelledError):
            # Reported when its turn comes, unless somebody has asked for it by then.
            self._waiters = None
            _schedule(self)


class Event:
    def __init__(self):
        self._set = False
        self._waiters = []

    def is_set(self):
        return self._set

    def set(self):
        self._set = True
        waiters = self._waiters
        self._waiters = []
        for task, mark in waiters:
            _resume(task, mark)

    def clear(self):
        self._set = False

    async def wait(self):
        if not self._set:
            self._waiters.append((cur_task, cur_task._mark))
            await _suspend
        return True


# Flags that tasks wait for: while there are any, an idle loop sleeps instead of ending.
_flags = []


class ThreadSafeFlag:
    def __init__(self):
        self._set = False
        self._waiter = None

    def set(self):
        # May be called at any moment, between any two instructions of the loop: it only notes, and the loop looks.
        self._set = True
        _wake()

    def clear(self):
        self._set = False

    async def wait(self):
        if not self._set:
            self._waiter = (cur_task, cur_task._mark)
            _flags.append(self)
            try:
                await _suspend
            finally:
                _flags.remove(self)
                self._waiter = None
        self._set = False


class Lock:
    def __init__(self):
        self._locked = False
        self._next = None  # the task that it has been given to and that has not run yet
        self._waiters = []

    def locked(self):
        return self._locked

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock not acquired")
        self._locked = False
        self._give()

    def _give(self):
        self._next = None
        while self._waiters:
            task, mark = self._waiters.pop(0)
            if task._mark == mark and not task._done:
                self._next = task
                _schedule(task)
                return

    async def acquire(self):
        if self._locked or self._next is not None:
            self._waiters.append((cur_task, cur_task._mark))
            try:
                await _suspend
            except CancelledError:
                # Given the lock and cancelled in the same moment: hand it on.
                if self._next is cur_task:
                    self._give()
                raise
            self._next = None
        self._locked = True
        return True

    async def __aenter__(self):
        return await self.acquire()

    async def __aexit__(self, kind, error, traceback):
        self.release()


async def gather(*aws, return_exceptions=False):
    tasks = [_ensure(x) for x in aws]
    me, mark = cur_task, cur_task._mark
    left = 0
    failed = None

    def done(task):
        nonlocal left, failed
        left -= 1
        if failed is None and not return_exceptions:
            failed = task._error
        if not left or failed is not None:
            _resume(me, mark)

    for task in tasks:
        if not task._done:
            left += 1
            task._waiters.append((done, None))
            continue
        task._waiters = ()
        if failed is None and not return_exceptions:
            failed = task._error
    if left and failed is None:
        try:
            await _suspend
        except CancelledError:
            for task in tasks:
                task.cancel()
            raise
    if failed is not None:
        raise failed
    return [task._value if task._error is None else task._error for task in tasks]


async def wait_for_ms(aw, timeout):
    if timeout is None:
        return await aw
    task = _ensure(aw)
    if not task._done:
        mark = cur_task._mark
        task._waiters.append((cur_task, mark))
        _at(_ticks() + max(0, timeout), cur_task)
        try:
            await _suspend
        except CancelledError:
            task.cancel()
            raise
    if task._done:
        # A turn later, as elsewhere: until then this can be cancelled.
        _schedule(cur_task)
        await _suspend
        return task.result()
    task.cancel()
    try:
        await task
    except CancelledError:
        pass
    raise TimeoutError()


class _Suspend:
    def __await__(self):
        yield


_suspend = _Suspend()


def _schedule(task):
    task._mark += 1
    if task._on is not True:
        task._on = True
        _ready.append(task)
        if _owner is not None and _owner != _run_id():
            _wake()


def _resume(task, mark):
    if task._mark == mark and not task._done:
        _schedule(task)


def _home():
    # The run with whose end a task ends that is made now: that of the task that makes it.
    if cur_task is not None and _owner == _run_id():
        return cur_task._home
    return _run_home()


def _at(time, task):
    global _number
    _number += 1
    _heappush(_timed, (time, _number, task, task._mark))


# Tasks that wait for a socket, as (task, mark), and what `_woken` said when they were last told to look.
_looking = []
_told = 0


def _due():
    global _looking, _told
    if _looking and _woken() != _told:
        _told = _woken()
        waiting = _looking
        _looking = []
        for task, mark in waiting:
            _resume(task, mark)
    now = _ticks()
    while _timed and _timed[0][0] <= now:
        entry = _heappop(_timed)
        _resume(entry[2], entry[3])


def _next():
    # The next task that can go on; sleeps while there is none.
    global _start
    while True:
        # Read before looking: what comes after that is not slept over.
        seen = _woken()
        if _timed:
            _due()
        for flag in _flags:
            if flag._set:
                _resume(*flag._waiter)
        while _start < len(_ready):
            task = _ready[_start]
            _ready[_start] = None
            _start += 1
            if _start > 32 and _start * 2 > len(_ready):
                _ready[:_start] = []
                _start = 0
            task._on = None
            if task._done:
                if task._waiters is None:
                    task._waiters = ()
                    _report(task)
                continue
            if task._home is None or _alive(task._home):
                return task
            task._finish(None, CancelledError())
        _ready.clear()
        _start = 0
        if _timed:
            _wait(_timed[0][0], seen)
        elif _flags:
            _wait(-1, seen)
        else:
            return None


def _step(task):
    global cur_task
    before = cur_task
    cur_task = task
    error = task._error
    try:
        if error is None:
            task.coro.send(None)
        else:
            task._error = None
            task.coro.throw(error)
    except StopIteration as e:
        task._finish(e.value, None)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as e:
        task._finish(None, e)
    finally:
        cur_task = before


async def _nothing():
    pass


def _run(until):
    # Runs tasks until `until` is done.
    global _owner
    me = _run_id()
    if _owner is not None and _owner != me and _alive(_owner):
        # Another run has a loop already: it runs the task, and this run waits. Should the other one end, it goes on here.
        _wake()
        while _owner is not None and _owner != me and _alive(_owner):
            if until._done:
                return until.result()
            _wait(_ticks() + 10)
    if _owner == me and cur_task is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    _owner = me
    try:
        while not until._done:
            task = _next()
            if task is None:
                break
            _step(task)
    finally:
        _owner = None
    if until._done:
        return until.result()


def _report(task):
    # The embedder may want to know of it, unless the program does.
    if Loop._exc_handler is None and _task_failed(task._error, task._home):
        return
    message = "Task exception wasn't retrieved"
    Loop.call_exception_handler({"message": message, "exception": task._error, "future": task})


def _is_coroutine(x):
    return hasattr(x, "send")


def create_task(coro, name=None):
    if not _is_coroutine(coro):
        raise TypeError("coroutine expected")
    task = Task(coro)
    _schedule(task)
    return task


def _ensure(x):
    if isinstance(x, Task):
        return x
    if _is_coroutine(x):
        return create_task(x)
    return create_task(_await(x))


async def _await(x):
    return await x


ensure_future = _ensure


def current_task(loop=None):
    if cur_task is None:
        raise RuntimeError("no running event loop")
    return cur_task


def run(coro):
    if cur_task is not None and _owner == _run_id():
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    return run_until_complete(create_task(coro))


def run_until_complete(x):
    task = _ensure(x)
    if not task._done:
        # Its error is the caller's.
        task._waiters.append((id, None))
    return _run(task)


async def sleep_ms(ms):
    _at(_ticks() + max(0, ms), cur_task)
    await _suspend


async def sleep(delay, result=None):
    if delay <= 0:
        _schedule(cur_task)
    else:
        _at(_ticks() + int(delay * 1000), cur_task)
    await _suspend
    return result


async def _news(ms):
    # Until something happened to a socket, at most so long.
    global _looking
    if len(_looking) > 16:
        _looking = [entry for entry in _looking if entry[0]._mark == entry[1]]
    _at(_ticks() + ms, cur_task)
    _looking.append((cur_task, cur_task._mark))
    await _suspend


def wait_for(aw, timeout):
    return wait_for_ms(aw, None if timeout is None else int(timeout * 1000))


def get_event_loop(runq_len=0, waitq_len=0):
    return Loop


get_running_loop = get_event_loop


def new_event_loop():
    global _start
    _ready.clear()
    _start = 0
    _timed.clear()
    _flags.clear()
    return Loop


# Streams need sockets: they are loaded when they are asked for.
def StreamReader(s, e={}):
    from _stream import Stream

    return Stream(s, e)


StreamWriter = StreamReader


def open_connection(host, port, ssl=None, server_hostname=None):
    from _stream import open_connection as connect

    return connect(host, port, ssl, server_hostname)


def start_server(cb, host, port, backlog=5, ssl=None):
    from _stream import start_server as serve

    return serve(cb, host, port, backlog, ssl)
