using System.Text.Json.Nodes;

namespace QingYi.Engine.Hosting;

/// <summary>An event of a host.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">When the watcher was told.</param>
/// <param name="Data">
/// The details, with texts in the language of the watcher. Of a run: <c>kind</c>, <c>started</c> and, when it has ended, <c>ended</c>, with
/// the members of <see cref="RunDetail.Report"/>. Of a file: <c>file</c>, <c>scheme</c> and <c>version</c> (the version that runs; null:
/// none), <c>removed</c>, <c>problems</c> (texts). Of an alert: <c>kind</c>, <c>scheme</c>, <c>title</c>,
/// <c>cause</c>, <c>nextStep</c>, <c>over</c>. Of a heartbeat: nothing.
/// </param>
public sealed record HostEvent(HostEventKind Kind, DateTimeOffset At, JsonObject Data);
