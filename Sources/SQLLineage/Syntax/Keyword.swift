/// Words with a meaning in some place. Most may be names elsewhere; see ``Keyword/isReserved``.
enum Keyword: UInt8, CaseIterable {
  case none
  case after, aggregate, all, alter, analyze, and, anti, any, apply, array, `as`, asc, asof, at
  case attach, before, begin, between, bulk, by, call, `case`, cast, changes, clone, cluster
  case collate, columns, comment, commit, connect, `continue`, convert, copy, corresponding, create
  case cross, cube, current, data, date, declare, `default`, delete, desc, describe, directory
  case distinct, distribute, `do`, drop, `else`, elseif, elsif, end, escape, except, exception
  case exchange, exclude, exec, execute, exists, explain, export, extend, extract, `false`, fetch
  case filter, final, first, following, `for`, format, from, full, function, global, glob, go, grant
  case group, grouping, groups, having, ignore, ilike, immediate, `if`, iff, `in`, inner, insert
  case intersect, interval, into, `is`, isnull, join, key, kill, last, lateral, left, like, limit
  case list, load, local, lock, loop, map, matched, materialized, merge, minus, name, natural
  case not, notnull, null, nulls, of, offset, on, only, operatorWord, option, or, order, ordinality
  case outer, over, overlay, overwrite, partition, pivot, placing, position, positional, preceding
  case prewhere, primary, procedure, qualify, range, recursive, regexp, release, rename, `repeat`
  case replace, reset, respect, `return`, returning, revoke, right, rlike, rollback, rollup, row
  case rows, sample, savepoint, sel, select, semi, separator, set, sets, settings, show, similar
  case some, sort, start, `struct`, substring, swap, table, tablesample, temp, temporary, then, time
  case timestamp, to, top, trim, `true`, truncate, trycast, unbounded, union, unload, unlock
  case unlogged, unnest, unpivot, until, update, upsert, use, using, values, vacuum, version, view
  case when, `where`, `while`, window, with, within, without, zone

  /// Whether the word ends an expression or a table, so that it is no alias unless quoted or behind AS.
  var isReserved: Bool { Self.reserved[Int(rawValue)] }

  private static let reserved: [Bool] = {
    let words: Set<Keyword> = [
      .and, .anti, .asof, .between, .case, .connect, .cross, .distinct, .distribute, .else, .end,
      .except, .fetch, .for, .from, .full, .group, .having, .ilike, .in, .inner, .intersect, .into,
      .is, .isnull, .join, .lateral, .left, .like, .limit, .minus, .natural, .not, .notnull,
      .offset, .on, .or, .order, .outer, .pivot, .prewhere, .qualify, .returning, .right, .select,
      .semi, .set, .settings, .similar, .tablesample, .then, .union, .unpivot, .using, .when,
      .where, .window, .with, .as, .asc, .desc, .nulls, .collate, .escape, .all, .loop, .do, .glob,
      .rlike, .regexp,
    ]
    return allCases.map { words.contains($0) }
  }()

  /// Whether a statement begins with the word in a script that needs no semicolons.
  var beginsStatement: Bool {
    switch self {
    case .select, .insert, .update, .delete, .merge, .create, .drop, .alter, .with, .declare, .set,
      .if, .begin, .exec, .execute, .truncate, .use, .while, .end, .else, .return, .commit,
      .rollback, .go, .call, .grant, .revoke, .fetch, .copy, .unload:
      true
    default: false
    }
  }

  /// The bytes that spell it, in lower case.
  var spelling: [UInt8] {
    switch self {
    case .trycast: Array("try_cast".utf8)
    case .operatorWord: Array("operator".utf8)
    default: Array("\(self)".utf8)
    }
  }
}
