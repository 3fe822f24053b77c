using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace QingYi.Connectors.Sql.Dialects.MySql;

/// <summary>A connection to MySQL 8 or MariaDB 10.6 and later.</summary>
internal sealed record MySqlOptions
{
    [Required]
    [Secret]
    [Description("连接串 Server=…;User ID=…;Password=…;Database=… (in the format of MySqlConnector).")]
    public string ConnectionString { get; init; } = "";

    [Description("Additional sql_mode flags for the session, e.g. ANSI_QUOTES; strict mode is always on.")]
    public string SqlMode { get; init; } = "";

    [Description("The maximum duration of a statement.")]
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
