/// Someone doing something with the result.
public struct UseCase: EntityPayload {
  /// What starts it.
  public var trigger: String?
  /// What happens, step by step.
  public var steps: [String] = []
  /// How use is noticed after eight weeks.
  public var successMeasure: String?

  /// An empty record, filled in afterwards.
  public init() {}

  /// This payload as the details of an entity.
  public var details: EntityDetails { .useCase(self) }
}
