import Profiling
import Testing

@Suite struct NameTokensTests {
  @Test(arguments: [
    ("customerID2", ["customer", "id", "2"]), ("CUSTOMER_ID", ["customer", "id"]),
    ("HTTPStatus", ["http", "status"]), ("e-mail", ["e", "mail"]), ("straße", ["straße"]),
    ("firstName", ["first", "name"]), ("addr1", ["addr", "1"]), ("", []), ("__x__", ["x"]),
  ])
  func aNameIsSplitIntoWords(name: String, words: [String]) {
    #expect(NameTokens.of(name) == words)
  }
}
