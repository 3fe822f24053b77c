using System.Text.Json.Nodes;
using QingYi.Engine.Runs;

namespace QingYi.Engine.Authoring;

/// <summary>The result of a dry run.</summary>
/// <param name="Report">The counts, as far as a dry run knows them.</param>
/// <param name="Samples">The first documents as they would be sent.</param>
public sealed record DryRunReport(RunReport Report, JsonArray Samples);
