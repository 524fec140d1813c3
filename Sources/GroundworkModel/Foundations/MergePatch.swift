extension JSONValue {
  /// The merge patch (RFC 7396) that turns this value into another; nil when they are equal.
  ///
  /// Members that differ, and null for those that are gone; lists are replaced whole.
  public func mergePatch(to other: JSONValue) -> JSONValue? {
    guard self != other else { return nil }
    guard case .object(let old) = self, case .object(let new) = other else { return other }
    var patch: [String: JSONValue] = [:]
    for (key, value) in old {
      guard let replacement = new[key] else {
        patch[key] = .null
        continue
      }
      patch[key] = value.mergePatch(to: replacement)
    }
    for (key, value) in new where old[key] == nil { patch[key] = value }
    return .object(patch)
  }

  /// This value with a merge patch (RFC 7396) applied.
  public func merging(_ patch: JSONValue) -> JSONValue {
    guard case .object(let changes) = patch else { return patch }
    var result = members
    for (key, change) in changes {
      result[key] = change == .null ? nil : (result[key] ?? .null).merging(change)
    }
    return .object(result)
  }
}
