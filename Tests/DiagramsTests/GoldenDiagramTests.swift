import Diagrams
import Foundation
import TestSupport
import Testing

/// DOT and Mermaid of every kind, compared with files that people have looked at.
///
/// `UPDATE_SNAPSHOTS=1` writes them anew and fails once, so that the difference is reviewed.
@Suite struct GoldenDiagramTests {
  static let folder = Checkout.root.appending(path: "Tests/DiagramsTests/Golden")

  @Test(arguments: DiagramKind.allCases)
  func theTextOfEveryKindIsAsReviewed(_ kind: DiagramKind) throws {
    let diagram = try kind.diagram(of: MusicStore().content)
    try compare(DOTWriter.write(diagram), "\(kind.rawValue).dot")
    try compare(MermaidWriter.write(diagram), "\(kind.rawValue).mmd")
  }

  private func compare(_ text: String, _ name: String) throws {
    let file = Self.folder.appending(path: name)
    let expected = try? String(contentsOf: file, encoding: .utf8)
    guard expected != text else { return }
    if expected == nil || ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    Issue.record(
      "\(name) is not as reviewed; run with UPDATE_SNAPSHOTS=1 and look at the difference")
  }
}
