/// The room in memory that one column has for the hashes of a possible key, and where those go that find none.
///
/// Columns do not share it, so that what one does never depends on another.
struct HashRoom: Sendable {
  /// The most hashes in memory.
  let limit: Int
  /// Makes a place for more; nil when there is none, and memory must do.
  let makeStore: @Sendable () throws -> (any HashStore)?
}
