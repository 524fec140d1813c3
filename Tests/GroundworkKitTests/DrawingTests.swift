import Diagrams
import Foundation
import GroundworkKit
import TestSupport
import Testing

@Suite struct DrawingTests {
  @Test func aPictureComesInEveryForm() throws {
    let diagram = try DiagramKind.trace.diagram(of: MusicStore().content)
    let marks: [Drawing.Format: [UInt8]] = [
      .svg: Array("<?xml".utf8), .png: [0x89, 0x50, 0x4E, 0x47], .pdf: Array("%PDF-".utf8),
      .dot: Array("digraph".utf8), .mermaid: Array("%% ".utf8),
    ]
    for format in Drawing.Format.allCases {
      let data = try Drawing.data(diagram, as: format)
      #expect(Array(data).starts(with: marks[format] ?? [0]), "\(format)")
    }
  }
}
