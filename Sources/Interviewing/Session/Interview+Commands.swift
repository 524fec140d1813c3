public import GroundworkModel

extension Interview {
  mutating func carryOut(
    _ command: InterviewCommand, _ item: InterviewItem, at time: String
  ) throws(AnswerFault) -> InterviewReply {
    switch command {
    case .back: return back()
    case .skip: return skip(item, at: time)
    case .deferred: return putOff(item, at: time)
    case .more: return .told(more(item))
    case .settle:
      return elicitation.openDisputes.isEmpty
        ? .told("nobody contradicts anybody so far") : .settling
    case .drop(let rows):
      return try edit({ (grid) throws(AnswerFault) in try grid.drop(rows) }, item, at: time)
    case .change(let row):
      return try edit({ (grid) throws(AnswerFault) in try grid.change(row) }, item, at: time)
    case .unknown(let reason):
      let role = item.question.roles.first { $0 != lens } ?? item.question.roles.first
      let ask = role.map { " It is kept as an open question for \($0.words)." } ?? ""
      return settle(.unknown, item, reason, "Nobody knows yet." + ask, at: time)
    case .notApplicable(let reason):
      return settle(.notApplicable, item, reason, "Does not apply: \(reason)", at: time)
    case .note(let text): return note(text, item, at: time)
    case .why: return .told(item.question.why)
    case .help: return .told(help(for: item))
    case .example: return .told(item.question.example ?? "there is no example")
    case .list: return .told(list())
    case .goTo(let word): return goTo(word)
    case .undo: return undo(at: time)
    case .playback: return .told(playback())
    case .pause, .quit: return .paused
    }
  }

  /// Leaves the question open; cells that were typed are kept for the next time.
  private mutating func skip(_ item: InterviewItem, at time: String) -> InterviewReply {
    passed.insert(item.key)
    guard item.answer(of: respondent)?.status == .unfinished else {
      return settle(.skipped, item, nil, "Left open.", at: time)
    }
    advance()
    return noted([], "Left open; what you typed is kept for the next time.", item.question.stage)
  }

  /// Moves the question to the end of its stage, once.
  private mutating func putOff(_ item: InterviewItem, at time: String) -> InterviewReply {
    let others = open.filter { $0.question.stage == item.question.stage && $0.key != item.key }
    guard !isDeferred(item), others.contains(where: { !isDeferred($0) }) else {
      return .told("nothing of this stage is left to ask before it; `:skip` leaves it open")
    }
    return settle(.deferred, item, nil, "Asked again at the end of this stage.", at: time)
  }

  /// All choices, where a prompt shows the first of many.
  private func more(_ item: InterviewItem) -> String {
    let all = Self.allOptions(of: item.question, elicitation.choices)
    return all.isEmpty ? "there is nothing to choose from here" : all.joined(separator: "\n")
  }

  /// An answer was taken that says nothing of its own; its stage may be complete now.
  private func noted(_ answers: [Answer], _ echo: String, _ stage: String) -> InterviewReply {
    .noted(
      .init(
        answers: answers, echo: echo, advice: [], affected: [],
        finishedStage: finished(stage) ? stage : nil))
  }

  private mutating func back() -> InterviewReply {
    if grid?.back() == true { return .filled([]) }
    while let last = trail.popLast() {
      guard elicitation.item(last) != nil else { continue }
      current = last
      failures = 0
      return .moved
    }
    return .told("this is the first question of this conversation")
  }

  private mutating func settle(
    _ status: Answer.Status, _ item: InterviewItem, _ reason: String?, _ echo: String,
    at time: String
  ) -> InterviewReply {
    let answer = make(status, item, reason: reason ?? pendingNote, at: time)
    append([answer])
    advance()
    return noted([answer], echo, item.question.stage)
  }

  /// A note goes with the answer that is given next, or with the one that was given.
  private mutating func note(
    _ text: String, _ item: InterviewItem, at time: String
  ) -> InterviewReply {
    guard let own = item.answer(of: respondent), own.value != nil else {
      pendingNote = text
      return .told("the note will be kept with the answer")
    }
    let noted = make(own.status, item, value: own.value, reason: text, at: time)
    append([noted])
    return .noted(
      .init(answers: [noted], echo: "Noted.", advice: [], affected: [], finishedStage: nil))
  }

  private mutating func goTo(_ word: String) -> InterviewReply {
    let id = word.uppercased().hasPrefix("Q") ? "Q" + word.dropFirst().lowercased() : "Q" + word
    let found = elicitation.items.filter { $0.question.id == id }
    guard let target = found.first(where: { !$0.isSettled(for: respondent) }) ?? found.first else {
      let known = elicitation.items.map(\.question.id)
      let hint = Suggestion.hint(for: id, among: Array(Set(known))).map { "; \($0)" } ?? ""
      return .told("no question `\(id)` is asked here\(hint)")
    }
    if let current { trail.append(current) }
    current = target.key
    failures = 0
    return .moved
  }

  private func help(for item: InterviewItem) -> String {
    """
    \(elicitation.facts(about: item.subject).fill(item.question.help))
    Expected: \(item.question.field.expectation)\(gridHelp)
    :back    the cell or question before :skip          leave it open
    :why     why it is asked             :unknown [WHY] keep it for somebody else
    :help    this                        :na REASON     it does not apply
    :example an answer                   :note TEXT     keep a remark
    :list    all questions               :goto Q2.4     another question
    :undo    take the last answer back   :playback      what was understood
    :more    all choices                 :deferred      ask later in this stage
    :settle  where people disagree       :pause         stop, all is saved
    """
  }

  private var gridHelp: String {
    guard let grid else { return "" }
    let cells = "\n-        empties a cell              a | b | c      gives the rest of the row"
    let rows = "\n:drop 2  takes row 2 out             :change 2      asks row 2 again"
    return cells + (grid.isTable ? rows : "")
  }

  private func list() -> String {
    items.map { item in
      let mark = item.key == current ? ">" : " "
      let status = item.answer(of: respondent)?.status.rawValue ?? "open"
      return "\(mark) \(item.question.id)  \(status)  \(elicitation.text(of: item))"
    }.joined(separator: "\n")
  }

  private func playback() -> String {
    let said = knowledge.bank.stages.map { elicitation.playback(of: $0) }.filter { !$0.isEmpty }
    return (said + elicitation.disputes.map(\.words)).joined(separator: "\n")
  }
}

extension Elicitation {
  /// The statements of a stage with who said them, one a line; empty when there are none.
  public func playback(of stage: QuestionBank.Stage) -> String {
    let statements = statements(of: stage).map { statement in
      let who = statement.saidBy.isEmpty ? "assumed" : statement.saidBy.joined(separator: ", ")
      return "- \(statement.text) (\(who))"
    }
    return statements.joined(separator: "\n")
  }
}

extension Stakeholder.Role {
  /// The role in words.
  public var words: String {
    switch self {
    case .executive: "an executive"
    case .manager: "a manager"
    case .analyst: "an analyst"
    case .dataScientist: "a data scientist"
    case .operations: "somebody in operations"
    case .sourceOwner: "the owner of the source"
    case .productOwner: "the product owner"
    case .client: "a client"
    case .security: "somebody in security or data protection"
    case .finance: "somebody in finance"
    }
  }
}
