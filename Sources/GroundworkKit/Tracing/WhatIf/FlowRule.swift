import GroundworkModel

/// What an alteration of data does to the data that is made from it, by how it flows there.
struct FlowRule {
  typealias Outcome = ChangeSpread.Outcome

  let alteration: Alteration
  /// The data that is altered, in words.
  let name: String
  let transformation: LineageEdge.Transformation
  /// Whether the expression only counts.
  let isCount: Bool

  var outcome: Outcome {
    switch alteration {
    case .none: Outcome(.unaffected, .none, "\(name) stays as it is")
    case .gone: Outcome(.breaks, .gone, "\(use) \(name), which is gone or fails")
    case .renamed: Outcome(.breaks, .stale, "its SQL names \(name)")
    case .stale: Outcome(.changes, .stale, "\(use) \(name), which goes stale until it is mended")
    case .empties: empties
    case .otherValues: otherValues
    case .wider: wider
    case .narrower: narrower
    case .otherType: otherType
    }
  }

  /// `it aggregates`
  private var use: String {
    switch transformation {
    case .identity: "it copies"
    case .derived: "it is computed from"
    case .aggregated: "it aggregates"
    case .filter: "its rows are filtered by"
    case .join: "its rows are joined by"
    case .masked: "it is a mask of"
    case .hashed: "it is a hash of"
    }
  }

  private var empties: Outcome {
    switch transformation {
    case .identity: Outcome(.changes, .empties, "it copies \(name), so it may be empty too")
    case .derived:
      Outcome(.changes, .empties, "computed from nothing, it may be empty")
    case .aggregated where isCount:
      Outcome(.changes, .otherValues, "it counts only rows with a value")
    case .aggregated: Outcome(.changes, .otherValues, "it leaves rows without a value out")
    case .filter: Outcome(.changes, .otherValues, "rows without a value fail its condition")
    case .join: Outcome(.changes, .otherValues, "rows without a value find no partner")
    case .masked, .hashed: Outcome(.changes, .empties, "\(use) \(name), so it may be empty too")
    }
  }

  private var otherValues: Outcome {
    transformation == .aggregated && isCount
      ? Outcome(.unaffected, .none, "a count does not look at values")
      : Outcome(.changes, .otherValues, "\(use) \(name), whose values may be others")
  }

  private var wider: Outcome {
    switch transformation {
    case .identity:
      Outcome(.changes, .wider, "it copies \(name) and must hold the wider type")
    case .derived:
      Outcome(.changes, .wider, "a cast in its expression may be too small now")
    case .aggregated where isCount: Outcome(.unaffected, .none, "a count does not look at types")
    case .aggregated: Outcome(.changes, .wider, "it aggregates \(name) in the wider type")
    case .filter, .join: Outcome(.unaffected, .none, "a wider type compares as before")
    case .masked: Outcome(.unaffected, .none, "a mask does not show the type")
    case .hashed: Outcome(.changes, .otherValues, "another spelling of a value has another hash")
    }
  }

  private var narrower: Outcome {
    switch transformation {
    case .identity:
      Outcome(.changes, .narrower, "it copies \(name): values that do not fit are lost or refused")
    case .aggregated where isCount: Outcome(.unaffected, .none, "a count does not look at types")
    case .derived, .aggregated:
      Outcome(.changes, .otherValues, "\(use) \(name), whose values are cut to the narrower type")
    case .filter: Outcome(.changes, .otherValues, "values that were cut pass its condition or fail")
    case .join: Outcome(.changes, .otherValues, "values that were cut find other partners or none")
    case .masked, .hashed:
      Outcome(.changes, .otherValues, "\(use) \(name), whose values are cut to the narrower type")
    }
  }

  private var otherType: Outcome {
    switch transformation {
    case .identity:
      Outcome(.breaks, .otherType, "it copies \(name), and is promised to be of the old type")
    case .derived:
      Outcome(.breaks, .gone, "its expression is written for the old type of \(name)")
    case .aggregated where isCount: Outcome(.unaffected, .none, "a count does not look at types")
    case .aggregated: Outcome(.breaks, .gone, "the old type of \(name) is what it aggregates")
    case .filter: Outcome(.breaks, .gone, "its condition compares \(name) as the old type")
    case .join: Outcome(.breaks, .gone, "its join needs \(name) to agree with the other side")
    case .masked, .hashed:
      Outcome(.changes, .otherValues, "another spelling of a value comes out otherwise")
    }
  }
}
