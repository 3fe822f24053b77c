using QingYi.Engine.Stores;
using QingYi.Sandbox;
using Xunit;

namespace QingYi.Tests.Running;

public sealed class VendorAnswers
{
    public static TheoryData<string, JackyunOptions> Quirks() =>
        new()
        {
            {
                "code as text",
                new JackyunOptions { Orders = 230, CodeAsText = true }
            },
            {
                "data as text",
                new JackyunOptions { Orders = 230, DataAsText = true }
            },
            {
                "ids as numbers of 19 digits",
                new JackyunOptions { Orders = 230, UnquotedIds = true }
            },
            {
                "an object where a list is meant",
                new JackyunOptions { Orders = 1, ObjectForArray = true }
            },
            {
                "not compressed",
                new JackyunOptions { Orders = 230, Gzip = false }
            },
            {
                "all of it",
                new JackyunOptions
                {
                    Orders = 201,
                    CodeAsText = true,
                    DataAsText = true,
                    UnquotedIds = true,
                    ObjectForArray = true,
                    Hostile = true,
                }
            },
        };

    [Theory]
    [MemberData(nameof(Quirks), DisableDiscoveryEnumeration = true)]
    public async Task Whatever_form_an_answer_has_its_orders_arrive_under_their_ids(string quirk, JackyunOptions options)
    {
        await using var run = await SandboxRun.StartAsync(options);
        var report = await run.RunAsync();
        Assert.True(report.Status == RunStatus.Succeeded, $"{quirk}: {report.Fault}");
        var ids = (await run.RecordsAsync(RecordStatus.Delivered)).Select(r => r.Id).Order(StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(0, options.Orders).Select(i => run.Emulator.Orders[i].Head["tradeId"]), ids);
        Assert.Equal((long)options.Orders, run.Scalar("SELECT count(*) FROM sale_return"));
    }

    [Fact]
    public async Task An_order_with_three_goods_lines_gives_one_head_and_three_details_with_its_key()
    {
        await using var run = await SandboxRun.StartAsync(
            new JackyunOptions
            {
                Orders = 1,
                MinLines = 3,
                MaxLines = 3,
            }
        );
        await run.RunAsync();
        var key = Assert.Single(run.Query("SELECT id FROM sale_return"))[0];
        Assert.Equal(
            run.Emulator.Orders[0].Goods.Select(g => (object?[])[key, g["goodsNo"]]),
            run.Query("SELECT id, goods_id FROM sale_return_detail ORDER BY detail_id")
        );
    }

    [Theory]
    [InlineData(false, 0, "SANDBOX-SECRET", "QY5001", "0130020310", "Subscribe the app")]
    [InlineData(true, 2, "SANDBOX-SECRET", "QY5001", "0859999998", "Look up the code")]
    [InlineData(true, 0, "ANOTHER-SECRET", "QY5001", "0858030801", "Check 'appSecret'")]
    public async Task What_a_person_must_mend_fails_at_once_with_the_next_step(
        bool subscribed,
        int quota,
        string secret,
        string code,
        string vendorCode,
        string nextStep
    )
    {
        await using var run = await SandboxRun.StartAsync(
            new JackyunOptions
            {
                Orders = 450,
                Subscribed = subscribed,
                Quota = quota,
            }
        );
        run.ChangeEnvironment("appSecret: SANDBOX-SECRET", $"appSecret: {secret}");
        var report = await run.RunAsync();
        Assert.Equal((RunStatus.Failed, code), (report.Status, report.Fault!.Code));
        Assert.Contains(vendorCode, report.Fault.Message.English, StringComparison.Ordinal);
        Assert.Contains(nextStep, report.Fault.NextStep.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Throttled_calls_do_not_use_up_the_attempts_of_an_unknown_error()
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 10 });
        run.Emulator.Fail(
            JackyunFault.BadGateway,
            JackyunFault.BadGateway,
            JackyunFault.Empty,
            JackyunFault.UnknownError,
            JackyunFault.None
        );
        var report = await run.RunAsync();
        Assert.Equal((RunStatus.Succeeded, 10L), (report.Status, report.Progress.Delivered));
        run.Emulator.Fail([.. Enumerable.Repeat(JackyunFault.UnknownError, 4)]);
        Assert.Equal("QY5003", (await run.RunAsync()).Fault!.Code);
    }

    [Fact]
    public async Task A_faster_caller_than_the_vendor_allows_is_slowed_down_and_arrives()
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 450, CallsPerSecond = 2 });
        var report = await run.RunAsync();
        Assert.Equal((RunStatus.Succeeded, 450L), (report.Status, report.Progress.Delivered));
    }
}
