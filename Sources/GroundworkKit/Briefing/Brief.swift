public import GroundworkModel

/// The assessment brief: what is wanted, what exists, what is missing, what is to be done, for people who decide.
///
/// Pure and without a clock: the same catalog gives the same bytes.
///
/// ```swift
/// let files = Brief(content).files()          // README.md and the pictures beside it
/// try ScaffoldWriter().write(try ScaffoldPlan(files), to: folder)
/// ```
public struct Brief: Sendable {
  let content: CatalogContent
  let pictures: BriefPictures

  /// A brief of a catalog.
  public init(_ content: CatalogContent, withPictures: Bool = true) {
    self.content = content
    pictures = BriefPictures(withPictures ? content : CatalogContent())
  }

  /// The document and its pictures, for the folder `brief/`.
  public func files() -> [PlannedFile] {
    [PlannedFile(path: "README.md", content: text, sources: [])] + pictures.files
  }

  /// The document.
  public var text: String {
    var page = MarkdownDocument()
    writeSummary(to: &page)
    writeGoals(to: &page)
    writeKPIs(to: &page)
    writeSources(to: &page)
    writeInventory(to: &page)
    writeRequirements(to: &page)
    writeGaps(to: &page)
    writeArchitecture(to: &page)
    writeNextSteps(to: &page)
    writeOpenPoints(to: &page)
    writeCards(to: &page)
    return page.text
  }

  /// Entities of a kind that still stand.
  func standing(_ kind: EntityKind) -> [Entity] {
    content.entities(kind).filter { $0.status != .removed }
  }

  /// The name of a thing, or what its id says.
  func name(_ id: EntityID?) -> String {
    guard let id else { return "" }
    return content[id]?.name ?? id.lastSegment
  }

  /// An owner as a name: stakeholders are named, other words stay.
  func person(_ owner: String?) -> String {
    guard let owner else { return "" }
    return EntityID(owner).map { name($0) } ?? owner
  }

  /// Names of what links lead to, sorted.
  func names(from id: EntityID, _ kind: LinkKind, _ target: EntityKind) -> [String] {
    content.links(from: id, kind).map(\.target)
      .filter { $0.kind == target && content[$0]?.status != .removed }
      .map { name($0) }.sorted()
  }
}

/// Numbers as people read them.
enum Figures {
  /// `1234567` → `1,234,567`.
  static func grouped(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits = String(digits.dropLast(3))
    }
    return (number < 0 ? "−" : "") + ([digits] + groups).joined(separator: ",")
  }

  /// `21.0` → `21`, `0.125` → `0.125`, `1234.5` → `1,234.5`.
  static func plain(_ number: Double) -> String {
    guard number.magnitude < 1e12 else { return "\(number)" }
    let rounded = (number.magnitude * 1000).rounded() / 1000
    let whole = Int(rounded)
    let rest = Int(((rounded - Double(whole)) * 1000).rounded())
    let sign = number < 0 && rounded > 0 ? "−" : ""
    guard rest > 0 else { return sign + grouped(whole) }
    var fraction = String(1000 + rest).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return sign + grouped(whole) + "." + fraction
  }

  /// `1 goal`, `3 goals`; words that end in `y` after a consonant become `ies`.
  static func count(_ number: Int, _ word: String) -> String {
    guard number != 1 else { return "1 \(word)" }
    let isChanging = word.hasSuffix("y") && !["ay", "ey", "oy"].contains { word.hasSuffix($0) }
    return "\(grouped(number)) " + (isChanging ? word.dropLast() + "ies" : word + "s")
  }
}
