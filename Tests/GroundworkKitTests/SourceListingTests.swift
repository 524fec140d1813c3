import GroundworkKit
import Testing

@Suite struct SourceListingTests {
  let shop = ProjectSettings.Source(name: "shop", location: "sqlite:data/my shop.db")

  @Test(arguments: [
    (
      "name: x\n# why\nsources:\n  - name: a   # first\n    location: csv:a\n\nwarehouse: duckdb\n",
      "name: x\n# why\nsources:\n  - name: a   # first\n    location: csv:a\n"
        + "  - name: shop\n    location: 'sqlite:data/my shop.db'\n\nwarehouse: duckdb\n"
    ),
    (
      "name: x\nsources: []\n",
      "name: x\nsources:\n  - name: shop\n    location: 'sqlite:data/my shop.db'\n"
    ),
    (
      "name: x\nsources:\n- name: a\n  location: csv:a",
      "name: x\nsources:\n- name: a\n  location: csv:a\n"
        + "- name: shop\n  location: 'sqlite:data/my shop.db'\n"
    ),
  ])
  func aSourceIsAddedAndAllElseStays(before: String, after: String) {
    #expect(ProjectSettings.text(before, adding: shop) == after)
  }

  @Test func aLayoutThatCannotBeAddedToSafelyIsLeftAlone() {
    let text = "{name: x, sources: [{name: a, location: 'csv:a'}]}"
    #expect(ProjectSettings.text(text, adding: shop) == nil)
  }
}
