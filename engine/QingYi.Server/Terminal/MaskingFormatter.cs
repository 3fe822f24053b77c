using QingYi.Engine.Environments;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace QingYi.Server.Terminal;

/// <summary>Masks secrets in every line of the log.</summary>
internal sealed class MaskingFormatter(SecretMask mask) : ITextFormatter
{
    private readonly MessageTemplateTextFormatter inner = new(
        "{Timestamp:yyyy-MM-dd HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}"
    );

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var text = new StringWriter();
        inner.Format(logEvent, text);
        output.Write(mask.Hide(text.ToString()));
    }
}
