namespace ImageBench.Model;

/// <summary>What a file of an image is there for, by its path. In the order of weight for a reader: what the image is for first.</summary>
internal enum ContentKind
{
    /// <summary>What the image's entrypoint and command start.</summary>
    Program,

    SharedLibraries,

    /// <summary>What only a build needs: compilers, linkers, headers, static libraries.</summary>
    Toolchain,

    /// <summary>Databases, lists and downloads of package managers, and the caches of builds.</summary>
    PackageDataAndCaches,

    Sources,

    /// <summary>Manuals, licences, translations.</summary>
    Documentation,

    Other,
}
