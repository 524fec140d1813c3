import GroundworkModel
import Testing

/// A change of a type, and what it must be rated as.
struct TypeChange: CustomTestStringConvertible, Sendable {
  var old: String
  var new: String
  var rating: Compatibility?

  var testDescription: String { "\(old) → \(new)" }

  init(_ old: String, _ new: String, _ rating: Compatibility?) {
    self.old = old
    self.new = new
    self.rating = rating
  }

  static let all: [TypeChange] = [
    .init("int", "bigint", .widening),
    .init("smallint", "integer", .widening),
    .init("bigint", "integer", .narrowing),
    .init("int4", "integer", nil),
    .init("INTEGER", "integer", nil),
    .init("varchar(50)", "varchar(200)", .widening),
    .init("character varying(200)", "varchar(50)", .narrowing),
    .init("varchar(50)", "text", .widening),
    .init("text", "varchar(50)", .narrowing),
    .init("varchar", "text", nil),
    .init("char", "char(4)", .widening),
    .init("numeric(10,2)", "numeric(12,2)", .widening),
    .init("numeric(12,2)", "numeric(10, 2)", .narrowing),
    .init("numeric(10,2)", "numeric(10,4)", .incompatible),
    .init("numeric(10,2)", "numeric(12,4)", .widening),
    .init("numeric(10,2)", "numeric", .widening),
    .init("numeric(10)", "numeric(10,0)", nil),
    .init("integer", "numeric(10,0)", .widening),
    .init("integer", "numeric(9,0)", .incompatible),
    .init("bigint", "numeric", .widening),
    .init("numeric(12,2)", "integer", .narrowing),
    .init("numeric(11,2)", "integer", .incompatible),
    .init("integer", "double precision", .widening),
    .init("bigint", "double precision", .incompatible),
    .init("real", "double precision", .widening),
    .init("date", "timestamp without time zone", .widening),
    .init("timestamp", "date", .narrowing),
    .init("timestamp", "timestamp with time zone", .incompatible),
    .init("timestamp(3) without time zone", "timestamp(6) without time zone", .widening),
    .init("integer", "text", .widening),
    .init("text", "integer", .narrowing),
    .init("integer", "date", .incompatible),
    .init("boolean", "integer", .widening),
    .init("uuid", "text", .widening),
    .init("crm.mood", "crm.state", .incompatible),
    .init("crm.mood", "text", .widening),
    .init("numeric(", "text", .widening),
    .init("", "", nil),
  ]
}

@Suite struct CompatibilityTests {
  @Test(arguments: TypeChange.all)
  func aChangeOfTypeIsRated(change: TypeChange) {
    #expect(Compatibility.ofType(from: change.old, to: change.new) == change.rating)
  }

  @Test(arguments: TypeChange.all)
  func theWayBackIsRatedTheOtherWayRound(change: TypeChange) {
    let back: Compatibility? =
      switch change.rating {
      case .widening: .narrowing
      case .narrowing: .widening
      case .incompatible: .incompatible
      case nil: nil
      }
    #expect(Compatibility.ofType(from: change.new, to: change.old) == back)
  }

  @Test(arguments: DataType.allCases)
  func aCommonTypeThatStaysIsNoChange(type: DataType) {
    #expect(Compatibility.ofType(from: type, to: type) == nil)
  }

  @Test func nullsThatBecomePossibleWiden() {
    #expect(Compatibility.ofNullability(from: false, to: true) == .widening)
    #expect(Compatibility.ofNullability(from: true, to: false) == .narrowing)
    #expect(Compatibility.ofNullability(from: true, to: true) == nil)
  }
}
