public import CatalogStore
import Foundation
public import GroundworkModel

extension Verification {
  /// What verification adds to a catalog: proofs of artifacts, and, when the whole pipeline ran, the run as evidence
  /// for every KPI, component and requirement whose model it proved.
  ///
  /// - Parameter folder: the generated tree, relative to the project folder: `pipeline`.
  public func facts(in content: CatalogContent, folder: String) -> CatalogContent {
    let run = isThorough ? run(in: content, folder: folder) : nil
    return CatalogContent(
      entities: artifacts(in: content, folder: folder) + [run].compactMap(\.self),
      links: run.map { evidence(in: content, from: $0.id) } ?? [])
  }

  /// Writes ``facts(in:folder:)``; evidence of an earlier run that this one no longer gives is taken back.
  public func record(in catalog: CatalogStore, folder: String) throws {
    let facts = facts(in: try catalog.read { try $0.content() }, folder: folder)
    try catalog.write(by: Self.origin.actor, because: "scaffold verify") { writer in
      if isThorough {
        try writer.retract(
          linksOf: .generator, actor: Self.origin.actor, except: Set(facts.links))
      }
      try writer.save(facts)
    }
  }

  private static let origin = Origin(.generator, "verify")

  /// The artifacts of the tree with what is now known about each.
  private func artifacts(in content: CatalogContent, folder: String) -> [Entity] {
    let known = Dictionary(uniqueKeysWithValues: files.map { (folder + "/" + $0.path, $0) })
    return content.entities(.artifact).compactMap { entity in
      guard case .artifact(var artifact) = entity.details, let file = known[artifact.path]
      else { return nil }
      artifact.proof = file.proof.rawValue
      artifact.validator = file.validators.isEmpty ? nil : file.validators.joined(separator: ", ")
      var entity = entity
      entity.details = .artifact(artifact)
      return entity
    }
  }

  private func run(in content: CatalogContent, folder: String) -> Entity? {
    let pipeline = content.entities(.pipeline).first { entity in
      guard case .pipeline(let pipeline) = entity.details else { return false }
      return pipeline.folder == folder && entity.status != .removed
    }
    guard let pipeline, let id = EntityID("run/\(pipeline.id.path).verify") else { return nil }
    var run = Run(pipeline: pipeline.id)
    run.succeeded = isAccepted
    return Entity(
      id: id, name: "verification of \(pipeline.name)",
      description: "the pipeline run in a copy, from the real sources into a warehouse thrown away",
      status: .validated, details: .run(run), origin: Self.origin)
  }

  private func evidence(in content: CatalogContent, from run: EntityID) -> [Link] {
    let proved = Set(files(.proved).map { $0.path.split(separator: "/").last.map(String.init) })
    let met = content.links.filter { link in
      guard link.kind == .realisedBy else { return false }
      let dataset = link.target.kind == .column ? link.target.parent(.dataset) : link.target
      return proved.contains((dataset?.segments.last ?? "") + ".sql")
        && LinkKind.verifiedBy.allows(link.source.kind, .run)
    }
    return Set(met.map(\.source)).sorted().map {
      Link($0, .verifiedBy, run, origin: Self.origin)
    }
  }
}
