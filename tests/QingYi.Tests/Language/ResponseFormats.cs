using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Language;

public sealed class ResponseFormats
{
    private const string Record =
        """{ "id": 1, "when": "2024-06-05 10:11:12", "amount": 12345678901234567890.5, "lines": [ { "at": 1717553472000 }, """
        + """{ "at": null } ] }""";

    [Theory]
    [InlineData("{ old: when, new: day, format: date }", "{{day}} {{when}}", "\"2024-06-05 2024-06-05 10:11:12\"")]
    [InlineData("{ old: when, new: when, format: shortDate }", "{{when}}", "\"06-05\"")]
    [InlineData("{ old: amount, new: shown, format: amount }", "{{shown}}", "\"￥12,345,678,901,234,567,890.50\"")]
    [InlineData("{ old: lines.at, new: day, format: date }", "{{lines.day}}", """["2024-06-05",null]""")]
    public void A_field_is_written_in_another_form_before_the_record_is_rendered(string entry, string template, string expected) =>
        Assert.Equal(
            expected,
            Rendered
                .Value($"\"{template}\"", Record, source: $"formatResponse: [{entry}]")!
                .ToJsonString(QingYi.Engine.Values.JsonText.OneLine)
        );

    [Fact]
    public void A_value_that_does_not_convert_rejects_the_record_and_names_the_entry() =>
        Assert.Contains(
            "formatResponse of 'when': 'soon' is not a time",
            Assert
                .Throws<InvalidOperationException>(() =>
                    Rendered.Value(
                        "\"{{when}}\"",
                        """{ "id": 1, "when": "soon" }""",
                        source: "formatResponse: [{ old: when, new: day, format: date }]"
                    )
                )
                .Message,
            StringComparison.Ordinal
        );
}
