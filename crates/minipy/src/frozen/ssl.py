# TLS over the platform's sockets, where it has TLS.
import _tls
from socket import _retry, socket

CERT_NONE = 0
CERT_OPTIONAL = 1
CERT_REQUIRED = 2
PROTOCOL_TLS_CLIENT = 0
PROTOCOL_TLS_SERVER = 1


def _data(source):
    # A path, or what such a file holds.
    if isinstance(source, str):
        with open(source, "rb") as f:
            return f.read()
    return bytes(memoryview(source))


class SSLContext:
    def __init__(self, protocol, /):
        if protocol not in (PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER):
            raise ValueError("unknown protocol")
        # Raises where there is no TLS.
        self._known = _tls.ciphers()
        self._ciphers = ()
        self._authorities = []
        self._platform = False
        self._identity = (None, None)
        self.verify_mode = CERT_NONE if protocol == PROTOCOL_TLS_SERVER else CERT_REQUIRED

    def load_cert_chain(self, certfile, keyfile):
        certificate, key = _data(certfile), _data(keyfile)
        _tls.check_identity(certificate, key)
        self._identity = (certificate, key)

    def load_verify_locations(self, cafile=None, cadata=None):
        data = _data(cadata if cafile is None else cafile)
        _tls.check_authorities(data)
        self._authorities.append(data)

    def load_default_certs(self):
        # As CPython has it: the authorities that the platform trusts.
        self._platform = True

    def get_ciphers(self):
        return list(self._known)

    def set_ciphers(self, ciphers):
        ciphers = tuple(ciphers)
        if not ciphers or not all(name in self._known for name in ciphers):
            raise OSError(-0x5E80, "unknown cipher suite")
        self._ciphers = ciphers

    def wrap_socket(self, sock, *, server_side=False, do_handshake_on_connect=True, server_hostname=None):
        if not isinstance(sock, socket):
            raise TypeError("ssl needs a socket")
        if server_hostname is None and self.verify_mode == CERT_REQUIRED and not server_side:
            raise ValueError("CERT_REQUIRED requires server_hostname")
        _tls.start(
            sock._open(),
            bool(server_side),
            server_hostname,
            self.verify_mode,
            self._authorities,
            self._platform,
            self._identity[0],
            self._identity[1],
            self._ciphers,
        )
        wrapped = SSLSocket(sock)
        if do_handshake_on_connect:
            # Also of a socket that else does not wait.
            _retry(sock._timeout or None, _tls.handshake, sock._open())
        return wrapped


class SSLSocket(socket):
    def __init__(self, sock):
        self._type = sock._type
        self._timeout = sock._timeout
        self._ahead = b""
        self._target = None
        self._id = sock._open()

    def getpeercert(self, binary_form=False):
        if not binary_form:
            raise NotImplementedError
        return _tls.peer(self._open())

    def cipher(self):
        return _tls.agreed(self._open())

    def __repr__(self):
        return "<_SSLSocket %s>" % ("closed" if self._id is None else self.fileno())


def wrap_socket(
    sock,
    server_side=False,
    key=None,
    cert=None,
    cert_reqs=CERT_NONE,
    cadata=None,
    server_hostname=None,
    do_handshake=True,
):
    context = SSLContext(PROTOCOL_TLS_SERVER if server_side else PROTOCOL_TLS_CLIENT)
    if cert is not None or key is not None:
        context.load_cert_chain(cert, key)
    if cadata is not None:
        context.load_verify_locations(cadata=cadata)
    context.verify_mode = cert_reqs
    return context.wrap_socket(
        sock,
        server_side=server_side,
        do_handshake_on_connect=do_handshake,
        server_hostname=server_hostname,
    )
