using Microsoft.AspNetCore.Components;

namespace ImageBench.Reports.Page.Content;

/// <summary>
/// A section of a scenario on the page: the word of its link, its heading, and what makes it; null where it has nothing to say.
/// </summary>
internal sealed record PageSection(string Name, string Title, Func<ScenarioPage, RenderFragment?> Make);
