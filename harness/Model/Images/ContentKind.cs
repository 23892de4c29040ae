namespace ImageBench.Model.Images;

/// <summary>What a file of an image is there for, by its path.</summary>
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

    /// <summary>Programs of the system that the image does not start by itself: shells, tools, interpreters.</summary>
    SystemPrograms,

    Other,
}
