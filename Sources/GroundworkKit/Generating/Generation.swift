public import CatalogStore
public import Foundation
public import GroundworkModel

/// `scaffold generate`: catalog → design → files, written by merge, and what was made recorded in the catalog.
public struct Generation {
  /// What the pipeline will consist of.
  public let design: PipelineDesign
  /// Its files.
  public let plan: ScaffoldPlan
  /// The folder of the tree, relative to the project folder.
  public let folder: String
  private let workspace: Workspace
  private let content: CatalogContent
  private let kitName: String

  /// Designs and renders; nothing is written yet.
  ///
  /// - Parameters:
  ///   - folder: where the tree lands, relative to the project folder; refused when it leaves it.
  ///   - warehouse: nil takes what the settings or the plan say.
  public init(
    in workspace: Workspace, content: CatalogContent, folder: String = "pipeline",
    warehouse: PipelineDesign.Warehouse? = nil
  ) throws {
    guard let place = Self.normalised(folder) else {
      throw GenerationError.folderOutsideProject(folder)
    }
    let kit = try TemplateKit(
      named: PipelineGenerator.kitName, project: workspace.folder, assets: workspace.assets)
    let design = PipelineDesigner(
      content: content, settings: try ProjectSettings.load(from: workspace.folder),
      thesaurus: try Thesaurus.load(from: workspace.assets), warehouse: warehouse
    ).design()
    guard !design.kpis.isEmpty else {
      throw GenerationError.nothingToCompute(design.diagnostics)
    }
    self.design = design
    self.folder = place
    self.workspace = workspace
    self.content = content
    kitName = kit.name
    plan = try ScaffoldPlan(PipelineGenerator(kit: kit).files(for: design))
  }

  /// Where the tree lands.
  public var target: URL { workspace.folder.appending(path: folder) }

  /// Writes the tree and records in one transaction what was made.
  public func write(to catalog: CatalogStore, restoring: Bool = false) throws -> ScaffoldComparison
  {
    let comparison = try ScaffoldWriter().write(plan, to: target, restoring: restoring)
    try record(in: catalog)
    return comparison
  }

  /// The facts about what is made.
  public var facts: CatalogContent {
    GeneratedFacts(design: design, files: plan.files, folder: folder, origin: origin)
      .content(over: content)
  }

  private var origin: Origin { Origin(.generator, kitName) }

  private func record(in catalog: CatalogStore) throws {
    let facts = facts
    let vanished = content.entities.values.filter {
      $0.origin.kind == .generator && $0.origin.actor == kitName && $0.status != .removed
        && facts[$0.id] == nil
    }.sorted { $0.id < $1.id }
    try catalog.write(by: kitName, because: "scaffold generate") { writer in
      try writer.retract(linksOf: .generator, actor: kitName, except: Set(facts.links))
      try writer.retract(edgesOf: .generator, actor: kitName, except: Set(facts.edges))
      for var entity in vanished {
        entity.status = .removed
        try writer.save(entity)
      }
      try writer.save(facts.news(over: content))
      try writer.propagatePersonalData()
    }
  }

  /// A folder below the project folder, without `.`, `..` and empty parts; nil when it is none.
  private static func normalised(_ folder: String) -> String? {
    let parts = folder.split(separator: "/").filter { $0 != "." }
    guard !folder.hasPrefix("/"), !parts.isEmpty, !parts.contains("..") else { return nil }
    return parts.joined(separator: "/")
  }
}

extension CatalogContent {
  /// What another content does not hold already, word for word.
  fileprivate func news(over known: CatalogContent) -> CatalogContent {
    let links = Set(known.links)
    let edges = Set(known.edges)
    return CatalogContent(
      entities: entities.values.filter { known[$0.id] != $0 },
      links: self.links.filter { !links.contains($0) },
      edges: self.edges.filter { !edges.contains($0) })
  }
}

/// What keeps a pipeline from being generated.
public enum GenerationError: Error, Hashable, Sendable {
  /// The wanted folder is not below the project folder.
  case folderOutsideProject(String)
  /// No KPI of the catalog can be computed.
  case nothingToCompute([Diagnostic])
}

extension GenerationError: CustomStringConvertible {
  /// What happened, and what to do next.
  public var description: String {
    switch self {
    case .folderOutsideProject(let folder):
      "`\(folder)` does not lie below the project folder\nhelp: name a folder such as `pipeline`"
    case .nothingToCompute(let diagnostics):
      (["no KPI of this catalog can be computed yet"] + diagnostics.map(\.description))
        .joined(separator: "\n")
        + "\nhelp: `catalog scan` the sources, then map the KPIs with `scaffold plan`"
    }
  }
}
