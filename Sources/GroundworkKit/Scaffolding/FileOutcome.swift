/// What a generation does, or would do, about one file.
public struct FileOutcome: Hashable, Sendable {
  /// The ways a file can fare.
  public enum Action: String, Codable, CaseIterable, Sendable {
    /// New, and nothing stands in its place.
    case create
    /// Nobody touched it, and the generator says something else now.
    case replace
    /// Edited by a person and changed by the generator, in different places.
    case merge
    /// Edited by a person and changed by the generator in the same place: written with markers.
    case conflict
    /// Deleted by a person, wanted back with `--restore`.
    case restore
    /// No longer generated, never edited: removed.
    case remove
    /// A file that Groundwork did not write stands in its place: written beside it, under a name ending in `.new`.
    case propose
    /// As generated.
    case unchanged
    /// Edited by a person; the generator says nothing new.
    case keep
    /// Still holds the markers of an earlier conflict: left alone until they are gone.
    case unresolved
    /// Deleted by a person: stays away.
    case staysDeleted = "stays-deleted"
    /// No longer generated, but edited: it is the person's own file from now on.
    case release

    /// Whether the tree is different afterwards.
    public var isChange: Bool {
      switch self {
      case .create, .replace, .merge, .conflict, .restore, .remove, .propose: true
      case .unchanged, .keep, .unresolved, .staysDeleted, .release: false
      }
    }

    /// Whether a person has to resolve a conflict in the file.
    public var needsAPerson: Bool { self == .conflict || self == .unresolved }
  }

  /// The planned file, relative to the target folder.
  public let path: String
  /// How it fares.
  public let action: Action
  /// The file that is written or removed: ``path``, but for a proposal a name beside it.
  public let writtenPath: String
  /// The text of ``writtenPath`` before, nil when there was none.
  public let before: String?
  /// The text of ``writtenPath`` afterwards, nil when there is none.
  public let after: String?

  init(
    _ path: String, _ action: Action, before: String?, after: String?, writtenPath: String? = nil
  ) {
    self.path = path
    self.action = action
    self.writtenPath = writtenPath ?? path
    self.before = before
    self.after = after
  }

  /// The change as a unified diff, empty when there is none.
  public var unifiedDiff: String {
    action.isChange ? UnifiedDiff(path: writtenPath, from: before, to: after).text : ""
  }
}

/// What stands at a path of the target folder.
enum PresentFile: Sendable {
  case absent
  case text(String)
  /// Not UTF-8, so never ours.
  case bytes

  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  var isAbsent: Bool {
    if case .absent = self { true } else { false }
  }

  /// Whether it is exactly this text.
  func holds(_ other: String?) -> Bool {
    guard let text, let other else { return false }
    return text.hasSameBytes(as: other)
  }
}

extension String {
  /// Whether two texts are the same bytes; `==` would also accept another spelling of `é`.
  func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
