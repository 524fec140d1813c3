import GroundworkModel
import Testing

@testable import Profiling

/// Columns of text made of lists of values; nil is no value.
func profiled(
  _ columns: [(name: String, values: [String?])], name: String = "thing",
  today: String = "2026-01-01", source sourceName: String = "s", types: [String: DataType] = [:],
  isSampled: Bool = false, hashLimit: Int? = nil,
  change: (inout Dataset) -> Void = { _ in }
) -> ProfiledDataset {
  let origin = Origin(.scan, "source/\(sourceName)")
  let source = EntityID(.source, path: [sourceName])
  let id = EntityID(.dataset, path: [sourceName, name])
  var dataset = Dataset(kind: .file, source: source)
  change(&dataset)
  var settings = ProfileSettings(today: today)
  if let hashLimit { settings.exactDistinctLimit = hashLimit }
  var profiler = DatasetProfiler(types: columns.map { types[$0.name] ?? .text }, settings)
  profiler.isSampled = isSampled
  for row in columns[0].values.indices {
    for (index, column) in columns.enumerated() {
      if let value = column.values[row] { profiler.batch.append(value.utf8.span, to: index) }
    }
    profiler.endRow()
  }
  return ProfiledDataset(
    Entity(id: id, name: name, details: .dataset(dataset), origin: origin),
    columns: columns.enumerated().map { index, column in
      Entity(
        id: id.child(.column, column.name), name: column.name,
        details: .column(
          Dataset.Column(
            dataset: id, position: index + 1, nativeType: "text",
            type: types[column.name] ?? .text)),
        origin: origin)
    }, summary: profiler.summary())
}

@Suite struct ProfileTests {
  private func profile(_ values: [String?], isPersonal: Bool = false) throws -> ColumnProfile {
    let column = profiled([("c", values)]).columns[0]
    return try #require(column.summary).profile(isPersonal: isPersonal)
  }

  @Test func countsAreExact() throws {
    let profile = try profile(["a", nil, "", "bcd", "a"])
    #expect(profile.rows == 5 && profile.nulls == 1 && profile.empties == 1)
    #expect(profile.distinct == 2)
    #expect(profile.minimumLength == 1 && profile.maximumLength == 3)
  }

  @Test func lengthsCountCharactersAndNotBytes() throws {
    #expect(try profile(["Zoë", "Žižka"]).maximumLength == 5)
  }

  @Test func numbersHaveMinimumMaximumAndMean() throws {
    let profile = try profile(["10", "-2", "4"])
    #expect(profile.inferredType == .integer)
    #expect(profile.minimum == "-2" && profile.maximum == "10" && profile.mean == 4)
  }

  @Test func datesOfSeveralFormatsAreComparedAsDays() throws {
    let profile = try profile(["2025-01-02", "31.12.2024", "2025-01-01"])
    #expect(profile.inferredType == .date)
    #expect(profile.minimum == "2024-12-31" && profile.maximum == "2025-01-02")
    #expect(profile.formats?.map(\.value) == ["YYYY-MM-DD", "DD.MM.YYYY"])
  }

  @Test func theOrderOfDayAndMonthIsProvenByTheValues() throws {
    #expect(try profile(["12/31/2025", "01/02/2025"]).formats?.first?.value == "MM/DD/YYYY")
    #expect(try profile(["31/12/2025", "01/02/2025"]).formats?.first?.value == "DD/MM/YYYY")
  }

  @Test func frequentValuesOfFewAreKeptAndRareOnesAreNot() throws {
    let values = Array(repeating: "paid", count: 20) + Array(repeating: "open", count: 10) + ["Ann"]
    #expect(
      try profile(values).topValues == [
        .init(value: "paid", count: 20), .init(value: "open", count: 10),
      ])
    #expect(try profile((1...100).map { "note \($0)" }).topValues.isEmpty)
  }

  @Test func noValueOfAPersonalColumnIsKept() throws {
    let profile = try profile(Array(repeating: "1980-05-05", count: 50), isPersonal: true)
    #expect(profile.isMasked == true && profile.topValues.isEmpty)
    #expect(profile.minimum == nil && profile.maximum == nil && profile.mean == nil)
    #expect(profile.inferredType == .date && profile.distinct == 1)
  }

  @Test func distinctIsExactWhileSmallThenEstimatedAndNeverAboveTheValues() throws {
    var settings = ProfileSettings(today: nil)
    settings.exactDistinctLimit = 1000
    var profiler = DatasetProfiler(types: [.integer, .integer], settings)
    for row in 0..<50_000 {
      profiler.batch.append(String(row).utf8.span, to: 0)
      profiler.batch.append(String(row % 1000).utf8.span, to: 1)
      profiler.endRow()
    }
    let columns = profiler.summary().columns
    #expect(columns[0].distinct <= 50_000 && columns[0].distinct > 48_500)
    #expect(columns[1].distinct == 1000 && columns[1].isDistinctExact)
  }
}
