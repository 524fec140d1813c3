import TestSupport
import Testing

@Suite struct HelpTextTests {
  let commands: [String: DumpedHelp.Verb]

  init() throws { commands = try DumpedHelp.both() }

  @Test func everyVerbSaysWhatItIsForAndShowsAnExample() {
    for (name, command) in commands {
      #expect(!command.verbs.isEmpty)
      for verb in command.verbs { expectHelp(verb, "\(name) \(verb.commandName)", name) }
    }
  }

  @Test func everyOptionIsDescribed() {
    for (name, command) in commands { expectDescribed(command, name) }
  }

  private func expectHelp(_ verb: DumpedHelp.Verb, _ path: String, _ command: String) {
    #expect(verb.abstract?.hasSuffix(".") == true, "`\(path)` says what it is for, in a sentence")
    if verb.verbs.isEmpty {
      #expect(verb.discussion?.contains("\(command) ") == true, "`\(path)` shows an example")
    }
    for sub in verb.verbs { expectHelp(sub, "\(path) \(sub.commandName)", command) }
  }

  private func expectDescribed(_ verb: DumpedHelp.Verb, _ path: String) {
    for argument in verb.arguments ?? [] where argument.shouldDisplay {
      let name = argument.names?.first?.spelling ?? argument.valueName ?? "?"
      #expect(argument.abstract?.isEmpty == false, "`\(path)` does not say what `\(name)` is")
    }
    for sub in verb.verbs { expectDescribed(sub, "\(path) \(sub.commandName)") }
  }
}
