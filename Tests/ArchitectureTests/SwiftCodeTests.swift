import Testing

/// The small readers that the other tests here rely on.
@Suite struct SwiftCodeTests {
  @Test(arguments: [
    ("a // try!\nb", "a        \nb"),
    ("a /* x /* y */ z */ b", "a                   b"),
    (#"f("try!")"#, "f(      )"),
    (#"f("\(try! g("x"))")"#, "f(   try! g(   )  )"),
    ("\"\"\"\n  fatalError\n  \"\"\"", "   \n            \n     "),
    ("#\"a \"quote\" b\"#.c", "               .c"),
  ])
  func commentsAndLiteralsAreBlankedOut(_ source: String, _ code: String) {
    #expect(SwiftCode(source).text == code)
  }
}
