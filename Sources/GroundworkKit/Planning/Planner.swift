import Foundation
public import GroundworkModel
public import Interviewing
public import Templating
import YAMLDocument

/// Makes plans. Pure once its knowledge is loaded: the same catalog and wishes give the same plan.
///
/// ```swift
/// let planner = try Planner.load(from: workspace.assets)
/// let plan = planner.plan(content, settings: settings, wishes: Planner.Wishes(accept: 0.6))
/// try PlanRecorder(store).record(plan)
/// ```
public struct Planner: Sendable {
  /// What a person says about the mapping, at the command line.
  public struct Wishes: Sendable {
    /// Proposals at least this sure count as confirmed.
    public var accept: Double?
    /// Columns pinned by hand.
    public var pins: [EntityID: EntityID] = [:]
    /// Components whose mapping is to be forgotten and made anew.
    public var forgotten: Set<EntityID> = []
    /// Proposals that the person looked at and confirmed.
    public var confirmed: Set<EntityID> = []
    /// Columns that a person said are not what a component means.
    public var rejected: [EntityID: Set<EntityID>] = [:]
    /// What the person says about exclusions of KPIs.
    public var exclusions: [ExclusionWish] = []
    /// Who says so.
    public var person = "someone"

    /// No wishes, or a threshold.
    public init(accept: Double? = nil) { self.accept = accept }
  }

  private let thesaurus: Thesaurus
  private let rules: DerivationRules

  /// A planner with its knowledge.
  public init(thesaurus: Thesaurus, rules: DerivationRules) {
    self.thesaurus = thesaurus
    self.rules = rules
  }

  /// A planner with the knowledge of an installation.
  public static func load(from assets: AssetLocator) throws -> Planner {
    let file = assets.vocabularies.appending(path: "derivation-rules.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    return Planner(
      thesaurus: try Thesaurus.load(from: assets),
      rules: try YAML.decode(DerivationRules.self, from: text, file: file.lastPathComponent))
  }

  /// Makes a plan.
  public func plan(
    _ stored: CatalogContent, settings: ProjectSettings? = nil, wishes: Wishes = Wishes()
  ) -> Plan {
    let said = wishes.exclusions.map { $0.records(by: wishes.person) }
    let spoken = stored.withoutProposedFilters.forgetting(wishes).adding(said)
    let bare = KPIMatching(spoken, thesaurus)
    let filters = FilterProposals(spoken, bare, bare.matches(pins: wishes.pins)).records()
    let content = spoken.adding(filters)
    let matching = filters.isEmpty ? bare : KPIMatching(content, thesaurus)
    let matches = matching.matches(pins: wishes.pins).map { $0.following(wishes) }
    let situation = Situation(content, matching, matches, thesaurus, settings: settings)
    let subjects = situation.ruleSubjects()
    let conclusions = Derivation(rules).conclusions(about: subjects)
    let choices = ChoiceResolution(rules: rules, situation: situation, subjects: subjects)
      .choices(from: conclusions)
    var records = DerivedRecords(content)
    records.add(conclusions)
    records.add(choices)
    records.addAssumptions(of: conclusions, rules)
    let mapping = MappingRecords(situation, wishes)
    let interval = choices.first { $0.choice.topic == "processing-style" }
      .flatMap { $0.choice.parameters["interval"] }.flatMap { TimeSpan($0) }
    let verdicts = AnswerabilityReview(situation: situation, interval: interval).verdicts()
    let judged = content.entities(.kpi).compactMap { $0.judged(verdicts[$0.id]) }
    let added = said + filters
    return Plan.assembled(
      from: stored.adding(added), matches: matches, verdicts: verdicts, conclusions: conclusions,
      entities: judged + mapping.entities + records.entities
        + added.flatMap(\.entities),
      links: mapping.links + records.links + added.flatMap(\.links))
  }
}

