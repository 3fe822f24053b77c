using QingYi.Engine.Environments;
using QingYi.Server.Alerting;
using Xunit;

namespace QingYi.Tests.Alerting;

public sealed class Channels
{
    private static readonly Alert Trouble = new(
        AlertKind.RunFailed,
        "orders",
        "订单 'A' → \"B\" 😀",
        "target: MySQL error 1146: Table 'lehua.x' doesn't exist",
        "Create the table.",
        new DateTimeOffset(2026, 6, 5, 10, 0, 0, TimeSpan.FromHours(8))
    );

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("dingtalk", "/robot/send?access_token=" + RobotEmulator.Token)]
    [InlineData("wecom", "/cgi-bin/webhook/send?key=" + RobotEmulator.Token)]
    [InlineData("feishu", "/open-apis/bot/v2/hook/" + RobotEmulator.Token)]
    [InlineData("webhook", "/hook")]
    public async Task A_message_is_signed_as_the_robot_wants_it_and_says_what_where_and_what_to_do(string type, string path)
    {
        await using var robot = await RobotEmulator.StartAsync(TimeProvider.System, Token);
        await SendAsync(type, new Uri(robot.Url, path), RobotEmulator.Secret, Trouble);
        await SendAsync(type, new Uri(robot.Url, path), RobotEmulator.Secret, Trouble with { IsOver = true });
        var texts = robot.Messages.ToList();
        Assert.Contains("MySQL error 1146", texts[0], StringComparison.Ordinal);
        Assert.Contains("Create the table.", texts[0], StringComparison.Ordinal);
        Assert.Contains("orders", texts[0], StringComparison.Ordinal);
        Assert.Contains(type == "webhook" ? "\"isOver\":true" : "recovered", texts[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dingtalk", "/robot/send?access_token=" + RobotEmulator.Token, "another", "310000 sign not match")]
    [InlineData("dingtalk", "/robot/send?access_token=another", RobotEmulator.Secret, "300001 token is not exist")]
    [InlineData("wecom", "/cgi-bin/webhook/send?key=another", "", "93000 invalid webhook url")]
    [InlineData("feishu", "/open-apis/bot/v2/hook/" + RobotEmulator.Token, "another", "19021 sign match fail")]
    [InlineData("webhook", "/hook", "another", "401")]
    [InlineData("webhook", "/hook", "", "401")]
    public async Task A_message_that_is_refused_is_not_taken_for_sent(string type, string path, string secret, string cause)
    {
        await using var robot = await RobotEmulator.StartAsync(TimeProvider.System, Token);
        var e = await Assert.ThrowsAsync<AlertException>(() => SendAsync(type, new Uri(robot.Url, path), secret, Trouble));
        Assert.Contains(cause, e.Message, StringComparison.Ordinal);
        Assert.Empty(robot.Messages);
    }

    [Fact]
    public async Task A_mail_reaches_its_recipients()
    {
        await using var server = new MailServer();
        var config = new AlertChannelConfig("smtp")
        {
            Url = new Uri($"smtp://127.0.0.1:{server.Port}"),
            From = "qingyi@example.com",
            Recipients = ["a@example.com", "b@example.com"],
            User = "u",
            Password = "p",
        };
        using var client = new HttpClient();
        await AlertChannel.Of(config, client, TimeProvider.System).SendAsync(Trouble, Token);
        var mail = Assert.Single(server.Mails);
        Assert.Equal(["<a@example.com>", "<b@example.com>"], mail.Recipients);
        Assert.Contains("Create the table.", mail.Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<AlertException>(() =>
            AlertChannel.Of(config with { Password = "wrong" }, client, TimeProvider.System).SendAsync(Trouble, Token)
        );
    }

    [Fact]
    public void Trouble_is_told_of_once_in_a_while_and_its_end_once()
    {
        var book = new AlertBook(new AlertConfig { Every = TimeSpan.FromHours(1) });
        Assert.Null(book.Clear(AlertKind.RunFailed, "orders", "", Trouble.At));
        Assert.True(book.Raise(Trouble));
        Assert.False(book.Raise(Trouble with { At = Trouble.At.AddMinutes(59) }));
        Assert.True(book.Raise(Trouble with { Scheme = "goods" }));
        Assert.True(book.Raise(Trouble with { At = Trouble.At.AddMinutes(60) }));
        Assert.True(book.Clear(AlertKind.RunFailed, "orders", "", Trouble.At)!.IsOver);
        Assert.Null(book.Clear(AlertKind.RunFailed, "orders", "", Trouble.At));
        Assert.True(book.Raise(Trouble));
    }

    private static async Task SendAsync(string type, Uri url, string secret, Alert alert)
    {
        using var client = new HttpClient();
        await AlertChannel
            .Of(new AlertChannelConfig(type) { Url = url, Secret = secret }, client, TimeProvider.System)
            .SendAsync(alert, Token);
    }
}
