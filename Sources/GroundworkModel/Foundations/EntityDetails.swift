/// The part of an entity that only its kind has.
///
/// Adding a kind: a case in ``EntityKind``, a payload struct, a case here, and a line in each switch below.
/// The payloads stand on the heap, so that an entity is copied at the same small cost whatever its kind has to say.
public indirect enum EntityDetails: Hashable, Sendable {
  case project(Project)
  case stakeholder(Stakeholder)
  case goal(Goal)
  case decision(Decision)
  case kpi(Metric)
  case component(Metric.Component)
  case event(BusinessEvent)
  case subject(Subject)
  case persona(Persona)
  case useCase(UseCase)
  case requirement(Requirement)
  case choice(Choice)
  case gap(Gap)
  case pain(Pain)
  case assumption(Assumption)
  case question(OpenQuestion)
  case conflict(Conflict)
  case term(GlossaryTerm)
  case source(SourceSystem)
  case dataset(Dataset)
  case column(Dataset.Column)
  case issue(QualityIssue)
  case pipeline(Pipeline)
  case step(Pipeline.Step)
  case artifact(Artifact)
  case check(Check)
  case dashboard(Dashboard)
  case alert(Alert)
  case run(Run)

  /// The payload, for code that treats all kinds alike.
  public var payload: any EntityPayload {
    switch self {
    case .project(let value): value
    case .stakeholder(let value): value
    case .goal(let value): value
    case .decision(let value): value
    case .kpi(let value): value
    case .component(let value): value
    case .event(let value): value
    case .subject(let value): value
    case .persona(let value): value
    case .useCase(let value): value
    case .requirement(let value): value
    case .choice(let value): value
    case .gap(let value): value
    case .pain(let value): value
    case .assumption(let value): value
    case .question(let value): value
    case .conflict(let value): value
    case .term(let value): value
    case .source(let value): value
    case .dataset(let value): value
    case .column(let value): value
    case .issue(let value): value
    case .pipeline(let value): value
    case .step(let value): value
    case .artifact(let value): value
    case .check(let value): value
    case .dashboard(let value): value
    case .alert(let value): value
    case .run(let value): value
    }
  }

  /// The payload type of each kind, for decoding.
  public static func payloadType(of kind: EntityKind) -> any EntityPayload.Type {
    switch kind {
    case .project: Project.self
    case .stakeholder: Stakeholder.self
    case .goal: Goal.self
    case .decision: Decision.self
    case .kpi: Metric.self
    case .component: Metric.Component.self
    case .event: BusinessEvent.self
    case .subject: Subject.self
    case .persona: Persona.self
    case .useCase: UseCase.self
    case .requirement: Requirement.self
    case .choice: Choice.self
    case .gap: Gap.self
    case .pain: Pain.self
    case .assumption: Assumption.self
    case .question: OpenQuestion.self
    case .conflict: Conflict.self
    case .term: GlossaryTerm.self
    case .source: SourceSystem.self
    case .dataset: Dataset.self
    case .column: Dataset.Column.self
    case .issue: QualityIssue.self
    case .pipeline: Pipeline.self
    case .step: Pipeline.Step.self
    case .artifact: Artifact.self
    case .check: Check.self
    case .dashboard: Dashboard.self
    case .alert: Alert.self
    case .run: Run.self
    }
  }
}

/// What a kind's payload must offer: a stable coded form and a way back into ``EntityDetails``.
public protocol EntityPayload: Codable, Hashable, Sendable {
  /// This payload as the details of an entity.
  var details: EntityDetails { get }
}
