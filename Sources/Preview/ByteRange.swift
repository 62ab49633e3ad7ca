/// The part of a file that a request asks for (RFC 9110, 14).
enum ByteRange: Equatable {
    /// All of it: no range is asked for, several are, or it is written in a way that is not known.
    case whole
    case part(Range<Int>)
    /// Nothing of the file is in the range.
    case unsatisfiable

    init(_ header: String?, sizeBytes: Int) {
        self = .whole
        guard let header, header.hasPrefix("bytes=") else { return }
        let ends = header.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
            return
        }
        // A number that is too large for us is larger than any file.
        let numbers = ends.map { $0.isEmpty ? nil : Int($0) ?? Int.max }
        switch (numbers[0], numbers[1]) {
        case (let first?, let last) where first <= last ?? Int.max:
            let end = min(last ?? Int.max, sizeBytes - 1)
            self = first < sizeBytes ? .part(first..<(end + 1)) : .unsatisfiable
        case (nil, let count?):
            self = count > 0 && sizeBytes > 0 ? .part(max(0, sizeBytes - count)..<sizeBytes) : .unsatisfiable
        default: break
        }
    }
}
