import Foundation
import Testing

/// The command where the world is unkind: full and closed streams, signals, other builds, odd folders.
struct HardshipTests {
    private let site: TemporarySite

    init() throws { site = try TemporarySite() }

    /// Runs a line of the shell in which `$accord` is the command and `$site` the site.
    private func run(_ line: String) throws -> Run {
        try start("/bin/sh", ["-c", line], environment: ["accord": accordPath, "site": site.path])
    }

    /// The digest of everything that is published.
    private func digest(_ folder: String = "public") throws -> String {
        let line =
            "cd \"$site\"/\(folder) && find . -type f ! -path './.accord/lock' "
            + "| LC_ALL=C sort | xargs -d '\\n' sha256sum | sha256sum"
        let sum = try run(line)
        #expect(sum.status == 0 && sum.complaint.isEmpty)
        return sum.text
    }

    /// What is asked for goes nowhere, and the command says so by its exit code.
    @Test(arguments: [
        "list --site \"$site\"", "check --format json --site \"$site\"", "--help", "diff --site \"$site\"",
    ])
    func failsWhenTheAnswerCannotBeWritten(_ arguments: String) throws {
        try site.write("x: y\n", to: "content/glosary.yaml")
        for target in ["/dev/full", "&-"] {
            let answer = try run("\"$accord\" \(arguments) >\(target)")
            #expect(answer.status == 3, "\(target): \(answer.complaint)")
            #expect(answer.complaint.contains("accord: standard output: "))
        }
    }

    @Test func takesAClosedPipeForAReaderWhoHasHadEnough() throws {
        let line =
            "{ \"$accord\" list --site \"$site\"; echo $? >\"$site\"/status; } | true; cat \"$site\"/status"
        #expect(try run(line).text == "0\n")
    }

    @Test(arguments: [">&-", "2>&-", "<&-", ">/dev/full 2>/dev/full", ">&- 2>&- <&-"])
    func buildsWhateverItsStreamsAre(_ streams: String) throws {
        #expect(try run("\"$accord\" build --site \"$site\" \(streams)").status == 0)
        let wanted = try digest()
        #expect(try run("rm -r \"$site\"/public; \"$accord\" build --site \"$site\"").status == 0)
        #expect(try digest() == wanted)
    }

    @Test func letsOneOfManyBuildsPublish() throws {
        let line =
            "seq 20 | xargs -P 20 -I{} sh -c "
            + "'\"$accord\" build -j1 --site \"$site\" 2>\"$site\"/said-{}; echo $?'"
        let codes = try run(line).text.split(separator: "\n")
        #expect(codes.count == 20 && codes.contains("0") && Set(codes).isSubset(of: ["0", "3"]), "\(codes)")
        for (index, _) in codes.enumerated() {
            let said = try String(contentsOfFile: site.path + "/said-\(index + 1)", encoding: .utf8)
            #expect(said.contains("files written") || said.contains("another build"), "\(said)")
        }
        let made = try digest()
        #expect(try accord("build", "--site", site.path, "--output", site.path + "/other").status == 0)
        #expect(try digest("other") == made)
    }

    @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
    func saysBeforeRenderingThatItCannotWrite() throws {
        let run = try run(
            "mkdir \"$site\"/public; chmod 555 \"$site\"/public; \"$accord\" build --site \"$site\"")
        #expect(run.status == 3 && run.complaint.contains("Permission denied"))
    }

    @Test func publishesIntoTheFolderThatALinkNames() throws {
        let run = try run(
            "mkdir \"$site\"/releases; ln -s releases \"$site\"/public; \"$accord\" build --site \"$site\"; "
                + "test -h \"$site\"/public && test -f \"$site\"/releases/index.html"
        )
        #expect(run.status == 0, "\(run.complaint)")
    }

    @Test(arguments: [
        "\"$site\"", "/", "\"$site\"/content", "\"$site\"/..", "\"$HOME\"", "\"$site\"/content/agreements",
    ])
    func refusesPreciousFolders(_ output: String) throws {
        let run = try run("HOME=\"$site\"/content; \"$accord\" build --site \"$site\" --output \(output)")
        #expect(run.status == 2, "\(run.complaint)")
        #expect(!FileManager.default.fileExists(atPath: site.path + "/public"))
    }

    @Test func givesTheSameBytesWhateverSurroundsIt() throws {
        #expect(try accord("build", "--site", site.path, "--as-of", "2022-01-01").status == 0)
        let wanted = try digest()
        let surroundings = [
            "TZ=Pacific/Kiritimati LC_ALL=C", "TZ=America/Adak LC_ALL=tr_TR.UTF-8",
            "LC_ALL=uk_UA.UTF-8 LANG=ar",
            "umask 077; TZ=", "cd \"$site\"; HOME=/nowhere", "unset HOME; cd /; LC_ALL=en_US",
            "SOURCE_DATE_EPOCH=9999999999", "TMPDIR=/nowhere TERM=dumb NO_COLOR=1",
        ]
        for (index, surrounding) in surroundings.enumerated() {
            let jobs = [1, 2, 64][index % 3]
            let line =
                "\(surrounding) \"$accord\" build --site \"$site\" --as-of 2022-01-01 "
                + "-j\(jobs) --output \"$site\"/o"
            #expect(try run(line.replacing("; \"$accord\"", with: "; env \"$accord\"")).status == 0)
            #expect(try digest("o") == wanted, "\(surrounding)")
            #expect(try run("rm -r \"$site\"/o").status == 0)
        }
    }

    @Test func takesTheDayOfTheEpochThatIsGiven() throws {
        let day = { (epoch: String) in
            try start(
                accordPath, ["list", "--site", self.site.path], environment: ["SOURCE_DATE_EPOCH": epoch]
            ).text
        }
        #expect(try day("1612310399").contains("announced"), "a second before 3 February 2021 in UTC")
        #expect(try day("1612310400").contains("signed"))
    }

    @Test func showsAHundredMistakesOfAKindAndAllAsJSON() throws {
        for number in 0..<150 {
            try site.write("---\nx: y\n---\n", to: "content/agreements/e\(number).md")
        }
        let text = try accord("check", "--site", site.path)
        #expect(text.status == 1)
        #expect(text.complaint.components(separatedBy: "[unknown-key]\n  |").count - 1 == 100)
        #expect(text.complaint.contains("accord: 50 more like these [unknown-key]"))
        let json = try accord("check", "--format", "json", "--site", site.path)
        let all = try #require(try JSONSerialization.jsonObject(with: json.output) as? [[String: Any]])
        #expect(all.count { $0["id"] as? String == "unknown-key" } == 150)
    }
}
