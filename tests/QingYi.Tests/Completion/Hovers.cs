using QingYi.Engine.Completion;
using QingYi.Engine.Language;
using QingYi.Engine.Language.Functions;
using QingYi.Engine.Rendering;
using Xunit;

namespace QingYi.Tests.Completion;

/// <summary>What is said of a word.</summary>
public sealed class Hovers
{
    private readonly Author author = new();

    [Theory]
    [InlineData("scheme: jackyun", "sch‸eme: jackyun", "**scheme** \n\nthe scheme's id")]
    [InlineData("connector: jackyun", "connector: jack‸yun", "**jackyun** ")]
    [InlineData("connection: lehua", "connection: le‸hua", "**lehua** connector sqlite")]
    [InlineData("api: oms.trade.fullinfoget", "api: oms.trade.full‸infoget", "**oms.trade.fullinfoget** ")]
    [InlineData("field: startAuditTime", "field: start‸AuditTime", "**startAuditTime** ")]
    [InlineData("\"{{orderNo}}\"", "\"{{order‸No}}\"", "**orderNo** ")]
    [InlineData("\"{{goodsdetail.unit}}\"", "\"{{goods‸detail.unit}}\"", "Example: `件`")]
    [InlineData("\"{{LAST_SYNC_TIME datetime}}\"", "\"{{LAST_‸SYNC_TIME datetime}}\"", "**LAST_SYNC_TIME** the start of the window")]
    [InlineData("\"{{LAST_SYNC_TIME datetime}}\"", "\"{{DAYS_AGO_‸30}}\"", "CURRENT_TIME less seven days")]
    [InlineData("\"{{LAST_SYNC_TIME datetime}}\"", "\"{{LAST_SYNC_TIME date‸time}}\"", "a time as `yyyy-MM-dd HH:mm:ss`")]
    [InlineData("\"{{orderNo}}\"", "\"_function CON‸CAT(1, 2)\"", "**CONCAT** `CONCAT(a, b, …)`")]
    [InlineData("<{dispatch_id: }>", "<{dispatch‸_id: }>", "**dispatch_id** 发货单号\n\n`{{orderNo}}`")]
    [InlineData("# qingyi test", "# QY10‸07 qingyi test", "## QY1007")]
    [InlineData("schedule: \"*/10 * * * *\"", "schedule: \"*/10 ‸* * * *\"", "every ten minutes")]
    public async Task A_word_of_the_seed_is_explained(string old, string replacement, string expected) =>
        Assert.Contains(expected, await author.HoverAsync(Author.SeedWith(old, replacement)), StringComparison.Ordinal);

    [Theory]
    [InlineData("x-note: some‸thing")]
    [InlineData("scheme: unkn‸own")]
    [InlineData("source:\n  connector: un‸known")]
    public async Task Of_an_unknown_word_nothing_is_said(string text) => Assert.Equal("", await author.HoverAsync(text));

    [Fact]
    public void Each_word_of_the_language_is_explained_in_both_languages()
    {
        LocalizedText[] texts =
        [
            .. FunctionCatalog.Names.Select(FunctionGuideTexts.Function),
            .. FilterCatalog.Names.Select(GuideTexts.Filter),
            .. Constant.Names.Append(Constant.RecordChange).Select(GuideTexts.Constant),
            .. NodeFormat.Names.Select(GuideTexts.Format),
            .. NodeParser.Names.Select(GuideTexts.Parser),
        ];
        Assert.All(texts, t => Assert.NotEmpty(t.English));
        Assert.All(texts, t => Assert.NotEmpty(t.Chinese));
    }
}
