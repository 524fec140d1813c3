public import Foundation
public import GroundworkModel
public import Templating
import YAMLDocument

/// A kit of templates ready to be filled: `kit.yaml` and the files as they will land.
///
/// A path with `__name__` in it lands once for each element of a list, under the element's `name`; `kit.yaml` says
/// which list (`repeated:`), and which files are programs (`executable:`).
public struct TemplateKit: Sendable {
  private struct Manifest: Decodable {
    var name: String
    var repeated: [String: String]?
    var executable: [String]?
  }

  /// The kit's name.
  public let name: String
  private let manifest: Manifest
  private let templates: [(path: String, template: Template)]

  /// Reads a kit; one of the project shadows the built-in one file by file.
  public init(named name: String, project: URL?, assets: AssetLocator) throws {
    let folder = try TemplateFolder(kit: name, project: project, assets: assets)
    guard let text = try folder.text(of: "kit.yaml") else {
      throw TemplateError.badKit(path: "\(name)/kit.yaml", reason: "the file is missing")
    }
    self.name = name
    manifest = try YAML.decode(Manifest.self, from: text, file: "\(name)/kit.yaml")
    templates = try folder.paths().map { path in
      (
        path,
        try Template(try folder.text(of: "files/" + path) ?? "", name: "\(name)/files/\(path)")
      )
    }
  }

  /// The kit's files, filled from a record. A single file whose template comes out blank is left out.
  ///
  /// A repeated file sees the members of its element and those of the record that are no lists: a thousand models
  /// that each see a thousand models would make generation quadratic.
  ///
  /// - Parameter sources: catalog ids to be named beside a file, by path; those of list elements stand in the element.
  public func render(
    _ context: [String: TemplateValue], sources: (String) -> [EntityID]
  ) -> [PlannedFile] {
    let shared = context.filter { !$0.value.isList }
    return templates.flatMap { path, template -> [PlannedFile] in
      guard let list = manifest.repeated?[path] else {
        let content = template.render(.record(context))
        let isBlank = content.allSatisfy(\.isWhitespace)
        return isBlank ? [] : [file(path, content, sources(path))]
      }
      guard case .list(let elements)? = context[list] else { return [] }
      return elements.compactMap { element in
        guard case .record(let members) = element, case .text(let name)? = members["name"] else {
          return nil
        }
        let landed = path.replacing("__name__", with: name)
        let scope = shared.merging(members) { _, own in own }
        return file(landed, template.render(.record(scope)), sources(landed))
      }
    }
  }

  private func file(_ path: String, _ content: String, _ sources: [EntityID]) -> PlannedFile {
    let text = content.hasSuffix("\n") ? content : content + "\n"
    return PlannedFile(
      path: path, content: text, sources: sources,
      isExecutable: manifest.executable?.contains(path) == true)
  }
}

extension TemplateValue {
  fileprivate var isList: Bool {
    if case .list = self { return true }
    return false
  }
}
