public import Foundation
public import Profiling
import YAMLDocument

/// `groundwork.yaml`: the project's name, its sources and where its figures land.
///
/// ```yaml
/// name: online-store
/// sources:
///   - name: shop
///     location: sqlite:sources/shop.sqlite
///   - name: crm
///     location: postgres://reader@db.example.com/crm   # password from ${…}, PGPASSWORD or .pgpass
/// warehouse: duckdb
/// ```
public struct ProjectSettings: Codable, Hashable, Sendable {
  /// A source to scan and to load from.
  public struct Source: Codable, Hashable, Sendable {
    /// Its short name, the first segment of the ids of its datasets.
    public var name: String
    /// `sqlite:PATH`, `csv:PATH`, `postgres://…`; paths are relative to the project folder. Never a password.
    public var location: String

    /// A source under a name.
    public init(name: String, location: String) {
      self.name = name
      self.location = location
    }
  }

  /// The project's name.
  public var name: String
  /// What it reads.
  public var sources: [Source]
  /// Where figures land: `duckdb` or `postgres`.
  public var warehouse: String?
  /// The industry, a term of `industries.yaml`: proposed in the interview.
  public var industry: String?

  /// What counts as personal data; as usual when left out.
  public var personalData: PersonalDataPolicy?

  /// Settings with a name and sources.
  public init(
    name: String, sources: [Source] = [], warehouse: String? = nil, industry: String? = nil,
    personalData: PersonalDataPolicy? = nil
  ) {
    self.personalData = personalData
    self.industry = industry
    self.name = name
    self.sources = sources
    self.warehouse = warehouse
  }

  /// The file's name in a project folder.
  public static let fileName = "groundwork.yaml"

  /// Reads the settings of a project folder; a mistake is reported with line and column.
  public static func load(from folder: URL) throws -> ProjectSettings {
    let path = folder.appending(path: fileName).path
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return try YAML.decode(ProjectSettings.self, from: text, file: path)
  }
}

extension ProjectSettings {
  private enum CodingKeys: String, CodingKey {
    case name, sources, warehouse, industry
    case personalData = "personal-data"
  }

  /// Reads settings; a project may have no sources yet.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    name = try values.decode(String.self, forKey: .name)
    sources = try values.decodeIfPresent([Source].self, forKey: .sources) ?? []
    warehouse = try values.decodeIfPresent(String.self, forKey: .warehouse)
    industry = try values.decodeIfPresent(String.self, forKey: .industry)
    personalData = try values.decodeIfPresent(PersonalDataPolicy.self, forKey: .personalData)
  }
}
