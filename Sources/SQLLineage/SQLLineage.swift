/// SQL text → tokens → lineage.
public enum SQLLineage {}
