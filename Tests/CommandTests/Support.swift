import Dispatch
import Foundation
import Synchronization

/// The folder of this repository.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

/// What a run of the command gave.
struct Run {
    let status: Int32
    let output: Data
    let complaint: String

    var text: String { String(decoding: output, as: UTF8.self) }
}

/// The command that was built with the tests.
let accordPath = URL(filePath: ProcessInfo.processInfo.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "accord").path

/// Runs the command.
func accord(_ arguments: String...) throws -> Run { try accord(arguments) }

func accord(_ arguments: [String], environment: [String: String] = [:]) throws -> Run {
    try start(accordPath, arguments, environment: environment)
}

/// Runs a line of the shell.
func shell(_ line: String) throws -> Run { try start("/bin/sh", ["-c", line]) }

func start(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws -> Run {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.standardInput = FileHandle.nullDevice
    process.arguments = arguments
    // What builds remember is kept away from what this user's own builds do.
    let cache = ["XDG_CACHE_HOME": repository + "/.build/test-cache"]
    process.environment = ProcessInfo.processInfo.environment.merging(cache) { $1 }
        .merging(environment) { $1 }
    let (output, complaint) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = complaint
    try process.run()
    // Both pipes are drained at the same time, or a full one would stop the command.
    let complaints = Mutex(Data())
    let drained = DispatchGroup()
    DispatchQueue.global().async(group: drained) {
        let read = complaint.fileHandleForReading.readDataToEndOfFile()
        complaints.withLock { $0 = read }
    }
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    drained.wait()
    process.waitUntilExit()
    return Run(
        status: process.terminationStatus, output: answer,
        complaint: String(decoding: complaints.withLock { $0 }, as: UTF8.self))
}

/// The fixture site with the repository's templates in a temporary folder, removed with its last use.
final class TemporarySite {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)").path
        try FileManager.default.copyItem(atPath: repository + "/Tests/Fixtures/small-site", toPath: path)
        try FileManager.default.copyItem(atPath: repository + "/templates", toPath: path + "/templates")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
    }
}
