using QingYi.Engine.Stores;

namespace QingYi.Web.Records;

/// <summary>The data pool.</summary>
internal static class RecordTexts
{
    public static LocalizedText Status => new("Status", "状态");

    public static LocalizedText AnyStatus => new("all", "全部");

    public static LocalizedText Id => new("Id", "记录 id");

    public static LocalizedText Number => new("Number", "单号");

    public static LocalizedText Attempts => new("Attempts", "次数");

    public static LocalizedText Fetched => new("Fetched", "取到");

    public static LocalizedText Settled => new("Settled", "结果时间");

    public static LocalizedText Reason => new("Answer or cause", "答复或原因");

    public static LocalizedText Causes => new("By cause", "按原因");

    public static LocalizedText Find => new("Id or number", "id 或单号");

    public static LocalizedText Field => new("Field of the content", "内容里的字段");

    public static LocalizedText Value => new("Value", "值");

    public static LocalizedText From => new("Fetched from", "取到时间从");

    public static LocalizedText To => new("to", "到");

    public static LocalizedText Apply => new("Filter", "筛选");

    public static LocalizedText Clear => new("Clear the filter", "清除筛选");

    public static LocalizedText Newer => new("◀ Newer", "◀ 较新");

    public static LocalizedText Older => new("Older ▶", "较旧 ▶");

    public static LocalizedText Newest => new("Newest", "最新");

    public static LocalizedText None => new("No record fits the filter.", "没有符合筛选的记录。");

    public static LocalizedText NoneYet =>
        new("The scheme has no records yet: they come with its first run.", "方案还没有记录，首次运行后就会出现。");

    public static LocalizedText Export => new("Export this page", "导出本页");

    public static LocalizedText Select => new("Select", "选择");

    public static LocalizedText SelectPage => new("Select the page", "选择本页");

    public static LocalizedText Selected(int count) => new($"{count:N0} selected", $"已选 {count:N0} 条");

    public static LocalizedText AllOfFilter(string filter) => new($"all {filter}", $"全部{filter}");

    public static LocalizedText Scanned(long scanned, double share) =>
        new(
            $"{scanned:N0} contents compared ({share:P0} of the pool); go on with the arrows.",
            $"已比较 {scanned:N0} 条内容（数据池的 {share:P0}），用箭头继续。"
        );

    public static LocalizedText Gone => new("gone at the source", "源端已没有");

    public static LocalizedText Awaits(string scheme) => new($"waits for {scheme}", $"等待 {scheme}");

    public static LocalizedText Move(RecordMove move) =>
        move.Name switch
        {
            "retry" => new("Retry", "重试"),
            "resend" => new("Send again", "重发"),
            _ => new("Skip", "跳过"),
        };

    /// <summary>What a change does, said before it is made.</summary>
    /// <param name="move">The change.</param>
    /// <param name="count">How many records it concerns; null: not counted.</param>
    /// <param name="records">Which ones.</param>
    public static LocalizedText Consequence(RecordMove move, long? count, LocalizedText records)
    {
        var which = count is { } known
            ? new LocalizedText($"{known:N0} {(known == 1 ? "record" : "records")} ({records})", $"{known:N0} 条记录（{records}）")
            : records;
        return move.Name switch
        {
            "retry" => new(
                $"{which}: they wait for the next run, which sends them as the scheme stands now. The target does not have them yet.",
                $"{which}：等待下次运行，按方案现在的样子生成并发送。目标还没有写入过它们。"
            ),
            "resend" => new(
                $"{which}: they are sent once more. The target has them: an INSERT writes a second row, unless a key prevents it.",
                $"{which}：再发送一次。目标已经写入过：INSERT 会再写一行，除非目标按键识别重复。"
            ),
            _ => new(
                $"{which}: no run delivers them any more, until somebody retries them. The target sees nothing.",
                $"{which}：以后不再写入，除非有人重试。目标不受影响。"
            ),
        };
    }

    public static LocalizedText Moved(int count, RecordStatus to) =>
        new(
            $"{count:N0} {(count == 1 ? "record is" : "records are")} {RecordMove.Label(to)} now.",
            $"{count:N0} 条记录现在是{RecordMove.Label(to)}。"
        );

    public static LocalizedText Confirm => new("Do it", "确定");

    // The story of one record
    public static LocalizedText Record => new("Record", "记录");

    public static LocalizedText Story => new("What happened", "经过");

    /// <summary>What happened to a record.</summary>
    public static LocalizedText Event(string what) =>
        what switch
        {
            "fetched" => new("fetched by run", "取到，运行"),
            "received" => new("received", "收到"),
            "edited" => new("content replaced by hand", "内容被人工替换"),
            "deleted" => new("deleted at the source", "源端已删除"),
            "missing" => new("no longer at the source", "源端已没有"),
            "returned" => new("at the source again", "源端又有了"),
            "sent" => new("sent", "发送"),
            "delivered" => new("written", "已写入"),
            "rejected" => new("rejected", "被拒绝"),
            "parked" => new("waits for another record", "等待另一条记录"),
            "retried" => new("set to wait by hand", "被人工重试"),
            "skipped" => new("skipped by hand", "被人工跳过"),
            _ => LocalizedText.Of(what),
        };

    public static LocalizedText Content => new("Content as fetched", "原文");

    public static LocalizedText Sent => new("Request to the target", "发往目标的请求");

    public static LocalizedText SentHelp => new("as it was sent, or as the next run would send it", "已发送的，或下次运行将发送的");

    public static LocalizedText NotRendered =>
        new(
            "It cannot be shown: the content is gone, the record is sent together with others, or it cannot be rendered.",
            "无法显示：内容已清理，或与其他记录合并发送，或生成失败。"
        );

    public static LocalizedText Answer => new("Answer of the target", "目标的答复");

    public static LocalizedText Edit => new("Edit and resend", "编辑并重发");

    public static LocalizedText EditHelp =>
        new(
            "The content is replaced, and the record waits for the next run. The id must stay.",
            "内容会被替换，记录等待下次运行。id 不能改。"
        );

    public static LocalizedText TooLongToEdit =>
        new(
            "The content is too long for an editor in the browser: 'qingyi records edit' replaces it.",
            "内容太长，无法在浏览器里编辑，请用 qingyi records edit 替换。"
        );

    public static LocalizedText SecretToEdit =>
        new(
            "The content holds a secret of the environment, which no page shows: 'qingyi records edit' replaces it.",
            "内容里有环境的密钥，页面不显示，请用 qingyi records edit 替换。"
        );

    public static LocalizedText Save => new("Save and retry", "保存并重试");

    public static LocalizedText Edited => new("The content is replaced; the record waits.", "内容已替换，记录等待写入。");

    public static LocalizedText NoContent => new("The content was cleaned up after its time.", "内容已过保留期被清理。");

    public static LocalizedText OtherSchemes => new("The same id or number in other schemes", "其他方案里相同 id 或单号的记录");

    public static LocalizedText Missing => new("The address names no record.", "地址里没有记录的 id。");

    public static LocalizedText ChooseScheme => new("Choose a scheme:", "请选择方案：");

    public static LocalizedText NoJson(string cause) => new($"This is no JSON object: {cause}", $"这不是 JSON 对象：{cause}");
}
