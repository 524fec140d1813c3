/// A piece of SQL text: twelve bytes, no text of its own.
struct Token {
  enum Kind: UInt8 {
    case endOfText, word, quotedName, text, number, parameter, symbol
    case comma, dot, semicolon, star, open, close, openBracket, closeBracket
    /// `::`
    case doubleColon
    /// A byte that begins nothing, or a text without its end.
    case broken
  }

  var kind: Kind
  var keyword: Keyword
  /// First byte and the one after the last.
  var start: Int32
  var end: Int32
}

/// Words with a meaning in some place. Most may be names elsewhere; see ``Keyword/isReserved``.
enum Keyword: UInt8, CaseIterable {
  case none
  case all, and, anti, any, array, `as`, asc, asof, at, between, by, `case`, cast, collate, create
  case cross, cube, current, date, delete, desc, distinct, drop, `else`, end, escape, except,
    exclude
  case exists, extract, `false`, fetch, filter, first, following, `for`, from, full, global, group
  case grouping, groups, having, ignore, ilike, `if`, `in`, inner, insert, intersect, interval, into
  case `is`, isnull, join, last, lateral, left, like, limit, local, materialized, merge, minus, name
  case natural, not, notnull, null, nulls, of, offset, on, only, operatorWord, or, order,
    ordinality, outer, over
  case overlay, overwrite, partition, placing, position, preceding, qualify, range, recursive
  case rename, replace, respect, returning, right, rollup, row, rows, select, semi, set, sets
  case separator, similar, some, substring, table, tablesample, temp, temporary, then, time,
    timestamp, to
  case trim, `true`, truncate, trycast, unbounded, union, unlogged, update, using, values, view
  case when, `where`, window, with, within, without, zone

  /// Whether the word ends an expression or a table, so that it is no alias unless quoted.
  var isReserved: Bool {
    switch self {
    case .all, .and, .anti, .asof, .between, .case, .cross, .distinct, .else, .end, .except, .fetch,
      .for, .from, .full, .group, .having, .ilike, .in, .inner, .intersect, .into, .is, .isnull,
      .join, .left, .like, .limit, .minus, .natural, .not, .notnull, .offset, .on, .or, .order,
      .outer, .qualify, .returning, .right, .select, .semi, .set, .similar, .tablesample, .then,
      .union, .using, .when, .where, .window, .with, .as, .asc, .desc, .nulls, .collate, .escape:
      true
    default: false
    }
  }
}
