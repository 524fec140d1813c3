import Foundation
import TestSupport
import Testing

/// Pages that are written from code must be what the code says today.
@Suite struct ReferenceTests {
  @Test func theReferenceOfCommandsIsFresh() throws {
    let binaries = URL(filePath: BuiltCommand.scaffold.path).deletingLastPathComponent().path
    try expectFresh("docs/reference/commands.md", "scripts/commands-page", binaries)
  }

  @Test func theSupportOfSQLIsFresh() throws {
    let cases = "Tests/SQLLineageTests/Cases"
    try expectFresh("docs/reference/sql-support.md", "scripts/sql-support-page", cases)
  }

  @Test func theDictionaryOfTheCatalogIsFreshAndComplete() throws {
    try expectFresh("catalog/README.md", "scripts/catalog-page", "catalog/schema")
    let page = try text("catalog/README.md")
    #expect(!page.contains("|  |") && !page.contains("\n\n\n"), "something has no description")
    for name in try madeNames() {
      #expect(page.contains("### `\(name)`\n"), "`\(name)` is not in catalog/README.md")
    }
  }

  @Test func everyVocabularyIsDescribed() throws {
    let page = try text("catalog/vocabularies/README.md")
    let folder = Checkout.root.appending(path: "catalog/vocabularies").path
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".yaml") }
    #expect(files.count >= 5)
    for file in files {
      #expect(page.contains("`\(file)`"), "`\(file)` is not in catalog/vocabularies/README.md")
    }
    for match in page.matches(of: /`([\w\/-]+\.yaml)`/) {
      #expect(files.contains(String(match.1)), "`\(match.1)` is described, but is not there")
    }
  }

  private func madeNames() throws -> [String] {
    let folder = Checkout.root.appending(path: "catalog/schema")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try files.flatMap { file in
      try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        .matches(of: /CREATE (?:VIRTUAL )?(?:TABLE|VIEW) "?(\w+)/).map { String($0.1) }
    }
  }

  private func expectFresh(_ page: String, _ script: String, _ argument: String) throws {
    let output = try BuiltCommand(program: "/usr/bin/python3").run(
      script, argument, in: Checkout.root)
    #expect(output.exit == 0, "\(output)")
    #expect(try output.stdout == text(page), "\(page) is stale; run `make regenerate`")
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Checkout.root.appending(path: path), encoding: .utf8)
  }
}
