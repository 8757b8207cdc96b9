from _minipy import ticks, wait, wake, woken, run_id, home, alive, print_exception
from heapq import heappush, heappop
from sys import stderr


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
_stopped = False
_handler = None


class _Suspend:
    def __await__(self):
        yield


_suspend = _Suspend()


class Task:
    def __init__(self, coro):
        self.coro = coro
        self._mark = 0  # grows whenever the task goes on: older wake-ups are void
        self._done = False
        self._value = None
        self._error = None  # until the task is done: what is thrown into it next
        self._waiters = []
        self._seen = False
        self.home = _home()

    def done(self):
        return self._done

    def cancelled(self):
        return self._done and isinstance(self._error, CancelledError)

    def result(self):
        if not self._done:
            raise InvalidStateError("Result is not set.")
        self._seen = True
        if self._error is not None:
            raise self._error
        return self._value

    def exception(self):
        if not self._done:
            raise InvalidStateError("Exception is not set.")
        self._seen = True
        if isinstance(self._error, CancelledError):
            raise self._error
        return self._error

    def cancel(self):
        if self._done:
            return False
        if self is cur_task:
            raise RuntimeError("can't cancel self")
        self._error = CancelledError()
        _schedule(self)
        return True

    def __await__(self):
        while not self._done:
            self._waiters.append((cur_task, cur_task._mark))
            yield
        return self.result()

    def _finish(self, value, error):
        self._done = True
        self._value = value
        self._error = error
        self._mark += 1
        waiters = self._waiters
        self._waiters = ()
        for task, mark in waiters:
            _resume(task, mark)
        if error is not None and not waiters and not isinstance(error, CancelledError):
            _report({"message": "Task exception wasn't retrieved", "exception": error, "future": self})


def _schedule(task):
    task._mark += 1
    _ready.append(task)
    if _owner is not None and _owner != run_id():
        wake()


def _resume(task, mark):
    if task._mark == mark and not task._done:
        _schedule(task)


def _home():
    # The run with whose end a task ends that is made now: that of the task that makes it.
    if cur_task is not None and _owner == run_id():
        return cur_task.home
    return home()


def _at(time, task):
    global _number
    _number += 1
    heappush(_timed, (time, _number, task, task._mark))


# Tasks that wait for a socket, as (task, mark), and what `woken` said when they were last told to look.
_looking = []
_told = 0


def _due():
    global _looking, _told
    if _looking and woken() != _told:
        _told = woken()
        waiting = _looking
        _looking = []
        for task, mark in waiting:
            _resume(task, mark)
    now = ticks()
    while _timed and _timed[0][0] <= now:
        entry = heappop(_timed)
        _resume(entry[2], entry[3])


def _next():
    # The next task that can go on; sleeps while there is none.
    global _start
    while True:
        if _timed:
            _due()
        while _start < len(_ready):
            task = _ready[_start]
            _ready[_start] = None
            _start += 1
            if _start > 32 and _start * 2 > len(_ready):
                _ready[:_start] = []
                _start = 0
            if task._done:
                continue
            if task.home is None or alive(task.home):
                return task
            task._finish(None, CancelledError())
        _ready.clear()
        _start = 0
        if _timed:
            # Not when somebody was woken that has not looked yet.
            wait(_timed[0][0], _told if _looking else woken())
        elif _flags:
            wait(-1)
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


def _run(until):
    # Runs tasks until `until` is done; None: for ever, or until `stop`.
    global _owner, _stopped
    me = run_id()
    if _owner is not None and _owner != me and alive(_owner):
        # Another run has a loop already: it runs the task, and this run waits. Should the other one end, it goes on here.
        wake()
        while _owner is not None and _owner != me and alive(_owner):
            if until is not None and until._done:
                return until.result()
            wait(ticks() + 10)
    if _owner == me and cur_task is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    _owner = me
    _stopped = False
    try:
        while not _stopped and (until is None or not until._done):
            task = _next()
            if task is None:
                break
            _step(task)
    finally:
        _owner = None
    if until is not None and until._done:
        return until.result()


