public import GroundworkModel

/// Judges some of the files of a generated tree with a real tool.
///
/// One file per validator in this folder, one line in ``Validators/all``, and a test that it refuses a broken file:
/// several tools accept wrong files silently, and then the check that is missing stands in the validator.
public protocol Validator: Sendable {
  /// The stable name, in kebab case: `dbt-parse`; also the rule of its findings.
  var name: String { get }
  /// What it is worth when this validator accepts a file.
  var proof: Proof { get }
  /// Whether it runs only when the whole pipeline is to be run.
  var isThorough: Bool { get }
  /// Whether its refusal is only a warning when the real engine ran the file: for readers that know a dialect less
  /// well than its engine does.
  var yieldsToEngine: Bool { get }
  /// Whether it has something to say about a path of the tree.
  func covers(_ path: String) -> Bool
  /// Judges the covered paths of a tree.
  func validate(_ paths: [String], in tree: GeneratedTree, using toolbox: Toolbox) throws
    -> ValidatorVerdict
}

extension Validator {
  /// Most validators are quick.
  public var isThorough: Bool { false }

  /// Most validators see what the engine does not.
  public var yieldsToEngine: Bool { false }

  /// A finding of this validator in a file of the tree, or in the tree as a whole when the file is nil.
  func finding(_ message: String, in path: String?, line: Int = 1) -> Diagnostic {
    Diagnostic(
      rule: name, message: message,
      location: path.map { SourceLocation(file: $0, line: line, column: 1) })
  }
}

/// What came of a validator.
public enum ValidatorVerdict: Sendable {
  /// It could not run, and why: which tool is missing and how to get it.
  case absent(reason: String)
  /// It ran: the tool with its version, what is wrong, and files it turned out not to look at.
  case ran(tool: String, findings: [Diagnostic], overlooked: Set<String> = [])
}

/// The registry of validators.
public enum Validators {
  /// All of them, the strictest word on a file coming from any.
  public static let all: [any Validator] = [
    PythonCompile(), DBTSchema(), DBTParse(), PipelineRun(), AirflowDagBag(), AirflowDagRun(),
    MakefileParse(), TableFile(), SQLFluffParse(), SQLiteDDL(), DuckDBDDL(), PostgresDDL(),
  ]
}
