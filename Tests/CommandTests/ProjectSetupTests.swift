import Foundation
import TestSupport
import Testing

/// `scaffold init`: what a new project folder says of its sources.
@Suite struct ProjectSetupTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try "id,name\n1,Ada\n".write(
      toFile: folder.path("people.csv"), atomically: true, encoding: .utf8)
  }

  @Test(
    "A path starts where the person stands, also when the project gets a folder of its own",
    arguments: [(["shop"], "csv:../people.csv"), (["shop", "--project", "."], "csv:people.csv")])
  func paths(words: [String], location: String) throws {
    let made = try BuiltCommand.scaffold.run(
      ["init"] + words + ["--source", "people=csv:people.csv"], in: folder.url)
    #expect(made.exit == 0)
    #expect(!made.stderr.contains("warning"))
    let project = words.contains("--project") ? folder.url : folder.url.appending(path: "shop")
    let settings = try String(
      contentsOfFile: project.appending(path: "groundwork.yaml").path, encoding: .utf8)
    #expect(settings.contains("location: \(location)"))
    #expect(try BuiltCommand.catalog.run(["scan"], in: project).exit == 0)
  }

  @Test("A path where nothing is yet is taken, with a warning")
  func missing() throws {
    let made = try BuiltCommand.scaffold.run(
      ["init", "shop", "--source", "sqlite:later.sqlite"], in: folder.url)
    #expect(made.exit == 0)
    #expect(made.stderr.contains("warning: there is no file or folder"))
    #expect(made.stderr.contains("later.sqlite"))
  }

  @Test(
    "What is no address, or holds a password, is refused and leaves no folder",
    arguments: ["shop.db", "x=postgres://ada:secret@db/shop"])
  func refused(source: String) throws {
    let made = try BuiltCommand.scaffold.run(["init", "shop", "--source", source], in: folder.url)
    #expect(made.exit == 2)
    #expect(!(made.stdout + made.stderr).contains("secret"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("shop")))
  }
}
