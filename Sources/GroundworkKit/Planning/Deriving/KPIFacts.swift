import GroundworkModel
import Interviewing

extension Situation {
  /// What rules may read about each KPI.
  func kpiSubjects() -> [RuleSubject] {
    content.entities(.kpi).filter { $0.status != .removed }.compactMap { entity in
      guard let metric = entity.metric else { return nil }
      let parts = [
        identity(of: entity, metric), urgency(of: entity.id, metric), supply(of: entity.id),
        grains(of: entity.id, metric),
      ]
      let values = parts.reduce(into: [:]) { $0.merge($1) { one, _ in one } }
      return RuleSubject(scope: "kpi", id: entity.id, values: values)
    }
  }

  /// How old a KPI may be when somebody waits for it; nil when it is only read on a calendar or nobody said.
  func tolerance(of kpi: EntityID, _ metric: Metric) -> TimeSpan? {
    let decisions = decisions(using: kpi).map(\.decision)
    let waiting = decisions.filter { $0.trigger != .calendar }.compactMap(\.latencyTolerance)
    if let latency = waiting.min() { return latency }
    return decisions.isEmpty ? metric.refreshNeed : nil
  }

  /// Whether every decision that uses a KPI is taken on a calendar, so that it only has to be ready in time.
  func isReadOnCalendar(_ kpi: EntityID) -> Bool {
    let triggers = decisions(using: kpi).compactMap(\.decision.trigger)
    return !triggers.isEmpty && triggers.allSatisfy { $0 == .calendar }
  }

  private func identity(of entity: Entity, _ metric: Metric) -> [String: FormulaValue] {
    let target = metric.targets.last?.value.map { value in
      [FormulaValue.number(value).description, metric.unit].compactMap { $0 }
        .joined(separator: " ")
    }
    return [
      "kpi": .text(entity.name), "shape": .text(metric.shape.rawValue),
      "grain": .text(orUnknown: metric.calculationGrain),
      "report_grain": .text(orUnknown: metric.reportGrain?.rawValue),
      "dimensions": .list(dimensionWords(of: entity.id, metric).map { .text($0) }),
      "target": .text(orUnknown: target),
      "known": .number(orUnknown: metric.knownValues.map { Double($0.count) }),
      "group": .number(orUnknown: metric.minimumGroupSize.map(Double.init)),
    ]
  }

  private func dimensionWords(of kpi: EntityID, _ metric: Metric) -> [String] {
    let found = matches(of: kpi).filter { match in
      content[match.component]?.component?.slot == .dimension && match.column != nil
    }
    let words = found.compactMap { content[$0.component]?.component?.role }
    let spoken = words.isEmpty ? metric.dimensions : words
    return Set(spoken.map { $0.replacing(".", with: " ") }).sorted()
  }

  private func urgency(of kpi: EntityID, _ metric: Metric) -> [String: FormulaValue] {
    let decisions = decisions(using: kpi).map(\.decision)
    let triggers = decisions.compactMap(\.trigger)
    let spans = decisions.compactMap {
      Cadence.span($0.cadence) ?? Cadence.span(perYear: $0.occurrencesPerYear)
    }
    let latency = tolerance(of: kpi, metric) ?? decisions.compactMap(\.latencyTolerance).min()
    let requests = goals(of: kpi).compactMap(\.requestedSolution).filter { !$0.isEmpty }
    let costs = decisions.compactMap { $0.costLate.flatMap(Self.amount) }
    let automation = decisions.compactMap(\.automation).max { $0.rank < $1.rank }
    return [
      "latency": .duration(orUnknown: latency),
      "on_calendar": triggers.isEmpty
        ? (latency == nil ? .unknown : .flag(false))
        : .flag(triggers.allSatisfy { $0 == .calendar }),
      "period": .duration(orUnknown: spans.min()),
      "automation": .text(orUnknown: automation?.rawValue),
      "cost_late": .number(orUnknown: costs.max()),
      "late_per_year": .number(
        orUnknown: decisions.compactMap(\.occurrencesPerYear).max().map(Double.init)),
      "requested": requests.isEmpty ? .unknown : .text(requests.joined(separator: "; ")),
    ]
  }

