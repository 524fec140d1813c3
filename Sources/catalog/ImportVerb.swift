import ArgumentParser

/// `catalog import`
struct ImportVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read a catalog that was written as text, or what other tools know.",
    discussion: """
      Without one of the words below, a folder that `catalog export` has written. What people wrote in the catalog stays,
      and reading the same again changes nothing. A folder that is called like one of the words is named with its path.

        catalog import catalog/
        catalog import dbt ../shop/transform
        catalog import sql ../shop/scripts --dialect postgres
        catalog import openlineage events.ndjson
        catalog import query-log statements.csv --source shop
      """,
    subcommands: [
      ImportYAMLVerb.self, ImportDBTVerb.self, ImportOpenLineageVerb.self, ImportQueryLogVerb.self,
      ImportSQLVerb.self,
    ], defaultSubcommand: ImportYAMLVerb.self)
}
