using System.Text.Json.Nodes;
using QingYi.Engine.Documents;
using QingYi.Engine.Metadata;
using QingYi.Engine.Schemes;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Metadata;

public sealed class MetadataFiles
{
    /// <summary>A source in the forms that articles show.</summary>
    private const string Source = """
        {
          "api": "oms.trade.fullinfoget", "effect": "QUERY", "method": "POST", "number": "tradeNo", "id": "tradeId", "name": "销售单",
            "idCheck": true,
          "request": [
            {"field":"startModified","label":"最后修改时间(起始)","type":"string","describe":"说明","value":"{{LAST_SYNC_TIME|datetime}}","id":"a1"},
            {"field":"endModified","label":"截止","type":"string","value":"{{CURRENT_TIME|datetime}}"},
            {"field":"pageIndex","label":"页码","type":"string","value":"{PAGINATION_START_PAGE}"},
            {"field":"pageSize","label":"每页","type":"string","value":"{PAGINATION_PAGE_SIZE}"},
            {"field":"hasTotal","type":"string","value":"1"},
            {"field":"fields","label":"字段","type":"string",
              "value":"tradeId,tradeNo,orderNo,goodsDetail,goodsDetail.goodsNo,goodsDetail.sellCount"}
          ],
          "otherRequest": [], "response": [], "autoFillResponse": true,
          "condition": [[{"field":"tradeStatus","logic":"notnull"}]],
          "beatFlat": ["goodsDetail"], "pagination": {"pageSize": 100},
          "omissionRemedy": {"crontab":"0 2 * * *","takeOverRequest":[{"field":"startModified","value":"{{DAYS_AGO_3|datetime}}",
            "type":"string"}]}
        }
        """;

    /// <summary>A target whose children are an object of nodes, with one parser as an object and one as a chain.</summary>
    private const string Target = """
        {
          "api": "execute", "type": "EXECUTE", "method": "POST",
          "request": [
            {"field":"main_params","label":"主参数","type":"object","children":{
              "no":{"label":"单号","type":"string","value":"{{tradeNo}}-{goodsDetail_goodsNo}"},
              "qty":{"type":"int","value":"_function {{goodsDetail_sellCount}} * 100","is_required":true},
              "tags":{"type":"string","value":"a,b,a","parser":"StringToArray(\",\"),ArrayUnique"},
              "unit":{"type":"string","value":"Pcs","parser":{"name":"ConvertObjectParser","params":["FNumber"]}}}}
          ],
          "otherRequest": [{"field":"main_sql","label":"主语句","type":"string",
            "value":"INSERT INTO t (no, qty, tags, unit) VALUES (<{no: }>, <{qty: }>, <{tags: }>, <{unit: }>)"}]
        }
        """;

    private const string Record =
        """[{"tradeId":1,"tradeNo":"JY1","tradeStatus":"9090","goodsDetail":[{"goodsNo":"G1","sellCount":"0.5"}]}]""";

    private const string Expected =
        """{"statements":[{"sql":"INSERT INTO t (no, qty, tags, unit) VALUES (?, ?, ?, ?)","params":["JY1-G1",50,["a","b"],"""
        + """{"FNumber":"Pcs"}]}]}""";

    [Fact]
    public void Metadata_pasted_as_it_is_into_a_scheme_runs() =>
        Assert.Equal(Expected, Rendered.Of(Verbatim(Source, Target), Record).ToJsonString());

