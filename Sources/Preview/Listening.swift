internal import Glibc

/// The socket on which the preview waits for browsers.
enum Listening {
    /// How many ports after the one asked for are tried.
    static let attempts = 20

    /// A socket on the loopback interface, at the port or the next that is free; at port 0, at any.
    static func open(port: Int) throws(PreviewFailure) -> (socket: Int32, port: Int) {
        let last = port == 0 ? 0 : min(65_535, port + attempts - 1)
        for port in port...last {
            let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
            guard socket >= 0 else { throw .system(call: "socket", errno: errno) }
            var yes: Int32 = 1
            setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(port).bigEndian
            address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            let isBound = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                    bind(socket, address, size) == 0 && listen(socket, 128) == 0
                        && getsockname(socket, address, &size) == 0
                }
            }
            if isBound { return (socket, Int(in_port_t(bigEndian: address.sin_port))) }
            let code = errno
            close(socket)
            guard code == EADDRINUSE else { throw .system(call: "bind", errno: code) }
        }
        throw .noPort(first: port, last: last)
    }
}
