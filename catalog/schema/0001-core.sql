-- The catalog: one identity space, typed links, lineage, classifications, answers, and every change.
-- Details are canonical JSON of the Swift payload of their kind (docs/decisions/0002).

CREATE TABLE origin (
  key INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  reference TEXT NOT NULL DEFAULT '',
  UNIQUE (kind, actor, reference)
) STRICT;

CREATE TABLE entity (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT,
  owner TEXT,
  status TEXT NOT NULL,
  parent INTEGER REFERENCES entity (key),
  details TEXT NOT NULL CHECK (json_valid(details)),
  origin INTEGER NOT NULL REFERENCES origin (key)
) STRICT;

CREATE INDEX entity_by_kind ON entity (kind, id);
CREATE INDEX entity_by_parent ON entity (parent) WHERE parent IS NOT NULL;

CREATE TABLE entity_tag (
  entity INTEGER NOT NULL REFERENCES entity (key) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (entity, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX entity_tag_by_tag ON entity_tag (tag, entity);

CREATE TABLE field_origin (
  entity INTEGER NOT NULL REFERENCES entity (key) ON DELETE CASCADE,
  field TEXT NOT NULL,
  origin INTEGER NOT NULL REFERENCES origin (key),
  PRIMARY KEY (entity, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
  source INTEGER NOT NULL REFERENCES entity (key) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  target INTEGER NOT NULL REFERENCES entity (key) ON DELETE CASCADE,
  status TEXT NOT NULL,
  confidence REAL,
  evidence TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(evidence)),
  origin INTEGER NOT NULL REFERENCES origin (key),
  PRIMARY KEY (source, kind, target)
) STRICT, WITHOUT ROWID;

CREATE INDEX link_by_target ON link (target, kind);

CREATE TABLE lineage_edge (
  source INTEGER NOT NULL REFERENCES entity (key) ON DELETE CASCADE,
  target INTEGER NOT NULL REFERENCES entity (key) ON DELETE CASCADE,
  transformation TEXT NOT NULL,
  step INTEGER REFERENCES entity (key),
  expression TEXT,
  origin INTEGER NOT NULL REFERENCES origin (key),
  PRIMARY KEY (source, target, transformation)
) STRICT, WITHOUT ROWID;

CREATE INDEX lineage_edge_by_target ON lineage_edge (target);

CREATE TABLE classification (
  entity INTEGER NOT NULL REFERENCES entity (key) ON DELETE CASCADE,
  category TEXT NOT NULL,
  sensitivity TEXT NOT NULL,
  confidence REAL NOT NULL,
  evidence TEXT NOT NULL CHECK (json_valid(evidence)),
  verdict TEXT NOT NULL,
  origin INTEGER NOT NULL REFERENCES origin (key),
  PRIMARY KEY (entity, category)
) STRICT, WITHOUT ROWID;

CREATE TABLE answer (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  question TEXT NOT NULL,
  subject TEXT,
  respondent TEXT NOT NULL,
  value TEXT CHECK (value IS NULL OR json_valid(value)),
  status TEXT NOT NULL,
  reason TEXT,
  bank_version INTEGER NOT NULL,
  time TEXT NOT NULL
) STRICT;

CREATE INDEX answer_by_question ON answer (question, subject);

CREATE TABLE change_set (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  time TEXT NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE revision (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  change_set INTEGER NOT NULL REFERENCES change_set (key),
  subject_kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  action TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;

CREATE INDEX revision_by_subject ON revision (subject);
