import Testing

@testable import Profiling

/// Values of `Cases/forms.yaml`: which have a form and which do not.
@Suite struct ValueFormTests {
  private struct File: Decodable {
    struct Form: Decodable {
      var form: ValueForm
      var yes: [String]
      var no: [String]
    }

    struct Rule: Decodable {
      var rule: String
      var yes: [String]
      var no: [String]
    }

    var forms: [Form]
    var nationalIDs: [Rule]
  }

  private static let tester = Result { ValueTester(try Vocabulary.words.get()) }

  private func finding(_ value: String) throws -> ValueTester.Finding {
    let bytes = Array(value.utf8)
    return try Self.tester.get().finding(bytes.span)
  }

  @Test func aValueHasTheFormsThatItHas() throws {
    for item in try Vocabulary.cases(File.self, "forms.yaml").forms {
      for value in item.yes {
        #expect(try finding(value).forms.contains(item.form), "`\(value)` is \(item.form)")
      }
      for value in item.no {
        #expect(try !finding(value).forms.contains(item.form), "`\(value)` is not \(item.form)")
      }
    }
  }

  @Test func aNumberOfAStatePassesItsRule() throws {
    let rules = try Vocabulary.cases(File.self, "forms.yaml").nationalIDs
    for item in rules {
      let rule = try #require(NationalID.allCases.first { "\($0)" == item.rule })
      for value in item.yes { #expect(try finding(value).nationalIDs & rule.bit != 0, "\(value)") }
      for value in item.no { #expect(try finding(value).nationalIDs & rule.bit == 0, "\(value)") }
    }
    #expect(rules.count > 30)
  }

  @Test(arguments: [
    [], [0xFF, 0xFE], [0xC3], [0xF0, 0x9F], [0x00], [0x40], Array(repeating: 0x31, count: 5000),
  ])
  func anyBytesAreLookedAt(bytes: [UInt8]) throws {
    _ = try Self.tester.get().finding(bytes.span)
    #expect(ByteShape(bytes.span).count == bytes.count)
  }
}
