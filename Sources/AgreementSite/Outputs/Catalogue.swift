internal import AgreementModel

/// Everything that is published: one line for each output.
package struct Catalogue: Sendable {
    package let outputs: [Output]

    /// - parameter strings: The words of each language, the original first.
    /// - parameter isWanted: Whether an output is published, by its name.
    init(
        _ strings: [Strings], assets: Assets, cards: CardStore = CardStore(published: nil),
        _ isWanted: (String) -> Bool = { _ in true }
    ) {
        let chrome = Chrome(strings, assets: assets)
        let pages = [
            HomePage.output(chrome),
            AgreementsPage.output(chrome),
            AgreementPages.output(chrome),
            ComparePage.output(chrome),
            ProvisionPages.output(chrome),
            TimelinePage.output(chrome),
            ThroughTimePage.output(chrome),
            ExplainerPages.output(chrome),
            ExplainerPages.index(chrome),
            GlossaryPage.output(chrome),
            SourcesPage.output(chrome),
            ChangesPage.output(chrome),
            DataPage.output(chrome),
            CodebookPage.output(chrome),
            EmbedPage.output(chrome),
            SearchPage.output(chrome),
            NotFoundPage.output(chrome),
        ].filter { isWanted($0.name) }
        let data = [DataTables.output(), DataJSON.output(), DataDescriptions.output()].filter {
            isWanted($0.name)
        }
        let all =
            pages + Embeds.outputs(chrome) + Redirects.outputs(chrome) + data + [
                DataArchive.output(of: data),
                CalendarFile.output(),
                SocialCards.output(cards),
                Feeds.output(),
                HostFiles.output(),
                Sitemap.output(of: pages),
            ]
        outputs = all.filter { isWanted($0.name) }
    }

    /// The names of all outputs.
    static let names = Catalogue([], assets: Assets([])).outputs.map(\.name)

    /// A diagnostic for each output that the site asks for and that does not exist.
    static func check(_ site: Site) -> [Diagnostic] {
        site.outputs.filter { !names.contains($0.value) }.map { output in
            Diagnostic(
                .unknownOutput, "there is no output '\(output.value)'", output.span,
                hint: Nearest.hint(output.value, in: names) ?? "use one of: " + names.joined(separator: ", "))
        }
    }
}
