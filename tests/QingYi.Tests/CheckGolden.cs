using Xunit;

namespace QingYi.Tests;

public sealed class CheckGolden
{
    public static TheoryData<string> Schemes() =>
        [
            .. Directory
                .GetFiles(Path.Combine(Repository.Root, "tests", "QingYi.Tests", "Broken"))
                .Where(f => !f.EndsWith(".txt", StringComparison.Ordinal))
                .Select(f => Path.GetFileName(f)!),
        ];

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task A_broken_scheme_is_reported_with_place_code_and_next_step(string scheme)
    {
        var folder = Path.Combine(Repository.Root, "tests", "QingYi.Tests", "Broken");
        var environment = scheme switch
        {
            "env-variable.yaml" => "unset",
            "environment-broken.yaml" => "broken",
            _ => "default",
        };
        var (exit, _, errors) = await QingYiProgram.RunAsync(folder, "check", scheme, "--env", $"environments/{environment}.yaml");
        Golden.Check($"Broken/{scheme}.txt", $"exit {exit}\n{errors}");
    }
}
