import Foundation
import GroundworkKit
import GroundworkModel
import Profiling
import Templating
import TestSupport
import Testing

@Suite struct PrivacyReportTests {
  private let story = FlowStory(
    """
    class shop.customers.email contact.email confidential 0.9
    class shop.customers.illness special.health_diagnosis restricted 0.8
    class shop.customers.plan person.full_name confidential 0.6 rejected
    tag shop.customers.email purpose:billing
    tag shop.customers.email retention:10y
    """)

  private func report(_ kind: PrivacyReport.Kind) throws -> PrivacyReport {
    PrivacyReport(
      kind, in: story.content,
      rules: try PersonalData.rules(assets: AssetLocator(root: Checkout.root)))
  }

  private func row(_ report: PrivacyReport) -> [String: String] {
    Dictionary(uniqueKeysWithValues: zip(report.fields, report.rows.first ?? []))
  }

  @Test func theRecordSaysWhatIsDeclaredAndWhatIsNotKnown() throws {
    let report = try report(.ropa)
    let row = row(report)
    #expect(report.rows.count == 1)
    #expect(row["Purposes"] == "billing" && row["Time limit"] == "10y")
    #expect(
      row["Controller"] == PrivacyReport.unknown && row["Recipients"] == PrivacyReport.unknown)
    #expect(row["Art. 9 condition"] == PrivacyReport.unknown)
    #expect(
      row["Categories of data"] == "contact.email (email); special.health_diagnosis (illness)")
  }

  @Test func whatAPersonRejectedIsInNoReport() throws {
    for kind in PrivacyReport.Kind.allCases {
      let report = try report(kind)
      #expect(!report.rows.isEmpty)
      #expect(!report.markdown.contains("person.full_name") && !report.csv.contains("plan"))
    }
  }

  @Test func allFormsHoldTheSameRows() throws {
    let report = try report(.pii)
    #expect(report.csv.split(separator: "\r\n").count == report.rows.count + 1)
    let json = try JSONEncoder().encode(report)
    let read = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    #expect((read["rows"] as? [[String: String]])?.count == report.rows.count)
    #expect(row(report)["GDPR"] == "Art. 4(1)")
    let nothing = PrivacyReport(
      .ropa, in: CatalogContent(),
      rules: try PersonalData.rules(assets: AssetLocator(root: Checkout.root)))
    #expect(nothing.rows.isEmpty && nothing.markdown.contains("no personal data"))
  }
}
