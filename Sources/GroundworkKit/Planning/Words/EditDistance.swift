/// Tells whether two words differ by one slip of the pen.
enum EditDistance {
  /// Whether one letter added, left out, exchanged or swapped with its neighbour makes one word of the other.
  static func isOne(_ left: String, _ right: String) -> Bool {
    let a = Array(left.utf8)
    let b = Array(right.utf8)
    guard abs(a.count - b.count) <= 1, a != b else { return false }
    let prefix = zip(a, b).prefix { $0 == $1 }.count
    let suffix = zip(a.dropFirst(prefix).reversed(), b.dropFirst(prefix).reversed())
      .prefix { $0 == $1 }.count
    let restA = a.count - prefix - suffix
    let restB = b.count - prefix - suffix
    if restA <= 1, restB <= 1 { return true }
    return restA == 2 && restB == 2 && a[prefix] == b[prefix + 1] && a[prefix + 1] == b[prefix]
  }
}
