namespace QingYi.Engine.Runs;

/// <summary>What a reconciliation says.</summary>
internal static class ReconcileTexts
{
    // Why it cannot be done.
    public static LocalizedText LogHasNoListing(string api) =>
        new(
            $"the api '{api}' reads a log, which has no listing of ids and reports deletions itself",
            $"接口 '{api}' 读取变更日志，没有 id 清单，并且自己会报告删除"
        );

    public static LocalizedText ReadLog { get; } =
        new("Nothing needs to be reconciled: a run receives the deletions.", "不需要对账：运行时会收到删除。");

    public static LocalizedText DeletesNotTaken(string api) =>
        new(
            $"the api '{api}' of the target does not handle deletions, so records that are gone cannot be deleted there",
            $"目标接口 '{api}' 不处理删除，源端已没有的记录无法在目标删除"
        );

    public static LocalizedText MarkInstead { get; } =
        new("Let the target handle deletions, or reconcile with '--action mark'.", "请让目标处理删除，或用 '--action mark' 对账。");

    // Why nothing is concluded.
    public static LocalizedText ListingIncomplete(DateTimeOffset from, DateTimeOffset to, long? total, int passes, long seen) =>
        new(
            $"the source has {total} records from {from:u} to {to:u} by its own count, but {passes} readings found {seen} different ids: "
                + "nothing is concluded from an incomplete listing, and no record was changed",
            $"按源端自己的计数，{from:u} 到 {to:u} 有 {total} 条记录，但读了 {passes} 遍只找到 {seen} 个不同的 id：清单不完整，不下任何结论，没有改动任何记录"
        );

    public static LocalizedText ReconcileLater(string id) =>
        new(
            $"Reconcile again when the source changes less. If this repeats, check that '{id}' is different for each record, or lower "
                + "'pageSize'.",
            $"请在源端变动较少时再对账。如果反复出现，检查每条记录的 '{id}' 是否各不相同，或调小 'pageSize'。"
        );

    public static LocalizedText TooManyMissing(long missing, long compared, double limit, IReadOnlyList<string> ids) =>
        new(
            $"{missing:N0} of {compared:N0} records are missing at the source, more than 'limit: {limit * 100:0.##}%' allows, so no record "
                + $"was changed; the first are {Some(ids, ", ")}",
            $"{compared:N0} 条记录中有 {missing:N0} 条在源端找不到，超过 'limit: {limit * 100:0.##}%'，没有改动任何记录；前几条是 {Some(ids, "、")}"
        );

    public static LocalizedText NothingListed(long compared) =>
        new(
            $"the listing of the source is empty, but the store has {compared:N0} records: no record was changed",
            $"源端的清单是空的，而数据池里有 {compared:N0} 条记录：没有改动任何记录"
        );

    public static LocalizedText CheckListing(string id) =>
        new(
            $"Check the request of the listing, its rights, and that '{id}' is the id of the records. If so many are really gone, raise "
                + "'limit' under 'reconcile' and reconcile again.",
            $"请检查清单的请求、权限，以及 '{id}' 是否就是记录的 id。如果确实少了这么多，请调高 'reconcile' 下的 'limit'，再对账。"
        );

    public static LocalizedText CheckEmptyListing { get; } =
        new(
            "Check the request of the listing, its times, and its rights. An empty listing is never a reason to delete, "
                + "whatever 'limit' is.",
            "请检查清单的请求、时间和权限。无论 'limit' 是多少，空清单都不会导致删除。"
        );

    public static LocalizedText ListedWithoutId(long records) =>
        new(
            $"{records:N0} records of the listing have no id, so they may be any that are missing: nothing is concluded from an incomplete "
                + "listing, and no record was changed",
            $"清单中有 {records:N0} 条记录没有 id，找不到的记录可能就是它们：清单不完整，不下任何结论，没有改动任何记录"
        );

    public static LocalizedText CheckId(string id) =>
        new(
            $"Check that each record of the listing is an object with '{id}', or list the ids with 'reconcile.source'.",
            $"请检查清单的每条记录都是带 '{id}' 的对象，或用 'reconcile.source' 列出 id。"
        );

    // What was found.
    public static LocalizedText NotReadYet { get; } =
        new("the scheme has not read its source yet, so there is nothing to compare.", "方案还没有读过源端，没有可以比较的记录。");

    public static LocalizedText NoneMissing(long compared) =>
        new($"the source still has all {compared:N0} records that were compared.", $"比较了 {compared:N0} 条记录，源端都还有。");

    public static LocalizedText Missing(long missing, long gone, string scheme, IReadOnlyList<string> ids) =>
        new(
            $"{missing:N0} records are missing at the source, {gone:N0} of them for good: {Some(ids, ", ")}. See 'qingyi records {scheme} "
                + "--missing'.",
            $"{missing:N0} 条记录在源端找不到，其中 {gone:N0} 条已确认：{Some(ids, "、")}。见 'qingyi records {scheme} --missing'。"
        );

    public static LocalizedText NotConfirmed(long records) =>
        new(
            $"{records:N0} of them are not confirmed yet: a record counts as gone when two reconciliations in a row miss it and a run has "
                + "read the source in between.",
            $"其中 {records:N0} 条尚未确认：连续两次对账都找不到，且其间有一次运行读过源端，才算确实没有。"
        );

    public static LocalizedText NotStored(long records, IReadOnlyList<string> ids) =>
        new(
            $"the source has {records:N0} records that the store does not have: {Some(ids, ", ")}. They are newer than the last run, a "
                + "condition drops them, or they have never been read.",
            $"源端有 {records:N0} 条记录不在数据池里：{Some(ids, "、")}。它们晚于上次运行、被条件过滤，或从未读到。"
        );

    private static string Some(IReadOnlyList<string> ids, string separator) =>
        string.Join(separator, ids.Take(5).Select(i => $"'{i}'")) + (ids.Count > 5 ? " …" : "");
}
