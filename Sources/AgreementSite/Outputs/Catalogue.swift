internal import AgreementModel

/// Everything that is published: one line for each output.
package struct Catalogue: Sendable {
    package let outputs: [Output]

    /// - parameter strings: The words of each language, the original first.
    init(_ strings: [Strings], assets: Assets, cards: CardStore = CardStore(published: nil)) {
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
        ]
        let data = [DataTables.output(), DataJSON.output(), DataDescriptions.output()]
        outputs =
            pages + Embeds.outputs(chrome) + Redirects.outputs(chrome) + data + [
                DataArchive.output(of: data),
                CalendarFile.output(),
                SocialCards.output(cards),
                Feeds.output(),
                HostFiles.output(),
                Sitemap.output(of: pages),
            ]
    }
}