    [Fact]
    public void The_shapes_of_a_query_and_a_batch_save_are_understood()
    {
        var text = Import(
            """{ "api": "request", "effect": "QUERY", "method": "POST", "number": "FBillNo", "id": "FID", "request": [ """
                + """{"field":"FBillNo","label":"单据编号","type":"string","value":"FBillNo"} ], "otherRequest": [ """
                + """{"field":"FormId","label":"表单","type":"string","value":"SAL_OUTSTOCK"}, """
                + """{"field":"FilterString","label":"过滤","type":"string","value":"FApproveDate>='{{LAST_SYNC_TIME|dateTime}}' """
                + """and FSaleOrgId.FNumber='100'"}, {"field":"Limit","type":"string","value":"{PAGINATION_PAGE_SIZE}"} ],"""
                + """ "pagination": {"pageSize": "500"} }""",
            """{ "api": "request", "effect": "EXECUTE", "operation": """
                + """{"method":"batchArraySave","rows":"20","rowsKey":"array"}, "request": [ """
                + """{"field":"FSupplierId","label":"供应商","type":"string","parser":"""
                + """{"name":"ConvertObjectParser","params":"FNumber"},"value":"{FSupplierId.FNumber}"}, """
                + """{"field":"FEntity","label":"明细","type":"array","value":"items","children":"""
                + """[{"field":"FQty","type":"string","value":"{{items.qty}}","parent":"FEntity"}]} ], "otherRequest": [ """
                + """{"field":"FormId","type":"string","value":"PUR_Bill"}, """
                + """{"field":"IsAutoSubmitAndAudit","type":"bool","value":"true"}, """
                + """{"field":"key","type":"string","value":"Model"} ] }""",
            out _
        );
        Assert.Equal(
            """{"requests":[{"Model":[{"FSupplierId":{"FNumber":"SUP001"},"FEntity":[{"FQty":"2"},{"FQty":"3"}]"""
                + ""","FormId":"PUR_Bill","IsAutoSubmitAndAudit":true}]}]}""",
            Rendered.Of(text, """[{"FID":1,"FBillNo":"A","FSupplierId.FNumber":"SUP001","items":[{"qty":2},{"qty":3}]}]""").ToJsonString()
        );
    }

    [Fact]
    public void An_imported_pair_is_one_readable_scheme_that_means_the_same()
    {
        var text = Import(Source, Target, out var report);
        Golden.Check("Approved/imported.yaml", text);
        Assert.Equal(Expected, Rendered.Of(text, Record).ToJsonString());
        Assert.Equal(["source.autoFillResponse"], report.Where(r => r.Outcome == MetadataOutcome.NotUnderstood).Select(r => r.Key));
        Assert.Contains(report, r => r is { Key: "target.type", Outcome: MetadataOutcome.Translated });
    }

    [Fact]
    public void An_exported_scheme_is_metadata_that_means_the_same()
    {
        var problems = new ProblemList();
        var text = Import(Source, Target, out _);
        var root = NodeFile.Parse(new SourceText("s.yaml", text), problems)!;
        var exported = MetadataExporter.Export(root, new SchemeReader(problems).Parse("s.yaml", text)!, SandboxRun.Catalog);
        Assert.Equal("起始时间", Label(exported["source"]!["request"]!.AsArray(), "modified_begin") ?? "起始时间");
        Assert.Equal("最后修改时间（起始）", Label(exported["source"]!["request"]!.AsArray(), "startModified"));
        Assert.Equal(
            Expected,
            Rendered.Of(Verbatim(exported["source"]!.ToJsonString(), exported["target"]!.ToJsonString()), Record).ToJsonString()
        );
    }

    [Fact]
    public void A_key_that_is_not_understood_is_refused_where_it_stands_in_a_scheme_and_kept_as_a_note_in_an_import()
    {
        var odd = Source.Replace("\"name\": \"销售单\"", "\"isdeveloper\": 1", StringComparison.Ordinal);
        Assert.Contains(SchemeProblems.Of(Verbatim(odd, Target), "s.json"), p =>
            p.Code == "QY1007" && p.Message.English.Contains("'isdeveloper'", StringComparison.Ordinal) && p.Position.Line == 2
        );
        Assert.Contains("x-isdeveloper: 1", Import(odd, Target, out var report), StringComparison.Ordinal);
        Assert.Contains(report, r => r is { Key: "source.isdeveloper", Outcome: MetadataOutcome.NotUnderstood, Position.Line: 2 });
    }

