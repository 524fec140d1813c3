/// What a function does to the values it is given, as far as lineage cares.
enum FunctionRole: UInt8, Sendable {
  case none
  /// Makes one value of many.
  case aggregate
  /// Makes one array of many values, or takes one of them.
  case collect
  /// Makes an array of values.
  case array
  /// Makes a structure of values.
  case structure
  /// Makes a structure of names and values in turn.
  case namedStructure
  /// Makes one value of those that WITHIN GROUP orders.
  case orderedSet
  /// An aggregate whose last argument says which rows count.
  case filteredAggregate
  /// Counts, so no value arrives.
  case count
  /// Hides the value: a hash, or a part of it.
  case mask
  /// The first argument chooses between the others.
  case choice
  /// Each argument decides whether the next is needed.
  case coalesce
  /// The first argument's value, unless it equals the second.
  case nullIf
  /// Pairs of conditions and values behind an operand.
  case decode
  /// Rows in FROM that are single values.
  case rows
  /// A number from the window alone.
  case rank
  /// Takes the name of a part of a date among its arguments.
  case datePart
  /// Looks a value up in the table that the first argument names.
  case lookup
  /// MySQL's `VALUES(column)`: the value that was to be inserted.
  case newValue
  /// Moves rows from the table that the first argument names to that of the last.
  case partitionSwap

  /// Whether many values become one.
  var isAggregate: Bool {
    switch self {
    case .aggregate, .collect, .orderedSet, .filteredAggregate, .count: true
    default: false
    }
  }

  static let table = WordTable(entries, nothing: FunctionRole.none)

  /// Names of parts of a date.
  static let dateParts = WordTable(
    """
    year years yyyy yy quarter quarters qq month months mm week weeks ww isoweek iso_week day days \
    dd dayofweek day_of_week dayofyear day_of_year hour hours hh minute minutes mi n second \
    seconds ss millisecond milliseconds ms microsecond microseconds us nanosecond nanoseconds ns \
    epoch isoyear decade century millennium weekday dow doy week_iso weekiso yearofweek
    """.split(separator: " ").map { (Array($0.utf8), FunctionRole.datePart) }, nothing: .none)

  private static let entries: [(spelling: [UInt8], meaning: FunctionRole)] =
    words.flatMap { role, names in
      names.split(separator: " ").map { (Array($0.utf8), role) }
    }

  private static let words: [(FunctionRole, String)] = [
    (
      .aggregate,
      """
      sum avg mean min max total median stddev stddev_pop stddev_samp stdev stdevp variance \
      var_pop var_samp var varp corr covar_pop covar_samp regr_slope regr_intercept regr_r2 \
      regr_avgx regr_avgy string_agg group_concat listagg json_agg jsonb_agg \
      json_object_agg jsonb_object_agg json_group_array json_group_object json_arrayagg bool_and \
      bool_or every bit_and bit_or bit_xor bitand_agg bitor_agg \
      percentile quantile quantile_cont quantile_disc anyvalue arg_min arg_max argmin \
      argmax min_by max_by histogram range_agg xmlagg product \
      any anylast logical_and logical_or object_agg \
      array_union_agg map_agg boolor_agg booland_agg kurtosis skewness geometric_mean sum_distinct \
      quantiles entropy sumorNull approx_quantiles approx_percentile
      """
    ),
    (
      .collect,
      """
      array_agg list collect_list collect_set array_concat_agg grouparray groupuniqarray any_value \
      first_agg first last arbitrary
      """
    ),
    (.array, "array array_construct list_value"),
    (.structure, "struct struct_pack"),
    (.namedStructure, "named_struct object_construct"),
    (.orderedSet, "percentile_cont percentile_disc mode approximate_percentile_disc"),
    (.filteredAggregate, "sumif avgif minif maxif anyif"),
    (
      .count,
      """
      count count_if countif approx_distinct hll count_big regr_count uniq uniqexact
      """
    ),
    (
      .mask,
      """
      md5 sha1 sha224 sha256 sha384 sha512 sha digest crypt hash hashtext hmac md5_number sha2 \
      farm_fingerprint xxhash64 crc32 hashbytes md5_hex sha1_hex sha2_hex md5_binary \
      sha1_binary sha2_binary standard_hash murmur_hash left right substr substring substring_index \
      mask mask_first_n mask_last_n mask_show_first_n mask_hash sha1_hash fnv_hash md5_number_lower64 \
      checksum binary_checksum
      """
    ),
    (.choice, "if iif iff nvl2"),
    (.coalesce, "coalesce ifnull nvl isnull zeroifnull"),
    (.nullIf, "nullif"),
    (.decode, "decode"),
    (
      .rows,
      """
      generate_series unnest range string_to_table json_object_keys explode explode_outer \
      arrayjoin numbers sequence posexplode inline inline_outer
      """
    ),
    (
      .rank, "row_number rank dense_rank percent_rank cume_dist ntile grouping grouping_id"
    ),
    (
      .datePart,
      """
      dateadd datediff date_add date_sub date_diff date_trunc datetime_trunc timestamp_trunc \
      timestamp_diff timestampadd timestampdiff datetime_diff datetime_add datetime_sub date_part \
      datename datepart last_day time_trunc time_slice timeadd timediff timestamp_add \
      timestamp_sub time_add time_sub time_diff date_bucket datetrunc datediff_big trunc \
      extract add_months date_floor
      """
    ),
    (.newValue, "values"),
    (.lookup, "dictget dictgetordefault dictgetornull dicthas"),
  ]

  /// Functions with names longer than the table holds, and those told apart by it.
  static func role(of name: String) -> FunctionRole {
    switch name.lowercased() {
    case "swap_partitions_between_tables", "move_partitions_to_table": .partitionSwap
    case "regexp_split_to_table", "generate_subscripts", "jsonb_object_keys",
      "generate_date_array", "generate_timestamp_array":
      .rows
    case "approx_count_distinct", "approximate_count_distinct": .count
    case "approx_percentile", "json_group_object", "approx_percentile_cont": .aggregate
    case "mask_show_first_n", "mask_show_last_n", "md5_number_lower64", "md5_number_upper64": .mask
    default: .none
    }
  }

  /// ClickHouse's aggregate function combinators: the role of `sumState` is that of `sum`; -If has a condition last.
  static func combined(_ name: String) -> FunctionRole {
    var rest = name[...]
    var hasCondition = false
    while let suffix = combinators.first(where: { rest.hasSuffix($0) && rest.count > $0.count }) {
      rest.removeLast(suffix.count)
      hasCondition = hasCondition || suffix == "If"
      let bytes = Array(rest.utf8)
      let role = bytes.withUnsafeBufferPointer { table.meaning($0, 0, bytes.count) }
      if role == .count { return role }
      if role.isAggregate { return hasCondition ? .filteredAggregate : role }
    }
    return .none
  }

  private static let combinators = [
    "SimpleState", "MergeState", "State", "Merge", "If", "Array", "Map", "ForEach", "Distinct",
    "OrDefault", "OrNull", "Resample", "ArgMin", "ArgMax",
  ]
}
