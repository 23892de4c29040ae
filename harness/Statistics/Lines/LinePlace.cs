namespace ImageBench.Statistics.Lines;

/// <summary>A part of one of a variant's Dockerfiles: the place of the file among them, and of the part in it, both from 0.</summary>
internal readonly record struct LinePlace(int File, int Part);
