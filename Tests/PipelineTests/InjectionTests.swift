import Foundation
import GroundworkModel
import TestSupport
import Testing

@testable import GroundworkKit

/// No name of a source and no answer can break a generated file, or be run as part of it.
@Suite struct InjectionTests {
  @Test func pathsStayInsideAndAreMadeOfPlainNames() throws {
    let design = PipelineDesigner(
      content: HostileNames.catalog, settings: ProjectSettings(name: "../{{ x }}`evil`")
    ).design()
    #expect(design.kpis.count == HostileNames.all.count, "\(design.diagnostics)")
    let plan = try ScaffoldPlan(try GeneratedProject.files(of: design))
    let plain = Set("abcdefghijklmnopqrstuvwxyz0123456789_-./ADEMRkflieg")
    for file in plan.files { #expect(file.path.allSatisfy(plain.contains), "\(file.path)") }
  }

  @Test(arguments: HostileNames.all)
  func warehouseNamesArePlainAndShort(_ name: String) {
    for limit in [18, 36, 48] {
      let made = WarehouseName.make(name, limit: limit)
      #expect(made.utf8.count <= limit && !made.isEmpty)
      #expect(made.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil, "\(made)")
      #expect(!made.contains("__") && !made.hasSuffix("_"), "\(made)")
    }
  }

  @Test(arguments: HostileNames.all)
  func literalsHoldNothingThatJinjaReads(_ text: String) {
    let literal = SQLText.literal(text)
    for mark in ["{{", "{%", "{#", "}}", "%}", "#}"] { #expect(!literal.contains(mark)) }
    for mark in ["{{", "{%", "{#"] { #expect(!Escaped.jinja(text).contains(mark)) }
  }

  @Test(.enabled(if: PythonTools.pipeline.isExpected))
  func aProjectOfHostileNamesRunsAndComputes() throws {
    let folder = try TemporaryFolder()
    let made = try BuiltCommand(program: "sqlite3").run(
      folder.path("shop.sqlite"), input: HostileNames.tables)
    try #require(made.exit == 0 && made.stderr.isEmpty, "\(made)")
    let project = try GeneratedProject(
      HostileNames.catalog, sources: [.init(name: "shop", location: "sqlite:shop.sqlite")],
      in: folder)
    let output = try project.make("run")
    try #require(output.exit == 0, "\(output)")
    let queries = project.design.kpis.map { "select value from marts.\($0.model)" }
    for rows in try project.rows(queries) { #expect(rows == ["2.5"]) }
    let words = project.design.kpis.map { kpi in
      let split = project.design.models.first { $0.name == kpi.splits.first }
      return "select \"\(split?.columns[1].name ?? "")\" from marts.\(split?.name ?? "")"
    }
    for (name, rows) in zip(project.design.kpis.map(\.name), try project.rows(words)) {
      #expect(rows == [name.trimmingCharacters(in: .whitespaces)])
    }
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.url.path)
    #expect(!names.contains { $0.hasSuffix("/pwned") || $0 == "pwned" })
    try expectVerified(folder)
  }

  /// Every validator that is here accepts every file.
  private func expectVerified(_ folder: TemporaryFolder) throws {
    let tree = folder.url.appending(path: "pipeline")
    let toolbox = Toolbox(
      environment: ProcessInfo.processInfo.environment.merging([
        "GROUNDWORK_TOOLS": PythonTools.pipeline.bin, "GROUNDWORK_AIRFLOW": PythonTools.airflow.bin,
      ]) { _, new in new }, home: Checkout.root, tree: tree)
    for litter in ["warehouse.duckdb", ".state", "transform/target", "transform/logs", "logs"] {
      try? FileManager.default.removeItem(at: tree.appending(path: litter))
    }
    let verification = try Verification(
      of: GeneratedTree(tree), using: toolbox, isThorough: false)
    #expect(verification.isAccepted, "\(verification.findings.prefix(20))")
    #expect(verification.files.count > 20)
  }
}
