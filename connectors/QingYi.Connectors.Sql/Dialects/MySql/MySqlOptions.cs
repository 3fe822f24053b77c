using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace QingYi.Connectors.Sql.Dialects.MySql;

/// <summary>A connection to MySQL 8 or MariaDB 10.6 and later.</summary>
internal sealed record MySqlOptions
{
    [Required]
    [Secret]
    [Description("连接串 Server=…;User ID=…;Password=…;Database=… (MySqlConnector's form).")]
    public string ConnectionString { get; init; } = "";

    [Description("More sql_mode flags for the session, e.g. ANSI_QUOTES; strict mode is always on.")]
    public string SqlMode { get; init; } = "";

    [Description("How long a statement may take.")]
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
