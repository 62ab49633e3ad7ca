/// The one place where the version stands: `script/version` prints it, and `CHANGELOG.md` starts with it.
enum Version {
    static let current = "0.1.0"
    /// The day of its release, or of its last change until then; the manual is dated by it.
    static let day = "2026-11-25"
}
