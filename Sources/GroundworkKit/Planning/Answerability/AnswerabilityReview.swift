import GroundworkModel

/// Judges for each KPI whether it can be computed now: mapped, of the right type and grain, fresh, deep, clean, lawful.
struct AnswerabilityReview {
  let situation: Situation
  /// The time between runs that the plan chose, when it chose one.
  let interval: TimeSpan?
  private let exclusions: ExclusionReview

  /// A review of a situation.
  init(situation: Situation, interval: TimeSpan?) {
    self.situation = situation
    self.interval = interval
    let mapped = Set(
      situation.matches.filter { $0.column != nil && !$0.isUnjoined }.map(\.component))
    exclusions = ExclusionReview(situation.content) { mapped.contains($0) }
  }

  /// What counts against a KPI.
  struct Finding: Hashable {
    var isBlocking: Bool
    var reason: String
  }

  private var content: CatalogContent { situation.content }

  /// A verdict for every KPI; a composite is no better than the KPIs it is made of.
  func verdicts() -> [EntityID: Metric.Answerability] {
    let kpis = content.entities(.kpi).filter { $0.status != .removed && $0.metric != nil }
    let own = Dictionary(
      uniqueKeysWithValues: kpis.map { kpi in (kpi.id, findings(of: kpi)) })
    return own.keys.reduce(into: [:]) { verdicts, id in
      verdicts[id] = Self.verdict((own[id] ?? []) + inherited(by: id, own, seen: [id]))
    }
  }

  static func verdict(_ findings: [Finding]) -> Metric.Answerability {
    let blocking = findings.filter(\.isBlocking).map(\.reason)
    let others = findings.filter { !$0.isBlocking }.map(\.reason)
    if !blocking.isEmpty { return .init(verdict: .blocked, reasons: unique(blocking + others)) }
    return .init(verdict: others.isEmpty ? .answerable : .caveat, reasons: unique(others))
  }

  private static func unique(_ reasons: [String]) -> [String] {
    var seen: Set<String> = []
    return reasons.filter { seen.insert($0).inserted }
  }

  /// What the KPIs that a composite needs hand up to it.
  private func inherited(
    by kpi: EntityID, _ own: [EntityID: [Finding]], seen: Set<EntityID>
  ) -> [Finding] {
    let parts = content.links(from: kpi, .needs).map(\.target)
      .filter { $0.kind == .kpi && !seen.contains($0) }
    return Set(parts).sorted().flatMap { part -> [Finding] in
      let name = content[part]?.name ?? part.rawValue
      let below = (own[part] ?? []) + inherited(by: part, own, seen: seen.union([part]))
      return below.map { Finding(isBlocking: $0.isBlocking, reason: "`\(name)`: \($0.reason)") }
    }
  }

  private func findings(of kpi: Entity) -> [Finding] {
    guard let metric = kpi.metric else { return [] }
    let components = content.components(of: kpi.id)
    let needsKPIs = content.links(from: kpi.id, .needs).contains { $0.target.kind == .kpi }
    guard !components.isEmpty || needsKPIs else {
      return [Finding(isBlocking: true, reason: "nobody said what is counted")]
    }
    let matches = situation.matches(of: kpi.id)
    let required = matches.filter { content[$0.component]?.component?.required == true }
    return required.flatMap { findings(of: $0, for: kpi.id) }
      + wholeFindings(of: kpi.id, metric, hasColumns: required.contains { $0.column != nil })
      + [ExclusionReview.caveat(exclusions.open(of: kpi.id))].compactMap { reason in
        reason.map { Finding(isBlocking: false, reason: $0) }
      }
  }

  // MARK: - One component

  private func findings(of match: ComponentMatch, for kpi: EntityID) -> [Finding] {
    guard let component = content[match.component]?.component else { return [] }
    guard let id = match.column else {
      return [Finding(isBlocking: true, reason: "no column for `\(component.role)`")]
    }
    guard
      let column = situation.tables[id.parent(.dataset) ?? id]?.columns.first(where: { $0.id == id }
      )
    else { return [Finding(isBlocking: true, reason: "`\(id.path)` is no longer in its source")] }
    return mapping(match, component, column) + quality(of: column, component)
      + lawfulness(of: column, for: kpi)
  }

  private func mapping(
    _ match: ComponentMatch, _ component: Metric.Component, _ column: SourceTable.Column
  ) -> [Finding] {
    var found: [Finding] = []
    let type = TypeFit.factor(component, column)
    if type.score == 0 {
      found.append(
        Finding(
          isBlocking: true,
          reason:
            "`\(column.shortName)` is \(column.details.type.rawValue), not what `\(component.role)` needs"
        ))
    } else if let reason = type.reason {
      found.append(Finding(isBlocking: false, reason: "`\(column.shortName)` is \(reason)"))
    }
    if match.standing == .proposed, let confidence = match.confidence, confidence < 0.6 {
      found.append(
        Finding(
          isBlocking: false,
          reason:
            "`\(component.role)` is probably `\(column.shortName)` (\(Percent.text(confidence))), not confirmed"
        ))
    }
    if match.isUnjoined {
      let fact = match.fact?.lastSegment ?? "the fact"
      found.append(
        Finding(isBlocking: true, reason: "nothing joins `\(fact)` to `\(column.shortName)`"))
    } else if match.isJoinInferred {
      found.append(
        Finding(
          isBlocking: false,
          reason: "the join to `\(column.shortName)` was concluded from names, no key declares it"))
    }
    return found
  }

