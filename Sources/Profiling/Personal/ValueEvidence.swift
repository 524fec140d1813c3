/// What the values of a column say: how many have each form. It holds no value and can be added to another.
///
/// ```swift
/// var evidence = ValueEvidence()
/// for value in column { tester.add(value, to: &evidence) }     // all values, or a sample of distinct ones
/// evidence.merge(fromOtherThread)
/// ```
public struct ValueEvidence: Sendable {
  private var counts = [Int](repeating: 0, count: ValueForm.allCases.count)
  private var idCounts = [Int](repeating: 0, count: NationalID.allCases.count)
  /// Hashes of up to ``distinctLimit`` different values, which tells a code of few values from a name.
  private var hashes: Set<UInt64> = []
  /// Values looked at, missing ones among them.
  public private(set) var count = 0

  private static let distinctLimit = 40

  /// Nothing seen yet.
  public init() {}

  /// Whether it still counts different values, for which it needs their hashes.
  var isCounting: Bool { hashes.count < Self.distinctLimit }

  mutating func add(_ finding: ValueTester.Finding, hash: UInt64?) {
    count += 1
    var rest = finding.forms.rawValue
    while rest != 0 {
      counts[rest.trailingZeroBitCount] += 1
      rest &= rest - 1
    }
    var ids = finding.nationalIDs
    while ids != 0 {
      idCounts[ids.trailingZeroBitCount] += 1
      ids &= ids - 1
    }
    if let hash, !finding.forms.contains(.missing) { hashes.insert(hash) }
  }

  /// Adds what was seen of other values of the same column.
  public mutating func merge(_ other: ValueEvidence) {
    count += other.count
    for index in counts.indices { counts[index] += other.counts[index] }
    for index in idCounts.indices { idCounts[index] += other.idCounts[index] }
    for hash in other.hashes where hashes.count < Self.distinctLimit { hashes.insert(hash) }
  }

  /// Values that are there and not hidden.
  public var tested: Int {
    count - counts[ValueForm.missing.rawValue] - counts[ValueForm.masked.rawValue]
  }

  /// Different values, counted up to a limit; see ``isFew``.
  var distinct: Int { hashes.count }

  /// Whether there are few different values among many.
  var isFew: Bool { tested >= 12 && distinct * 4 <= tested || tested >= 6 && distinct <= 2 }

  /// Whether half of what is there is hidden.
  var areMasked: Bool {
    let masked = counts[ValueForm.masked.rawValue]
    return masked > 0 && masked >= tested
  }

  /// How many values have a form; of checked national ids, those that pass the rule that most pass.
  func count(of form: ValueForm) -> Int {
    switch form {
    case .nationalID: bestID(isChecked: true).map { idCounts[$0.rawValue] } ?? 0
    case .idForm: bestID(isChecked: false).map { idCounts[$0.rawValue] } ?? 0
    default: counts[form.rawValue]
    }
  }

  /// The share of tested values that have a form, 0…1; what chance explains is taken off.
  func share(of form: ValueForm) -> Double {
    guard tested > 0 else { return 0 }
    let share = Double(count(of: form)) / Double(tested)
    let chance = chance(of: form)
    return max(0, (share - chance) / (1 - chance))
  }

  /// How large a share of random values of the same make would have a form.
  func chance(of form: ValueForm) -> Double {
    switch form {
    case .nationalID: bestID(isChecked: true)?.chance ?? 0
    case .card, .imei: 0.1
    default: 0
    }
  }

  /// The rule that explains most: values beyond chance.
  private func bestID(isChecked: Bool) -> NationalID? {
    NationalID.allCases.filter { $0.isChecked == isChecked && idCounts[$0.rawValue] > 0 }.max {
      excess($0) < excess($1)
    }
  }

  private func excess(_ rule: NationalID) -> Double {
    Double(idCounts[rule.rawValue]) - rule.chance * Double(tested)
  }
}
