public import ArgumentParser

/// How a reading verb prints.
public enum OutputFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  case text, json, markdown
}

/// The option of every reading verb.
public struct FormatOption: ParsableArguments {
  /// The wanted form.
  @Option(help: "How to print: text, json or markdown.")
  public var format: OutputFormat = .text

  /// Filled in by the parser.
  public init() {}

  /// Prints an answer in the wanted form; the other forms are not made.
  public func print(
    _ answer: @autoclosure () throws -> some Encodable, text: @autoclosure () -> String,
    markdown: @autoclosure () -> String
  ) throws {
    switch format {
    case .json: try Terminal.printJSON(try answer())
    case .markdown: Terminal.print(markdown())
    case .text: Terminal.print(text())
    }
  }
}
