import CatalogStore
import Foundation
import GroundworkModel

/// `bench-filler PATH SCHEMA COLUMNS`: makes a catalog of so many columns, the same for the same number, and says what
/// the first save and an unchanged second save cost in seconds of CPU.
@main
struct CatalogFiller {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let columns = Int(arguments[3]) else {
      print("usage: bench-filler PATH SCHEMA COLUMNS")
      exit(2)
    }
    let store = try CatalogStore(path: arguments[1], schema: arguments[2], mode: .create)
    print("columns \(columns)")
    print("first save, CPU s \(try measured { try fill(store, columns) })")
    print("same again, CPU s \(try measured { try fill(store, columns) })")
  }

  private static func fill(_ store: CatalogStore, _ columns: Int) throws {
    let company = MadeUpCompany(columns: columns)
    try store.write(by: "bench", because: "fill") { writer in
      for source in company.sources { try writer.save(source) }
    }
    for first in stride(from: 0, to: company.tableCount, by: 5000) {
      try store.write(by: "bench", because: "fill") { writer in
        for number in first..<min(first + 5000, company.tableCount) {
          let (table, columns) = company.table(number)
          try writer.save(table)
          for column in columns { try writer.save(column) }
          for class_ in company.classifications(of: columns) { try writer.save(class_) }
        }
        for number in first..<min(first + 5000, company.tableCount) {
          for edge in company.edges(into: number) { try writer.save(edge) }
        }
      }
    }
  }

  private static func measured(_ work: () throws -> Void) rethrows -> Double {
    let start = clock()
    try work()
    return (Double(clock() - start) / Double(CLOCKS_PER_SEC) * 100).rounded() / 100
  }
}
