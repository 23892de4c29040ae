using Microsoft.AspNetCore.Components;

namespace ImageBench.Reports.Page.Content;

/// <summary>A scenario with the sections that have something to say of it.</summary>
internal sealed record FilledScenario(ScenarioPage Page, IReadOnlyList<(PageSection Section, RenderFragment Part)> Sections);
