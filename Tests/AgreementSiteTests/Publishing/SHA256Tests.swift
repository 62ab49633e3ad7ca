import Testing

@testable import AgreementSite

struct SHA256Tests {
    /// The examples of FIPS 180-4, and the digest of nothing.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func isThatOfTheStandard(_ text: String, _ hex: String) {
        let digest = SHA256Digest(of: Array(text.utf8))
        #expect(digest.hex() == hex)
        #expect(SHA256Digest(hex: hex.utf8) == digest)
        #expect(SHA256Digest(of: Array(("x" + text).utf8)[1...]) == digest)
    }

    @Test func isShortenedFromItsStart() {
        let digest = SHA256Digest(of: Array("abc".utf8))
        #expect(digest.hex(10) == "ba7816bf8f" && digest.hex(0).isEmpty)
    }

    @Test func isOrderedAsItsDigits() {
        let digests = (0..<50).map { SHA256Digest(of: [$0]) }.sorted()
        #expect(digests.map { $0.hex() } == digests.map { $0.hex() }.sorted())
        #expect(Set(digests).count == 50)
    }

    @Test(arguments: [63, 65, 0])
    func isReadFromSixtyFourDigitsOnly(_ count: Int) {
        #expect(SHA256Digest(hex: Array(repeating: UInt8(ascii: "a"), count: count)) == nil)
    }

    @Test(arguments: ["A", "g", " ", "+"])
    func isReadFromLowerCaseDigitsOnly(_ digit: String) {
        #expect(SHA256Digest(hex: (digit + String(repeating: "0", count: 63)).utf8) == nil)
    }
}
