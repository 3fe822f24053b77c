using System.Text;
using System.Text.Json;
using QingYi.Engine.Language;
using QingYi.Engine.Values;
using Xunit;

namespace QingYi.Tests.Conformance;

public sealed class LanguageConformance
{
    private static readonly JsonElement Document = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Conformance", "language.json")))
        .RootElement;

    public static TheoryData<string> Cases() =>
        [.. Document.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_template_gives_what_the_language_says(string name)
    {
        var wanted = Document.GetProperty("cases").EnumerateArray().First(c => c.GetProperty("name").GetString() == name);
        var (exit, text) = Evaluate(wanted.GetProperty("template").GetString()!);
        if (wanted.TryGetProperty("exit", out var code))
        {
            Assert.Equal(code.GetInt32(), exit);
            return;
        }

        Assert.Equal(0, exit);
        if (wanted.TryGetProperty("exact", out var exact))
        {
            Assert.Equal(exact.GetString(), text);
        }

        if (wanted.TryGetProperty("expect", out var expect))
        {
            using var actual = JsonDocument.Parse(text);
            Assert.True(
                JsonElement.DeepEquals(expect, actual.RootElement) || SameNumber(expect, actual.RootElement),
                $"expected {expect.GetRawText()}, got {text}"
            );
        }
    }

    private static bool SameNumber(JsonElement a, JsonElement b) =>
        decimal.TryParse(a.ToString(), out var x) && decimal.TryParse(b.ToString(), out var y) && x == y;

    private static (int Exit, string Text) Evaluate(string template)
    {
        try
        {
            var plan = new RecordPlan();
            var compiled = new TemplateParser(plan).Parse(template);
            var context = new EvaluationContext(
                plan,
                new ConstantSet
                {
                    CurrentTime = Document.GetProperty("now").GetDateTimeOffset(),
                    LastSyncTime = Document.GetProperty("lastSync").GetDateTimeOffset(),
                    TimeZone = TimeZoneInfo.FindSystemTimeZoneById(Document.GetProperty("timezone").GetString()!),
                }
            );
            context.Record.Load(Encoding.UTF8.GetBytes(Document.GetProperty("record").GetRawText()));
            return (0, compiled.Evaluate(context).ToJson());
        }
        catch (TemplateException)
        {
            return (2, "");
        }
        catch (RecordException)
        {
            return (3, "");
        }
    }
}
