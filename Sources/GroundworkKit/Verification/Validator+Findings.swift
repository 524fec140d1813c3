import Foundation
import GroundworkModel

extension Validator {
  /// Findings from what one of our Python programs printed: file → `LINE: words`.
  func findings(_ printed: [String: [String]]) -> [Diagnostic] {
    printed.sorted { $0.key < $1.key }.flatMap { path, faults in
      faults.map { fault in
        let number = Int(fault.prefix { $0 != ":" })
        let words = number == nil ? fault[...] : fault.drop { $0 != ":" }.dropFirst(2)
        return finding(String(words), in: path, line: number ?? 1)
      }
    }
  }
}

extension Toolbox {
  /// What to say when a Python package is nowhere.
  static func missing(_ package: String) -> String {
    "no `\(package)` found; name the bin folder of its environment in GROUNDWORK_TOOLS, "
      + "or run `make run` in the generated folder once"
  }

  /// The version of a Python.
  func pythonVersion(_ python: String) throws -> String {
    let code = "import platform; print(platform.python_version())"
    let result = try runner.run(python, ["-c", code], in: programs)
    return result.stdout.firstLine
  }

  /// A program of PostgreSQL: on the search path, else in Debian's folders, the newest first.
  func postgresTool(_ name: String) -> String? {
    system(name)
      ?? (10...30).reversed().lazy
      .map { "/usr/lib/postgresql/\($0)/bin/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
