namespace QingYi.Web.LogIn;

/// <summary>What the forms of log-in and set-up send.</summary>
public sealed class LogInForm
{
    public string? Name { get; set; }

    public string? Password { get; set; }

    public string? Code { get; set; }
}
