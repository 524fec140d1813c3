public import GroundworkModel

/// What came of a line that a person typed.
public enum InterviewReply: Sendable {
  /// An answer was taken; the appended answers are to be saved.
  case noted(Noted)
  /// The text is not an answer; it is kept for editing.
  case refused(Refusal)
  /// Words to show; the same question stands.
  case told(String)
  /// A cell of a form or table was taken or left; another one of it is asked. The answers, if any, are to be saved.
  case filled([Answer])
  /// The person wants to settle what people contradict each other about; the same question stands.
  case settling
  /// Another question stands now, nothing was recorded.
  case moved
  /// The person wants to stop for now.
  case paused

  /// An answer that was taken.
  public struct Noted: Sendable {
    /// Answers to append, oldest first.
    public var answers: [Answer]
    /// The answer played back, one sentence.
    public var echo: String?
    /// What is worth saying about its wording.
    public var advice: [String]
    /// What the correction of an earlier answer touches.
    public var affected: [String]
    /// The stage that is complete now, when one is.
    public var finishedStage: String?
  }

  /// A text that is not an answer.
  public struct Refusal: Sendable {
    /// Every fault.
    public var faults: [Diagnostic]
    /// The text as it was typed.
    public var typed: String
    /// Whether it is time to offer `:unknown`.
    public var offersUnknown: Bool
  }
}
