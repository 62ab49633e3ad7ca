import Testing

@testable import AgreementSite

struct HTMLScanTests {
    private func tags(_ html: String) -> [String] {
        var found: [String] = []
        Array(html.utf8).withUnsafeBufferPointer { bytes in
            let text = { (range: Range<Int>) in String(decoding: bytes[range], as: UTF8.self) }
            HTMLScan.tags(bytes) { name, attributes, offset in
                found.append(
                    "\(offset) \(text(name))"
                        + attributes.map { " \(text($0.name))=\(text($0.value))" }.joined())
            }
        }
        return found
    }

    @Test(arguments: [
        ("", []), ("no tags", []), ("a < b", []), ("</p>", []), ("<!-- x -->", []), ("<", []),
        ("<p", ["0 p"]),
        ("<p>", ["0 p"]), ("x<br/>", ["1 br"]), ("<a href=\"x\">", ["0 a href=x"]),
        ("<a href=\"a>b\" id=\"c\">", ["0 a href=a>b id=c"]), ("<a b='c'>", ["0 a b= c="]),
        ("<svg:use xlink:href=\"#x\"/>", ["0 svg:use xlink:href=#x"]), ("<a href=\"", ["0 a href="]),
        ("<p hidden><i>", ["0 p hidden=", "10 i"]), ("<їжак><b>", ["10 b"]),
    ])
    func findsTagsWithTheirAttributes(_ html: String, _ found: [String]) { #expect(tags(html) == found) }
}
