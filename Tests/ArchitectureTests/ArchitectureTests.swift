import Foundation
import TestSupport
import Testing

/// Holds imports and dependencies to the plan in ARCHITECTURE.md.
@Suite struct ArchitectureTests {
  let house: House
  let package: PackageText

  init() throws {
    house = try House()
    package = try PackageText()
  }

  @Test func everyTargetHasItsPlaceInThePlan() {
    #expect(Set(house.rooms.map(\.name)) == Set(package.dependencies.keys))
    #expect(house.rooms.count >= 15)
  }

  @Test func dependenciesPointDown() {
    for (name, dependencies) in package.dependencies {
      for dependency in dependencies {
        guard let room = house[name], let other = house[dependency] else {
          Issue.record("\(name) depends on \(dependency), which the plan does not know")
          continue
        }
        #expect(isAllowed(other, for: room), "\(name) depends on \(dependency)")
      }
    }
  }

  @Test(arguments: SourceFile.sources)
  func importsPointDown(_ file: SourceFile) throws {
    let room = try #require(house[file.target], "\(file.target) is not in the plan")
    for name in file.imports {
      if let other = house[name] {
        #expect(isAllowed(other, for: room), "imports \(name)")
        #expect(package.reach(of: room.name).contains(name), "\(name) is not in Package.swift")
      } else if house.libraries.contains(name) {
        #expect(room.libraries.contains(name), "\(name) belongs to other modules")
      } else {
        #expect(room.floor > 0 || name == "FoundationEssentials", "floor 0 imports \(name)")
        #expect(Self.toolchain.contains(name), "\(name) is not a known library")
      }
    }
  }

  @Test func everyFolderIsATarget() throws {
    for (folder, targets) in [
      ("Sources", Set(package.dependencies.keys)), ("Tests", Set(package.testTargets)),
    ] {
      let place = Checkout.root.appending(path: folder).path
      let found = try FileManager.default.contentsOfDirectory(atPath: place)
        .filter { !$0.hasPrefix(".") }
      #expect(Set(found) == targets, "in \(folder)")
    }
  }

  /// What comes with the compiler.
  private static let toolchain: Set = [
    "Foundation", "FoundationEssentials", "Synchronization", "Dispatch", "Glibc",
  ]

  /// Lower floors, and the shared language on the same one; system libraries only for the room that names them.
  private func isAllowed(_ other: House.Room, for room: House.Room) -> Bool {
    let isSystem =
      other.name.hasPrefix("C") && other.name.dropFirst().first?.isUppercase == true
      && other.floor == 0
    if isSystem { return room.libraries.contains(other.name) }
    return other.floor < room.floor || other.name == "GroundworkModel" && room != other
  }
}
