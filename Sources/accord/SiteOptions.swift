internal import AgreementModel
internal import AgreementSite
internal import Glibc

/// The options that all commands on a site share.
struct SiteOptions {
    var site = "."
    var output: String?
    var day = Clock.today
    var address: String?
    var isJSON = false
    var jobs = Clock.cores
    var showsTimings = false
    var isQuiet = false

    /// Where the site is published.
    var outputPath: String { output ?? (site == "." ? "public" : site + "/public") }

    var builder: SiteBuilder { SiteBuilder(site: site, day: day, address: address, jobs: jobs) }
}

/// What the command takes from the machine it runs on.
enum Clock {
    /// The day of `SOURCE_DATE_EPOCH` (reproducible-builds.org), else today, in UTC.
    static var today: CivilDate {
        let epoch = getenv("SOURCE_DATE_EPOCH").flatMap { Int(String(cString: $0)) }
        let seconds = epoch ?? time(nil)
        return CivilDate(daysSince1970: seconds / 86_400)
    }

    static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
