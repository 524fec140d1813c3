import GroundworkKit
import Testing

@Suite struct ThreeWayMergeTests {
  @Test func changesInDifferentPlacesComeTogether() {
    let merge = ThreeWayMerge(
      base: "a\nb\nc\nd\n", yours: "a\nB\nc\nd\n", new: "a\nb\nc\nd\ne\n")
    #expect(merge.text == "a\nB\nc\nd\ne\n")
    #expect(merge.conflictCount == 0)
  }

  @Test func aConflictShowsAllThreeVersionsWithoutWhatBothAgreeOn() {
    let merge = ThreeWayMerge(
      base: "a\nold\nz\n", yours: "a\nboth\nmine\nz\n", new: "a\nboth\ntheirs\nz\n")
    #expect(merge.conflictCount == 1)
    #expect(
      merge.text == """
        a
        both
        <<<<<<< yours
        mine
        ||||||| generated before
        old
        =======
        theirs
        >>>>>>> generated now
        z

        """)
    #expect(ThreeWayMerge.hasMarkers(merge.text))
  }

  @Test func touchingChangesAreAConflictBecauseTheirOrderIsUnknown() {
    let merge = ThreeWayMerge(base: "a\nb\n", yours: "A\nb\n", new: "a\nB\n")
    #expect(merge.conflictCount == 1)
  }

  @Test func aLineWithoutLineFeedDoesNotRunIntoAMarker() {
    let merge = ThreeWayMerge(base: "a", yours: "b", new: "c")
    #expect(merge.text.contains("\nb\n|||||||") && merge.text.contains("\nc\n>>>>>>>"))
  }

  @Test func anotherSpellingOfALetterIsAChange() {
    let merge = ThreeWayMerge(base: "caf\u{e9}\n", yours: "cafe\u{301}\n", new: "caf\u{e9}\n")
    #expect(Array(merge.text.utf8) == Array("cafe\u{301}\n".utf8))
  }

  @Test func theLineEndsOfAnotherSystemAreKept() {
    let merge = ThreeWayMerge(
      base: "a\r\nb\r\nc\r\n", yours: "a\r\nb\r\nmine\r\n", new: "x\r\nb\r\nc\r\n")
    #expect(merge.text == "x\r\nb\r\nmine\r\n")
  }

  /// 1,000 random edit scripts: no line that a person wrote is lost, and merging obeys its identities.
  @Test(arguments: 0..<1000)
  func noLineOfAPersonIsLost(_ seed: UInt64) {
    var script = EditScript(seed: seed)
    let base = script.text()
    let yours = script.edit(base, author: "mine")
    let new = script.edit(base, author: Bool.random(using: &script.random) ? "theirs" : nil)
    let merged = ThreeWayMerge(base: base, yours: yours, new: new)

    let lines = Set(merged.text.split(separator: "\n"))
    for line in yours.split(separator: "\n") where line.hasPrefix("mine") {
      #expect(lines.contains(line), "seed \(seed): `\(line)` is lost")
    }
    for line in new.split(separator: "\n") where line.hasPrefix("theirs") {
      #expect(lines.contains(line), "seed \(seed): `\(line)` of the generator is lost")
    }
    #expect(ThreeWayMerge.hasMarkers(merged.text) == (merged.conflictCount > 0), "seed \(seed)")
    #expect(ThreeWayMerge(base: base, yours: base, new: new).text == new, "seed \(seed)")
    #expect(ThreeWayMerge(base: base, yours: yours, new: base).text == yours, "seed \(seed)")
    #expect(ThreeWayMerge(base: base, yours: new, new: new).text == new, "seed \(seed)")
    let mirrored = ThreeWayMerge(base: base, yours: new, new: yours)
    #expect(mirrored.conflictCount == merged.conflictCount, "seed \(seed)")
    if merged.conflictCount == 0 { #expect(mirrored.text == merged.text, "seed \(seed)") }
    #expect(isMergedAgainFrom(base, merged.text, new) || merged.conflictCount > 0, "seed \(seed)")
  }

  /// Merging the generator's text a second time adds nothing.
  private func isMergedAgainFrom(_ base: String, _ merged: String, _ new: String) -> Bool {
    ThreeWayMerge(base: new, yours: merged, new: new).text == merged
  }
}
