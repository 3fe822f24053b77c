namespace QingYi.Connectors.Sql.Writing;

/// <summary>Why the rows of a document cannot be found.</summary>
internal static class FindingTexts
{
    public static LocalizedText NoInsert(string verb) =>
        new(
            $"only the rows of an INSERT can be found by their key, and this statement is {verb}",
            $"只有 INSERT 的行能按键查找，这条语句是 {verb}"
        );

    public static LocalizedText NoTable(string table) =>
        new($"the table {table} does not exist, or this account may not see it", $"表 {table} 不存在，或这个账号无权查看");

    public static LocalizedText CorrectTable =>
        new("Create the table, or give the account the right to read it.", "请创建该表，或给账号授予读取权限。");

    public static LocalizedText NoUniqueIndex(string table) =>
        new($"the table {table} has neither a primary key nor a unique index", $"表 {table} 既没有主键，也没有唯一索引");

    public static LocalizedText NotBound(string table, IEnumerable<string> keys) =>
        new(
            $"the statement gives no value for all columns of a primary key or unique index of {table}: {string.Join(", ", keys)}",
            $"语句没有给出 {table} 的主键或唯一索引的全部列的值：{string.Join("、", keys)}"
        );

    public static LocalizedText NoGeneratedKey(string table) =>
        new(
            $"the rows of {table} are found by the key that the database generated, and the store has no answer of the target with it",
            $"{table} 的行要按数据库生成的主键查找，而数据池里没有含该主键的目标答复"
        );

    public static LocalizedText NoIndex(string table, string column) =>
        new(
            $"no index of {table} begins with the column '{column}', so finding its rows would read the whole table",
            $"{table} 没有以列 '{column}' 开头的索引，查找它的行要读取整张表"
        );

    public static LocalizedText CreateIndex(string table, string column) =>
        new($"Create an index on {table} ({column}).", $"请在 {table} ({column}) 上建立索引。");

    public static LocalizedText NoValue(string table, IReadOnlyList<string> columns) =>
        new(
            $"the record has no value for the key of {table} ({string.Join(", ", columns)})",
            $"记录里没有 {table} 的键（{string.Join("、", columns)}）的值"
        );
}
