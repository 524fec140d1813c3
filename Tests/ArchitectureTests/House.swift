import Foundation
import TestSupport

/// The plan of the house as ARCHITECTURE.md draws it: one row per target.
struct House {
  /// A target.
  struct Room: Hashable {
    let floor: Int
    let name: String
    /// Outside libraries that it alone may import.
    let libraries: [String]
  }

  let rooms: [Room]

  /// Reads the rows `| floor | `Target` | library | … |` of the table.
  init() throws {
    let page = try String(
      contentsOf: Checkout.root.appending(path: "ARCHITECTURE.md"), encoding: .utf8)
    rooms = page.split(separator: "\n").flatMap { line -> [Room] in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard line.hasPrefix("|"), cells.count >= 4, let floor = Int(cells[0]) else { return [] }
      let libraries = Self.names(in: cells[2])
      return Self.names(in: cells[1]).map { Room(floor: floor, name: $0, libraries: libraries) }
    }
  }

  subscript(name: String) -> Room? { rooms.first { $0.name == name } }

  /// Every outside library that some room may import.
  var libraries: Set<String> { Set(rooms.flatMap(\.libraries)) }

  /// The words between backticks.
  private static func names(in cell: String) -> [String] {
    cell.matches(of: /`(\w+)`/).map { String($0.1) }
  }
}

/// The targets of Package.swift with their dependencies, read from its text.
struct PackageText {
  let dependencies: [String: [String]]
  let testTargets: [String]

  init() throws {
    let text = try String(
      contentsOf: Checkout.root.appending(path: "Package.swift"), encoding: .utf8)
    guard let start = text.range(of: "  targets: [") else {
      throw CocoaError(.fileReadCorruptFile)
    }
    let list = String(text[start.upperBound...])
    let pattern =
      /(library|tests|\.executableTarget|\.systemLibrary|\.target)\(\s*(?:name: )?"(\w+)"/
    let heads = list.matches(of: pattern)
    var dependencies: [String: [String]] = [:]
    var testTargets: [String] = []
    for (index, head) in heads.enumerated() {
      let end = index + 1 < heads.count ? heads[index + 1].range.lowerBound : list.endIndex
      let rest = list[head.range.upperBound..<end]
      let name = String(head.2)
      if head.1 == "tests" || rest.contains("path: \"Tests/") {
        testTargets.append(name)
      } else {
        let isSystem = head.1 == ".systemLibrary"
        dependencies[name] = isSystem ? [] : rest.matches(of: /"(\w+)"/).map { String($0.1) }
      }
    }
    self.dependencies = dependencies
    self.testTargets = testTargets
  }

  /// What a target depends on, directly or not.
  func reach(of target: String) -> Set<String> {
    var found: Set<String> = []
    var open = dependencies[target] ?? []
    while let next = open.popLast() {
      if found.insert(next).inserted { open += dependencies[next] ?? [] }
    }
    return found
  }
}
