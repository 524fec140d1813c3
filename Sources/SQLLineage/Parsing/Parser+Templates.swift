extension Parser {
  /// `{{ ref('model') }}`, `{{ source('system', 'table') }}`, `{{ this }}` in place of a table; anything else is a
  /// table that only running the template would name.
  mutating func parseTemplateTable() -> NodeID {
    let start = position
    let call = TemplateCall(text(of: token))
    advance()
    let node = table(of: call, from: start)
    guard isAt(.dot) else { return node }
    // `{{ var('schema') }}.table`
    advance()
    let rest = isAt(.template) ? ChildList() : parsePath()
    if isAt(.template) { advance() }
    return make(.tableName, from: start, rest, flags: rest.first == .none ? .variable : [])
  }

  private mutating func table(of call: TemplateCall, from start: Int) -> NodeID {
    switch call.function {
    case "ref":
      return make(.tableName, from: start, path(call.texts.suffix(1), start), flags: .template)
    case "source":
      return make(.tableName, from: start, path(call.texts.suffix(2), start), flags: .template)
    case "this":
      let name = make(.name, from: start, name: names.exact("this"))
      return make(.tableName, from: start, single(name), flags: .template)
    default:
      diagnostics.append(
        SQLDiagnostic(
          rule: "template", message: "only running the template would name this table",
          offset: tree.tokens[start].start))
      return make(.tableName, from: start, flags: .variable)
    }
  }

  private mutating func path(_ parts: ArraySlice<String>, _ start: Int) -> ChildList {
    var path = ChildList()
    for part in parts { append(make(.name, from: start, name: names.exact(part)), to: &path) }
    return path
  }
}

/// A call in `{{ … }}`: its function and the texts it is given.
struct TemplateCall {
  let function: String
  let texts: [String]

  init(_ template: String) {
    let inside = template.dropFirst(2).dropLast(2).drop { $0 == " " || $0 == "-" || $0 == "\n" }
    function = String(inside.prefix { $0.isLetter || $0 == "_" })
    var texts: [String] = []
    var quote: Character?
    var current = ""
    for character in inside {
      if let open = quote {
        if character == open {
          texts.append(current)
          quote = nil
        } else {
          current.append(character)
        }
      } else if character == "'" || character == "\"" {
        quote = character
        current = ""
      }
    }
    self.texts = texts
  }
}
