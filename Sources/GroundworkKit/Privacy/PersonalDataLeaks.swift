public import GroundworkModel

/// Personal data in tables that people read, without a purpose that somebody declared.
///
/// A column is exposed when its dataset is a mart of the warehouse or feeds a dashboard. A tag `purpose:…` or
/// `lawful-basis:…` on the column or its dataset declares why it may be there (GDPR Art. 5(1)(b), 30(1)(b)).
public enum PersonalDataLeaks {
  /// A finding for each class of each such column, sorted: errors, or warnings where only a pseudonym is left.
  public static func diagnostics(in content: CatalogContent) -> [Diagnostic] {
    content.classifications.values.joined().filter { one in
      one.verdict != .rejected && one.sensitivity > .public
        && isExposed(one.column, in: content) && !isDeclared(one.column, in: content)
    }.map(diagnostic).sorted()
  }

  private static func isExposed(_ column: EntityID, in content: CatalogContent) -> Bool {
    guard let entity = content[column], entity.status != .removed,
      let dataset = column.parent(.dataset)
    else { return false }
    return DataLayer(of: dataset) >= .dimension
      || content.links(to: dataset, .consumes).contains { $0.source.kind == .dashboard }
  }

  private static func isDeclared(_ column: EntityID, in content: CatalogContent) -> Bool {
    let places = [content[column], column.parent(.dataset).flatMap { content[$0] }]
    return places.compactMap { $0 }.flatMap(\.tags).contains { tag in
      tag.hasPrefix("purpose:") || tag.hasPrefix("lawful-basis")
    }
  }

  private static func diagnostic(_ one: Classification) -> Diagnostic {
    let path = one.evidence.joined(separator: ", ")
    return Diagnostic(
      rule: "pii-leak", severity: one.sensitivity >= .confidential ? .error : .warning,
      message: "people can read \(one.category) (\(one.sensitivity.rawValue)): \(path)",
      subject: one.column,
      help: "mask or leave it out, or declare why: `catalog tag \(one.column) purpose:WHY`")
  }
}
