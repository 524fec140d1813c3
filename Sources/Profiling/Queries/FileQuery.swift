public import GroundworkModel

extension QualityFindings {
  /// Findings that a scanner made about files themselves, with what counts their rows again.
  public static func counted(_ issues: [QualityIssue], in datasets: [ProfiledDataset])
    -> [QualityIssue]
  {
    let byID = Dictionary(datasets.map { ($0.entity.id, $0) }) { first, _ in first }
    return issues.map { issue in
      var issue = issue
      issue.query = issue.query ?? byID[issue.subject]?.fileQuery(issue.kind)
      return issue
    }
  }
}

extension ProfiledDataset {
  /// SQL that counts the rows of a finding about a file; nil where SQL cannot see what was found.
  fileprivate func fileQuery(_ kind: String) -> String? {
    guard let place, let layout = dataset.file else { return nil }
    switch kind {
    case "ragged-rows": return place.raggedRows(layout, columns.count)
    case "encoding", "no-header": return "SELECT count(*) FROM \(place.relation)"
    case "encoding-damage" where layout.encoding == "utf-8":
      let names = columns.map { SQLWord.name($0.entity.name) }.joined(separator: ", ")
      return "SELECT count(*) FROM \(place.relation) WHERE contains(concat(\(names)), chr(65533))"
    default: return nil
    }
  }
}

extension QueryPlace {
  /// Lines with another number of delimiters outside quotes than there are between the columns; a line end inside quotes
  /// is not understood.
  fileprivate func raggedRows(_ layout: Dataset.FileLayout, _ columns: Int) -> String? {
    guard let lines else { return nil }
    let mark = SQLWord.text(layout.delimiter)
    return """
      SELECT count(*) FROM (SELECT regexp_replace(line, '"[^"]*"', '', 'g') AS v FROM \(lines)) AS x \
      WHERE v <> '' AND length(v) - length(replace(v, \(mark), '')) <> \(columns - 1)
      """
  }
}
