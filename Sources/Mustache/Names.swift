import Synchronization

/// The numbers that stand for names, so that rendering compares integers and never text.
///
/// A name keeps its number for the life of the process. Numbers follow the order of first use, which differs
/// from run to run; nothing that is written depends on them.
final class Names: Sendable {
    static let shared = Names()

    /// The number of `.`, the thing on top of the context. No name has it.
    static let this: Int32 = -1

    private let numbers = Mutex<[[UInt8]: Int32]>([:])

    /// The number of a name given as UTF-8, the same for the same bytes.
    func number(of name: some Sequence<UInt8>) -> Int32 {
        let bytes = Array(name)
        return numbers.withLock { numbers in
            if let known = numbers[bytes] { return known }
            let next = Int32(numbers.count)
            numbers[bytes] = next
            return next
        }
    }
}
