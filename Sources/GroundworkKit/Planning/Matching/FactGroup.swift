import GroundworkModel

/// Components of one KPI that must come from one fact: a measure over two datasets has a date for each.
struct FactGroup: Sendable {
  /// The components, required ones first.
  var components: [Entity]

  /// Components in as many groups as the KPI has dates of its own.
  static func groups(of components: [Entity]) -> [FactGroup] {
    let dates = components.filter { $0.component?.slot == .date || $0.component?.slot == .planDate }
    guard dates.count > 1 else { return [FactGroup(components: ordered(components))] }
    var members = dates.map { [$0] }
    for component in components where !dates.contains(component) {
      members[place(of: component, among: dates)].append(component)
    }
    return members.map { FactGroup(components: ordered($0)) }
  }

  /// The date of the same plan or of the same thing; the first when none is.
  private static func place(of component: Entity, among dates: [Entity]) -> Int {
    guard let slot = component.component?.slot else { return 0 }
    let isPlan = slot == .plan
    if let index = dates.firstIndex(where: { ($0.component?.slot == .planDate) == isPlan }), isPlan
    {
      return index
    }
    let candidates = dates.indices.filter { dates[$0].component?.slot != .planDate }
    let thing = component.component?.thing
    return candidates.first { dates[$0].component?.thing == thing } ?? candidates.first ?? 0
  }

  private static func ordered(_ components: [Entity]) -> [Entity] {
    components.sorted {
      let left = $0.component?.required ?? false
      let right = $1.component?.required ?? false
      return left != right ? left : $0.id < $1.id
    }
  }
}

extension Entity {
  /// The component it is, or nil.
  var component: Metric.Component? {
    if case .component(let component) = details { return component }
    return nil
  }

  /// The metric it is, or nil.
  var metric: Metric? {
    if case .kpi(let metric) = details { return metric }
    return nil
  }
}

extension Metric.Component {
  /// The thing of the role: `order` of `order.net amount`.
  var thing: String { role.contains(".") ? String(role.prefix { $0 != "." }) : "" }
}
