import GroundworkModel

/// One way to say what a component needs: `order.net amount` is the thing `order` and its attribute `net amount`.
struct RolePhrase: Hashable, Sendable {
  /// Words of the thing; empty when the phrase leaves it out.
  var thing: [String]
  /// Words of the attribute; its last word is the noun.
  var attribute: [String]
  /// Whether it is the role itself and not a synonym of it.
  var isRole: Bool
  /// The phrase as written.
  var text: String

  /// The role of a component and its synonyms; a synonym without a thing is about the role's own.
  static func phrases(of component: Metric.Component) -> [RolePhrase] {
    let role = RolePhrase(component.role, isRole: true)
    let others = component.synonyms.map { synonym in
      var phrase = RolePhrase(synonym, isRole: false)
      if phrase.thing.isEmpty { phrase.thing = role.thing }
      return phrase
    }
    return ([role] + others).filter { !$0.attribute.isEmpty }
  }

  private init(_ text: String, isRole: Bool) {
    let parts = text.split(separator: ".", maxSplits: 1).map { NameWords.split(String($0)) }
    thing = parts.count == 2 ? parts[0] : []
    attribute = parts.last ?? []
    self.isRole = isRole
    self.text = text
  }
}
