// swift-tools-version: 6.2
import PackageDescription

/// The plan of the house, floor by floor; `ArchitectureTests` holds the imports to it.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Fixed addresses: a hundred thousand relocations less at every start. Release builds only: they hold the Swift
/// runtime inside, and a shared one warns about it on standard error.
let quickStart: [LinkerSetting] = [
  .unsafeFlags(["-Xclang-linker", "-no-pie"], .when(configuration: .release))
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: house)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], data: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: data, swiftSettings: house)
}

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
/// The C functions of the SQLite that GRDB uses.
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "groundwork",
  products: [
    .executable(name: "scaffold", targets: ["scaffold"]),
    .executable(name: "catalog", targets: ["catalog"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
  ],
  targets: [
    // Floor 0: pure. No I/O, no clock, no randomness.
    library("GroundworkModel"),
    library("SQLLineage"),
    library("Profiling", ["GroundworkModel"]),
    library("Interviewing", ["GroundworkModel"]),
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "CPostgres"),
    .target(name: "CMariaDB"),

    // Floor 1: one outside library each.
    library("YAMLDocument", ["GroundworkModel", "CYAML"]),
    library("CatalogStore", ["GroundworkModel", grdb, sqlite]),
    library("Scanners", ["GroundworkModel", "Profiling", "CPostgres", "CMariaDB", grdb]),
    library("Diagrams", ["GroundworkModel", "CGraphviz"]),
    library("Templating", [mustache]),

    // Floor 2: the use cases.
    library(
      "GroundworkKit",
      [
        "GroundworkModel", "SQLLineage", "Profiling", "Interviewing", "YAMLDocument",
        "CatalogStore", "Scanners", "Diagrams", "Templating",
      ]),

    // Floor 3: the two commands and what they share.
    library("CommandLineSupport", ["GroundworkModel", "GroundworkKit", "Diagrams", arguments]),
    .executableTarget(
      name: "scaffold", dependencies: ["GroundworkKit", "CommandLineSupport", arguments],
      swiftSettings: house, linkerSettings: quickStart),
    .executableTarget(
      name: "catalog",
      dependencies: [
        "GroundworkKit", "CommandLineSupport", "CatalogStore", "Profiling", "Scanners",
        "SQLLineage",
        arguments,
      ],
      swiftSettings: house, linkerSettings: quickStart),

    .executableTarget(
      name: "bench-filler", dependencies: ["CatalogStore", "GroundworkModel"],
      path: "bench/search/Filler", swiftSettings: house),
    .executableTarget(
      name: "bench-yaml", dependencies: ["YAMLDocument"], path: "bench/yaml/Loader",
      swiftSettings: house),

    .executableTarget(
      name: "bench-classify", dependencies: ["Profiling", "YAMLDocument"],
      path: "bench/classify/Tester", swiftSettings: house),

    .target(
      name: "TestSupport", dependencies: ["GroundworkModel"], path: "Tests/TestSupport",
      swiftSettings: house),
    tests("GroundworkModelTests", ["GroundworkModel"]),
    tests(
      "InterviewingTests", ["Interviewing", "GroundworkModel", "YAMLDocument"], data: ["Cases"]),
    tests("CatalogStoreTests", ["CatalogStore", "GroundworkModel", grdb]),
    tests("YAMLDocumentTests", ["YAMLDocument", "GroundworkModel"]),
    tests(
      "SQLLineageTests", ["SQLLineage", sqlite], data: ["Cases", "Oracles/duckdb_oracle.py"]),
    tests("DiagramsTests", ["Diagrams", "GroundworkModel"], data: ["Golden"]),
    tests(
      "GroundworkKitTests",
      [
        "GroundworkKit", "GroundworkModel", "CatalogStore", "Templating", "Interviewing",
        "YAMLDocument", "Scanners",
      ], data: ["Briefing/Golden"]),
    tests("PipelineTests", ["GroundworkKit", "GroundworkModel", "CatalogStore", "Templating"]),
    tests(
      "ProfilingTests", ["Profiling", "GroundworkModel", "YAMLDocument"], data: ["Cases"]),
    tests("ScannersTests", ["Scanners", "GroundworkModel"]),
    tests("CommandTests", ["CatalogStore", "GroundworkModel"], data: ["Exchange"]),
    tests("TestSupportTests", []),
    tests("ArchitectureTests", []),
    tests("DocumentationTests", []),
  ],
  swiftLanguageModes: [.v6]
)
