import GroundworkModel
import Profiling

extension PrivacyReport {
  /// Each class of each column with what speaks for it.
  static func pii(_ holdings: [PersonalHolding], _ rules: PersonalDataRules) -> PrivacyReport {
    let known = rules.byID
    let rows = holdings.flatMap(\.classes).map { one -> [String] in
      let category = known[one.category]
      return [
        String(one.column.path), one.category, category?.title ?? unknown,
        category?.gdpr ?? unknown,
        category.map { $0.special == true ? "yes" : "no" } ?? unknown,
        category.map { String($0.level) } ?? unknown, category?.hipaa ?? "–",
        one.sensitivity.rawValue, Percent.text(one.confidence), one.verdict.rawValue,
        one.origin.kind.rawValue, one.evidence.joined(separator: "; "),
      ]
    }
    return PrivacyReport(
      title: "Personal data",
      note:
        "What rules and people found; a rule may be wrong, and what no rule knows is missing here.",
      fields: [
        "Column", "Category", "What it is", "GDPR", "Special", "Level", "HIPAA", "Sensitivity",
        "Sure",
        "Judged", "Says", "Why",
      ],
      rows: rows)
  }

  /// The fields of Art. 30(1) and those that are asked for beside them.
  static func processing(
    _ holdings: [PersonalHolding], _ content: CatalogContent, _ rules: PersonalDataRules
  ) -> PrivacyReport {
    let special = Set(rules.categories.filter { $0.special == true }.map(\.id))
    let rows = holdings.map { holding -> [String] in
      let grave = holding.classes.contains { special.contains($0.category) }
      func tag(_ name: String) -> String { holding.declared(name, in: content) ?? unknown }
      return [
        String(holding.dataset.id.path), tag("controller"), tag("purpose"), tag("lawful-basis"),
        grave ? tag("art9-condition") : "not needed", tag("subjects"), holding.categories,
        holding.recipients(in: content) ?? unknown, tag("transfer"), tag("retention"),
        tag("security"),
        holding.dataset.owner ?? unknown, content[holding.details.source]?.name ?? unknown,
        tag("automated-decision"),
        grave ? tag("dpia") + ", special categories are held" : tag("dpia"),
        tag("reviewed"),
      ]
    }
    return PrivacyReport(
      title: "Record of processing activities",
      note:
        "A draft by GDPR Art. 30(1), to be reviewed by counsel. A field is filled by a tag, as in `catalog tag DATASET purpose:billing`; what is not known is said to be so.",
      fields: [
        "Table", "Controller", "Purposes", "Lawful basis", "Art. 9 condition", "Data subjects",
        "Categories of data", "Recipients", "Third countries", "Time limit", "Security measures",
        "Owner",
        "Source", "Automated decisions", "DPIA", "Last review",
      ],
      rows: rows)
  }

  /// How long, counted from when, and how it is deleted.
  static func retention(
    _ holdings: [PersonalHolding], _ content: CatalogContent
  ) -> PrivacyReport {
    let rows = holdings.map { holding -> [String] in
      func tag(_ name: String) -> String { holding.declared(name, in: content) ?? unknown }
      return [
        String(holding.dataset.id.path), holding.categories,
        holding.details.rowCount.map(String.init) ?? unknown,
        tag("retention"), tag("retention-trigger"), tag("deletion"),
        holding.dataset.owner ?? unknown,
      ]
    }
    return PrivacyReport(
      title: "Retention of personal data",
      note:
        "Filled by tags, as in `catalog tag DATASET retention:10y`; what is not known is said to be so.",
      fields: [
        "Table", "Categories of data", "Rows", "Kept for", "Counted from", "Deleted by", "Owner",
      ],
      rows: rows)
  }
}

extension PersonalDataRules {
  fileprivate var byID: [String: Category] {
    Dictionary(categories.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
