internal import AgreementModel
internal import AgreementSite
internal import Glibc

/// The options that all commands on a site share.
struct SiteOptions {
    let site: String
    /// Where the site is published.
    let output: String
    let day: CivilDate
    let address: String?
    /// Where a preview is served; the path has slashes at both ends, and is that of the address if `nil`.
    let port: Int
    let basePath: String?
    let format: Format
    let jobs: Int
    let showsTimings: Bool
    let isQuiet: Bool
    /// Whether to publish compressed forms too.
    let compresses: Bool
    /// Whether published addresses may vanish.
    let forgets: Bool
    /// Whether the last build to the output is known, and this one remembered.
    let remembers: Bool
    /// After how many days a source is to be opened again; `nil` when no report was asked for.
    let staleDays: Int?
    /// Whether to ask other sites whether links to them are alive.
    let checksLinks: Bool

    init(_ invocation: Invocation) throws(Misuse) {
        let values = invocation.values
        site = values["site"] ?? "."
        output = values["output"] ?? (site == "." ? "public" : site + "/public")
        if let text = values["as-of"] {
            guard let day = CivilDate(text) else {
                throw Misuse(description: "'--as-of' is a day such as 2024-02-23, not '\(text)'")
            }
            self.day = day
        } else {
            day = Clock.today
        }
        if let text = values["base-url"], !SiteOptions.isAddress(text) {
            throw Misuse(
                description: "'--base-url' is an address such as https://example.org/site, not '\(text)'")
        }
        address = values["base-url"]
        guard let port = Int(values["port"] ?? "4000"), (0...65_535).contains(port) else {
            throw Misuse(description: "'--port' is a number from 0 to 65535, not '\(values["port"] ?? "")'")
        }
        self.port = port
        basePath = try values["base-path"].map { text throws(Misuse) in
            guard let path = SiteOptions.path(text) else {
                throw Misuse(description: "'--base-path' is a path such as /some/path/, not '\(text)'")
            }
            return path
        }
        format = values["format"].flatMap(Format.init(rawValue:)) ?? .text
        if let text = values["jobs"] {
            guard let jobs = Int(text), (1...256).contains(jobs) else {
                throw Misuse(description: "'--jobs' is a number from 1 to 256, not '\(text)'")
            }
            self.jobs = jobs
        } else {
            jobs = Clock.cores
        }
        showsTimings = values["timings"] != nil
        isQuiet = values["quiet"] != nil
        compresses = values["compress"] != nil
        forgets = values["forget-addresses"] != nil
        checksLinks = values["links"] != nil
        remembers = values["no-cache"] == nil
        staleDays = try values["stale"].map { text throws(Misuse) in
            guard let days = Int(text), (0...36_500).contains(days) else {
                throw Misuse(description: "'--stale' is a number of days from 0 to 36500, not '\(text)'")
            }
            return days
        }
    }

    func builder(_ progress: @escaping @Sendable (SiteBuilder.Step) -> Void = { _ in }) -> SiteBuilder {
        SiteBuilder(
            site: site, day: day, address: address, basePath: basePath, jobs: jobs, published: output,
            progress: progress)
    }

    /// What publishes to the output, and stops when a signal asks for it.
    var publisher: Publisher {
        Publisher(
            output: output, site: site, protected: [site + "/content", site + "/templates"],
            cancel: Interruption.signal)
    }

    /// A build of what was read that knows the last one to the output; `nil` if it shall not, or cannot.
    func remembered(_ inputs: BuildInputs, _ publisher: Publisher) -> RememberedBuild? {
        guard remembers, let cache = CacheFolder.ofUser,
            let program = ProgramIdentity.current()
        else { return nil }
        let circumstances = BuildCircumstances(
            program: program, options: [day.description, address, basePath, compresses ? "compress" : nil])
        return RememberedBuild(inputs, circumstances, publisher, in: cache, jobs: jobs)
    }

    /// What is to be published of a build.
    func artifacts(of build: SiteBuilder.Build) -> [Artifact] {
        compresses ? build.artifacts + Precompressed.all(of: build.artifacts, jobs: jobs) : build.artifacts
    }

    /// The path with slashes at both ends; `nil` if it is no plain path.
    private static func path(_ text: String) -> String? {
        let names = text.split(separator: "/")
        let isPlain = names.allSatisfy { name in
            name != "." && name != ".."
                && name.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
                        || "-._~".utf8.contains(byte)
                }
        }
        guard text.hasPrefix("/"), isPlain, !text.holds("//") else { return nil }
        return "/" + names.map { $0 + "/" }.joined()
    }

    /// An absolute http or https URL without query, fragment or user name.
    private static func isAddress(_ text: String) -> Bool {
        guard let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) }) else { return false }
        let rest = text.dropFirst(scheme.count)
        let isPlain = rest.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>?#@&'".utf8.contains($0) }
        return isPlain && !rest.hasPrefix("/") && !rest.isEmpty
    }
}

/// How diagnostics and lists are written.
enum Format: String { case text, json, sarif }

/// What the command takes from the machine it runs on.
enum Clock {
    /// The day of `SOURCE_DATE_EPOCH` (reproducible-builds.org), else today, in UTC.
    static var today: CivilDate {
        let epoch = getenv("SOURCE_DATE_EPOCH").flatMap { Int(String(cString: $0)) }
        return CivilDate(daysSince1970: (epoch ?? time(nil)) / 86_400)
    }

    static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
