import GroundworkModel
import Testing

@testable import Profiling

@Suite struct ValueShapeTests {
  @Test(arguments: [
    ("42", ValueShape.integer), ("-7", .integer), ("007", .paddedInteger), ("0", .integer),
    ("3.14", .decimal), ("1,234.50", .decimal), ("1,234,567", .decimal), (".5", .decimal),
    ("3,14", .decimalComma), ("1.234,50", .decimalComma), ("1.234.567", .decimalComma),
    ("6.02e23", .scientific), ("1e-3", .scientific), ("true", .boolean), ("No", .boolean),
    ("2025-12-31", .isoDate), ("2025/12/31", .isoDate), ("31.12.2025", .dottedDate),
    ("31/12/2025", .slashedDate), ("31-12-2025", .dashedDate),
    ("2025-12-31 23:59", .isoTimestamp), ("2025-12-31T23:59:59.123Z", .isoTimestamp),
    ("2025-12-31 23:59:59+01", .isoTimestamp), ("31.12.2025 08:00:00", .dottedTimestamp),
    ("12/31/2025 08:00", .slashedTimestamp), ("23:59", .time), ("23:59:59", .time),
    ("123e4567-e89b-12d3-a456-426614174000", .uuid), ("{\"a\": 1}", .json), ("[1, 2]", .json),
    ("N/A", .placeholder), ("-", .placeholder), ("null", .placeholder), ("NaN", .placeholder),
    ("Ann", .text), ("1.2.3", .text), ("192.168.1.1", .text), ("1,2,3", .text), ("12-34", .text),
    ("+49 30 1234", .text), ("5 kg", .text), ("2025-12", .text), ("--1", .text), ("1e", .text),
    ("1.234,567.8", .text), ("31.12.25", .text),
  ])
  func aValueHasTheShapeItLooksLike(text: String, shape: ValueShape) {
    #expect(ValueReading(Array(text.utf8).span).shape == shape)
  }

  @Test(arguments: [
    ("1.826,61", 1826.61), ("1,234.5", 1234.5), ("-3,5", -3.5), ("1.234.567", 1_234_567),
    ("2.5e3", 2500), ("007", 7),
  ])
  func aNumberHasItsValue(text: String, value: Double) throws {
    let number = try #require(ValueReading(Array(text.utf8).span).number)
    #expect(abs(number - value) < 1e-9)
  }

  @Test(arguments: [
    ("2024-02-29", "2024-02-29 00:00:00"), ("29.02.2024 7:05", "2024-02-29 07:05:00"),
    ("12/31/2025", "2025-12-31 00:00:00"), ("31/12/2025", "2025-12-31 00:00:00"),
  ])
  func aDateHasItsMoment(text: String, moment: String) {
    #expect(ValueReading(Array(text.utf8).span).moment?.text(dayOnly: false) == moment)
  }

  @Test(arguments: ["2025-02-29", "31.04.2025", "0000-00-00", "2025-13-01"])
  func aDayThatNoCalendarHasIsADateWithoutMoment(text: String) {
    let reading = ValueReading(Array(text.utf8).span)
    #expect(reading.shape.isTemporal && reading.moment == nil)
  }
}
