enum ProfilingPlaceholder {}
