import ArgumentParser
import CatalogStore
import CommandLineSupport
import GroundworkKit
import GroundworkModel

/// `catalog tag ID TAG…`
struct TagVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag",
    abstract: "Add tags to a thing, or take them away.",
    discussion: """
      Scans and other machines leave tags of people alone.

        catalog tag shop.customers golden reviewed
        catalog tag shop.customers reviewed --remove
      """)

  @Argument(help: "An id, the end of one, or a name.")
  var id: String

  @Argument(help: "The tags.")
  var tags: [String]

  @Flag(help: "Take the tags away.")
  var remove = false

  @OptionGroup var person: PersonOptions
  @OptionGroup var project: ProjectOptions

  func run() throws {
    let reason = person.because ?? "catalog tag"
    let entity = try project.openCatalog().write(by: person.actor, because: reason) { writer in
      try writer.say(person.origin, of: writer.reader.resolve(id)) { entity in
        let present = Set(entity.tags)
        entity.tags = (remove ? present.subtracting(tags) : present.union(tags)).sorted()
      }
    }
    Terminal.print("\(entity.id)  tags: \(entity.tags.joined(separator: ", "))")
  }
}