    [Fact]
    public void An_import_loses_no_node_for_what_it_does_not_understand()
    {
        var text = Import(
            """{ "api": "空操作", "id": "id", "request": [] }""",
            """{ "api": "写入空操作", "request": [ """
                + """{"field":"a","type":"string","value":"1","formula":"x","default":"1970-01-01"}, """
                + """{"field":"b","value":"{{b}}"}, {"field":"b","value":"{{c}}"}, """
                + """{"field":"d","value":"行1\n行2","label":"多行\n说明"} ] }""",
            out var report
        );
        Assert.Contains(report, r =>
            r.Outcome == MetadataOutcome.NotUnderstood && r.Remark.English.Contains("'formula'", StringComparison.Ordinal)
        );
        Assert.Equal("""{"requests":[{"a":"1","b":"x","b":"y","d":"行1\n行2"}]}""", Shown(text, """[{"id":1,"b":"x","c":"y"}]"""));
    }

    [Fact]
    public void What_has_no_effect_is_said() =>
        Assert.Equal(
            ["autoFillResponse"],
            SchemeProblems
                .Of(Verbatim(Source, Target), "s.json")
                .Where(p => p.Code == "QY1020")
                .Select(p => p.Message.English.Split('\'')[1])
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [InlineData("{ \"crontab\": \"often\" }", "QY1009")]
    [InlineData("{ \"crontab\": \"0 2 * * *\", \"request\": [] }", "QY1007")]
    public void A_wrong_omissionRemedy_is_refused(string remedy, string code) =>
        Assert.Contains(
            SchemeProblems.Of(
                $$"""{ "scheme": "t", "source": { "connector": "noop", "api": "noop", "id": "id" }, "omissionRemedy": """
                    + $$"""{{remedy}}, "target": { "connector": "noop", "api": "noop" } }""",
                "s.json"
            ),
            p => p.Code == code
        );

    [Fact]
    public void Metadata_that_is_no_object_is_refused()
    {
        var problems = new ProblemList();
        Assert.Null(
            new MetadataImporter(SandboxRun.Catalog, problems).Import(
                NodeFile.Parse(new SourceText("a.json", "[]"), problems),
                null,
                "t",
                null
            )
        );
        Assert.Contains(problems.Sorted, p => p.Code == "QY1005");
    }

    // Compares the sent text, because the writer keeps a field that occurs twice.
    private static string Shown(string text, string records)
    {
        var compiled = SchemeFile.Compile(SandboxRun.Catalog, text);
        var context = new QingYi.Engine.Language.EvaluationContext(
            compiled.Plan,
            compiled.Constants(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "r")
        );
        context.Record.Load(System.Text.Encoding.UTF8.GetBytes(JsonNode.Parse(records)![0]!.ToJsonString()));
        return $"{{\"requests\":[{System.Text.Encoding.UTF8.GetString(compiled.Target.Request.Render(context).Span)}]}}";
    }

    private static string? Label(JsonArray nodes, string field) =>
        nodes.FirstOrDefault(n => n!["field"]!.ToString() == field)?["label"]?.ToString();

    private static string Import(string source, string target, out IReadOnlyList<MetadataReport> report)
    {
        var problems = new ProblemList();
        var importer = new MetadataImporter(SandboxRun.Catalog, problems);
        var text = importer.Import(
            NodeFile.Parse(new SourceText("source.json", source), problems),
            NodeFile.Parse(new SourceText("target.json", target), problems),
            "imported",
            "导入"
        );
        Assert.True(text is not null, string.Join('\n', problems.Sorted));
        report = importer.Report;
        return text;
    }

    private static string Verbatim(string source, string target)
    {
        var (from, to) = (JsonNode.Parse(source)!.AsObject(), JsonNode.Parse(target)!.AsObject());
        (from["connector"], to["connector"]) = ("jackyun", "mysql");
        return $$"""
            { "scheme": "t",
              "source": {{from.ToJsonString(QingYi.Engine.Values.JsonText.OneLine)}},
              "target": {{to.ToJsonString(QingYi.Engine.Values.JsonText.OneLine)}} }
            """;
    }
}
