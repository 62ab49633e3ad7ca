internal import AgreementModel
internal import AgreementSite
internal import Glibc

@main enum Accord {
    static func main() {
        let arguments = CommandLine.arguments
        let day = CivilDate(arguments.count > 1 ? arguments[1] : "2026-11-23")!
        let build = try? SiteBuilder(site: ".", day: day, jobs: 2).build()
        guard let build else { print("cannot read"); return }
        for d in build.diagnostics { print(DiagnosticPrinter.text(d)) }
        print(build.artifacts.count, build.timings, build.diagnostics.count)
        for a in build.artifacts {
            let path = "/tmp/out/" + a.path
            system("mkdir -p $(dirname \(path))")
            let f = fopen(path, "w")!
            fwrite(a.bytes, 1, a.bytes.count, f)
            fclose(f)
        }
    }
}
