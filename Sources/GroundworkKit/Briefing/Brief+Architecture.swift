import Diagrams
import GroundworkModel

extension Brief {
  func writeArchitecture(to page: inout MarkdownDocument) {
    page.heading(2, "Architecture")
    pictures.add(.architecture, "From sources to figures", to: &page)
    pictures.add(.star, "Facts and dimensions", to: &page)
    pictures.add(.lineage, "Which dataset is made from which", to: &page)
    writeSteps(to: &page)
    writeChoices(to: &page)
  }

  private func writeSteps(to page: inout MarkdownDocument) {
    for pipeline in standing(.pipeline) {
      guard case .pipeline(let details) = pipeline.details else { continue }
      let schedule: MarkdownText = details.schedule.map { ", started by \(code: $0)" } ?? ""
      page.paragraph("The pipeline **\(pipeline.name)** fills \(details.warehouse)\(schedule).")
    }
  }

  private func writeChoices(to page: inout MarkdownDocument) {
    let records = DecisionRecord.records(of: content)
    page.heading(3, "Decisions on the architecture")
    if records.isEmpty {
      page.paragraph("None yet: they are made when the figures are planned.")
    }
    page.table(
      ["No.", "Question", "Chosen", "Why", "Next best"],
      groups(of: records).map { group in
        let first = group[0]
        let names = group.map { name($0.choice.subject) }.joined(separator: ", ")
        let question =
          group.count == 1
          ? first.entity.name
          : first.entity.name.replacing(name(first.choice.subject), with: "each of these")
            + ": " + names
        let why = group.count == 1 ? first.choice.inputs.joined(separator: "; ") : "see each record"
        return [
          .join(group.map(Self.link)), "\(question)", "**\(first.choice.selected)**", "\(why)",
          "\(Self.runnerUp(first.choice))",
        ]
      })
  }

  private typealias Record = (entity: Entity, choice: Choice)

  /// Decisions alike for three datasets and more stand together.
  private func groups(of records: [Record]) -> [[Record]] {
    var groups: [[Record]] = []
    var places: [String: Int] = [:]
    func kin(_ record: Record) -> String {
      record.choice.subject == nil
        ? record.entity.id.rawValue : record.choice.topic + " " + record.choice.selected
    }
    let sizes = Dictionary(records.map { (kin($0), 1) }, uniquingKeysWith: +)
    for record in records {
      if let place = places[kin(record)] {
        groups[place].append(record)
      } else {
        if sizes[kin(record)] ?? 0 >= 3 { places[kin(record)] = groups.count }
        groups.append([record])
      }
    }
    return groups
  }

  private static func link(_ record: Record) -> MarkdownText {
    let file = DecisionRecord.fileName(record.entity, record.choice)
    return MarkdownText(trusted: "[\(record.choice.number ?? 0)](../decisions/\(file))")
  }

  private static func runnerUp(_ choice: Choice) -> String {
    let others = choice.options.filter { $0.name != choice.selected && ($0.score ?? 0) > 0 }
    let best = others.max { left, right in
      (left.score ?? 0, right.name) < (right.score ?? 0, left.name)
    }
    guard let best else { return "" }
    let cost = best.costs.first.map { ": \($0)" } ?? ""
    return best.name + cost
  }
}
