import GroundworkModel

extension LineageEdge.Transformation {
  /// What is left of a class of personal data behind it.
  struct Effect {
    /// What was done, as in "copied to …".
    let word: String
    /// What the confidence is multiplied with.
    let certainty: Double
    /// Whether only a pseudonym is left.
    var isPseudonym = false
  }

  /// Nil where nothing of a value is left: masked, aggregated, or only read to choose rows.
  var effect: Effect? {
    switch self {
    case .identity: Effect(word: "copied to", certainty: 1)
    case .derived: Effect(word: "computed into", certainty: 0.9)
    case .hashed: Effect(word: "hashed into", certainty: 1, isPseudonym: true)
    case .masked, .aggregated, .filter, .join: nil
    }
  }

  /// Why a class of personal data ends here, for those that have no ``effect``.
  var end: String {
    switch self {
    case .masked: "masked into"
    case .aggregated: "aggregated into"
    default: "only chooses rows of"
    }
  }
}

extension Classification.Sensitivity {
  /// One level less; what is internal stays so.
  var lowered: Classification.Sensitivity {
    self == .restricted ? .confidential : self == .confidential ? .internal : self
  }
}
