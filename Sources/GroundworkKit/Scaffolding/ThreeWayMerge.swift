/// Brings together what a person and the generator each made of the same text (diff3).
///
/// ```
/// base:   a b c        yours:  a b2 c        new:  a b c d       merged:  a b2 c d
/// ```
/// Changes that overlap, or touch without a common line between them, are a conflict unless both sides made the same
/// change. A conflict keeps all three versions between markers, with what both sides agree on taken out (zdiff3).
public struct ThreeWayMerge: Hashable, Sendable {
  /// The merged text, with markers when there are conflicts.
  public let text: String
  /// How many conflicts a person has to resolve.
  public let conflictCount: Int

  /// The line starts that stand round the versions of a conflict.
  public static let markers = (
    yours: "<<<<<<< yours", base: "||||||| generated before", split: "=======",
    new: ">>>>>>> generated now"
  )

  /// Merges `yours` and `new`, both made from `base`.
  public init(base: String, yours: String, new: String) {
    let texts = (TextLines(base), TextLines(yours), TextLines(new))
    var merger = Merger(base: texts.0, yours: texts.1, new: texts.2)
    merger.run()
    text = merger.output
    conflictCount = merger.conflictCount
  }

  /// Whether a text still holds a conflict that nobody has resolved.
  public static func hasMarkers(_ text: String) -> Bool {
    let lines = TextLines(text).lines
    return lines.contains { $0.hasPrefix(markers.yours) }
      && lines.contains { $0.hasPrefix(markers.new) }
  }
}

/// The walk along the base that ``ThreeWayMerge`` takes.
private struct Merger {
  private let base: TextLines
  private let yours: TextLines
  private let new: TextLines
  private let yourNumbers: [Int]
  private let newNumbers: [Int]
  private var yourChanges: ArraySlice<LineDiff.Change>
  private var newChanges: ArraySlice<LineDiff.Change>
  private(set) var output = ""
  private(set) var conflictCount = 0

  init(base: TextLines, yours: TextLines, new: TextLines) {
    (self.base, self.yours, self.new) = (base, yours, new)
    var numbering = LineNumbering()
    let baseNumbers = numbering.number(base)
    yourNumbers = numbering.number(yours)
    newNumbers = numbering.number(new)
    yourChanges = LineDiff(from: baseNumbers, to: yourNumbers).changes[...]
    newChanges = LineDiff(from: baseNumbers, to: newNumbers).changes[...]
  }

  mutating func run() {
    var position = 0
    var yourShift = 0
    var newShift = 0
    while let start = [yourChanges.first, newChanges.first].compactMap(\.?.old.lowerBound).min() {
      emit(base.lines[position..<start])
      let region = takeRegion(from: start)
      let yourEnd = region.end + yourShift + region.yourGrowth
      let newEnd = region.end + newShift + region.newGrowth
      let yourRange = start + yourShift..<yourEnd
      let newRange = start + newShift..<newEnd
      resolve(region, start..<region.end, yourRange, newRange)
      yourShift += region.yourGrowth
      newShift += region.newGrowth
      position = region.end
    }
    emit(base.lines[position...])
  }

  /// A stretch of the base that one or both sides changed.
  private struct Region {
    var end: Int
    var yourGrowth = 0
    var newGrowth = 0
    var isYours = false
    var isNew = false
  }

  /// Takes all changes that overlap or touch, starting with those at `start`.
  private mutating func takeRegion(from start: Int) -> Region {
    var region = Region(end: start)
    while true {
      if let change = yourChanges.first, change.old.lowerBound <= region.end {
        yourChanges.removeFirst()
        region.isYours = true
        region.yourGrowth += change.new.count - change.old.count
        region.end = max(region.end, change.old.upperBound)
      } else if let change = newChanges.first, change.old.lowerBound <= region.end {
        newChanges.removeFirst()
        region.isNew = true
        region.newGrowth += change.new.count - change.old.count
        region.end = max(region.end, change.old.upperBound)
      } else {
        return region
      }
    }
  }

  private mutating func resolve(
    _ region: Region, _ baseRange: Range<Int>, _ yourRange: Range<Int>, _ newRange: Range<Int>
  ) {
    if !region.isYours {
      emit(new.lines[newRange])
    } else if !region.isNew || yourNumbers[yourRange] == newNumbers[newRange] {
      emit(yours.lines[yourRange])
    } else {
      emitConflict(baseRange, yourRange, newRange)
    }
  }

  private mutating func emitConflict(
    _ baseRange: Range<Int>, _ yourRange: Range<Int>, _ newRange: Range<Int>
  ) {
    var yourRange = yourRange
    var newRange = newRange
    let agreed = LineDiff.trimEnds(yourNumbers, newNumbers, &yourRange, &newRange)
    conflictCount += 1
    emit(agreed.head.map { yours.lines[$0.old] }[...])
    emitMarker(ThreeWayMerge.markers.yours)
    emit(yours.lines[yourRange])
    emitMarker(ThreeWayMerge.markers.base)
    emit(base.lines[baseRange])
    emitMarker(ThreeWayMerge.markers.split)
    emit(new.lines[newRange])
    emitMarker(ThreeWayMerge.markers.new)
    emit(agreed.tail.map { yours.lines[$0.old] }[...])
  }

  private mutating func emit(_ lines: ArraySlice<Substring>) {
    for line in lines { output += line }
  }

  private mutating func emitMarker(_ marker: String) {
    if let last = output.utf8.last, last != UInt8(ascii: "\n") { output += "\n" }
    output += marker + "\n"
  }
}