extension Plan {
  fileprivate static func assembled(
    from content: CatalogContent, matches: [ComponentMatch],
    verdicts: [EntityID: Metric.Answerability], conclusions: [Conclusion], entities: [Entity],
    links: [Link]
  ) -> Plan {
    let kept = entities.map { $0.keepingDecisions(of: content[$0.id]) }
    let now = Set(kept.map(\.id))
    let retired = content.entities.values.filter { $0.isFromPlan && !now.contains($0.id) }
      .filter { $0.status != .removed }.sorted { $0.id < $1.id }
      .map { entity -> Entity in
        var gone = entity
        gone.status = .removed
        return gone
      }
    let all = (kept + retired).sorted { ($0.kind, $0.id) < ($1.kind, $1.id) }
    let others = content.links.filter { !$0.isFromPlan }
    var future = CatalogContent(
      entities: Array(content.entities.values), links: [], edges: content.edges,
      classifications: content.classifications.values.flatMap { $0 }, answers: content.answers)
    for entity in all { future.insert(entity) }
    let unique = Plan.unique(links)
    for link in Plan.unique(others + unique) { future.insert(link) }
    return Plan(
      matches: matches, answerability: verdicts, conclusions: conclusions, entities: all,
      links: unique, content: future)
  }

  /// One link per ends and verb: the first stays.
  private static func unique(_ links: [Link]) -> [Link] {
    var seen: Set<String> = []
    return links.filter {
      seen.insert("\($0.source) \($0.kind.rawValue) \($0.target)").inserted
    }.sorted {
      ($0.source, $0.kind.rawValue, $0.target) < ($1.source, $1.kind.rawValue, $1.target)
    }
  }
}

extension CatalogContent {
  /// The catalog without the mappings that a person wants forgotten, and with what they rejected.
  fileprivate func forgetting(_ wishes: Planner.Wishes) -> CatalogContent {
    guard !wishes.forgotten.isEmpty || !wishes.rejected.isEmpty else { return self }
    var links = self.links.filter {
      $0.kind != .satisfiedBy || !wishes.forgotten.contains($0.source)
    }
    for (component, columns) in wishes.rejected {
      links.removeAll {
        $0.kind == .satisfiedBy && $0.source == component && columns.contains($0.target)
      }
      links += columns.sorted().map {
        Link(component, .satisfiedBy, $0, status: .rejected, origin: Origin(.person, wishes.person))
      }
    }
    return CatalogContent(
      entities: Array(entities.values), links: links, edges: edges,
      classifications: classifications.values.flatMap { $0 }, answers: answers)
  }
}

extension ComponentMatch {
  /// Proposals that a threshold or a person accepts are confirmed.
  fileprivate func following(_ wishes: Planner.Wishes) -> ComponentMatch {
    guard standing == .proposed, let confidence else { return self }
    let isAccepted = wishes.accept.map { confidence >= $0 } ?? false
    guard isAccepted || wishes.confirmed.contains(component) else { return self }
    var copy = self
    copy.standing = .confirmed
    return copy
  }
}

extension Entity {
  /// A KPI with its verdict; nil when the verdict is what it already has.
  fileprivate func judged(_ verdict: Metric.Answerability?) -> Entity? {
    guard var metric, metric.answerability != verdict else { return nil }
    metric.answerability = verdict
    var copy = self
    copy.details = metric.details
    copy.fieldOrigins["details.answerability"] = Origin(.rule, "R-answerability")
    return copy
  }

  /// Whether an earlier plan made it, and nobody has taken it over.
  var isFromPlan: Bool { origin.isOfPlan && kind != .kpi }

  /// This derived record, with what a person decided about the stored one. The store keeps a person's fields anyway;
  /// the plan must read the same.
  fileprivate func keepingDecisions(of stored: Entity?) -> Entity {
    guard let stored, origin.isOfPlan else { return self }
    guard stored.origin.isOfPlan else { return stored }
    var copy = self
    switch (details, stored.details) {
    case (.gap(var gap), .gap(let old)):
      if stored.isSpoken("accepted") { gap.accepted = old.accepted }
      if stored.isSpoken("disposition") { gap.disposition = old.disposition }
      copy.details = gap.details
    case (.choice(var choice), .choice(let old)):
      if stored.isSpoken("selected") { choice.selected = old.selected }
      if stored.isSpoken("parameters") { choice.parameters = old.parameters }
      copy.details = choice.details
    default: break
    }
    return copy
  }

  /// Whether a person or stakeholder wrote a field of the details.
  private func isSpoken(_ field: String) -> Bool {
    let speaker = fieldOrigins["details." + field]?.kind
    return speaker == .person || speaker == .stakeholder
  }
}

extension Link {
  /// Whether an earlier plan made it.
  var isFromPlan: Bool { origin.isOfPlan }
}

extension Origin {
  /// Whether the plan speaks: a derivation rule or the matcher.
  var isOfPlan: Bool { kind == .rule && (actor.hasPrefix("R-") || actor == Self.matcher) }

  static let matcher = "matcher"
}
