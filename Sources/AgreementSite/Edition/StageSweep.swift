internal import AgreementModel

/// The stages of all entries on one day after another, without looking at every entry on every day.
struct StageSweep {
    /// How many entries stand where on a day.
    struct Counts: Sendable {
        /// Those that had signed; what stands beside all counts of the site is left out.
        var signed = 0
        /// Those that had announced, negotiated or agreed a text.
        var underWay = 0
    }

    private let entries: [Agreement]
    /// All stages, by day: the entry's position, and the stage's position among its own.
    private let records: [(day: CivilDate, entry: Int, stage: Int)]
    private var next = 0
    /// The stage that each entry has reached, -1 before the first.
    private var current: [Int]
    private(set) var counts = Counts()

    init(_ entries: [Agreement]) {
        self.entries = entries
        records = entries.enumerated().flatMap { position, agreement in
            agreement.stages.enumerated().map { ($1.date.value.earliest, position, $0) }
        }.sorted { ($0.day, $0.entry, $0.stage) < ($1.day, $1.entry, $1.stage) }
        current = Array(repeating: -1, count: entries.count)
    }

    /// Goes on to the end of a day, which is not before the last one.
    mutating func advance(to day: CivilDate) {
        while next < records.count, records[next].day <= day {
            let record = records[next]
            next += 1
            guard record.stage > current[record.entry] else { continue }
            count(record.entry, by: -1)
            current[record.entry] = record.stage
            count(record.entry, by: 1)
        }
    }

    /// The entries that have reached a stage, with it, in the order given.
    var reached: [(agreement: Agreement, stage: Stage)] {
        zip(entries, current).compactMap { agreement, stage in
            stage < 0 ? nil : (agreement, agreement.stages[stage].stage)
        }
    }

    static func isCountedAsSigned(_ agreement: Agreement, _ stage: Stage) -> Bool {
        stage.isSigned && agreement.counts?.isEmpty != true
    }

    static func isUnderWay(_ stage: Stage) -> Bool { !stage.isSigned && stage != .joined }

    private mutating func count(_ entry: Int, by step: Int) {
        guard current[entry] >= 0 else { return }
        let stage = entries[entry].stages[current[entry]].stage
        if StageSweep.isCountedAsSigned(entries[entry], stage) { counts.signed += step }
        if StageSweep.isUnderWay(stage) { counts.underWay += step }
    }
}