  private func quality(
    of column: SourceTable.Column, _ component: Metric.Component
  ) -> [Finding] {
    var found: [Finding] = []
    let recorded = situation.issues(of: column.id).filter { $0.qualityIssue?.severity != .info }
    found += recorded.map { entity in
      Finding(isBlocking: false, reason: "`\(column.shortName)`: \(Self.words(of: entity))")
    }
    guard let profile = column.details.profile, profile.rows > 0 else {
      guard column.details.profile != nil else { return found }
      return found + [
        Finding(
          isBlocking: true,
          reason: "`\(column.table.lastSegment)` holds no rows")
      ]
    }
    let empty = Double(profile.nulls + (profile.empties ?? 0)) / Double(profile.rows)
    // No end yet, no event yet: emptiness is what is counted.
    let mayBeEmpty =
      component.slot == .end || component.slot == .numerator && component.aggregation.isCounting
    if empty >= 1 {
      found.append(Finding(isBlocking: true, reason: "`\(column.shortName)` is always empty"))
    } else if empty > 0.01, !mayBeEmpty, recorded.isEmpty {
      found.append(
        Finding(
          isBlocking: false,
          reason: "`\(column.shortName)` is empty in \(Percent.text(empty)) of rows"))
    }
    return found
  }

  private static func words(of issue: Entity) -> String {
    issue.qualityIssue?.evidence ?? issue.description ?? issue.name
  }

  /// Personal data needs a purpose that the law allows; a tag `lawful-basis:…` on column, dataset or KPI records it.
  private func lawfulness(of column: SourceTable.Column, for kpi: EntityID) -> [Finding] {
    guard column.isPersonal, column.role == .none else { return [] }
    let places = [content[column.id], content[column.table], content[kpi]].compactMap { $0 }
    guard !places.contains(where: { $0.tags.contains { $0.hasPrefix("lawful-basis") } }) else {
      return []
    }
    let classes = (content.classifications[column.id] ?? []).filter { $0.verdict != .rejected }
    let isRestricted = classes.contains { $0.sensitivity == .restricted }
    let kinds = Set(classes.map(\.category)).sorted().joined(separator: ", ")
    return [
      Finding(
        isBlocking: isRestricted,
        reason: "`\(column.shortName)` is personal (\(kinds)) and no lawful purpose is recorded")
    ]
  }

  // MARK: - The KPI as a whole

  private func wholeFindings(
    of kpi: EntityID, _ metric: Metric, hasColumns: Bool
  ) -> [Finding] {
    guard hasColumns else { return [] }
    return freshness(of: kpi, metric) + history(of: kpi) + grain(of: kpi, metric)
      + unmeasured(of: kpi)
  }

  /// Columns whose values nobody has looked at: the need may be met, but nobody knows.
  private func unmeasured(of kpi: EntityID) -> [Finding] {
    let columns = situation.matches(of: kpi).compactMap { match -> String? in
      guard let column = match.column, content[match.component]?.component?.required == true,
        case .column(let details)? = content[column]?.details, details.profile == nil
      else { return nil }
      return "`\(details.dataset.lastSegment).\(column.lastSegment)`"
    }
    guard !columns.isEmpty else { return [] }
    let names = Set(columns).sorted().joined(separator: ", ")
    return [Finding(isBlocking: false, reason: "the quality was not measured of \(names)")]
  }

  private func freshness(of kpi: EntityID, _ metric: Metric) -> [Finding] {
    guard !situation.isReadOnCalendar(kpi) else { return [] }
    let needs = content.components(of: kpi).compactMap { $0.component?.freshnessNeed }
    guard let need = (needs + [situation.tolerance(of: kpi, metric)].compactMap { $0 }).min(),
      let interval
    else { return [] }
    let sources = Set(situation.matches(of: kpi).flatMap(\.tables)).compactMap {
      situation.tables[$0]?.source
    }
    let lags = Set(sources).sorted().compactMap { id in
      content[id]?.system?.publishLag.map { (lag: $0, name: id.lastSegment) }
    }
    let worst = lags.max { $0.lag < $1.lag }
    let age = TimeSpan(seconds: interval.seconds + (worst?.lag.seconds ?? 0))
    guard age > need else { return [] }
    let why = worst.map { "`\($0.name)` lags \($0.lag), runs are \(interval) apart" }
    return [
      Finding(
        isBlocking: (worst?.lag ?? .hours(0)) > need,
        reason: "up to \(age) old, \(need) is tolerated: \(why ?? "runs are \(interval) apart")")
    ]
  }

  private func history(of kpi: EntityID) -> [Finding] {
    let needs = content.components(of: kpi).compactMap { $0.component?.historyDepth }
    guard let need = needs.max(), let kept = situation.historyKept(of: kpi), kept < need else {
      return []
    }
    return [Finding(isBlocking: false, reason: "history of \(kept), \(need) is needed")]
  }

  private func grain(of kpi: EntityID, _ metric: Metric) -> [Finding] {
    let facts = Set(situation.matches(of: kpi).filter { $0.column != nil }.compactMap(\.fact))
    let tables = facts.sorted().compactMap { situation.tables[$0] }
    return tables.filter { situation.isFiner(metric.calculationGrain, than: $0) }.map {
      Finding(
        isBlocking: false,
        reason:
          "calculated per \(metric.calculationGrain ?? "line"), `\($0.name)` keeps less detail")
    }
  }
}

extension SourceTable.Column {
  /// `Invoice.Total`.
  var shortName: String { "\(table.lastSegment).\(name)" }
}
