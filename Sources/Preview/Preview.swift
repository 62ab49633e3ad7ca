internal import AgreementModel
package import AgreementSite

/// Shows a site on this machine from memory, builds it anew on every save, and tells the pages that are open.
/// Writes nothing.
package struct Preview {
    /// What happens while a site is previewed.
    package enum Event {
        /// The port asked for is taken, and the preview has another.
        case moved(port: Int)
        /// Pages can be opened at this address.
        case ready(address: String)
        /// The time until the pages were told, and until all was rendered and audited.
        case built(SiteBuilder.Build, told: UInt64, nanoseconds: UInt64)
        /// The content could not be read at all this time.
        case unreadable(String)
    }

    let builder: SiteBuilder
    /// The folder that holds `content` and `templates`.
    let site: String
    /// The first port to be tried; 0 for any.
    let port: Int
    /// Can be read once the preview shall end.
    let interruption: Int32

    package init(builder: SiteBuilder, site: String, port: Int, interruption: Int32) {
        var builder = builder
        builder.memory = ContentMemory()
        (self.builder, self.site, self.port, self.interruption) = (builder, site, port, interruption)
    }

    /// How often it is found out which browsers have gone.
    private static let beatMilliseconds: Int32 = 5_000

    /// Previews until interrupted.
    /// - Throws: when there is nothing to show, no port is free, or nothing can be watched.
    package func run(_ tell: (Event) -> Void) throws(PreviewFailure) {
        // Watched before it is read, so that no save is missed.
        let watcher = try Watcher(site: site, names: ["content", "templates"])
        var shown = PreviewedSite(session: Preview.session)
        var clock = Stopwatch()
        let first: SiteBuilder.Build
        do {
            first = try builder.build()
        } catch {
            throw .unreadable(error.description)
        }
        if first.hasErrors { shown.complain(first.diagnostics) } else { shown.complete(first) }
        let server = try Server(shown, base: first.basePath, port: port)
        defer { server.stop() }
        let time = clock.lap()
        tell(.built(first, told: time, nanoseconds: time))
        if port != 0, server.port != port { tell(.moved(port: server.port)) }
        tell(.ready(address: "http://127.0.0.1:\(server.port)\(first.basePath)"))
        while true {
            switch try watcher.wait(milliseconds: Preview.beatMilliseconds, interruption: interruption) {
            case .interrupted: return
            case .nothing: server.beat()
            case .changed:
                guard let prepared = try prepare(watcher) else { return }
                show(prepared, &shown, server, tell)
            }
        }
    }

    /// A site prepared from what is there once it is quiet.
    ///
    /// It is read while others may still be writing, and again if they were.
    /// - Returns: `nil` when interrupted.
    private func prepare(_ watcher: Watcher) throws(PreviewFailure) -> Prepared? {
        var clock = Stopwatch()
        let early = watcher.isSettled ? Result { () throws(ReadFailure) in try builder.prepare() } : nil
        switch try watcher.settle(interruption: interruption) {
        case .interrupted: return nil
        case .nothing:
            if let early { return (early, clock.lap()) }
        case .changed: break
        }
        return (Result { () throws(ReadFailure) in try builder.prepare() }, clock.lap())
    }

    /// What was prepared, and how many nanoseconds it took.
    private typealias Prepared = (result: Result<PreparedSite, ReadFailure>, nanoseconds: UInt64)

    /// Tells the pages as soon as everything is read and checked; the page that is looked at is rendered when
    /// it is asked for, and all of them are audited afterwards.
    private func show(
        _ new: Prepared, _ shown: inout PreviewedSite, _ server: Server, _ tell: (Event) -> Void
    ) {
        var clock = Stopwatch()
        let earlier = shown
        let prepared: PreparedSite
        switch new.result {
        case .success(let site): prepared = site
        case .failure(let failure):
            shown.complain(failure)
            server.show(shown)
            return tell(.unreadable(failure.description))
        }
        if prepared.build.hasErrors {
            shown.complain(prepared.build.diagnostics)
        } else {
            shown.show(prepared)
        }
        server.show(shown)
        let told = new.nanoseconds + clock.lap()
        let build = builder.finish(prepared)
        if !build.hasErrors {
            shown.complete(build)
            server.keep(shown)
        } else if !prepared.build.hasErrors {
            shown = shown.returned(to: earlier)
            shown.complain(build.diagnostics)
            server.show(shown)
        }
        tell(.built(build, told: told, nanoseconds: told + clock.lap()))
    }

    /// What no other preview on this machine has.
    private static var session: String {
        var generator = SystemRandomNumberGenerator()
        return String(generator.next(), radix: 36)
    }
}
