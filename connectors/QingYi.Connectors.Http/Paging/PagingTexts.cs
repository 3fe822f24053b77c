namespace QingYi.Connectors.Http.Paging;

/// <summary>The texts about paging.</summary>
internal static class PagingTexts
{
    // What resuming cannot do.
    public static LocalizedText Counted { get; } =
        new(
            "pages are identified by counting, and records that leave the window meanwhile shift the later pages",
            "页按序号计，期间离开窗口的记录会使后面的页错位"
        );

    // The next page is unknown.
    public static LocalizedText StartAgain { get; } =
        new("Start the run again. If the error persists, ask the vendor.", "请重新运行；仍然出错时，请询问厂商。");

    public static LocalizedText StartAgainOrPageByNumber { get; } =
        new(
            "Start the run again. If the error persists, page by number in the scheme, or ask the vendor.",
            "请重新运行；仍然出错时，请在方案里改为按页码分页，或询问厂商。"
        );

    public static LocalizedText CorrectFlag { get; } =
        new(
            "Correct the path in the manifest or in the scheme's paging; it must be true or false, 1 or 0, Y or N.",
            "请改正清单或方案的分页里的路径；它的值必须是 true 或 false、1 或 0、Y 或 N。"
        );

    public static LocalizedText CorrectKey { get; } =
        new("Correct 'key' of the paging: it names a field that every record has.", "请改正分页的 'key'：它应当是每条记录都有的字段。");

    public static LocalizedText NoCursor(int records, string field) =>
        new(
            $"a full page of {records} records came without a '{field}' for the next page, so it is not known whether more records follow",
            $"满页（{records} 条记录）没有带下一页的 '{field}'，无法确定后面是否还有记录"
        );

    public static LocalizedText NoFlag(int records, string path, string? value) =>
        new(
            $"a page of {records} records came with '{path}' = {value ?? "nothing"}, so it is not known whether more pages follow",
            $"一页（{records} 条记录）的 '{path}' = {value ?? "（无）"}，无法确定后面是否还有页"
        );

    public static LocalizedText NoKey(string key) =>
        new($"the last record of a page has no '{key}' for the next page", $"一页的最后一条记录没有取下一页所需的 '{key}'");

    // The next page is this page.
    public static LocalizedText ChooseKey { get; } =
        new("Choose a key that increases, or ask the vendor.", "请改用递增的字段作为 'key'，或询问厂商。");

    public static LocalizedText SameCursor(string field) =>
        new(
            $"the vendor returned the same '{field}' twice, so the run would read one page for ever",
            $"厂商两次返回同一个 '{field}'，运行会一直读同一页"
        );

    public static LocalizedText SameKey(string key) =>
        new(
            $"a page ended with the same '{key}' as the page before, so the run would read one page for ever",
            $"这一页末尾的 '{key}' 与上一页相同，运行会一直读同一页"
        );

    public static LocalizedText OwnAddress { get; } =
        new(
            "the answer names its own address as the next page, so the run would read one page for ever",
            "应答把自己的地址当作下一页，运行会一直读同一页"
        );

    // Paging that never ends.
    public static LocalizedText CheckPaging { get; } =
        new(
            $"Nothing is lost: the watermark does not move. Check whether the api has another name for the page's field "
                + $"('field' of the paging), and whether 'path' shows that more pages follow.",
            $"数据没有丢失：同步位置没有前移。请检查接口的页码字段是否另有名称（分页的 'field'），以及 'path' 是否表示后面还有页。"
        );

    public static LocalizedText EmptyPages(int pages) =>
        new(
            $"{pages} consecutive pages were empty, and each says that more pages follow: the run would never end",
            $"连续 {pages} 页是空的，却都说后面还有页：运行不会结束"
        );

    public static LocalizedText SamePage(int times) =>
        new(
            $"the vendor returned the same page {times} times for different page numbers or cursors: the run would never end",
            $"厂商对不同的页码或游标 {times} 次返回了同一页：运行不会结束"
        );

    public static LocalizedText CursorCycle(string cursor) =>
        new(
            $"the cursor '{cursor}' occurred before, so the pages form a cycle: the run would never end",
            $"游标 '{cursor}' 之前出现过，各页首尾相接：运行不会结束"
        );
}
