import Diagrams
import Foundation
import GroundworkModel
import TestSupport
import Testing

@Suite struct RenderingTests {
  static let content = MusicStore().content

  @Test(arguments: DiagramKind.allCases)
  func everyKindIsDrawnWithoutAWarning(_ kind: DiagramKind) throws {
    let diagram = try kind.diagram(of: Self.content)
    let picture = try GraphvizRenderer.render(DOTWriter.write(diagram), as: .svg)
    #expect(picture.warnings == [])
    let svg = String(decoding: picture.data, as: UTF8.self)
    for node in diagram.nodes where !node.title.contains(" ") && node.title.count < 30 {
      #expect(svg.contains(">\(node.title)<"), "\(node.title)")
    }
    try Self.keep(picture.data, "\(kind.rawValue).svg")
    let png = try GraphvizRenderer.render(DOTWriter.write(diagram), as: .png)
    try Self.keep(png.data, "\(kind.rawValue).png")
  }

  @Test func everySVGIsWellFormed() throws {
    for kind in DiagramKind.allCases {
      let svg = try GraphvizRenderer.render(
        DOTWriter.write(try kind.diagram(of: Self.content)), as: .svg)
      #expect(WellFormed.check(svg.data) == nil, "\(kind)")
    }
  }

  /// Writes pictures to the folder named by `GROUNDWORK_PICTURES`, for people to look at.
  static func keep(_ data: Data, _ name: String) throws {
    guard let folder = ProcessInfo.processInfo.environment["GROUNDWORK_PICTURES"] else { return }
    try data.write(to: URL(filePath: folder).appending(path: name))
  }
}
