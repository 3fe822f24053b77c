using System.Text.RegularExpressions;
using Xunit;

namespace QingYi.Tests;

/// <summary>docs/guarantees.md names a test for each guarantee, and the tests exist.</summary>
public sealed partial class Guarantees
{
    [Fact]
    public void Each_promise_names_tests_that_are_there()
    {
        var tests = Repository
            .Sources()
            .Where(f => f.Contains("/tests/", StringComparison.Ordinal) || f.Contains("Testing", StringComparison.Ordinal))
            .SelectMany(f => TestName().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))
            .ToHashSet(StringComparer.Ordinal);
        var promises = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "guarantees.md")).Where(l => Promise().IsMatch(l)).ToList();
        Assert.NotEmpty(promises);
        Assert.Empty(promises.Where(p => !Named().IsMatch(p)));
        Assert.Empty(promises.SelectMany(p => Named().Matches(p).Select(m => m.Groups[1].Value)).Where(n => !tests.Contains(n)));
        Assert.Equal(Enumerable.Range(1, promises.Count), promises.Select(p => int.Parse(Promise().Match(p).Groups[1].Value, null)));
    }

    [GeneratedRegex(@"public (?:async Task|Task|void) ([A-Za-z0-9_]+)\(")]
    private static partial Regex TestName();

    [GeneratedRegex(@"^\| ([0-9]+) \|")]
    private static partial Regex Promise();

    [GeneratedRegex("`([A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+)`")]
    private static partial Regex Named();
}