  private func supply(of kpi: EntityID) -> [String: FormulaValue] {
    let tables = Set(matches(of: kpi).flatMap(\.tables)).sorted().compactMap { self.tables[$0] }
    let systems = Set(tables.map(\.source)).sorted().compactMap { content[$0]?.system }
    let bytes = tables.compactMap(\.dataset.byteCount).reduce(0, +)
    let facts = Set(
      matches(of: kpi).filter { match in
        match.column != nil && content[match.component]?.component?.required == true
      }.compactMap(\.fact))
    return [
      "lag": .duration(orUnknown: systems.compactMap(\.publishLag).max()),
      "publishes_every": .duration(
        orUnknown: systems.filter(\.isDelivered).compactMap(\.publishLag).max()),
      // Ten minutes for every ten gigabytes; below that the assumed ten minutes hold.
      "run_time": bytes > 10_000_000_000
        ? .duration(.minutes(bytes / 1_000_000_000)) : .unknown,
      "fact_count": .number(Double(facts.count)),
    ]
  }

  private func grains(of kpi: EntityID, _ metric: Metric) -> [String: FormulaValue] {
    let needs = content.components(of: kpi).compactMap { $0.component?.historyDepth }
    let fact = matches(of: kpi).compactMap(\.fact).first.flatMap { tables[$0] }
    return [
      "history_need": .duration(orUnknown: needs.max()),
      "history_kept": .duration(orUnknown: historyKept(of: kpi)),
      "finer_than_mapped": .flag(
        orUnknown: fact.map { isFiner(metric.calculationGrain, than: $0) }),
      "mapped_to": .text(orUnknown: fact?.name),
    ]
  }

  /// The time between the first and the last date of a KPI's rows, by the profile.
  func historyKept(of kpi: EntityID) -> TimeSpan? {
    let dates = matches(of: kpi).filter { match in
      [.date, .start].contains(content[match.component]?.component?.slot)
    }
    let spans = dates.compactMap { match -> TimeSpan? in
      guard let column = match.column, case .column(let details)? = content[column]?.details,
        let first = CalendarDay(details.profile?.minimum),
        let last = CalendarDay(details.profile?.maximum)
      else { return nil }
      return .days(last.number - first.number)
    }
    return spans.min()
  }

  /// Whether a grain speaks of lines while the dataset keeps headers: another dataset holds their lines.
  func isFiner(_ grain: String?, than table: SourceTable) -> Bool {
    guard let grain else { return false }
    let wantsLines = isAboutLines(NameWords.split(grain))
    let rows = NameWords.split(table.dataset.grain ?? "") + table.words
    return wantsLines && !isAboutLines(rows) && lines(of: table) != nil
  }

  func isAboutLines(_ words: [String]) -> Bool {
    words.contains { ["line", "item", "position", "posten", "ligne", "linea"].contains($0) }
  }

  /// The first number of a sum of money in words: `about 1,200 EUR` → 1200.
  static func amount(_ text: String) -> Double? {
    let plain = text.filter { $0 != "," && $0 != "'" && $0 != "_" }
    let digits = plain.drop { !$0.isASCII || !$0.isNumber }
      .prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    return Double(digits)
  }
}

extension Decision.Automation {
  fileprivate var rank: Int {
    switch self {
    case .inform: 0
    case .recommend: 1
    case .act: 2
    }
  }
}

extension Entity {
  /// The source system it is, or nil.
  var system: SourceSystem? {
    if case .source(let system) = details { return system }
    return nil
  }
}

extension SourceSystem {
  /// Whether data arrives in files on a rhythm of the sender's.
  var isDelivered: Bool {
    technology == "csv" || access.contains { $0.contains("file") || $0.contains("export") }
  }
}
