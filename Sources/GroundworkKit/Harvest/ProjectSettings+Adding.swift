import YAMLDocument

extension ProjectSettings {
  /// The text of a groundwork.yaml with one more source, all else, comments too, as it was.
  ///
  /// - Returns: nil when the text is laid out in a way that cannot be added to safely.
  public static func text(_ text: String, adding source: Source) -> String? {
    guard var wanted = try? YAML.decode(ProjectSettings.self, from: text) else { return nil }
    wanted.sources.append(source)
    let changed = insert(source, into: text)
    let read = try? YAML.decode(ProjectSettings.self, from: changed)
    return read == wanted ? changed : nil
  }

  private static func insert(_ source: Source, into text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    guard let head = lines.firstIndex(where: { $0.hasPrefix("sources:") }) else {
      return (lines + ["sources:"] + entry(source, indent: "  ")).joined(separator: "\n") + "\n"
    }
    if lines[head].hasPrefix("sources: []") { lines[head] = "sources:" }
    let body = lines[(head + 1)...].prefix { $0.isEmpty || $0.first == " " || $0.first == "-" }
    let indent = String(body.first { $0.contains("- ") }?.prefix { $0 == " " } ?? "  ")
    let last = body.lastIndex { !$0.isEmpty } ?? head
    lines.insert(contentsOf: entry(source, indent: indent), at: last + 1)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func entry(_ source: Source, indent: String) -> [String] {
    [
      "\(indent)- name: \(quoted(source.name))",
      "\(indent)  location: \(quoted(source.location))",
    ]
  }

  /// A YAML scalar: plain where that is safe, else single-quoted.
  private static func quoted(_ text: String) -> String {
    let plain = text.allSatisfy { $0.isLetter || $0.isNumber || "_-./:".contains($0) }
    let isWord = text.first?.isLetter == true && !text.hasSuffix(":")
    return plain && isWord ? text : "'" + text.replacing("'", with: "''") + "'"
  }
}
