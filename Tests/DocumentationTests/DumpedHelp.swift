import Foundation
import TestSupport
import Testing

/// What a command says about itself: the JSON of `--experimental-dump-help`.
struct DumpedHelp: Decodable {
  let command: Verb

  /// A command or one of its verbs.
  struct Verb: Decodable, Sendable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let arguments: [Argument]?
    let subcommands: [Verb]?
    let defaultSubcommand: String?

    /// The verbs below it, `help` left out.
    var verbs: [Verb] { (subcommands ?? []).filter { $0.commandName != "help" } }

    /// The spellings of its options: `--format`, `-h`; also those of the verb that stands in when none is named.
    var options: Set<String> {
      let own = Set((arguments ?? []).flatMap { $0.names ?? [] }.map(\.spelling))
      let standIn = verbs.first { $0.commandName == defaultSubcommand }
      return own.union(standIn?.options ?? [])
    }
  }

  /// An argument, option or flag.
  struct Argument: Decodable, Sendable {
    let abstract: String?
    let valueName: String?
    let shouldDisplay: Bool
    let names: [Name]?
  }

  /// A spelling of an option.
  struct Name: Decodable, Sendable {
    let kind: String
    let name: String

    var spelling: String { (kind == "long" ? "--" : "-") + name }
  }

  /// Both commands by name.
  static func both() throws -> [String: Verb] {
    try ["scaffold", "catalog"].reduce(into: [:]) { commands, name in
      let output = try BuiltCommand(name).run("--experimental-dump-help")
      commands[name] =
        try JSONDecoder().decode(DumpedHelp.self, from: Data(output.stdout.utf8)).command
    }
  }
}
