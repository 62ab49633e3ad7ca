internal import AgreementModel

/// `through-time.html`: the days on which something changed, each with the picture of that day.
enum ThroughTimePage {
    /// Above this number of entries the pictures give numbers and no names.
    private static let mostNamed = 100

    static func output(_ chrome: Chrome) -> Output {
        .pages(
            "through-time", "The days on which something changed, each with its picture.", chrome,
            [
                .list("days", dayView, "The days, the earliest first.") { $0.with(days($0.edition)) },
                .text("last", "The position of the last day, from 0.") {
                    String(max(0, changes($0.edition).count - 1))
                },
                .markup("map", "The map of parties as it is on the last day.") {
                    TileMap($0.register).svg($0, earlier: stages(of: $0.register))
                },
                .list("stages", TileMap.legendView, "The stages that any day shows, for the map's legend.") {
                    $0.with(stages(of: $0.register))
                },
            ]
        ) { edition in
            [
                PageDraft(
                    route: "through-time.html", title: edition.words.label("nav_through_time"),
                    description: edition.words.label("through_time_description"),
                    trail: [(edition.words.label("nav_timeline"), "timeline.html")], rank: .index, subject: ""
                )
            ]
        }
    }

    /// A day on which a stage was reached, with the stage of every entry at its end.
    struct Day: Sendable {
        let date: PartialDate
        let changes: [TimelineEntry]
        /// Empty in a register of too many entries to be named.
        let reached: [(agreement: Agreement, stage: Stage)]
        let counts: StageSweep.Counts
        /// How many agreements promise each provision, in the order of the provisions; `nil` where nothing
        /// was signed on the day.
        let promised: [(provision: Provision, count: Int, of: Int)]?

        var signed: [Agreement] {
            reached.filter { StageSweep.isCountedAsSigned($0.agreement, $0.stage) }.map(\.agreement)
        }
        var underWay: [Agreement] {
            reached.filter { StageSweep.isUnderWay($0.stage) }.map(\.agreement)
        }
    }

    /// Every stage that an entry has reached, the furthest first.
    private static func stages(of register: Register) -> [Stage] {
        let reached = Set(register.agreements.flatMap { $0.stages.map(\.stage) })
        return Stage.allCases.reversed().filter(reached.contains)
    }

    /// What changed, by day, the earliest first.
    private static func changes(_ edition: Edition) -> [(PartialDate, [TimelineEntry])] {
        let kinds: Set<TimelineEntry.Kind> = [.declaration, .negotiation, .signing, .inForce, .end]
        let changes = edition.timeline.filter {
            kinds.contains($0.kind) && !$0.agreements.isEmpty && $0.date.earliest <= edition.register.day
        }
        return Dictionary(grouping: changes, by: \.date).sorted {
            ($0.key.earliest, $0.key.latest) < ($1.key.earliest, $1.key.latest)
        }.map { ($0.key, $0.value) }
    }

    private static func days(_ edition: Edition) -> [Day] {
        let isNamed = edition.register.agreements.count <= mostNamed
        var sweep = StageSweep(edition.inOrder)
        return changes(edition).map { date, changes in
            sweep.advance(to: date.earliest)
            let isSigning = changes.contains { $0.kind == .signing }
            return Day(
                date: date, changes: changes, reached: isNamed ? sweep.reached : [], counts: sweep.counts,
                promised: isSigning && isNamed ? promised(edition, on: date.earliest) : nil)
        }
    }

    /// What the agreements signed by the day promise, by sources that were published by then.
    private static func promised(_ edition: Edition, on day: CivilDate)
        -> [(provision: Provision, count: Int, of: Int)]
    {
        let signed = edition.compared.filter { agreement in
            agreement.counts?.isEmpty != true
                && agreement.signing.map { $0.date.value.earliest <= day } ?? false
        }
        return edition.provisions.map { provision in
            let count = signed.count { agreement in
                guard let coding = agreement.coding(of: provision.id.value),
                    edition.register.provisions.value(coding.value.value)?.glyph == .full
                else { return false }
                let source = coding.source.flatMap { edition.register.source($0.value, in: agreement) }
                return !(source?.isLater(than: day) ?? false)
            }
            return (provision, count, signed.count)
        }
    }

    private static let dayView = View<Scene<Day>>(
        "day",
        [
            .text("date", "The date in words, as precise as it is known.") { $0.words.date($0.it.date) },
            .text("day", "The date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.") { $0.it.date.description },
            .text("anchor", "The id of the day.") { "on-\($0.it.date)" },
            .list("changes", TimelineView.view, "What changed on the day.") { $0.with($0.it.changes) },
            .text("signed_count", "How many had signed at its end.") { String($0.it.counts.signed) },
            .text("under_way_count", "How many had announced, negotiated or agreed a text.") {
                String($0.it.counts.underWay)
            },
            .list(
                "signed", AgreementSummary.view, "Those that had signed, while the register is not too large."
            ) {
                $0.with($0.it.signed)
            },
            .list("under_way", AgreementSummary.view, "Those that had got so far, likewise.") {
                $0.with($0.it.underWay)
            },
            .text("stages", "The stages for the map: `DK:signed IT:announced`.") { scene in
                guard scene.register.agreements.count <= mostNamed else { return "" }
                let shown = Set(TileMap(scene.register).tiles.compactMap { $0.agreement?.id })
                return scene.it.reached.filter { shown.contains($0.agreement.id) }.map {
                    "\($0.agreement.party.value):\($0.stage.rawValue)"
                }.joined(separator: " ")
            },
            .list("promised", promiseView, "How many promise what; only when something was signed.") {
                $0.with($0.it.promised ?? [])
            },
        ])

    private static let promiseView = View<Scene<(provision: Provision, count: Int, of: Int)>>(
        "promise",
        [
            .markup("label", "The provision in a few words.") { $0.at.prose($0.it.provision.label) },
            .text("href", "The provision's page.") {
                $0.at.address(of: .provision($0.it.provision.id.value))
            },
            .text("number", "How many say it in words of their own, of how many.") {
                $0.words(.shownOf, ("n", String($0.it.count)), ("of", String($0.it.of)))
            },
        ])
}
