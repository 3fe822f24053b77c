namespace QingYi.Connectors.Sql.Writing;

/// <summary>What a target says while it writes: its checkpoint, the rows it refuses, and how it sends the statements.</summary>
internal static class DeliveryTexts
{
    public static LocalizedText MayNotCreateCheckpoint =>
        new("this account may not create the table qingyi_checkpoint", "这个账号无权创建表 qingyi_checkpoint");

    public static LocalizedText OtherStore(string scheme, string store) =>
        new(
            $"the target has a checkpoint of the scheme '{scheme}' from another state directory (store {store}), so "
                + $"what it has received is not known here",
            $"目标里方案 '{scheme}' 的检查点来自另一个状态目录（数据池 {store}），所以这里不知道目标收到过什么"
        );

    public static LocalizedText UseOtherStore =>
        new(
            "Use that state directory with --state. If it is gone for good, take the target over with 'qingyi state "
                + "adopt FILE'; records fetched again are then written again.",
            "请用 --state 指定那个状态目录。如果它已经丢失，用 'qingyi state adopt FILE' 接管目标；此后再次取到的记录会再写一遍。"
        );

    public static LocalizedText NewerCheckpoint(int? version, int newest) =>
        new(
            $"the checkpoint in the target has version {version}, but this program reads version {newest}",
            $"目标里的检查点是版本 {version}，而本程序读取版本 {newest}"
        );

    public static LocalizedText UseNewerVersion =>
        new("Use the version of QingYi that wrote it, or a later one.", "请使用写入它的那个版本的 QingYi，或更新的版本。");

    public static LocalizedText NoColumn(string table, string column) =>
        new($"the table {table} has no column '{column}'", $"表 {table} 没有列 '{column}'");

    public static LocalizedText CorrectColumn(string column, IEnumerable<string> known)
    {
        var suggestion = NameSuggestion.DidYouMean(column, known);
        return new($"Correct the statement, or add the column.{suggestion}", $"请改正语句，或在表里增加该列。{suggestion}");
    }

    public static LocalizedText NoRow(string table) =>
        new(
            $"no row of {table} has this key, so nothing was updated. Insert it first, or use the api 'upsert'.",
            $"{table} 里没有这个主键的行，所以什么也没有更新。请先插入该行，或用接口 'upsert'。"
        );

    public static LocalizedText NoKeyOfDeletion(string key, string table) =>
        new(
            $"the record is deleted at the source, but the key '{key}' has no value, so it is not known which row of "
                + $"{table} to delete. Take the key from a field that a deletion contains, or skip the record if it has no row.",
            $"记录在源端已删除，但主键 '{key}' 没有值，不知道该删除 {table} 的哪一行。"
                + $"请从删除消息里有的字段取主键；如果目标里没有这一行，就跳过该记录。"
        );

    public static LocalizedText OneByOne(LocalizedText obstacle) => new($"statement by statement: {obstacle}", $"逐条执行：{obstacle}");

    public static LocalizedText ManyRows(string verb, string table, int? documents) =>
        new(
            $"many rows a statement: {verb} {table}, up to {documents} documents",
            $"批量写入：{verb} {table}，每批至多 {documents} 张单据"
        );

    public static LocalizedText ReturnsRows => new("executeReturn returns the row of each document", "executeReturn 要返回每张单据的行");

    public static LocalizedText OfStatement(string verb, string table, LocalizedText obstacle) => obstacle.At($"{verb} {table}");

    public static LocalizedText ChangesRows => new("it changes existing rows", "它会改动已有的行");

    public static LocalizedText TwoStatements(string table) => new($"two statements write {table}", $"有两条语句写入 {table}");

    public static LocalizedText KeyInsideText(string table) =>
        new($"{table}: a text is concatenated with the generated key", $"{table}：有文本与自增主键拼接");

    public static LocalizedText GivesKeyItself(string table, string column) =>
        new(
            $"{table}: the statement gives a value for '{column}', which the database numbers",
            $"{table}：'{column}' 由数据库自动编号，语句却给出了它的值"
        );

    public static LocalizedText NoNumberedColumn(string table) =>
        new($"{table} has no column that the database numbers", $"{table} 没有由数据库编号的列");
}
