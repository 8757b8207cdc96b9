# The network belongs to the platform: a script may look.
from _socket import own_address

STA_IF = 0
AP_IF = 1
STAT_IDLE = 1000
STAT_CONNECTING = 1001
STAT_GOT_IP = 1010

_hostname = "board"


def hostname(name=None):
    global _hostname
    if name is None:
        return _hostname
    if not isinstance(name, str) or len(name) > 32:
        raise ValueError("bad hostname")
    _hostname = name


def country(code=None):
    return "XX"


class WLAN:
    IF_STA = STA_IF
    IF_AP = AP_IF

    def __init__(self, interface_id=STA_IF):
        if interface_id not in (STA_IF, AP_IF):
            raise ValueError("bad interface")
        self._station = interface_id == STA_IF

    def active(self, is_active=None):
        if is_active is None:
            return self._station
        if bool(is_active) != self._station:
            raise OSError(95)

    def connect(self, *args, **kwargs):
        # Already there; which network it is, the platform decides.
        if not self.isconnected():
            raise OSError(95)

    def disconnect(self):
        raise OSError(95)

    def scan(self):
        raise OSError(95)

    def isconnected(self):
        return self._station and own_address() is not None

    def status(self, param=None):
        if param is not None:
            raise ValueError("unknown status param")
        return STAT_GOT_IP if self.isconnected() else STAT_IDLE

    def ifconfig(self, config=None):
        if config is not None:
            raise OSError(95)
        address = own_address() if self._station else None
        # Of the mask, the gateway and the name server nothing is known.
        return (address or "0.0.0.0", "0.0.0.0", "0.0.0.0", "0.0.0.0")

    def config(self, param=None, **kwargs):
        if param in ("hostname", "dhcp_hostname"):
            return hostname()
        if kwargs and all(key in ("hostname", "dhcp_hostname") for key in kwargs):
            return hostname(list(kwargs.values())[0])
        raise ValueError("unknown config param")


LAN = WLAN
