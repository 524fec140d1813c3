import Testing

@testable import GroundworkKit

@Suite struct JinjaTextTests {
  private let meanings = JinjaText.Meanings(
    reference: { package, name in "\(package ?? "own").\(name)" },
    source: { "\($0).\($1)" }, this: "here", variables: ["days": "30"], target: ["name": "dev"])

  @Test(arguments: [
    ("select 1", "select 1"),
    ("select * from {{ ref('a') }}", "select * from own.a"),
    ("{{ref(\"p\", \"a\")}} {{ ref('a', v=2) }}", "p.a own.a"),
    ("{{- source('s', 't') -}}", "s.t"),
    ("{{ config(materialized='table', tags=[\"}}\"]) }}select", "select"),
    ("{{ var('days') }} {{ var('x', 'y') }} {{ var('n', 5) }}", "30 y 5"),
    ("{{ env_var('HOME_OF', 'h') | upper }}", "h"), ("{{ this }} {{ target.name }}", "here dev"),
    ("a{# no {{ ref('b') }} #}b", "ab"), ("a{# two\nlines #}b", "a\nb"),
    ("{% set k = 'v' %}{{ k }}", "v"),
    ("a {% if is_incremental() %}b{% else %}c{% endif %} d", "a c d"),
    ("{% if not is_incremental() %}b{% endif %}", "b"),
    ("{% if is_incremental() %}{{ macro(1) }}{% endif %}x", "x"),
    ("{% snapshot s %}select{% endsnapshot %}", "select"),
    ("json '{\"a\": {}}'", "json '{\"a\": {}}'"),
  ])
  func whatItMeansIsRendered(_ source: String, _ text: String) {
    let jinja = JinjaText(source, meanings)
    #expect(jinja.text == text)
    #expect(jinja.unread.isEmpty, "\(jinja.unread)")
  }

  @Test(arguments: [
    "{{ dbt_utils.star(ref('a')) }}", "{% for x in [1] %}{{ x }}{% endfor %}", "{{ var('none') }}",
    "{% if target.name == 'x' %}a{% endif %}", "{{ open", "{% set x = ['a'] %}",
    "{{ env_var('A') }}",
  ])
  func whatOnlyDbtKnowsIsNamedAndNotGuessed(_ source: String) {
    #expect(!JinjaText(source, meanings).unread.isEmpty)
  }

  @Test func namesAreSeenEverywhere() {
    let jinja = JinjaText(
      "{{ config(schema='x') }}{{ m(ref('a'), source('s', 't')) }}{# ref('no') #}{{ ref('p', 'b') }}",
      meanings)
    #expect(jinja.references.map(\.name) == ["a", "b"])
    #expect(jinja.sources.map(\.table) == ["t"])
    #expect(jinja.configuration == ["schema": "x"])
  }
}
