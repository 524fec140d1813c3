import GroundworkModel
import Testing

@testable import GroundworkKit

/// Every event and facet that is written, held to the members that the specification's schemas ask for and allow.
///
/// The tables are our own reading of the schemas that the `_schemaURL`s name: the core schema does not look into facets.
@Suite struct OpenLineageFacetTests {
  /// Required and further members of each facet, `_producer` and `_schemaURL` left away.
  private static let facets: [String: (version: String, required: Set<String>, more: Set<String>)] =
    [
      "schema": ("1-2-0/SchemaDatasetFacet", [], ["fields"]),
      "documentation": ("1-1-0/Documentation", ["description"], ["contentType"]),
      "ownership": ("1-0-1/OwnershipDatasetFacet", [], ["owners"]),
      "tags": ("1-0-0/TagsDatasetFacet", [], ["tags"]),
      "datasetType": ("1-0-0/DatasetTypeDatasetFacet", ["datasetType"], ["subType"]),
      "columnLineage": ("1-2-0/ColumnLineageDatasetFacet", ["fields"], ["dataset"]),
      "jobType": ("2-0-3/JobTypeJobFacet", ["processingType", "integration"], ["jobType"]),
      "outputStatistics": (
        "1-0-2/OutputStatisticsOutputDatasetFacet", ["rowCount"], ["size", "fileCount"]
      ),
    ]

  private func events() throws -> [JSONValue] {
    let bench = try ImportBench()
    try bench.takeDBT(["target/manifest.json": DBTManifestTests.manifest(12)])
    let file = OpenLineageFile(Array(OpenLineageTests.run.utf8), name: "e")
    try bench.take(file.origin) { file.material(source: nil, known: $0) }
    return OpenLineageExport(try bench.content, at: "2026-01-02T03:04:05.000Z").lines
      .compactMap { JSONValue($0) }
  }

  @Test func everyEventHasWhatItMustHave() throws {
    let events = try events()
    #expect(Set(events.map(\.kind)) == ["DatasetEvent", "JobEvent", "RunEvent"])
    for event in events {
      let keys = Set(event.members.keys)
      #expect(keys.isSuperset(of: ["eventTime", "producer", "schemaURL"]))
      switch event.kind {
      case "DatasetEvent": #expect(keys.contains("dataset") && !keys.contains("job"))
      case "RunEvent":
        #expect(event["run"]?["runId"]?.canonical.wholeMatch(of: /"[0-9a-f-]{36}"/) != nil)
      default: #expect(keys.contains("job") && !keys.contains("run"))
      }
    }
  }

  @Test func everyFacetIsWhatItsSchemaSays() throws {
    var seen: Set<String> = []
    for (name, facet) in try events().flatMap(\.facets) {
      let known = try #require(Self.facets[name], "\(name)")
      seen.insert(name)
      let keys = Set(facet.members.keys)
      let base: Set = ["_producer", "_schemaURL"]
      #expect(keys.isSuperset(of: known.required.union(base)), "\(name)")
      #expect(keys.isSubset(of: known.required.union(known.more).union(base)), "\(name)")
      let url = facet["_schemaURL"]?.canonical ?? ""
      #expect(url.contains("/spec/facets/\(known.version)"), "\(url)")
    }
    #expect(seen == Set(Self.facets.keys))
  }

  @Test func columnLineageNamesFieldsAndKnownTransformations() throws {
    let facets = try events().flatMap(\.facets).filter { $0.0 == "columnLineage" }.map(\.1)
    #expect(facets.count >= 3)
    let inputs = facets.flatMap { facet in
      (facet["fields"]?.members.values.flatMap { $0["inputFields"]?.elements ?? [] } ?? [])
        + (facet["dataset"]?.elements ?? [])
    }
    #expect(inputs.contains { $0.canonical.contains("\"masking\":true") })
    for input in inputs {
      #expect(Set(input.members.keys) == ["namespace", "name", "field", "transformations"])
      for one in input["transformations"]?.elements ?? [] {
        let said = "\(one["type"]?.canonical ?? "") \(one["subtype"]?.canonical ?? "")"
        #expect(
          said.wholeMatch(
            of: /"DIRECT" "(IDENTITY|TRANSFORMATION|AGGREGATION)"|"INDIRECT" "(FILTER|JOIN)"/)
            != nil,
          "\(said)")
      }
    }
  }
}

extension JSONValue {
  fileprivate var elements: [JSONValue] {
    if case .array(let elements) = self { return elements }
    return []
  }

  fileprivate var kind: String {
    if case .text(let url)? = self["schemaURL"] {
      return String(url.split(separator: "/").last ?? "")
    }
    return ""
  }

  /// All facets of an event by name.
  fileprivate var facets: [(String, JSONValue)] {
    let sides = (self["inputs"]?.elements ?? []) + (self["outputs"]?.elements ?? [])
    let holders = ["dataset", "job", "run"].compactMap { self[$0] } + sides
    return holders.flatMap { holder in
      ["facets", "inputFacets", "outputFacets"].flatMap { Array(holder[$0]?.members ?? [:]) }
        .map { ($0.key, $0.value) }
    }
  }
}
