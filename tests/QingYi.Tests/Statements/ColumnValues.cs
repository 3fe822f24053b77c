using System.Globalization;
using System.Text.Json;
using QingYi.Connectors.Sql.Binding;
using QingYi.Connectors.Sql.Statements;
using Xunit;

namespace QingYi.Tests.Statements;

public sealed class ColumnValues
{
    private static readonly ValueBinder Binder = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), TimeProvider.System);

    [Theory]
    [InlineData("\"\"", nameof(ColumnKind.Text), "")]
    [InlineData("\"\"", nameof(ColumnKind.Date), null)]
    [InlineData("\"\"", nameof(ColumnKind.Integer), null)]
    [InlineData("null", nameof(ColumnKind.Text), null)]
    [InlineData("true", nameof(ColumnKind.Integer), "1")]
    [InlineData("false", nameof(ColumnKind.Text), "0")]
    [InlineData("2307317872088616192", nameof(ColumnKind.Integer), "2307317872088616192")]
    [InlineData("\"23073178720886161929\"", nameof(ColumnKind.Number), "23073178720886161929")]
    [InlineData("12.3400", nameof(ColumnKind.Text), "12.3400")]
    [InlineData("\"2024-06-05 10:11:12\"", nameof(ColumnKind.DateTime), "2024-06-05 10:11:12")]
    [InlineData("\"2024-06-05T02:11:12Z\"", nameof(ColumnKind.DateTime), "2024-06-05 10:11:12")]
    [InlineData("1717553472", nameof(ColumnKind.DateTime), "2024-06-05 10:11:12")]
    [InlineData("\"2024-06-05 10:11:12\"", nameof(ColumnKind.Date), "2024-06-05")]
    [InlineData("{\"a\":1}", nameof(ColumnKind.Text), "{\"a\":1}")]
    [InlineData("\"O'Brien 🥲\"", nameof(ColumnKind.Text), "O'Brien 🥲")]
    public void A_value_takes_the_form_of_its_column(string json, string kind, string? expected) =>
        Assert.Equal(
            expected,
            Binder.Bind(
                JsonDocument.Parse(json).RootElement,
                DefaultValue.Null,
                new TableColumn("c", Enum.Parse<ColumnKind>(kind), null),
                "p"
            ) switch
            {
                null => null,
                DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                var value => Convert.ToString(value, CultureInfo.InvariantCulture),
            }
        );

    [Theory]
    [InlineData("\"123456\"", nameof(ColumnKind.Text), "QY3201")]
    [InlineData("\"🥲🥲🥲🥲🥲🥲\"", nameof(ColumnKind.Text), "QY3201")]
    [InlineData("\"2024-13-45\"", nameof(ColumnKind.Date), "QY3202")]
    [InlineData("\"2024-02-30 00:00:00\"", nameof(ColumnKind.DateTime), "QY3202")]
    [InlineData("\"12,5\"", nameof(ColumnKind.Number), "QY3203")]
    [InlineData("[1,2]", nameof(ColumnKind.Text), "QY3204")]
    [InlineData("\"\\ud83d\"", nameof(ColumnKind.Text), "QY3205")]
    public void A_value_that_does_not_fit_is_refused_with_column_and_value(string json, string kind, string code)
    {
        var rejection = Assert
            .Throws<RejectedException>(() =>
                Binder.Bind(
                    JsonDocument.Parse(json).RootElement,
                    DefaultValue.Null,
                    new TableColumn("c", Enum.Parse<ColumnKind>(kind), 5),
                    "p"
                )
            )
            .Rejection;
        Assert.Equal((code, "c"), (rejection.Code, rejection.Field));
        Assert.Contains("column c", rejection.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Five_emoji_fit_into_five_characters() =>
        Assert.Equal(
            "🥲🥲🥲🥲🥲",
            Binder.Bind(JsonDocument.Parse("\"🥲🥲🥲🥲🥲\"").RootElement, DefaultValue.Null, new TableColumn("c", ColumnKind.Text, 5), "p")
        );
}
