extension Resolver {
  /// The base columns that an expression reads, each with what the expression does to it.
  mutating func evaluate(_ id: NodeID) -> SourceSet {
    switch tree[id].kind {
    case .columnName: resolveColumn(id)
    case .cast, .operation, .list: union(of: tree.children(of: id)).applying(.transformation)
    case .call: call(id)
    case .caseExpression: caseExpression(id)
    case .subquery: subquery(id)
    case .exists: exists(id)
    case .wholeRow: wholeRow(id)
    case .windowFrame, .filterClause, .caseWhen, .caseResult, .caseOperand:
      union(of: tree.children(of: id))
    default: SourceSet()
    }
  }

  private mutating func union(of ids: some Sequence<NodeID>) -> SourceSet {
    var result = SourceSet()
    for id in ids { result.formUnion(evaluate(id)) }
    return result
  }

  private mutating func call(_ id: NodeID) -> SourceSet {
    let function = names.spelling(tree[id].name).lowercased()
    let kind: SQLLineageKind =
      Functions.aggregates.contains(function) ? .aggregation : .transformation
    let isMasked = Functions.hashes.contains(function)
    let isChoice = Functions.choices.contains(function)
    var result = SourceSet()
    for (index, child) in tree.children(of: id).enumerated() {
      switch tree[child].kind {
      case .windowFrame: result.formUnion(window(child).applying(.window))
      case .filterClause: result.formUnion(evaluate(child).applying(.conditional))
      default:
        let sources = evaluate(child)
        result.formUnion(
          isChoice && index == 0
            ? sources.applying(.conditional) : sources.applying(kind, isMasked: isMasked))
      }
    }
    return result
  }

  /// The keys of a window, also of the named one it refers to.
  private mutating func window(_ id: NodeID) -> SourceSet {
    let name = tree[id].name
    guard name != .none, tree[id].firstChild == .none else { return evaluate(id) }
    guard let definition = scopes.last?.windows[name], definition != id else { return SourceSet() }
    return union(of: tree.children(of: definition))
  }

  private mutating func caseExpression(_ id: NodeID) -> SourceSet {
    var result = SourceSet()
    for part in tree.children(of: id) {
      let sources = evaluate(part)
      result.formUnion(
        sources.applying(tree[part].kind == .caseResult ? .transformation : .conditional))
    }
    return result
  }

  /// A query in brackets gives its column's value.
  private mutating func subquery(_ id: NodeID) -> SourceSet {
    guard tree[id].firstChild != .none else { return SourceSet() }
    let relation = resolveQuery(tree[id].firstChild)
    return relation.columns.reduce(into: SourceSet()) { $0.formUnion($1.sources) }
  }

  /// EXISTS reads no column of its query's select list; what decides about its rows is collected on the way.
  private mutating func exists(_ id: NodeID) -> SourceSet {
    if tree[id].firstChild != .none {
      let said = diagnostics
      _ = resolveQuery(tree[id].firstChild)
      diagnostics.removeAll { $0.rule == "unexpanded-star" && !said.contains($0) }
    }
    return SourceSet()
  }

  private mutating func wholeRow(_ id: NodeID) -> SourceSet {
    guard let relation = relation(named: tree.path(of: id)[...]) else { return SourceSet() }
    if relation.isOpen {
      say("unexpanded-star", "`*` stands for columns that are not known", at: id)
    }
    return relation.columns.reduce(into: SourceSet()) { $0.formUnion($1.sources) }
      .applying(.transformation)
  }
}

/// Functions that lineage treats apart.
enum Functions {
  static let aggregates: Set<String> = [
    "sum", "avg", "mean", "count", "min", "max", "total", "median", "mode", "stddev", "stddev_pop",
    "stddev_samp", "variance", "var_pop", "var_samp", "corr", "covar_pop", "covar_samp",
    "regr_slope", "regr_intercept", "regr_count", "regr_r2", "string_agg", "group_concat",
    "listagg",
    "array_agg", "list", "json_agg", "jsonb_agg", "json_object_agg", "jsonb_object_agg",
    "json_group_array", "json_group_object", "bool_and", "bool_or", "every", "bit_and", "bit_or",
    "bit_xor", "percentile_cont", "percentile_disc", "quantile", "quantile_cont", "quantile_disc",
    "approx_count_distinct", "any_value", "arg_min", "arg_max", "count_if", "countif", "histogram",
    "range_agg", "xmlagg", "product", "first", "last",
  ]

  static let hashes: Set<String> = [
    "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "digest", "crypt", "hash", "hashtext",
    "hmac", "md5_number", "sha2", "farm_fingerprint", "xxhash64",
  ]

  /// Functions in FROM whose rows are single values.
  static let scalarRows: Set<String> = [
    "generate_series", "generate_subscripts", "unnest", "range", "regexp_split_to_table",
    "string_to_table", "json_object_keys", "jsonb_object_keys",
  ]

  /// Functions whose first argument only chooses between the others.
  static let choices: Set<String> = ["if", "iif", "nvl2"]
}
