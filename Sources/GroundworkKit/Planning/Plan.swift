public import GroundworkModel
public import Interviewing

/// What is to be done to answer the KPIs, as a value: it can be shown, compared and tested before anything is recorded.
public struct Plan: Sendable {
  /// A column for each component, or the lack of one.
  public var matches: [ComponentMatch]
  /// The verdict on each KPI.
  public var answerability: [EntityID: Metric.Answerability]
  /// What rules concluded, with what they read.
  public var conclusions: [Conclusion]
  /// Entities to be saved: KPIs with their verdicts, gaps, requirements, choices, questions, assumptions.
  public var entities: [Entity]
  /// Links to be saved.
  public var links: [Link]
  /// How the pipeline that it leads to would meet its requirements; empty until that has been designed.
  public var fulfilments: [Fulfilment] = []
  /// The catalog as it will be, for reading names and for printing.
  public var content: CatalogContent

  /// How many KPIs have a verdict.
  public func count(_ verdict: Metric.Answerability.Verdict) -> Int {
    answerability.values.count { $0.verdict == verdict }
  }

  /// `answerable KPIs 5/7` with the rest: caveats count as answerable, and are told.
  public var headline: String {
    let good = count(.answerable)
    let caveat = count(.caveat)
    let tail = caveat > 0 ? ", \(caveat) of them with a caveat" : ""
    return "answerable KPIs \(good + caveat)/\(answerability.count)\(tail)"
  }
}
