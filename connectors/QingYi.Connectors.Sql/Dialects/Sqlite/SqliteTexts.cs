namespace QingYi.Connectors.Sql.Dialects.Sqlite;

/// <summary>What is said about an SQLite database.</summary>
internal static class SqliteTexts
{
    public static LocalizedText SetupUnreadable(string message) =>
        new($"the file 'setup' cannot be read: {message}", $"'setup' 指定的文件无法读取：{message}");

    public static LocalizedText CorrectSetup => new("Correct 'setup' in the environment file.", "请改正环境文件里的 'setup'。");

    public static LocalizedText ValueExists(string? column, string message) =>
        new(
            $"column {column}: the value exists already. To update the row use the api 'upsert'. {message}",
            $"列 {column}：主键或唯一值重复。要更新该行，请用接口 'upsert'。{message}"
        );

    public static LocalizedText NotNull(string? column, string message) =>
        new($"column {column}: it must not be NULL. {message}", $"列 {column}：不能为 NULL。{message}");

    public static LocalizedText CorrectStatement =>
        new(
            "Correct the statement, or create what it names (an environment's 'setup' file does that for SQLite).",
            "请改正语句，或先创建其中用到的对象（SQLite 可由环境里 'setup' 指定的文件创建）。"
        );

    public static LocalizedText CheckFile =>
        new("Check that the database's file and folder exist and are writable.", "请确认数据库文件及其文件夹存在，并且可写。");

    public static LocalizedText LookUpError =>
        new(
            "Look the error up in the SQLite documentation, and correct the statement or the file.",
            "请在 SQLite 文档里查这个错误，再改正语句或文件。"
        );

    public static LocalizedText InProcess =>
        new("SQLite runs in this process, so one statement for each row costs little", "SQLite 就在本进程里运行，每行一条语句的开销很小");

    public static LocalizedText SeveralFiles(IEnumerable<string> files) =>
        new(
            $"the statements write into several SQLite files ({string.Join(", ", files)}), which do not commit as one",
            $"语句写入多个 SQLite 文件（{string.Join("、", files)}），它们不能一起提交"
        );
}
