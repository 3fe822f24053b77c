using System.Text.Json.Nodes;
using QingYi.Engine.Runs;

namespace QingYi.Engine.Authoring;

/// <summary>What a run would do.</summary>
/// <param name="Report">Its counts, as far as they can be known.</param>
/// <param name="Samples">What the first documents would look like.</param>
public sealed record DryRunReport(RunReport Report, JsonArray Samples);
