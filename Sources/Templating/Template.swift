import Mustache

/// A text with holes: mustache under the delimiters `<%` and `%>`, so that `{{ }}` of dbt and Airflow stays as it is.
///
/// Values are put in as they are, without HTML escaping, and are never read as template text themselves: a value that
/// contains `<% %>` or `{{ }}` stands there literally. Escaping for the language of the file is the caller's work.
public struct Template: Sendable {
  private let template: MustacheTemplate

  /// Reads a template; `name` is its path for error messages.
  public init(_ text: String, name: String) throws {
    do {
      template = try MustacheTemplate(string: "{{=<% %>=}}<%% CONTENT_TYPE:TEXT %>" + text)
    } catch {
      throw TemplateError.malformed(name: name, reason: "\(error)")
    }
  }

  /// The text with its holes filled from a record.
  public func render(_ value: TemplateValue) -> String { template.render(value.plain) }
}

/// What a template's holes are filled with.
public indirect enum TemplateValue: Hashable, Sendable {
  /// A text, put in as it is.
  case text(String)
  /// Whether a section appears.
  case flag(Bool)
  /// A section repeated for each element.
  case list([TemplateValue])
  /// Names and their values.
  case record([String: TemplateValue])

  fileprivate var plain: Any {
    switch self {
    case .text(let text): text
    case .flag(let flag): flag
    case .list(let values): values.map(\.plain)
    case .record(let members): members.mapValues(\.plain)
    }
  }
}

extension TemplateValue: ExpressibleByStringLiteral {
  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }
}

/// What is wrong with a template or its kit.
public enum TemplateError: Error, Hashable, Sendable {
  /// The text is no template.
  case malformed(name: String, reason: String)
  /// No kit of this name in any of the places.
  case unknownKit(String, lookedIn: [String])
  /// The kit's description is not what it should be.
  case badKit(path: String, reason: String)
}

extension TemplateError: CustomStringConvertible {
  /// What happened, and what to do next.
  public var description: String {
    switch self {
    case .malformed(let name, let reason):
      "the template `\(name)` cannot be read: \(reason)\n"
        + "help: holes are written <%name%>, sections <%#name%>…<%/name%>"
    case .unknownKit(let name, let places):
      "no template kit `\(name)` in \(places.map { "`\($0)`" }.joined(separator: ", "))\n"
        + "help: set GROUNDWORK_HOME to a checkout or to PREFIX/share/groundwork"
    case .badKit(let path, let reason): "the kit `\(path)` is not valid: \(reason)"
    }
  }
}
