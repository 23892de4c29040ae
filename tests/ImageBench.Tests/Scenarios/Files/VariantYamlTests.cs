namespace ImageBench.Tests.Scenarios.Files;

public class VariantYamlTests
{
    [Theory]
    [InlineData(
        "variants:\n  single: { dockerfil: Dockerfile.single }\n  multi:",
        "2: there is no key 'variants.single.dockerfil'. Write 'dockerfile': the keys of variants.single are dockerfile, target, args, "
            + "steps, image" + ScenarioYamlTests.Options)]
    [InlineData(
        "context: src\nedit: { source: src.go }",
        "1: context 'src' is no folder of the scenario. Name a folder that is there, or '.' for the scenario's own.")]
    [InlineData(
        "baseline: slim\nvariants:\n  single:\n  slim:",
        "4: variants.slim names no Dockerfile. Write dockerfile: FILE; found: Dockerfile.multi, Dockerfile.single.")]
    [InlineData(
        "variants:\n  single:\n  slim:",
        "3: variants.slim names no Dockerfile. Write dockerfile: FILE; found: Dockerfile.multi, Dockerfile.single.")]
    [InlineData(
        "variants:\n  a: { dockerfile: Dockerfile.singel }\n  multi:",
        "2: there is no Dockerfile 'Dockerfile.singel'. Write 'Dockerfile.single': the Dockerfiles are Dockerfile.multi, "
            + "Dockerfile.single.")]
    [InlineData(
        "variants:\n  a: { dockerfile: ../Dockerfile }\n  multi:",
        "2: dockerfile '../Dockerfile' lies outside of the scenario's folder. Name a Dockerfile inside it.")]
    [InlineData(
        "variants:\n  single:\n  multi: { target: rum }",
        "3: target 'rum' is no stage of Dockerfile.multi. Write 'run': the stages are build, run.")]
    [InlineData(
        "variants:\n  single: { target: run }\n  multi: { target: '2' }",
        "2: target 'run' is no stage of Dockerfile.single. Name a stage there: FROM IMAGE AS NAME.",
        "3: target '2' is no stage of Dockerfile.multi. Write one of the stages: build, run.")]
    [InlineData(
        "variants:\n  single: { args: { LDFLAGS: -s } }\n  multi: { args: { LDFLAGS: -s, HTTP_PROXY: x } }",
        "2: variants.single.args.LDFLAGS is not declared in Dockerfile.single. Write ARG LDFLAGS there, or remove it.")]
    [InlineData(
        "variants:\n  single:\n  multi:\n    args:\n      LDFLAGS:\n",
        "5: variants.multi.args.LDFLAGS must be text, not nothing. Write LDFLAGS: \"value\", or LDFLAGS: \"\" for an empty one.")]
    [InlineData(
        "variants: {}",
        " names no variant. Add one under variants, or remove variants to take every Dockerfile.")]
    [InlineData(
        "variants: [single, multi]",
        "1: variants must be a map of keys, not a list. Write variants: { single: { dockerfile: Dockerfile.single } }.")]
    [InlineData(
        "variants:\n  single: Dockerfile.single\n  multi:",
        "2: variants.single must be a map of keys, not 'Dockerfile.single'. Write single: { dockerfile: Dockerfile.single }.")]
    [InlineData("variants:\n  single:\n  multi:\n  single:", "4: variants.single is given twice, first in line 2. Keep one of the two.")]
    [InlineData(
        "variants:\n  single:\n  SINGLE: { dockerfile: Dockerfile.single }",
        "3: variants 'single' and 'SINGLE' differ in case only. Rename one of the two.")]
    [InlineData(
        "variants:\n  single:\n  a/b: { dockerfile: Dockerfile.multi }",
        "3: 'a/b' cannot be a variant's name. Write another: a name is 1 to 64 of the characters a-z, A-Z, 0-9, '.', '_' and '-', the "
            + "first one a letter or digit.")]
    public void VariantsAreChecked(string yaml, params string[] mistakes) => Assert.Equal(
        mistakes,
        SampleScenarios.MistakesOf(yaml).Select(mistake => mistake.Replace("scenarios/app/scenario.yaml:", "", StringComparison.Ordinal)));
}
