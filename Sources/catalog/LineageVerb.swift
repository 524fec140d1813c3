import ArgumentParser

/// `catalog lineage`
struct LineageVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lineage",
    abstract:
      "Show what data is made from and what is made from it, in the catalog or in SQL text.",
    discussion: """
      An id stands for `catalog lineage of`.

        catalog lineage fct_orders
        catalog lineage sql query.sql --dialect snowflake
      """,
    subcommands: [LineageOfVerb.self, LineageSQLVerb.self],
    defaultSubcommand: LineageOfVerb.self)
}
