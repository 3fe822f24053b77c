namespace QingYi.Connectors.Sql;

/// <summary>The titles of the apis of a database, and the labels and purposes of their parameters.</summary>
internal static class ApiTexts
{
    public static LocalizedText Execute => new("Execute (v1)", "执行操作-v1");

    public static LocalizedText ExecuteReturn => new("Execute and return the result", "执行并返回结果");

    public static LocalizedText BatchExecute => new("Execute in batches", "批量执行");

    public static LocalizedText Insert => new("Insert", "插入");

    public static LocalizedText Update => new("Update", "更新");

    public static LocalizedText Upsert => new("Insert or update", "插入或更新");

    public static LocalizedText Select => new("Query", "查询");

    public static LocalizedText Table => new("Table", "表");

    public static LocalizedText AboutTable => new("The table; every other parameter is a column.", "表名；其余每个参数是一列。");

    public static LocalizedText Key => new("Key", "主键");

    public static LocalizedText AboutKey =>
        new("The column that identifies the row, or several separated by commas.", "用来确定行的列，多列用逗号分隔。");

    public static LocalizedText OnDelete => new("When deleted at the source", "源端删除时");

    public static LocalizedText AboutOnDelete =>
        new(
            "What happens to the row of a record that is deleted at the source: 'delete', 'ignore', or { mark: COLUMN }, a column of "
                + "numbers that is 1 where the record is deleted and 0 where it exists.",
            "记录在源端删除时，如何处理目标里的行：'delete'（删除）、'ignore'（保留），或 { mark: COLUMN }，"
                + "即一个数值列，记录已删除时为 1，存在时为 0。"
        );

    public static LocalizedText MainParameters => new("Main parameters", "主参数");

    public static LocalizedText AboutMainParameters => new("The values of main_sql.", "main_sql 的值。");

    public static LocalizedText ExtendParameters => new("Extension parameters", "扩展参数");

    public static LocalizedText AboutExtendParameters =>
        new(
            "The values of the extend_sql with the same number, which runs once for each element of the array that they refer to.",
            "同号 extend_sql 的值；它们引用数组时，每个元素执行一次。"
        );

    public static LocalizedText MainSql => new("Main statement", "主语句");

    public static LocalizedText AboutMainSql =>
        new(
            "Runs first, once for each record; its generated key is :lastInsertId.",
            "最先执行，每条记录一次；其自增主键是 :lastInsertId。"
        );

    public static LocalizedText ExtendSql => new("Extension statement", "扩展语句");

    public static LocalizedText AboutExtendSql =>
        new("Runs after the main statement, in the same transaction.", "在主语句之后执行，在同一个事务里。");

    public static LocalizedText DeleteSql => new("Delete statement", "删除语句");

    public static LocalizedText AboutDeleteSql =>
        new(
            "Runs instead of the others for a record that is deleted at the source; it can name the values of main_params.",
            "记录在源端删除时，代替其他语句执行；可以引用 main_params 的值。"
        );

    public static LocalizedText AboutBatchSql =>
        new(
            "INSERT or REPLACE with its columns, up to VALUES; every other parameter is a column.",
            "INSERT 或 REPLACE，带上各列，写到 VALUES 为止；其余每个参数是一列。"
        );

    public static LocalizedText Limit => new("Rows per batch", "每批行数");

    public static LocalizedText AboutLimit => new("The number of rows in a statement, at most 1000.", "每条语句的行数，最多 1000。");

    public static LocalizedText SelectSql => new("Query statement", "查询语句");

    public static LocalizedText AboutSelectSql =>
        new("A SELECT; :name and {{CONSTANT}} in it are bound.", "一条 SELECT；其中的 :name 和 {{CONSTANT}} 都作为参数绑定。");

    public static LocalizedText SelectParameters => new("Parameters", "参数");

    public static LocalizedText AboutSelectParameters =>
        new(
            "Values that the statement names; they may also be parameters of the request itself.",
            "语句引用的值；也可以直接写成请求的参数。"
        );

    public static LocalizedText SelectKey => new("Key column", "键列");

    public static LocalizedText AboutSelectKey =>
        new(
            "A unique column to page by; after an interruption the read resumes after the last row read. Without "
                + "it the rows are streamed, and an interrupted window is read again from its start.",
            "按它翻页的唯一列；中断后从最后读到的行之后继续。不写则流式读取，中断的窗口从起点重读。"
        );
}
