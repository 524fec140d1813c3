-- What `catalog search` reads. Kept in step with the entities by the store, in the same transaction.

-- Words of name, path, tags, description and column names, then one word for the whole name and for each facet.
-- The row number is (7 - importance) * 2^36 + entity.key: matches arrive the most important first.
CREATE VIRTUAL TABLE search USING fts5 (text, tokenize = 'ascii', detail = none, columnsize = 0);

CREATE TABLE search_word (
  -- Every word that stands in the index, to complete beginnings of words.
  word TEXT PRIMARY KEY -- folded; a whole name without separators starts with U+E002
) STRICT, WITHOUT ROWID;

CREATE TABLE search_spelling (
  -- Every word with one letter left out, to find words that are one typing error away.
  remainder TEXT NOT NULL, -- the word, or what remains of it
  word TEXT NOT NULL, -- the word
  PRIMARY KEY (remainder, word)
) STRICT, WITHOUT ROWID;
