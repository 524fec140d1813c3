/// Turns a free-form name into the path of an id: lower case, words joined by hyphens.
public enum Slug {
  /// `"Reduce churn (EU)!"` → `reduce-churn-eu`. Letters and digits of any script stay; an empty result is `unnamed`.
  public static func make(_ name: String) -> String {
    let words = name.lowercased().split { !($0.isLetter || $0.isNumber) }
    let slug = words.joined(separator: "-").prefix(80)
    return slug.isEmpty ? "unnamed" : String(slug)
  }

  /// The first of `slug`, `slug-2`, `slug-3`… that `isTaken` does not claim.
  public static func unique(_ name: String, isTaken: (String) -> Bool) -> String {
    let base = make(name)
    guard isTaken(base) else { return base }
    var number = 2
    while isTaken("\(base)-\(number)") { number += 1 }
    return "\(base)-\(number)"
  }
}
