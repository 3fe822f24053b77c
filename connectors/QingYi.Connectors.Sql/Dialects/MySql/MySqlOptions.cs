using System.ComponentModel.DataAnnotations;

namespace QingYi.Connectors.Sql.Dialects.MySql;

/// <summary>A connection to MySQL 8 or MariaDB 10.6 and later.</summary>
internal sealed record MySqlOptions
{
    [Required]
    [Secret]
    [LocalizedDescription(
        "The connection string: Server=…;User ID=…;Password=…;Database=… (in the format of MySqlConnector).",
        "连接串：Server=…;User ID=…;Password=…;Database=…（MySqlConnector 的格式）。"
    )]
    public string ConnectionString { get; init; } = "";

    [LocalizedDescription(
        "Additional sql_mode flags for the session, e.g. ANSI_QUOTES; strict mode is always on.",
        "会话另加的 sql_mode 标志，如 ANSI_QUOTES；严格模式总是打开。"
    )]
    public string SqlMode { get; init; } = "";

    [LocalizedDescription("The maximum duration of a statement.", "一条语句的最长执行时间。")]
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
