import AgreementModel
import Foundation
import Mustache
import Testing

@testable import AgreementSite

struct PageDataTests {
    private static func builder(_ site: String) throws -> SiteBuilder {
        let day = try #require(CivilDate("2026-11-23"))
        return SiteBuilder(site: site, day: day, address: "https://example.org/register", jobs: 2)
    }

    /// Whatever a template asks for is in the JSON: the page is rendered from that alone.
    @Test func rendersEachPageFromItsDataAlone() throws {
        let site = try Self.builder(repository).prepare()
        let library = try #require(site.library)
        var seen: Set<String> = []
        for draft in site.drafts {
            // A page of each template in each language, and of the frames.
            guard let given = draft.given, let data = PageData(draft),
                seen.insert(given.template + (draft.route.hasPrefix("uk/") ? " uk" : "")).inserted
            else { continue }
            let text = Data(try data.json().serialized(inHTML: false).utf8)
            let parsed = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
            var bytes: [UInt8] = []
            library.render(given.template, try object(parsed, given.make().shape), into: &bytes)
            #expect(bytes == site.rendered(draft).bytes, "\(draft.route)")
        }
        // All but those for removed pages, of which the register has none.
        let templates = Set(Catalogue([], assets: Assets([])).outputs.compactMap(\.template?.name))
        #expect(
            templates.subtracting(seen).isSubset(of: ["gone", "moved"]), "\(templates.subtracting(seen))")
        #expect(seen.count > 30)
    }

    /// The object of that shape that the JSON tells of.
    private func object(_ values: [String: Any], _ shape: Shape) throws -> Object {
        #expect(Set(values.keys) == Set(shape.fields.map(\.name)))
        return Object(shape, try shape.fields.map { try value(values[$0.name], $0.kind) })
    }

    private func value(_ json: Any?, _ kind: Kind) throws -> Value {
        if json is NSNull { return .absent }
        switch kind {
        case .text: return .text(try #require(json as? String))
        case .markup: return .markup(Markup(trusted: try #require(json as? String)))
        case .flag: return .flag(try #require(json as? Bool))
        case .list(of: let kind): return .list(try #require(json as? [Any]).map { try value($0, kind) })
        case .object(let shape): return .object(try object(try #require(json as? [String: Any]), shape))
        case .enclosing: throw CancellationError()
        }
    }

    @Test func picksANameOrAnItem() throws {
        let site = try SmallSite()
        let pages = try Self.builder(site.path).pages().pages
        let page = try #require(pages.first { $0.route == "compare.html" })
        let plain = { (name: String?) in try page.json(of: name).serialized(pretty: false, inHTML: false) }
        #expect(try plain("site.plain_title") == "\"Harbour pacts\"")
        #expect(try plain("canonical") == "\"https://example.org/register/compare.html\"")
        #expect(
            try plain("nav.1.text") == plain("nav").split(separator: ",")[0].dropFirst("[{\"text\":".count))
    }

    @Test(arguments: [
        ("sitt", "the page has no name 'sitt': did you mean 'site'?"),
        ("site.titel", "'site' has no name 'titel': did you mean 'title'?"),
        ("title.text", "'title' has no names of its own on this page"),
        ("nav.0", "'nav' is a list of 5, numbered from 1, not '0'"), ("", "the page has no name ''"),
    ])
    func refusesOtherNames(_ name: String, _ reason: String) throws {
        let site = try SmallSite()
        let page = try #require(try Self.builder(site.path).pages().pages.first { $0.route == "index.html" })
        let error = #expect(throws: PageData.UnknownName.self) { try page.json(of: name) }
        #expect(error?.reason == reason)
    }

    @Test(arguments: [
        ("denmark.html", "agreements/denmark.html"), ("denmark", "agreements/denmark.html"),
        ("agreements/denamrk.html", "agreements/denmark.html"), ("agreement", "agreements/albania.html"),
        ("home", "index.html"), ("timelin.html", "timeline.html"), ("nothing-like-it", nil),
        ("uk/denmark.html", "agreements/denmark.html"),
    ])
    func namesTheNearestPage(_ route: String, _ nearest: String?) throws {
        let pages = try Self.builder(repository).pages().pages
        #expect(PageData.nearest(to: route, in: pages) == nearest)
    }
}
