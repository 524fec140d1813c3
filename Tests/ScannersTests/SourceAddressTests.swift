import Foundation
import Scanners
import TestSupport
import Testing

@Suite struct SourceAddressTests {
  let here = URL(filePath: "/tmp", directoryHint: .isDirectory)

  @Test(arguments: [
    ("sqlite:shop.sqlite", "sqlite", "sqlite:shop.sqlite", "shop"),
    ("sqlite:data/my shop.v2.db", "sqlite", "sqlite:data/my shop.v2.db", "my_shop"),
  ])
  func anAddressHasATechnologyAConnectionAndAName(
    text: String, technology: String, connection: String, name: String
  ) throws {
    let address = try SourceAddress(text, in: here)
    #expect(address.technology == technology)
    #expect(address.connection == connection)
    #expect(address.suggestedName == name)
  }

  @Test(arguments: [
    (
      "postgres://ada@db.test:5433/crm?sslmode=require",
      "postgres://ada@db.test:5433/crm?sslmode=require"
    ),
    ("postgres://ada:hidden@db.test/crm", "postgres://ada@db.test/crm"),
    ("postgres://ada:${PW}@db.test/crm", "postgres://ada:${PW}@db.test/crm"),
    ("postgresql://ada:hid:d@e/n@db.test/crm", "postgresql://ada@db.test/crm"),
    (
      "postgres://db.test/crm?password=hidden&sslmode=require",
      "postgres://db.test/crm?sslmode=require"
    ),
    ("postgres://ada:%68idden@[::1]:5433/crm", "postgres://ada@[::1]:5433/crm"),
    ("postgres:///crm?service=crm", "postgres:///crm?service=crm"),
  ])
  func aPasswordIsNeitherKeptNorPrinted(text: String, connection: String) throws {
    let address = try SourceAddress(text, in: here)
    #expect(address.connection == connection)
    #expect("\(address)" == connection && String(reflecting: address) == connection)
    #expect(address.holdsPassword == (text != connection))
    var dumped = ""
    dump(address, to: &dumped)
    #expect(!dumped.contains("hid"))
  }

  @Test func aPathIsRecognisedByWhatStandsThere() throws {
    let folder = try TemporaryFolder()
    try Data("SQLite format 3\0".utf8).write(to: URL(filePath: folder.path("things.bin")))
    let address = try SourceAddress("things.bin", in: folder.url)
    #expect(address.connection == "sqlite:things.bin")
  }

  @Test func whatIsNoSourceIsRefusedWithTheForms() {
    #expect(throws: ScanError.self) { try SourceAddress("nothing-here", in: here) }
  }

  @Test func aPathMovesToTheProjectFolder() throws {
    let address = try SourceAddress("sqlite:data/shop.db", in: here)
    let moved = address.moved(
      from: URL(filePath: "/home/ada", directoryHint: .isDirectory),
      to: URL(filePath: "/home/ada/projects/shop", directoryHint: .isDirectory))
    #expect(moved.connection == "sqlite:../../data/shop.db")
  }

  @Test func aVariableIsKeptAsItIsWritten() throws {
    let address = try SourceAddress(
      "${SHOP}", in: here, environment: ["SHOP": "sqlite:secret-place.db"])
    #expect(address.technology == "sqlite")
    #expect(address.connection == "${SHOP}")
  }

  @Test func aVariableThatIsNotSetIsNamed() {
    #expect(throws: ScanError.variableNotSet("SHOP")) { try SourceAddress("${SHOP}", in: here) }
  }
}
