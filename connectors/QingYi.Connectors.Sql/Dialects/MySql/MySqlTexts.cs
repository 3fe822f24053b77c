namespace QingYi.Connectors.Sql.Dialects.MySql;

/// <summary>What is said about a MySQL or MariaDB server.</summary>
internal static class MySqlTexts
{
    public static LocalizedText BadConnectionString(string message) =>
        new($"the connection string is wrong: {message}", $"连接串有误：{message}");

    public static LocalizedText CorrectConnectionString =>
        new("Correct 'connectionString' in the environment file.", "请改正环境文件里的 'connectionString'。");

    public static LocalizedText ServerError(int number, string message) =>
        new($"MySQL error {number}: {message}", $"MySQL 错误 {number}：{message}");

    public static LocalizedText CheckUser => new("Check user and password in the environment file.", "请检查环境文件里的用户名和密码。");

    public static LocalizedText AskForRight => new("Ask the database's administrator for the right.", "请向数据库管理员申请该权限。");

    public static LocalizedText CheckDatabase =>
        new("Check the database's name in the connection string, or create the database.", "请检查连接串里的数据库名，或创建该数据库。");

    public static LocalizedText CreateTable =>
        new("Create the table, or correct its name in the statement.", "请创建该表，或改正语句里的表名。");

    public static LocalizedText CorrectColumn =>
        new("Correct the column's name in the statement, or add the column.", "请改正语句里的列名，或在表里增加该列。");

    public static LocalizedText CorrectSyntax => new("Correct the statement's syntax.", "请改正语句的语法。");

    public static LocalizedText CountValues => new("Give the statement as many values as columns.", "请让语句里值的个数与列数相同。");

    public static LocalizedText LeaveOutColumn =>
        new("Leave the column out of the request: the database calculates it.", "请从请求里去掉该列：它由数据库计算。");

    public static LocalizedText GiveColumn =>
        new("Add the column to the statement, or give it a default in the table.", "请在语句里加上该列，或在表里给它设默认值。");

    public static LocalizedText LookUpError =>
        new(
            "Look the error up in the MySQL manual, and correct the statement or the database.",
            "请在 MySQL 手册里查这个错误，再改正语句或数据库。"
        );

    public static LocalizedText NoUniqueIndex(string table, IEnumerable<string> keys) =>
        new(
            $"the table {table} has no unique index on {string.Join(", ", keys)}, so an upsert would insert the "
                + $"same row again and again",
            $"表 {table} 在 {string.Join("、", keys)} 上没有唯一索引，upsert 会反复插入同一行"
        );

    public static LocalizedText CreateIndex(string table, IEnumerable<string> keys)
    {
        var sql = $"ALTER TABLE {table} ADD UNIQUE ({string.Join(", ", keys)})";
        return new(
            $"Create the index ({sql}), or name the columns of a unique index in 'key'.",
            $"请创建该索引（{sql}），或在 'key' 里写一个唯一索引的各列。"
        );
    }

    public static LocalizedText OtherEngine(string table, string engine) =>
        new(
            $"{table} uses the engine {engine}, where the keys of several rows may have gaps",
            $"{table} 的引擎是 {engine}，一次写入多行时自增主键可能不连续"
        );

    public static LocalizedText NoTableOfInnoDb(string table) =>
        new(
            $"{table} is not an InnoDB table, so the keys of several rows may have gaps",
            $"{table} 不是 InnoDB 表，一次写入多行时自增主键可能不连续"
        );

    public static LocalizedText HasTriggers(string table) =>
        new($"{table} has triggers, which may see the rows one by one", $"{table} 有触发器，触发器可能逐行读取这些行");

    public static LocalizedText NumbersWithGaps(string table) =>
        new($"{table} numbers the rows of one statement with gaps", $"{table} 给同一条语句写入的各行编号不连续");

    public static LocalizedText OneByOneFromNowOn(LocalizedText obstacle) =>
        new($"{obstacle}, so rows are written one by one from now on", $"{obstacle}，从现在起逐行写入");

    public static LocalizedText ProcedureMayCommit => new("a stored procedure may commit by itself", "存储过程可能自行提交事务");

    public static LocalizedText NoTransactions(string table, string engine) =>
        new(
            $"the table {table} uses the engine {engine}, which has no transactions (ALTER TABLE … ENGINE=InnoDB adds them)",
            $"表 {table} 的引擎 {engine} 没有事务（执行 ALTER TABLE … ENGINE=InnoDB 后就有）"
        );
}
