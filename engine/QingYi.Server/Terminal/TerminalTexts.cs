using QingYi.Engine.Documents;

namespace QingYi.Server.Terminal;

/// <summary>The form of errors, warnings and notes on the terminal, and the display of a run's progress.</summary>
internal static class TerminalTexts
{
    public static LocalizedText Error(string place, string code, LocalizedText text) =>
        Problem.Line(ProblemSeverity.Error, place, code, text);

    public static LocalizedText Error(string code, LocalizedText text) => new($"error {code}: {text}", $"错误 {code}: {text}");

    public static LocalizedText Warning(string place, string code, LocalizedText text) =>
        Problem.Line(ProblemSeverity.Warning, place, code, text);

    public static LocalizedText Note(LocalizedText text) => new($"note: {text}", $"注意：{text}");

    public static LocalizedText Note(string place, LocalizedText text) => new($"{place}: note: {text}", $"{place}: 注意：{text}");

    // The program itself
    public static LocalizedText HowToGetHelp =>
        new(
            "'qingyi --help' lists the commands, 'qingyi COMMAND --help' its options.",
            "'qingyi --help' 列出各命令，'qingyi COMMAND --help' 列出命令的选项。"
        );

    public static LocalizedText Unforeseen(string type, string message) =>
        new(
            $"{type}: {message}. This is a fault of QingYi or of a connector: nothing that was reported as done is lost. "
                + $"Report it with the command that you ran.",
            $"{type}: {message}。这是 QingYi 或连接器的缺陷：已报告完成的内容都没有丢失。请连同所执行的命令一起反馈。"
        );

    // Progress
    public static LocalizedText Fetch => new("fetch", "取数");

    public static LocalizedText Deliver => new("deliver", "写入");

    public static LocalizedText Fetched(long pages, long records) =>
        new($"fetch    {pages, 5} pages   {records, 9:N0} records", $"取数  {pages, 5} 页   {records, 9:N0} 条");

    public static LocalizedText Delivered(double rate, long records, LocalizedText timeLeft) =>
        new($"deliver  {rate, 7:N0}/s     {records, 9:N0} records  {timeLeft}", $"写入  {rate, 7:N0}/s  {records, 9:N0} 条  {timeLeft}");

    public static LocalizedText Left(TimeSpan time) => new($"{time:h\\:mm\\:ss} left", $"剩余 {time:h\\:mm\\:ss}");
}