def _report(context):
    handler = _handler or Loop.default_exception_handler
    handler(Loop, context)


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
    if cur_task is not None and _owner == run_id():
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    return run_until_complete(create_task(coro))


def run_until_complete(x):
    task = _ensure(x)
    task._seen = True
    task._waiters.append((_nobody, -1))
    return _run(task)


async def sleep_ms(ms):
    _at(ticks() + max(0, ms), cur_task)
    await _suspend


async def sleep(delay, result=None):
    if delay <= 0:
        _schedule(cur_task)
    else:
        _at(ticks() + int(delay * 1000), cur_task)
    await _suspend
    return result


async def _news(ms):
    # Until something happened to a socket, at most so long.
    global _looking
    if len(_looking) > 16:
        _looking = [entry for entry in _looking if entry[0]._mark == entry[1]]
    _at(ticks() + ms, cur_task)
    _looking.append((cur_task, cur_task._mark))
    await _suspend


async def wait_for_ms(aw, timeout):
    if timeout is None:
        return await aw
    task = _ensure(aw)
    if not task._done:
        mark = cur_task._mark
        task._waiters.append((cur_task, mark))
        _at(ticks() + max(0, timeout), cur_task)
        try:
            await _suspend
        except CancelledError:
            task.cancel()
            raise
    if task._done:
        return task.result()
    task.cancel()
    try:
        await task
    except CancelledError:
        pass
    raise TimeoutError()


def wait_for(aw, timeout):
    return wait_for_ms(aw, None if timeout is None else int(timeout * 1000))


async def gather(*aws, return_exceptions=False):
    tasks = [_ensure(x) for x in aws]
    try:
        for task in tasks:
            task._seen = True
        while True:
            pending = [task for task in tasks if not task._done]
            if not return_exceptions:
                for task in tasks:
                    if task._done and task._error is not None:
                        raise task._error
            if not pending:
                break
            for task in pending:
                task._waiters.append((cur_task, cur_task._mark))
            await _suspend
    except CancelledError as e:
        for task in tasks:
            if not task._done:
                task.cancel()
        raise
    return [task._value if task._error is None else task._error for task in tasks]


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
        self._set = True
        if self._waiter is not None:
            _resume(*self._waiter)

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
        self._waiters = []

    def locked(self):
        return self._locked

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock not acquired")
        while self._waiters:
            task, mark = self._waiters.pop(0)
            if task._mark == mark and not task._done:
                # The lock goes to this task without being free in between.
                _schedule(task)
                return
        self._locked = False

    async def acquire(self):
        if self._locked:
            self._waiters.append((cur_task, cur_task._mark))
            mark = cur_task._mark
            try:
                await _suspend
            except CancelledError:
                # Given the lock and cancelled in the same moment: hand it on.
                if (cur_task, mark) not in self._waiters:
                    self.release()
                raise
        self._locked = True
        return True

    async def __aenter__(self):
        await self.acquire()
        return self

    async def __aexit__(self, kind, error, traceback):
        self.release()


class Loop:
    _exc_handler = None

    @staticmethod
    def create_task(coro):
        return create_task(coro)

    @staticmethod
    def run_forever():
        _run(None)

    @staticmethod
    def run_until_complete(x):
        return run_until_complete(x)

    @staticmethod
    def stop():
        global _stopped
        _stopped = True
        wake()

    @staticmethod
    def close():
        pass

    @staticmethod
    def time():
        return ticks() / 1000

    @staticmethod
    def set_exception_handler(handler):
        global _handler
        _handler = handler

    @staticmethod
    def get_exception_handler():
        return _handler

    @staticmethod
    def default_exception_handler(loop, context):
        print(context["message"], file=stderr)
        print("future:", context["future"], "coro=", context["future"].coro, file=stderr)
        print_exception(context["exception"])

    @staticmethod
    def call_exception_handler(context):
        _report(context)


def get_event_loop():
    return Loop


get_running_loop = get_event_loop


def new_event_loop():
    global _start, _handler
    _ready.clear()
    _start = 0
    _timed.clear()
    _handler = None
    return Loop


_nobody = Task(None)
_nobody._done = True


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
