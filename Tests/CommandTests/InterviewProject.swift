import Foundation
import TestSupport

/// A project made by `scaffold init` in a folder that goes with it.
struct InterviewProject {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    _ = try scaffold("init", "shop", "--project", ".", "--industry", "e-commerce")
  }

  func scaffold(_ arguments: String..., input: String = "") throws -> CommandOutput {
    try BuiltCommand.scaffold.run(arguments, in: folder.url, input: input)
  }

  /// An interview at a terminal.
  func terminal(
    with stakeholder: String = "Maria Keller", _ more: String...,
    environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try command(["interview", "--stakeholder", stakeholder] + more, environment: environment)
  }

  /// The command at a terminal.
  func command(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      BuiltCommand.scaffold.path, arguments, in: folder.url, environment: environment)
  }

  func answers() throws -> String { try scaffold("export-answers").stdout }

  func write(_ text: String, to name: String = "answers.yaml") throws {
    try text.write(toFile: folder.path(name), atomically: true, encoding: .utf8)
  }
}
