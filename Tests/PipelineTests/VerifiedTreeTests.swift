import Foundation
import GroundworkModel
import TestSupport
import Testing

@testable import GroundworkKit

/// What the generator writes, held against the tools that run it.
@Suite(.enabled(if: PythonTools.pipeline.isExpected && PythonTools.airflow.isExpected))
struct VerifiedTreeTests {
  /// Files that no tool reads.
  private static let proseAndSettings: Set = [
    ".gitignore", "README.md", "requirements.txt", "docs/data-dictionary.md",
  ]

  @Test(.timeLimit(.minutes(15)), arguments: PipelineDesign.Warehouse.allCases)
  func everyGeneratedFileIsAcceptedByItsTool(_ warehouse: PipelineDesign.Warehouse) throws {
    let folder = try TemporaryFolder()
    let made = try BuiltCommand(program: "sqlite3").run(
      folder.path("shop.sqlite"), input: ShapeStory.tables)
    try #require(made.exit == 0, "\(made)")
    try ShapeStory.writeExports(folder)
    let project = try GeneratedProject(
      ShapeStory.catalog().content,
      sources: [
        .init(name: "shop", location: "sqlite:shop.sqlite"),
        .init(name: "exports", location: "csv:exports"),
      ], warehouse: warehouse, in: folder)
    let verification = try verify(folder.url.appending(path: "pipeline"))
    try #require(verification.absent.isEmpty, "\(verification.absent)")
    #expect(verification.isAccepted, "\(verification.findings)")
    for file in verification.files where !Self.proseAndSettings.contains(file.path) {
      #expect(file.proof >= .parsed, "\(file)")
    }
    let schedule = verification.files.first { $0.path.hasPrefix("dags/") }
    #expect(schedule?.proof == .proved, "Airflow ran it: \(String(describing: schedule))")
    for model in project.design.models {
      let file = verification.files.first { $0.path.hasSuffix("/\(model.name).sql") }
      #expect(file?.proof == .proved, "\(model.name): \(String(describing: file))")
    }
  }

  private func verify(_ tree: URL) throws -> Verification {
    let toolbox = Toolbox(
      environment: ProcessInfo.processInfo.environment, home: Checkout.root, tree: tree)
    return try Verification(of: GeneratedTree(tree), using: toolbox, isThorough: true)
  }
}
