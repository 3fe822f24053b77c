using System.Text.Json.Nodes;
using QingYi.Engine.Authoring;
using QingYi.Engine.Rendering;
using QingYi.Engine.Values;
using QingYi.Server.Terminal;

namespace QingYi.Server.Commands;

/// <summary>Prints what a scheme makes of records, step by step.</summary>
/// <param name="screen">The screen.</param>
internal sealed class TracePrinter(Screen screen)
{
    private const int LongestValue = 60;

    public void Print(SchemeTrace trace)
    {
        Nodes(TraceTexts.Request, trace.Request);
        foreach (var (index, raw) in trace.Records.Index())
        {
            screen.Line(TraceTexts.Record(index + 1));
            Conditions(TraceTexts.Deleted, raw.Deleted);
            Conditions(TraceTexts.Condition, raw.Conditions);
            if (raw.Records.Count == 0)
            {
                Line(raw.IsDropped ? TraceTexts.Dropped : TraceTexts.NoElements);
            }

            foreach (var record in raw.Records)
            {
                Record(record);
            }
        }

        foreach (var group in trace.Groups)
        {
            if (group.Rejection is not null)
            {
                screen.Line(TraceTexts.Group(group.Records));
                Refused(group.Rejection);
            }

            Nodes(TraceTexts.Group(group.Records), group.Nodes);
        }
    }

    private void Record(RecordTrace record)
    {
        var name = record.Id is null ? TraceTexts.NoId : TraceTexts.Stored(record.Id, record.Number);
        var title = record.Change == RecordChange.Delete ? LocalizedText.Of($"{name}{TraceTexts.StoredDeleted}") : name;
        foreach (var field in record.Fields)
        {
            var after = field.Rejection is { } why ? $"✗ {why.Code} {why.Message}" : Shown(field.After);
            Line(LocalizedText.Of($"{field.Field} {Shown(field.Before)} → {field.Name} {after}"));
        }

        Refused(record.Rejection);
        if (record.Held is { } held)
        {
            Line(TraceTexts.Held(held));
        }

        Nodes(title, record.Nodes);
    }

    private void Refused(Rejection? rejection)
    {
        if (rejection is not null)
        {
            Line(TraceTexts.Rejected(LocalizedText.Of($"{rejection.Code} {rejection.Message}")));
        }
    }

    private void Conditions(LocalizedText title, IReadOnlyList<IReadOnlyList<ConditionTrace>> lists)
    {
        foreach (var (index, list) in lists.Index())
        {
            Line(index == 0 ? title : TraceTexts.Or);
            foreach (var condition in list)
            {
                var operand = condition.Operand is null ? null : Shown(condition.Operand);
                var compared = TraceTexts.Comparison(condition.Field, condition.Logic, operand, Shown(condition.Value));
                var drops = condition.DropsElements ? TraceTexts.DropsElements : LocalizedText.Empty;
                Line(LocalizedText.Of($"  {(condition.Holds ? "✓" : "✗")} {compared}{drops}"));
            }
        }
    }

    private void Nodes(LocalizedText title, IReadOnlyList<NodeTrace> nodes)
    {
        if (nodes.Count > 0)
        {
            screen.Table(
                title,
                [TraceTexts.Parameter, TraceTexts.Steps, TraceTexts.Value],
                nodes.Select(n => new object?[] { n.Path, Steps(n), Result(n) })
            );
        }
    }

    // The value after one step alone, or after all of them, stands beside.
    private static string Steps(NodeTrace node) =>
        string.Join(
            " → ",
            node.Steps.Take(node.Rejection is null ? node.Steps.Count - 1 : node.Steps.Count)
                .Select(s => $"{TraceTexts.Step(s.Name)} {Shown(s.Value)}")
                .Prepend(ShortText.Of(node.Written ?? "", LongestValue))
        );

    private static string Result(NodeTrace node) =>
        node.Rejection is { } why ? ShortText.Of($"✗ {why.Code} {why.Message}", LongestValue)
        : node.Waits is { } waits ? $"◇ {waits}"
        : node.Count is { } count ? $"× {TraceTexts.Objects(count, node.Array)}"
        : Shown(node.Value);

    private static string Shown(JsonNode? value) =>
        ShortText.Of(value is null ? "null" : JsonText.WithEmoji(value.ToJsonString(JsonText.OneLine)), LongestValue);

    private void Line(LocalizedText text) => screen.Line(text.Select(t => $"  {t}"));
}
