using QingYi.Tests;

namespace QingYi.Benchmarks.HandWritten;

/// <summary>
/// The tables that every program writes, and a sum over what stands in them. Programs of other kinds are measured by the same files.
/// </summary>
internal static class HandTables
{
    public static string Create { get; } = Read("tables.sql");

    /// <summary>Heads and details, each detail with the number of its own head; keys differ from program to program.</summary>
    public static string Sum { get; } = Read("sum.sql");

    private static string Read(string name) =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "QingYi.Benchmarks", "HandWritten", name));
}
