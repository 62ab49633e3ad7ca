/// A hash of an address or an id, by which the audit tells them apart: at 64 bits two different ones do not
/// meet (Fowler, Noll and Vo, FNV-1a).
struct RouteHash: Sendable {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of no bytes, or of bytes in one piece.
    init(_ bytes: some Sequence<UInt8> = EmptyCollection()) { add(bytes) }

    /// Goes on with the bytes that follow.
    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }
}

/// A set of hashes, each with a number.
struct HashTable: Sendable {
    /// Zero for an empty slot; a power of two of them, at most three quarters filled.
    private var slots: [UInt64]
    private var numbers: [Int32]
    private(set) var count = 0

    init(capacity: Int) {
        var size = 16
        while size * 3 / 4 < capacity { size *= 2 }
        slots = Array(repeating: 0, count: size)
        numbers = Array(repeating: 0, count: size)
    }

    /// - Returns: whether the hash was not there yet; if it was, its number stays.
    @discardableResult
    mutating func insert(_ hash: RouteHash, _ number: Int32 = 0) -> Bool {
        if (count + 1) * 4 > slots.count * 3 { grow() }
        let key = HashTable.key(hash)
        let slot = slot(of: key)
        guard slots[slot] == 0 else { return false }
        slots[slot] = key
        numbers[slot] = number
        count += 1
        return true
    }

    /// The number given with a hash, `nil` if the hash is not there.
    subscript(_ hash: RouteHash) -> Int32? {
        let key = HashTable.key(hash)
        let slot = slot(of: key)
        return slots[slot] == key ? numbers[slot] : nil
    }

    /// Whether all hashes of the other are here too.
    func contains(all other: HashTable) -> Bool {
        other.slots.allSatisfy { $0 == 0 || slots[slot(of: $0)] == $0 }
    }

    private static func key(_ hash: RouteHash) -> UInt64 { hash.value == 0 ? 1 : hash.value }

    /// Where the key stands, or the empty slot where it would.
    private func slot(of key: UInt64) -> Int {
        let mask = slots.count - 1
        // The upper half of the hash is mixed in, for the lower alone is the weaker one.
        var slot = Int(truncatingIfNeeded: key ^ key >> 32) & mask
        while slots[slot] != 0, slots[slot] != key { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        var larger = HashTable(capacity: slots.count * 3 / 2)
        for (key, number) in zip(slots, numbers) where key != 0 {
            let slot = larger.slot(of: key)
            larger.slots[slot] = key
            larger.numbers[slot] = number
        }
        larger.count = count
        self = larger
    }
}
