import GroundworkModel

/// Datasets and columns written without an encoder: the same bytes, at a tenth of the cost. A scan has tens of thousands.

extension Dataset.Column {
  /// The coded form, canonical.
  func json() throws -> JSONWriter {
    var json = JSONWriter()
    try json.object { json in
      json.member("dataset", text: dataset.rawValue)
      json.member("defaultValue", text: defaultValue)
      json.member("generation", text: generation?.rawValue)
      json.member("isNullable", flag: isNullable)
      json.member("nativeType", text: nativeType)
      json.member("position", number: position)
      if let profile {
        json.name("profile")
        json.raw(try CanonicalJSON.encode(profile))
      }
      json.member("type", text: type.rawValue)
    }
    return json
  }
}

extension Dataset {
  /// The coded form, canonical.
  func json() throws -> JSONWriter {
    var json = JSONWriter()
    try json.object { json in
      json.member("byteCount", number: byteCount)
      json.member("definition", text: definition)
      if let file {
        json.name("file")
        json.raw(try CanonicalJSON.encode(file))
      }
      json.name("foreignKeys")
      try json.array(foreignKeys) { try $0.write(to: &$1) }
      json.member("grain", text: grain)
      json.name("indexes")
      json.array(indexes) { $0.write(to: &$1) }
      json.member("isRowCountEstimated", flag: isRowCountEstimated)
      json.member("kind", text: kind.rawValue)
      json.member("lastChanged", text: lastChanged)
      if let primaryKey {
        json.name("primaryKey")
        primaryKey.write(to: &json)
      }
      json.member("rowCount", number: rowCount)
      json.member("schema", text: schema)
      json.member("source", text: source.rawValue)
      json.name("uniqueKeys")
      json.array(uniqueKeys) { $0.write(to: &$1) }
    }
    return json
  }
}

extension Dataset.Key {
  fileprivate func write(to json: inout JSONWriter) {
    json.object {
      $0.member("columns", texts: columns)
      $0.member("name", text: name)
    }
  }
}

extension Dataset.ForeignKey {
  fileprivate func write(to json: inout JSONWriter) throws {
    guard isDeclared, confidence == nil, origin == nil else {
      return json.raw(try CanonicalJSON.encode(self))
    }
    json.object {
      $0.member("columns", texts: columns)
      $0.member("isDeclared", flag: isDeclared)
      $0.member("name", text: name)
      $0.member("target", text: target.rawValue)
      $0.member("targetColumns", texts: targetColumns)
    }
  }
}

extension Dataset.Index {
  fileprivate func write(to json: inout JSONWriter) {
    json.object {
      $0.member("columns", texts: columns)
      $0.member("isUnique", flag: isUnique)
      $0.member("name", text: name)
    }
  }
}
