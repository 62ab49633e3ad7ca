/// The one place where the version stands: `script/version` prints it, and `CHANGELOG.md` starts with it.
enum Version {
    static let current = "0.1.0"
}
