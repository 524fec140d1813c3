import ArgumentParser
import CatalogStore
import CommandLineSupport
import GroundworkKit
import GroundworkModel

/// `catalog describe ID [TEXT]`
struct DescribeVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Write what a thing means, who answers for it, or how far it has come.",
    discussion: """
      What a person writes is kept when a source is scanned again.

        catalog describe shop.orders.total "Net amount in EUR, after discounts"
        catalog describe shop.orders --owner "Sales operations" --status confirmed
        catalog describe shop.orders "" --because "was wrong"
      """)

  @Argument(help: "An id, the end of one, or a name.")
  var id: String

  @Argument(help: "What it means; an empty text takes the description away.")
  var text: String?

  @Option(help: "Who answers for it; an empty text takes the owner away.")
  var owner: String?

  @Option(
    help: "How far it has come: draft, proposed, confirmed, implemented, validated, deprecated.")
  var status: Entity.Status?

  @OptionGroup var person: PersonOptions
  @OptionGroup var project: ProjectOptions

  func validate() throws {
    if text == nil, owner == nil, status == nil {
      throw ValidationError("say what it means, or use --owner or --status")
    }
  }

  func run() throws {
    let reason = person.because ?? "catalog describe"
    let entity = try project.openCatalog().write(by: person.actor, because: reason) { writer in
      try writer.say(person.origin, of: writer.reader.resolve(id)) { entity in
        if let text { entity.description = text.isEmpty ? nil : text }
        if let owner { entity.owner = owner.isEmpty ? nil : owner }
        if let status { entity.status = status }
      }
    }
    var words = ["\(entity.id)  \(entity.status.rawValue)"]
    if let owner = entity.owner { words.append("owner: \(owner)") }
    if let description = entity.description { words.append(description) }
    Terminal.print(words.joined(separator: "\n  "))
  }
}
