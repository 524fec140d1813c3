import Foundation
import TestSupport
import Testing

/// Holds every source file to the rules of the house that a machine can see.
@Suite struct HouseRuleTests {
  @Test func thereAreSourcesToLookAt() { #expect(SourceFile.sources.count > 150) }

  @Test(arguments: SourceFile.sources)
  func aFileIsShort(_ file: SourceFile) {
    #expect(file.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 501)
  }

  @Test(arguments: SourceFile.sources)
  func aFunctionIsShort(_ file: SourceFile) {
    for function in FunctionLength.all(in: file) where function.lineCount > 60 {
      Issue.record(
        "\(file.path):\(function.firstLine): \(function.name) has \(function.lineCount) lines")
    }
  }

  @Test(arguments: SourceFile.sources)
  func nothingTrapsOrIsLeftToDo(_ file: SourceFile) {
    expectNone(of: /\btry!|\bas!|\bfatalError\b|\bpreconditionFailure\b/, in: file.code, file)
    expectNone(of: /\b(?:TODO|FIXME)\b/, in: file.text, file)
  }

  @Test(arguments: SourceFile.sources.filter { Self.isFloorZero($0.target) })
  func floorZeroIsPure(_ file: SourceFile) {
    expectNone(
      of:
        /\b(?:Date|UUID|SystemRandomNumberGenerator)\(|\b(?:FileManager|ProcessInfo|FileHandle)\b/,
      in: file.code, file)
    expectNone(of: /(?:^|[^.\w])(?:print|debugPrint|dump|readLine)\(/, in: file.code, file)
    expectNone(
      of:
        /\.random\(|\.randomElement\(\)|\.shuffled\(\)|\.shuffle\(\)|\bgetenv\b|\bContinuousClock\b/,
      in: file.code, file)
  }

  @Test(arguments: SourceFile.sources)
  func nothingIsNamedAfterADrawer(_ file: SourceFile) {
    let name = file.path.split(separator: "/").last.map { String($0.dropLast(6)) } ?? ""
    for name in [name] + file.declaredTypes {
      #expect(
        name.firstMatch(of: /(?:Utils?|Utilities|Helpers?|Common|Misc|Managers?)$/) == nil,
        "\(name)")
    }
  }

  @Test(
    arguments: SourceFile.sources.filter {
      !["scaffold", "catalog", "CommandLineSupport"].contains($0.target)
    })
  func onlyTheRoofPrints(_ file: SourceFile) {
    expectNone(of: /(?:^|[^.\w])(?:print|debugPrint|dump|readLine|exit)\(/, in: file.code, file)
  }

  @Test(arguments: SourceFile.sources.filter { ["scaffold", "catalog"].contains($0.target) })
  func aVerbIsGlue(_ file: SourceFile) {
    for function in FunctionLength.all(in: file) where function.name == "func run" {
      #expect(function.lineCount < 40, "\(file.path): run() is for gluing")
    }
  }

  private func expectNone(of pattern: some RegexComponent, in text: String, _ file: SourceFile) {
    for match in text.matches(of: pattern) {
      let line = file.line(of: match.range.lowerBound, in: text)
      Issue.record("\(file.path):\(line): `\(text[match.range])`")
    }
  }

  private static func isFloorZero(_ target: String) -> Bool {
    (try? House())?[target]?.floor == 0
  }
}
