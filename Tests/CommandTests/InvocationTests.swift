import Testing

@testable import accord

struct InvocationTests {
    private func read(_ arguments: String...) throws -> Invocation {
        try Invocation(try #require(CommandTable.command("build")), arguments)
    }

    @Test(arguments: [
        ["--jobs", "3", "-q"], ["--jobs=3", "--quiet"], ["-j3", "-q"], ["-j", "3", "-q"], ["-qj3"],
        ["-q", "-j3", "--"],
    ])
    func takesOptionsInEveryUsualForm(_ arguments: [String]) throws {
        let command = try #require(CommandTable.command("build"))
        #expect(try Invocation(command, arguments).values == ["jobs": "3", "quiet": ""])
    }

    @Test func keepsWhatFollowsTheFirstEqualsSign() throws {
        #expect(
            try read("--base-url=https://example.org/?a=b").values["base-url"] == "https://example.org/?a=b")
    }

    @Test(arguments: [
        (["--outptu"], "did you mean '--output'"), (["--output"], "needs a value: --output DIR"),
        (["--output", ""], "needs a value"), (["--output="], "needs a value"),
        (["--quiet=no"], "takes no value"),
        (["-q", "-q"], "given twice"), (["-x"], "has no option '-x'"), (["-qx"], "has no option '-x'"),
        (["--format", "xml"], "one of text, json"), (["word"], "one word too many"),
        (["--", "-q"], "one word too many"),
        (["--="], "has no option '--'"),
    ])
    func refusesWhatItDoesNotKnow(_ arguments: [String], _ complaint: String) throws {
        let command = try #require(CommandTable.command("build"))
        let error = #expect(throws: Misuse.self) { try Invocation(command, arguments) }
        #expect(error?.description.contains(complaint) == true, "\(error?.description ?? "")")
    }
}
