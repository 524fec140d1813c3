import GroundworkModel

/// Requirements that say the same about different things, told once: nobody reads seventeen equal sentences.
struct RequirementGroup {
  struct Member {
    var entity: Entity
    var requirement: Requirement
    /// The name of the thing it is about.
    var subject: String
    /// The sentence with the thing's name left open.
    var skeleton: String
  }

  private(set) var members: [Member]

  /// Groups in the order of their first numbers; fewer than three alike stay single.
  static func groups(
    of requirements: [(Entity, Requirement)], in content: CatalogContent
  ) -> [RequirementGroup] {
    let members = requirements.map { entity, requirement in
      member(entity, requirement, content)
    }
    var groups: [RequirementGroup] = []
    var places: [String: Int] = [:]
    let sizes = Dictionary(members.map { (kin(of: $0), 1) }, uniquingKeysWith: +)
    for member in members {
      let kin = kin(of: member)
      if let place = places[kin] {
        groups[place].members.append(member)
      } else {
        if sizes[kin] ?? 0 >= 3 { places[kin] = groups.count }
        groups.append(RequirementGroup(members: [member]))
      }
    }
    return groups
  }

  private static func member(
    _ entity: Entity, _ requirement: Requirement, _ content: CatalogContent
  ) -> Member {
    let target = content.links(from: entity.id, .derivedFrom).map(\.target).min()
    let subject = target.map { content[$0]?.name ?? $0.lastSegment } ?? ""
    let skeleton =
      subject.isEmpty
      ? requirement.text
      : requirement.text.replacing(subject, with: "each of these")
    return Member(
      entity: entity, requirement: requirement, subject: subject, skeleton: skeleton)
  }

  /// What members of a group share: the rule, what the rule called it, and the criterion.
  private static func kin(of member: Member) -> String {
    guard let rule = member.requirement.rule, !member.subject.isEmpty else {
      return member.entity.id.rawValue
    }
    let reference = member.entity.origin.reference ?? ""
    let key = reference.split(separator: " ").first.map(String.init) ?? ""
    return "\(rule) \(key) \(member.requirement.value ?? "")"
  }

  /// The first requirement, whose measures stand for all.
  var first: Requirement { members[0].requirement }

  /// `FR-004`, or `FR-004 – FR-020 (17)`.
  var numbers: MarkdownText {
    let first = String(members[0].entity.id.path)
    guard members.count > 1, let last = members.last else { return "\(first)" }
    return "\(first) – \(String(last.entity.id.path)) (\(members.count))"
  }

  /// The sentence; for a group with the names of the things it holds for.
  var text: MarkdownText {
    guard members.count > 1 else { return "\(first.text)" }
    let names = members.map(\.subject).joined(separator: ", ")
    if Set(members.map(\.skeleton)).count == 1 {
      return "\(members[0].skeleton) Holds for: *\(names)*."
    }
    let others = members.dropFirst().map(\.subject).joined(separator: ", ")
    return "\(first.text) Likewise for: *\(others)*."
  }

  /// The rule and what it read; for a group only what all of them read alike.
  var reason: MarkdownText {
    guard let rule = first.rule else { return "\(first.rationale ?? "stated")" }
    let shared = first.inputs.filter { input in
      members.allSatisfy { $0.requirement.inputs.contains(input) }
    }
    return shared.isEmpty ? "rule \(rule)" : "rule \(rule): \(shared.joined(separator: "; "))"
  }
}
