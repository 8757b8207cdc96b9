# There is no TLS for scripts yet: the board's own connection has it, in the firmware.
CERT_NONE = 0
CERT_OPTIONAL = 1
CERT_REQUIRED = 2
PROTOCOL_TLS_CLIENT = 0
PROTOCOL_TLS_SERVER = 1


def wrap_socket(*args, **kwargs):
    raise OSError(95, "no TLS for scripts")


class SSLContext:
    def __init__(self, protocol):
        raise OSError(95, "no TLS for scripts")
