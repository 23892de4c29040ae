namespace ImageBench.Model.Images;

/// <summary>What a file of an image is there for, by its path.</summary>
internal enum ContentKind
{
    /// <summary>What the image's entrypoint and command start.</summary>
    [Word("program")]
    Program,

    [Word("shared-libraries", Older = "shared_libraries")]
    SharedLibraries,

    /// <summary>What only a build needs: compilers, linkers, headers, static libraries.</summary>
    [Word("toolchain")]
    Toolchain,

    /// <summary>Databases, lists and downloads of package managers, and the caches of builds.</summary>
    [Word("package-data-and-caches", Older = "package_data_and_caches")]
    PackageDataAndCaches,

    [Word("sources")]
    Sources,

    /// <summary>Manuals, licences, translations.</summary>
    [Word("documentation")]
    Documentation,

    /// <summary>Programs of the system that the image does not start by itself: shells, tools, interpreters.</summary>
    [Word("system-programs", Older = "system_programs")]
    SystemPrograms,

    [Word("other")]
    Other,
}
