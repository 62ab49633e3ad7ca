import Foundation
import Testing

@testable import AgreementSite

struct RememberedBuildTests {
    /// After anything at all, a build that remembers tells and leaves what one without memory does.
    @Test(arguments: [1, 2] as [UInt64])
    func isAsGoodAsACleanBuild(_ seed: UInt64) throws {
        var random = SeededNumbers(state: seed)
        let trial = try Trial()
        let start = try Trial.Backup(trial)
        var history: [Edit] = []
        for _ in 0..<24 {
            // Every other time nothing else happens, so that something can be remembered.
            let usual: Edit? = Bool.random(using: &random) ? .nothing : .body
            let edit = Bool.random(using: &random) ? usual : Edit.allCases.randomElement(using: &random)
            history.append(edit ?? .nothing)
            try history.last?.apply(to: trial, &random)
            let (remembered, plain) = try trial.build()
            #expect(remembered.printed == plain.printed, "\(history)")
            #expect(remembered.told == plain.told, "\(history)")
            #expect(Trial.difference(remembered.tree, plain.tree) == [], "\(history)")
            if plain.printed.contains("error:") || plain.told.contains("OUTPUT") {
                try start.restore(trial)
            }
        }
        #expect(trial.unchangedCount > 0 && trial.partialCount > 0, "\(history)")
    }

    @Test(arguments: Edit.allCases)
    func noticesEachEdit(_ edit: Edit) throws {
        var random = SeededNumbers(state: 7)
        let trial = try Trial()
        _ = try trial.build()
        _ = try trial.build(to: trial.outputs[0], remembers: true)
        #expect(trial.unchangedCount == 1)
        try edit.apply(to: trial, &random)
        let (remembered, plain) = try trial.build()
        #expect(remembered.printed == plain.printed)
        #expect(remembered.told == plain.told)
        #expect(Trial.difference(remembered.tree, plain.tree) == [])
    }

    @Test func makesOnlyWhatIsMadeFromAChangedText() throws {
        let trial = try Trial()
        trial.compresses = true
        _ = try trial.build()
        let text = try trial.site.text("agreements/norland.md")
        try trial.site.write(text + "\nAnd changed.\n", to: "agreements/norland.md")
        let before = try trial.marks()
        let (remembered, plain) = try trial.build()
        #expect(remembered == plain)
        #expect(trial.partialCount == 1)
        let after = try trial.marks()
        let touched = Set(after.keys).union(before.keys).filter { after[$0] != before[$0] }
        #expect(touched.contains("agreements/norland.html"))
        #expect(!touched.contains("agreements/southland.html") && !touched.contains("index.html"))
    }

    /// What one page loses another may link to, and what one text cites is listed on other pages.
    @Test(arguments: ["\n## Heading\n\nText.\n", "\nText.[](source:gazette)\n"])
    func makesEverythingWhenATextReachesFurther(_ text: String) throws {
        let trial = try Trial()
        let before = try trial.site.text("agreements/southland.md")
        for text in [before + text, before, before + text + "\nMore.\n"] {
            try trial.site.write(text, to: "agreements/southland.md")
            let (remembered, plain) = try trial.build()
            #expect(remembered == plain)
        }
    }

    @Test func touchesNothingWhenNothingChanged() throws {
        let trial = try Trial()
        _ = try trial.build(to: trial.outputs[0], remembers: true)
        let before = try trial.marks()
        _ = try trial.build(to: trial.outputs[0], remembers: true)
        #expect(trial.unchangedCount == 1)
        #expect(try trial.marks() == before)
    }

    @Test func goesOnWithoutAFolderToRememberIn() throws {
        let trial = try Trial()
        // What shall be a folder is a file.
        try Data().write(to: URL(filePath: trial.folder + "/cache"))
        for _ in 0..<2 {
            let (remembered, plain) = try trial.build()
            #expect(remembered == plain)
        }
        #expect(trial.unchangedCount == 0)
    }

    @Test func remembersOnlySoManyOutputs() throws {
        let trial = try Trial()
        _ = try trial.build(to: trial.outputs[0], remembers: true)
        let record = try #require(trial.cache.record(of: Whereabouts(trial.outputs[0]).path))
        for number in 0..<40 {
            trial.cache.remember(record, of: "/output/\(number)")
            if number == 0 { #expect(trial.cache.record(of: "/output/0") != nil) }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: trial.cache.path).count == 32)
        #expect(trial.cache.record(of: "/output/39") != nil)
    }
}

extension Trial {
    /// The content and templates as they were.
    struct Backup {
        private let folder: String

        init(_ trial: Trial) throws {
            folder = trial.folder + "/backup"
            try FileManager.default.copyItem(atPath: trial.site.path, toPath: folder)
        }

        func restore(_ trial: Trial) throws {
            try FileManager.default.removeItem(atPath: trial.site.path)
            try FileManager.default.copyItem(atPath: folder, toPath: trial.site.path)
            for output in trial.outputs { try? FileManager.default.removeItem(atPath: output) }
            trial.day = "2026-01-01"
        }
    }

    /// The names of files that are not the same in both.
    static func difference(_ one: [String: Data], _ other: [String: Data]) -> [String] {
        Set(one.keys).union(other.keys).filter { one[$0] != other[$0] }.sorted()
    }

    /// Of every published file: which it is, and when it was last changed.
    func marks() throws -> [String: String] {
        try Trial.tree(outputs[0]).keys.reduce(into: [:]) { marks, name in
            let found = try FileManager.default.attributesOfItem(atPath: outputs[0] + "/" + name)
            marks[name] = "\(found[.systemFileNumber] ?? "") \(found[.modificationDate] ?? "")"
        }
    }
}
